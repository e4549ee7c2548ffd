// One record with all that stands around it.
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { TradeRecord } from '../../../shared/contract/trade.ts';
import type { QueryContext } from '../../app/context.ts';
import type { Sliced } from '../../app/slices.ts';
import { sql } from '../../db/sql.ts';
import { placeOf as placeWords } from '../evidence/rules.ts';
import { listsInUse } from './lists/in-use.ts';
import { originalCells, setById } from './mend.ts';
import { recordAt, recordWithRepeat } from './records.ts';
import { placeOf, type TradeData, tradeDataSliced } from './store/data.ts';
import type { LoadedSet } from './store/loaded.ts';
import { REASONS, type Repetitions, repetitionsOf, rootOf } from './totals/duplicates.ts';
import { type Fields, fieldsOf } from './totals/fields.ts';

type Detail = Output<'trade.row'>;

/** How far neighbours are looked for over rows that became no record. */
const FARTHEST = 200;

/** Everything about one record. Refuses a row that is no record. */
export function* tradeRow(
  context: QueryContext,
  { setId, row, neighbours }: Input<'trade.row'>,
): Sliced<Detail> {
  const data = yield* tradeDataSliced(context);
  const set = setById(context, setId);
  const fields = fieldsOf(context);
  const place = placeOf(data, setId, row);
  if (place < 0) refuse({ code: 'not-found', what: 'record of row', id: String(row) });
  const repetitions = yield* repetitionsOf(data);
  const record = recordWithRepeat(context, data, place, fields, repetitions);
  const around = (step: number) => neighboursOf(context, data, fields, setId, row, step, neighbours);
  return {
    record,
    file: set.file,
    cells: cellsOf(context, set, record),
    before: around(-1).reverse(),
    after: around(1),
    ...repetitionsAround(context, data, place, fields, repetitions),
    mends: context.db.all<Detail['mends'][number]>(
      sql`SELECT at, author, note FROM trade_mend WHERE setId = ${setId} AND row = ${row}`,
    ),
    evidence: evidenceOf(context, set.documentId, row),
    goods: goodsOf(context, record.values),
  };
}

function cellsOf(context: QueryContext, set: LoadedSet, record: TradeRecord): Detail['cells'] {
  const original = originalCells(context, set, record.row) ?? [];
  const width = Math.max(set.plan.headers.length, original.length);
  return Array.from({ length: width }, (_, column) => {
    const field = set.plan.columns.find(each => each.column === column)?.field;
    const cell = original[column] ?? '';
    const now = record.mended ? (record.cells[column] ?? '') : cell;
    return {
      header: set.plan.headers[column] ?? '',
      ...(field !== undefined && { field }),
      cell,
      ...(now !== cell && { mended: now }),
    };
  });
}

function neighboursOf(
  context: QueryContext,
  data: TradeData,
  fields: Fields,
  setId: string,
  row: number,
  step: number,
  wanted: number,
): TradeRecord[] {
  const found: TradeRecord[] = [];
  for (let away = 1; away <= FARTHEST && found.length < wanted && row + step * away > 0; away++) {
    const place = placeOf(data, setId, row + step * away);
    if (place >= 0) found.push(recordAt(context, data, place, fields));
  }
  return found;
}

function repetitionsAround(
  context: QueryContext,
  data: TradeData,
  place: number,
  fields: Fields,
  known: Repetitions,
): Pick<Detail, 'repetitions' | 'reasons'> {
  const root = rootOf(known, place);
  const others: number[] = root === place ? [] : [root];
  for (let each = 0; each < data.rows; each++)
    if (each !== place && (known.of[each] ?? 0) > 0 && rootOf(known, each) === root) others.push(each);
  const reasons = new Set([place, ...others].flatMap(each => REASONS[known.reason[each] ?? 0] || []));
  return { repetitions: others.map(each => recordAt(context, data, each, fields)), reasons: [...reasons] };
}

function evidenceOf({ db }: QueryContext, documentId: string, row: number): Detail['evidence'] {
  const rows = db.all<{ id: string; number: number; anchor: string }>(
    sql`SELECT id, number, anchor FROM evidence WHERE documentId = ${documentId} ORDER BY number`,
  );
  return rows.flatMap(({ id, number, anchor }) => {
    const place = JSON.parse(anchor) as Parameters<typeof placeWords>[0];
    if (place.kind !== 'rows' || !place.rows.includes(row)) return [];
    const evidenceId = id as Detail['evidence'][number]['evidenceId'];
    return [{ evidenceId, number, role: 'supports' as const, place: placeWords(place) }];
  });
}

const IN_FORCE: Readonly<Record<string, string>> = {
  yes: 'in force on the date of the record',
  no: 'not yet in force on the date of the record',
  unclear: 'the date of the record does not tell whether it was in force',
};

function goodsOf(context: QueryContext, values: Readonly<Record<string, string>>): Detail['goods'] {
  const { highPriority, critical, concordance } = listsInUse(context);
  const { hs6 = '', chplTier, chplInForce = '', criticalItem } = values;
  const item = highPriority.items.find(each => each.hs6 === hs6);
  const group = concordance.groups.find(({ hs2017, hs2022 }) => [...hs2017, ...hs2022].includes(hs6));
  const says = (list: { title: string; version: string; verify: string }, words: string) => [
    { list: list.title, version: list.version, says: words, verify: list.verify },
  ];
  return [
    ...(chplTier ? says(highPriority, `Tier ${chplTier}: ${item?.goods}; ${IN_FORCE[chplInForce]}`) : []),
    ...(criticalItem ? says(critical, `The code may be of: ${criticalItem}`) : []),
    ...(group ? says(concordance, `Counted together: ${group.id} (${group.note})`) : []),
  ];
}
