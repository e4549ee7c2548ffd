import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** An element as it is stored. */
export interface ElementRow {
  readonly id: string;
  readonly regimeId: string;
  readonly code: string;
  readonly position: number;
  readonly definition: string;
  readonly removed: number;
}

/** One element. Refuses an unknown id. */
export const elementRow = (db: ReadableDb, id: string): ElementRow =>
  db.one<ElementRow>(sql`SELECT * FROM element WHERE id = ${id}`) ??
  refuse({ code: 'not-found', what: 'element', id });

/** Says that a claim answers an element; saying it twice changes the note. */
export function answer(
  { db, work, newId, at }: ActionContext,
  claimId: string,
  elementId: string,
  note = '',
): void {
  elementRow(db, elementId);
  const there = db.one<{ id: string }>(
    sql`SELECT id FROM answer WHERE claimId = ${claimId} AND elementId = ${elementId}`,
  );
  if (there) work.update('answer', there.id, { note });
  else work.insert('answer', { id: newId('ans'), claimId, elementId, note, createdAt: at });
}

/** Takes an answer away; what is not answered stays so. */
export function unanswer({ db, work }: ActionContext, claimId: string, elementId: string): void {
  const row = db.one<{ id: string }>(
    sql`SELECT id FROM answer WHERE claimId = ${claimId} AND elementId = ${elementId}`,
  );
  if (row) work.remove('answer', row.id);
}
