import { changesOf, type JournalRow, sealedRow } from '../../app/journal.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { ActionRecord, KeySlot, OwnPast } from '../../ports/project-file.ts';

/** What the database tells of a file's past, to tell copies that went another way from others. */
export const ownPast = (db: ReadableDb, today: readonly KeySlot[]): OwnPast => ({
  tookTheirPlace: slots => tookTheirPlace(db, today, slots),
  has: action => hasDone(db, action),
});

function hasDone(db: ReadableDb, { seq, payload }: ActionRecord): boolean {
  const hash = sealedRow(payload)?.row.hash;
  return db.one(sql`SELECT seq FROM journal WHERE seq = ${seq} AND hash = ${hash ?? ''}`) !== undefined;
}

/**
 * Whether the keys of today took the place of those in other slots, by changes of keys alone. A copy that was given away
 * has keys that took nobody's place: the file that it was made from goes on beside it, and is no conflict.
 */
function tookTheirPlace(db: ReadableDb, today: readonly KeySlot[], theirs: readonly string[]): boolean {
  const line = new Set(today.map(({ id }) => id));
  const changes = db.all<Pick<JournalRow, 'changes'>>(
    sql`SELECT changes FROM journal WHERE action IN ('keys.change', 'keys.remove') ORDER BY seq DESC`,
  );
  for (const row of changes) {
    const slots = changesOf(row).filter(({ table }) => table === 'key_slot');
    if (!slots.some(({ id, after }) => after !== null && line.has(id))) continue;
    for (const { id, before } of slots) if (before !== null) line.add(id);
  }
  return theirs.some(id => line.has(id));
}
