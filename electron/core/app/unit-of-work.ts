import type { Change } from '../../shared/contract/history.ts';
import { refuse } from '../../shared/contract/problem.ts';
import { storable, storableAtLength } from '../../shared/kernel/storable.ts';
import type { WritableDb } from '../db/database.ts';
import { identifier, join, list, sql } from '../db/sql.ts';
import type { SqlRow, SqlValue } from '../ports/sql-engine.ts';
import type { AnalysisTable, Counter, EvidenceTable } from './tables.ts';

/** A row of an analysis table: always with its id. */
export type Row = Readonly<Record<string, SqlValue>> & { readonly id: string };

/** A change of an analysis table, as the journal stores it. */
export type StoredChange = Change & { readonly table: AnalysisTable };

/** Rows that an import added to one evidence table. */
export interface Added {
  readonly table: EvidenceTable;
  readonly rows: readonly SqlRow[];
}

/** What an action did, gathered while it runs. */
export interface Work {
  readonly changes: readonly Change[];
  readonly added: readonly Added[];
  readonly sentence: string;
  /** Sequence number of the action that this one reverses or does again. */
  readonly reverses: number | undefined;
  /** Whether it belongs in the log even if no row changed. */
  readonly noted: boolean;
}

/**
 * The only writer of a project's tables. Every change of analysis goes through it and is remembered row by row, which
 * is what the journal stores, undo reverses and a merge compares.
 */
export class UnitOfWork {
  readonly #db: WritableDb;
  readonly #changes: Change[] = [];
  readonly #added = new Map<EvidenceTable, SqlRow[]>();
  #sentence = '';
  #reverses: number | undefined;
  #noted = false;

  constructor(db: WritableDb) {
    this.#db = db;
  }

  /** Adds a row of analysis. */
  insert(table: AnalysisTable, given: Row): void {
    const row: Row = { ...storableRow(given, storable), id: given.id };
    putRow(this.#db, table, row);
    this.#changes.push({ table, id: row.id, before: null, after: row });
  }

  /** Changes columns of a row; undefined ones are left alone. Journals nothing when all are so already. */
  update(table: AnalysisTable, id: string, patch: Readonly<Record<string, SqlValue | undefined>>): void {
    const before = this.#existing(table, id);
    const given = Object.entries(patch).filter(
      (entry): entry is [string, SqlValue] => entry[1] !== undefined,
    );
    const after: Row = { ...before, ...storableRow(Object.fromEntries(given), storable) };
    if (sameRow(before, after)) return;
    putRow(this.#db, table, after);
    this.#changes.push({ table, id, before, after });
  }

  /** Removes a row. */
  remove(table: AnalysisTable, id: string): void {
    const before = this.#existing(table, id);
    removeRow(this.#db, table, id);
    this.#changes.push({ table, id, before, after: null });
  }

  /** Adds a row of evidence, which nothing will change afterwards. undefined columns are NULL. */
  add(table: EvidenceTable, given: Readonly<Record<string, SqlValue | undefined>>): void {
    const row: SqlRow = storableRow(given, storableAtLength);
    addRow(this.#db, table, row);
    const rows = this.#added.get(table);
    if (rows) rows.push(row);
    else this.#added.set(table, [row]);
  }

  /** The next number of its kind. A number is never given twice, not even after undo. */
  nextNumber(counter: Counter): number {
    const found = readRow(this.#db, 'counter', counter);
    const value = Number(found?.value ?? 0) + 1;
    if (found) this.update('counter', counter, { value });
    else this.insert('counter', { id: counter, value });
    return value;
  }

  /** Says what the action did, for the log: one sentence in the past tense, without the author. */
  say(sentence: string): void {
    this.#sentence = storable(sentence);
  }

  /** Says what was done although no row changed, so that the log has it (an export). */
  note(sentence: string): void {
    this.#sentence = storable(sentence);
    this.#noted = true;
  }

  /** Applies a stored change. Answers false, and changes nothing, when the row is no longer as it was before it. */
  apply(change: StoredChange): boolean {
    const now = readRow(this.#db, change.table, change.id) ?? null;
    const fits = now === null || change.before === null ? now === change.before : holds(now, change.before);
    if (!fits) return false;
    if (change.after) putRow(this.#db, change.table, change.after as Row);
    else removeRow(this.#db, change.table, change.id);
    this.#changes.push(change);
    return true;
  }

  /** Marks this action as the reverse of another one, or as doing it again. */
  reverses(seq: number): void {
    this.#reverses = seq;
  }

  /** What has been done so far. */
  done(): Work {
    const added = [...this.#added].map(([table, rows]) => ({ table, rows }));
    return {
      changes: this.#changes,
      added,
      sentence: this.#sentence,
      reverses: this.#reverses,
      noted: this.#noted,
    };
  }

  #existing(table: AnalysisTable, id: string): Row {
    return (
      readRow(this.#db, table, id) ?? refuse({ code: 'not-found', what: table.replaceAll('_', ' '), id })
    );
  }
}

/** A row of an analysis table as it is now, or undefined. */
export function readRow(db: WritableDb, table: AnalysisTable, id: string): Row | undefined {
  return db.one<Row>(sql`SELECT * FROM ${identifier(table)} WHERE id = ${id}`);
}

/** Writes a row of an analysis table, whether it is there or not. */
export function putRow(db: WritableDb, table: AnalysisTable, row: Row): void {
  const columns = Object.keys(row);
  const names = join(columns.map(identifier), ', ');
  const sets = join(
    columns
      .filter(column => column !== 'id')
      .map(column => sql`${identifier(column)} = excluded.${identifier(column)}`),
    ', ',
  );
  db.run(
    sql`INSERT INTO ${identifier(table)} (${names}) VALUES (${list(Object.values(row))}) ON CONFLICT (id) DO UPDATE SET ${sets}`,
  );
}

/** Removes a row of an analysis table. */
export function removeRow(db: WritableDb, table: AnalysisTable, id: string): void {
  db.run(sql`DELETE FROM ${identifier(table)} WHERE id = ${id}`);
}

/** Adds a row of evidence. */
export function addRow(db: WritableDb, table: EvidenceTable, row: SqlRow): void {
  const names = join(Object.keys(row).map(identifier), ', ');
  db.run(sql`INSERT INTO ${identifier(table)} (${names}) VALUES (${list(Object.values(row))})`);
}

/** Whether two rows hold the same. */
export function sameRow(
  left: Readonly<Record<string, unknown>>,
  right: Readonly<Record<string, unknown>>,
): boolean {
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every(key => left[key] === right[key]);
}

/** Whether a row still holds what was remembered of it; columns that came later do not count. */
const holds = (now: Row, before: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(before).every(key => now[key] === before[key]);

/** A row whose texts SQLite gives back as they are; undefined is NULL. */
function storableRow(
  row: Readonly<Record<string, SqlValue | undefined>>,
  clean: (text: string) => string,
): SqlRow {
  const cell = (value: SqlValue | undefined): SqlValue =>
    typeof value === 'string' ? clean(value) : (value ?? null);
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, cell(value)]));
}
