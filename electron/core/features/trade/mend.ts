// Rows that a person puts right. The file stays as it is; what was put in its place stands beside it, in the journal.
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext, QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { mendsOf, rejectsOf } from './queries.ts';
import { CHUNK_ROWS } from './store/columns.ts';
import { placeOfRow, readRows } from './store/data.ts';
import { type LoadedSet, loadedSets, rawCells } from './store/loaded.ts';

/** A set as it was read. Refuses an unknown one. */
export function setById(context: QueryContext, id: string): LoadedSet {
  return (
    loadedSets(context).find(set => set.id === id) ??
    refuse({ code: 'not-found', what: 'set of trade records', id })
  );
}

/** Reads rows again with the cells given. Those that are still no record stay as they were. */
export function mend(
  context: ActionContext,
  { setId, rows, note }: Input<'trade.mend'>,
): Output<'trade.mend'> {
  const set = setById(context, setId);
  const once = [...new Map(rows.map(row => [row.row, row])).values()].sort((one, two) => one.row - two.row);
  for (const { row } of once)
    if (!originalCells(context, set, row)) refuse({ code: 'not-found', what: 'row', id: String(row) });
  const { rejected } = readRows(context, set, once);
  const still = new Set(rejected.map(({ row }) => row));
  const good = once.filter(({ row }) => !still.has(row));
  for (const { row, cells } of good) keep(context, setId, row, cells, note);
  if (good.length > 0) context.work.say(`Mended ${rowWords(good)} of “${set.file}”`);
  return { mended: good.length, rejected };
}

function rowWords(rows: readonly { readonly row: number }[]): string {
  const shown = rows.slice(0, 5).map(({ row }) => row);
  const more = rows.length - shown.length;
  return `${rows.length === 1 ? 'row' : 'rows'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function keep(
  { db, work, newId, at, author }: ActionContext,
  setId: string,
  row: number,
  cells: readonly string[],
  note: string,
): void {
  const there = db.one<{ id: string }>(
    sql`SELECT id FROM trade_mend WHERE setId = ${setId} AND row = ${row}`,
  );
  const values = { cells: JSON.stringify(cells), note, at, author };
  if (there) work.update('trade_mend', there.id, values);
  else work.insert('trade_mend', { id: newId('tmd'), setId, row, ...values });
}

/** The cells of a row as they are in the file; undefined when the file has no such row. */
export function originalCells(
  context: QueryContext,
  set: LoadedSet,
  row: number,
): readonly string[] | undefined {
  const place = placeOfRow(set, row);
  if (place >= 0) return rawCells(context, set, Math.floor(place / CHUNK_ROWS), place % CHUNK_ROWS);
  const { rejected } = rejectsOf(context.db, {
    setId: set.id as Input<'trade.rejects'>['setId'],
    headers: false,
  });
  return rejected.find(each => each.row === row)?.cells;
}

/** Gives codes that lost their first zero the proposed one, in all listed rows or in those given. */
export function mendCodes(
  context: ActionContext,
  { setId, rows, note }: Input<'trade.mendCodes'>,
): Output<'trade.mendCodes'> {
  const set = setById(context, setId);
  const column = set.plan.columns.find(({ field }) => field === 'hs')?.column ?? -1;
  const mends = mendsOf(context.db, setId);
  const wanted = rows && new Set(rows);
  const { troubles } = rejectsOf(context.db, { setId, headers: false });
  const lost = troubles.filter(
    ({ what, proposal, row, mended }) =>
      what === 'lost-zero' && proposal !== undefined && !mended && (!wanted || wanted.has(row)),
  );
  for (const { row, proposal = '' } of lost) {
    const cells = [...(mends.get(row) ?? originalCells(context, set, row) ?? [])];
    cells[column] = proposal;
    keep(context, setId, row, cells, note);
  }
  const count = lost.length;
  if (count > 0)
    context.work.say(
      `Gave ${count} ${count === 1 ? 'code' : 'codes'} of “${set.file}” the first zero that ${count === 1 ? 'it' : 'they'} lost`,
    );
  return { mended: count };
}
