import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { CellTrouble, RejectedRow, TradeSet } from '../../../shared/contract/trade.ts';
import type { QueryContext } from '../../app/context.ts';
import type { Sliced } from '../../app/slices.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Plan } from './mapping/plan.ts';
import { recordAt, recordWithRepeat } from './records.ts';
import { repetitionsOf } from './totals/duplicates.ts';
import { fieldsOf } from './totals/fields.ts';
import { viewed } from './totals/view.ts';

interface SetRow {
  readonly id: string;
  readonly documentId: string;
  readonly file: string;
  readonly rows: number;
  readonly rejectedCount: number;
  readonly troubleCount: number;
  readonly mendedCount: number;
  readonly plan: string;
}

/** All sets of trade records, newest first. */
export function tradeSets(db: ReadableDb): TradeSet[] {
  return db
    .all<SetRow>(
      sql`SELECT trade_set.id, documentId, document.name AS file, rows, rejectedCount, troubleCount, plan,
          (SELECT count(*) FROM trade_mend WHERE setId = trade_set.id) AS mendedCount
        FROM trade_set JOIN document ON document.id = documentId ORDER BY at DESC, trade_set.id`,
    )
    .map(({ plan, id, documentId, ...row }) => ({
      ...row,
      id: id as TradeSet['id'],
      documentId: documentId as TradeSet['documentId'],
      fields: (JSON.parse(plan) as Pick<Plan, 'columns'>).columns.map(({ field }) => field),
    }));
}

interface RejectsRow {
  readonly plan: string;
  readonly rejected: string;
  readonly rejectedCount: number;
  readonly troubles: string;
  readonly troubleCount: number;
}

/** What became no record of a set, and what is doubtful, with what was mended since. Refuses an unknown set. */
export function rejectsOf(
  db: ReadableDb,
  { setId, headers }: Input<'trade.rejects'>,
): Output<'trade.rejects'> {
  const row = db.one<RejectsRow>(
    sql`SELECT plan, rejected, rejectedCount, troubles, troubleCount FROM trade_set WHERE id = ${setId}`,
  );
  if (!row) refuse({ code: 'not-found', what: 'set of trade records', id: setId });
  const { plan, rejectedCount, troubleCount } = row;
  const mends = mendsOf(db, setId);
  const rejected = (JSON.parse(row.rejected) as RejectedRow[]).map(each => {
    const mended = mends.get(each.row);
    return { ...each, ...(mended && { mended: [...mended] }) };
  });
  const troubles = (JSON.parse(row.troubles) as CellTrouble[]).map(each => ({
    ...each,
    ...(mends.has(each.row) && { mended: true }),
  }));
  return {
    ...(headers && { headers: [...(JSON.parse(plan) as Plan).headers] }),
    rejected,
    rejectedCount,
    troubles,
    troubleCount,
  };
}

/** The cells that rows of a set were mended to, by row. */
export function mendsOf(db: ReadableDb, setId: string): ReadonlyMap<number, readonly string[]> {
  const rows = db.all<{ row: number; cells: string }>(
    sql`SELECT row, cells FROM trade_mend WHERE setId = ${setId} ORDER BY row`,
  );
  return new Map(rows.map(({ row, cells }) => [row, JSON.parse(cells) as string[]]));
}

/** Records of a view, with their values by field and their raw cells. */
export function* tradeRows(context: QueryContext, input: Input<'trade.rows'>): Sliced<Output<'trade.rows'>> {
  const { data, places, repetitions } = yield* viewed(context, input);
  const fields = fieldsOf(context);
  const from = input.from - 1;
  const known = input.repeats ? yield* repetitionsOf(data) : undefined;
  const wanted = { cells: input.cells, ...(input.fields && { fields: new Set(input.fields) }) };
  const rows = Array.from(places.subarray(from, from + input.count), place =>
    known
      ? recordWithRepeat(context, data, place, fields, known, wanted)
      : recordAt(context, data, place, fields, wanted),
  );
  return { total: places.length, repetitions, rows };
}
