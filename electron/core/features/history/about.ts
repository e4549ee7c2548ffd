// Things of the log by what people call them: E12, C3, N7, a name, or an id.
import { refuse } from '../../../shared/contract/problem.ts';
import { changesOf, type JournalRow } from '../../app/journal.ts';
import type { ReadableDb } from '../../db/database.ts';
import { identifier, sql } from '../../db/sql.ts';

const LABELS = { E: 'evidence', C: 'claim', N: 'entity' } as const;

/** Ids of what is called so; several where a name is not one thing's alone. Refuses `not-found` what is neither an id nor known. */
export function idsOf(db: ReadableDb, called: string): readonly string[] {
  const typed = called.trim();
  if (/^[a-z]+_[\w-]+$/.test(typed)) return [typed, ...named(db, typed)];
  const byName = named(db, typed);
  if (byName.length > 0) return byName;
  // The interface offers `N7 Name of the entity`.
  const [, letter, number] = /^([ECN])\s?(\d{1,9})(?:\s.*)?$/is.exec(typed) ?? [];
  const table = LABELS[letter?.toUpperCase() as keyof typeof LABELS];
  const ids = table === undefined ? [] : numbered(db, table, Number(number));
  return ids.length > 0 ? ids : refuse({ code: 'not-found', what: 'thing called', id: `“${typed}”` });
}

/** By its number, also when it was deleted: the log has the row that went. */
function numbered(db: ReadableDb, table: 'evidence' | 'claim' | 'entity', number: number): readonly string[] {
  const row = db.one<{ id: string }>(sql`SELECT id FROM ${identifier(table)} WHERE number = ${number}`);
  if (row !== undefined) return [row.id];
  const rows = db.all<Pick<JournalRow, 'changes'>>(
    sql`SELECT changes FROM journal WHERE instr(changes, ${`"number":${number}`}) > 0`,
  );
  const gone = rows.flatMap(changesOf).filter(change => {
    const of = change.after ?? change.before;
    return change.table === table && of?.number === number;
  });
  return [...new Set(gone.map(({ id }) => id))];
}

/** Documents and entities of that name, whatever the case of its letters. */
function named(db: ReadableDb, name: string): readonly string[] {
  const plain = (text: string) => text.normalize('NFC').toLowerCase();
  const wanted = plain(name);
  const names = db.all<{ id: string; name: string }>(sql`
    SELECT id, name FROM document
    UNION ALL SELECT entityId, value FROM statement WHERE property IN ('name', 'alias', 'previousName', 'weakAlias')`);
  return [...new Set(names.filter(each => plain(each.name) === wanted).map(({ id }) => id))];
}
