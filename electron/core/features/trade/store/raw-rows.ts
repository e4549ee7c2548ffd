// The raw rows of a table that was read as trade records: those of records, and those that became none.
import { sql } from '../../../db/sql.ts';
import type { Chunk } from './columns.ts';
import { loadedSets, rawCells, type TradeReach } from './loaded.ts';
import type { RejectedRow } from './read-set.ts';

/** Rows of the table from a number on, as they were, in order; undefined when the document is no set of trade records. */
export function rawRows(
  context: TradeReach,
  documentId: string,
  from: number,
  count: number,
): { row: number; cells: string[] }[] | undefined {
  const set = loadedSets(context).find(each => each.documentId === documentId);
  if (!set) return undefined;
  const rows: { row: number; cells: string[] }[] = [];
  for (const [index, chunk] of set.chunks.entries()) {
    for (let at = firstFrom(chunk, from); at < chunk.count && rows.length < count; at++)
      rows.push({ row: chunk.numbers[at] ?? 0, cells: [...rawCells(context, set, index, at)] });
  }
  const rejected = context.db.one<{ rejected: string }>(
    sql`SELECT rejected FROM trade_set WHERE id = ${set.id}`,
  );
  for (const { row, cells } of JSON.parse(rejected?.rejected ?? '[]') as RejectedRow[])
    if (row >= from) rows.push({ row, cells: [...cells] });
  return rows.sort((left, right) => left.row - right.row).slice(0, count);
}

/** Place of the first record of a chunk whose number is not below this one. */
function firstFrom({ numbers, count }: Chunk, from: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
