// Rows of trade records stay packed beside the originals. Those that evidence cites are written out as rows of the
// reading too, so that anchors, verification and rescue find them where they find all others.
import type { ActionContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { currentReading, tableRow } from '../documents/queries.ts';
import { rawRows } from './store/raw-rows.ts';

/** The engine of a reading whose rows are trade records. */
export const TRADE_ENGINE = 'plumbline trade';

/** Writes rows of a table of trade records into its reading, as they were. Leaves other documents as they are. */
export function writeOutRows(action: ActionContext, documentId: string, rows: readonly number[]): void {
  const { db, work } = action;
  const reading = currentReading(db, documentId);
  if (!reading) return;
  for (const row of new Set(rows)) {
    if (tableRow(db, reading.id, row)) continue;
    const found = rawRows(action, documentId, row, 1)?.[0];
    if (found?.row === row)
      work.add('table_row', { readingId: reading.id, number: row, cells: JSON.stringify(found.cells) });
  }
}

/** Rows of a document that evidence cites already. */
export function citedRows({ db }: Pick<ActionContext, 'db'>, documentId: string): number[] {
  return db
    .all<{ anchor: string }>(
      sql`SELECT anchor FROM evidence WHERE documentId = ${documentId} AND anchor ->> 'kind' = 'rows'`,
    )
    .flatMap(({ anchor }) => (JSON.parse(anchor) as { rows: number[] }).rows);
}
