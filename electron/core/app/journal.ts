import { z } from 'zod';
import { Change } from '../../shared/contract/history.ts';
import { refuse } from '../../shared/contract/problem.ts';
import type { ReadableDb, WritableDb } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Crypto } from '../ports/index.ts';
import { ANALYSIS_TABLES, EVIDENCE_TABLES } from './tables.ts';
import { addRow, putRow, type Row, removeRow, type Work } from './unit-of-work.ts';

/** One row of the journal as it is stored. `changes` is the JSON that was hashed; `added` counts rows and holds their hash. */
export interface JournalRow {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly author: string;
  readonly action: string;
  readonly sentence: string;
  readonly reverses: number | null;
  readonly changes: string;
  readonly added: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Who did what, before it is numbered and chained. */
export interface Deed {
  readonly id: string;
  readonly at: string;
  readonly author: string;
  readonly action: string;
  readonly work: Work;
}

const SqlCell = z.union([z.string(), z.number(), z.null()]);
const Payload = z.object({
  row: z.object({
    seq: z.int(),
    id: z.string(),
    at: z.string(),
    author: z.string(),
    action: z.string(),
    sentence: z.string(),
    reverses: z.int().nullable(),
    changes: z.string(),
    added: z.string(),
    previousHash: z.string(),
    hash: z.string(),
  }),
  added: z.array(z.object({ table: z.enum(EVIDENCE_TABLES), rows: z.array(z.record(z.string(), SqlCell)) })),
});
const StoredChanges = z.array(Change.extend({ table: z.enum(ANALYSIS_TABLES) }));

/** The hash that chains a row to the one before it: SHA-256 over all its fields. Documented in docs/project-file.md. */
export function hashOf(row: Omit<JournalRow, 'hash'>, crypto: Crypto): string {
  const fields = [
    row.seq,
    row.id,
    row.at,
    row.author,
    row.action,
    row.sentence,
    row.reverses,
    row.changes,
    row.added,
    row.previousHash,
  ];
  return crypto.sha256(new TextEncoder().encode(JSON.stringify(fields)));
}

/** Sequence number and hash of the last row; 0 and '' in an empty journal. */
export function lastOf(db: ReadableDb): { readonly seq: number; readonly hash: string } {
  return (
    db.one<{ seq: number; hash: string }>(sql`SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1`) ?? {
      seq: 0,
      hash: '',
    }
  );
}

/** How many rows of evidence came with an action, and the hash of them; '' for none. */
export function addedMark(added: Work['added'], crypto: Crypto): string {
  const rows = added.reduce((sum, each) => sum + each.rows.length, 0);
  return rows === 0 ? '' : `${rows}:${crypto.sha256(new TextEncoder().encode(JSON.stringify(added)))}`;
}

/** Writes the journal row of a deed and gives it with the payload that the project file seals. */
export function record(
  db: WritableDb,
  deed: Deed,
  crypto: Crypto,
): { readonly row: JournalRow; readonly payload: Uint8Array } {
  const last = lastOf(db);
  const encoder = new TextEncoder();
  const added = addedMark(deed.work.added, crypto);
  const open = {
    seq: last.seq + 1,
    id: deed.id,
    at: deed.at,
    author: deed.author,
    action: deed.action,
    sentence: deed.work.sentence,
    reverses: deed.work.reverses ?? null,
    changes: JSON.stringify(deed.work.changes),
    added,
    previousHash: last.hash,
  };
  const row = { ...open, hash: hashOf(open, crypto) };
  insertRow(db, row);
  return { row, payload: encoder.encode(JSON.stringify({ row, added: deed.work.added })) };
}

/** Does a stored action again while a project is opened. Refuses with `damaged` when it does not fit the chain. */
export function replay(db: WritableDb, payload: Uint8Array, crypto: Crypto): void {
  const parsed = Payload.safeParse(JSON.parse(new TextDecoder().decode(payload)));
  if (!parsed.success) refuse({ code: 'damaged', where: 'journal', what: 'an action cannot be read' });
  const { row, added } = parsed.data;
  const last = lastOf(db);
  if (row.seq !== last.seq + 1 || row.previousHash !== last.hash || row.hash !== hashOf(row, crypto))
    refuse({
      code: 'damaged',
      where: `journal, action ${row.seq}`,
      what: 'it does not follow from the one before it',
    });
  for (const { table, rows } of added) for (const each of rows) addRow(db, table, each);
  for (const change of StoredChanges.parse(JSON.parse(row.changes))) {
    if (change.after) putRow(db, change.table, change.after as Row);
    else removeRow(db, change.table, change.id);
  }
  insertRow(db, row);
}

/** The journal row in a sealed action, with the evidence that came with it as the row counts and hashes it; null when it is none. */
export function sealedRow(
  payload: Uint8Array,
): { readonly row: JournalRow; readonly added: z.infer<typeof Payload>['added'] } | null {
  try {
    return Payload.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return null;
  }
}

/** The changes of a stored row. */
export function changesOf(row: Pick<JournalRow, 'changes'>): z.infer<typeof StoredChanges> {
  return StoredChanges.parse(JSON.parse(row.changes));
}

function insertRow(db: WritableDb, row: JournalRow): void {
  db.run(sql`INSERT INTO journal (seq, id, at, author, action, sentence, reverses, changes, added, previousHash, hash)
    VALUES (${row.seq}, ${row.id}, ${row.at}, ${row.author}, ${row.action}, ${row.sentence}, ${row.reverses}, ${row.changes}, ${row.added}, ${row.previousHash}, ${row.hash})`);
}
