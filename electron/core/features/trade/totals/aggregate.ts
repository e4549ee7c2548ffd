// Totals, exact to the last digit.
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { QueryContext } from '../../../app/context.ts';
import type { Sliced } from '../../../app/slices.ts';
import { type Amounts as Column, NO_AMOUNT } from '../store/columns.ts';
import { decimalText, MOST_PLACES, tenTo } from '../values/decimal.ts';
import { amountsOf, dollarsOf, USD } from './amounts.ts';
import { mustBe } from './fields.ts';
import { type Grouping, grouped } from './grouping.ts';
import { type Selection, select } from './select.ts';
import { Sums } from './sums.ts';

interface Measure {
  readonly name: string;
  readonly how: 'count' | 'sum' | 'min' | 'max';
  readonly field: string;
}

type Asked = Input<'trade.aggregate'>;

/** Amounts by group, with MOST_PLACES digits behind the mark; undefined where no record has one. */
type Amounts = readonly (bigint | undefined)[];

/** Adds up the records that meet the filter. Groups come in the order of their words; without records there is none. */
export function* aggregate(
  context: QueryContext,
  { groupBy, measures: names, ...view }: Asked,
): Sliced<Output<'trade.aggregate'>> {
  const selection = yield* select(context, view);
  const { fields, total, repetitions } = selection;
  for (const field of groupBy) mustBe(field, [...fields.words]);
  const measures = names.map(measureOf);
  for (const { how, field } of measures) if (how !== 'count') mustBe(field, [...fields.amounts]);
  const groups = yield* grouped(selection, groupBy);
  const amounts: Amounts[] = [];
  for (const measure of measures) amounts.push(yield* measured(selection, groups, measure));
  const rows: Output<'trade.aggregate'>['rows'] = [];
  for (let group = 0; group < groups.count; group++) {
    rows.push(rowOf(group, groups, groupBy, measures, amounts));
    if (group % ROWS_AT_ONCE === 0) yield;
  }
  const isUsd = measures.some(({ field }) => field === USD);
  return { rows, records: total, repetitions, ...(isUsd && { usd: dollarsIn(selection) }) };
}

/** Rows of an answer that are written between two slices. */
const ROWS_AT_ONCE = 4_096;

/** Where the dollars of the records that were counted come from. */
function dollarsIn({ parts, fields: { lists } }: Selection): NonNullable<Output<'trade.aggregate'>['usd']> {
  const counts = [0, 0, 0];
  for (const { set, chunk, at } of parts) {
    const { from } = dollarsOf(set, chunk, lists);
    for (const place of at) counts[from[place] ?? 0] = (counts[from[place] ?? 0] ?? 0) + 1;
  }
  const [none = 0, own = 0, byRate = 0] = counts;
  return { own, byRate, none, rates: lists.rates?.name ?? '' };
}

function measureOf(name: string): Measure {
  const [how, field = ''] = name.split(':');
  return { name, how: how as Measure['how'], field };
}

function* measured({ parts, fields }: Selection, groups: Grouping, { how, field }: Measure): Sliced<Amounts> {
  if (how === 'count') return [];
  const sums = new Sums(how === 'sum' ? groups.count : 0);
  const ends = Array.from({ length: how === 'sum' ? 0 : groups.count }, (): bigint | undefined => undefined);
  let from = 0;
  for (const { set, chunk, at } of parts) {
    const column = amountsOf(set, chunk, field, fields.lists);
    if (column && how === 'sum') sums.add(column, at, groups.of, from);
    else if (column) addEnds(ends, how, column, at, groups.of, from);
    from += at.length;
    yield;
  }
  return how === 'sum' ? sums.all() : ends;
}

/** The least or the most of each group so far. */
function addEnds(
  ends: (bigint | undefined)[],
  how: Measure['how'],
  { units, places }: Column,
  at: Int32Array,
  groups: Uint32Array,
  from: number,
): void {
  const factor = tenTo(MOST_PLACES - places);
  for (const [each, place] of at.entries()) {
    const amount = units[place] ?? NO_AMOUNT;
    if (amount === NO_AMOUNT) continue;
    const group = groups[from + each] ?? 0;
    const before = ends[group];
    const here = amount * factor;
    if (before === undefined || (how === 'min') === here < before) ends[group] = here;
  }
}

function rowOf(
  group: number,
  groups: Grouping,
  groupBy: readonly string[],
  measures: readonly Measure[],
  amounts: readonly Amounts[],
): Output<'trade.aggregate'>['rows'][number] {
  const row: Output<'trade.aggregate'>['rows'][number] = {};
  const words = groups.words(group);
  groupBy.forEach((field, index) => {
    row[field] = words[index] ?? '';
  });
  measures.forEach(({ name, how }, index) => {
    const amount = amounts[index]?.[group];
    if (how === 'count') row[name] = groups.sizes[group] ?? 0;
    else row[name] = amount === undefined ? null : decimalText(amount, MOST_PLACES);
  });
  return row;
}
