// Totals, exact to the last digit.
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { QueryContext } from '../../../app/context.ts';
import { type Amounts, NO_AMOUNT } from '../store/columns.ts';
import { decimalText, MOST_PLACES, tenTo } from '../values/decimal.ts';
import { amountsOf, dollarsOf, USD } from './amounts.ts';
import { type Fields, mustBe } from './fields.ts';
import { lookup } from './lookup.ts';
import { type Selected, select } from './select.ts';

interface Measure {
  readonly name: string;
  readonly how: 'count' | 'sum' | 'min' | 'max';
  readonly field: string;
}

/** One group: its words, how many records, and for each measure the amount so far, with MOST_PLACES (undefined: none had one). */
interface Group {
  readonly words: readonly string[];
  count: number;
  readonly amounts: (bigint | undefined)[];
}

type Asked = Input<'trade.aggregate'>;

/** Adds up the records that meet the filter. Groups come in the order of their words; without records there is none. */
export function aggregate(
  context: QueryContext,
  { groupBy, measures: names, ...view }: Asked,
): Output<'trade.aggregate'> {
  const { parts, fields, total, repetitions } = select(context, view);
  for (const field of groupBy) mustBe(field, [...fields.words]);
  const measures = names.map(measureOf);
  for (const { how, field } of measures) if (how !== 'count') mustBe(field, [...fields.amounts]);
  const groups = new Map<string, Group>();
  for (const part of parts) addPart(part, groupBy, measures, groups, fields);
  if (groupBy.length === 0 && groups.size === 0)
    groups.set('', { words: [], count: 0, amounts: measures.map(() => undefined) });
  const rows = [...groups.values()]
    .sort((left, right) => compareWords(left.words, right.words))
    .map(group => rowOf(group, groupBy, measures));
  const isUsd = measures.some(({ field }) => field === USD);
  return { rows, records: total, repetitions, ...(isUsd && { usd: dollarsIn(parts, fields) }) };
}

/** Where the dollars of the records that were counted come from. */
function dollarsIn(
  parts: readonly Selected[],
  { lists }: Fields,
): NonNullable<Output<'trade.aggregate'>['usd']> {
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

function addPart(
  { set, chunk, at }: Selected,
  groupBy: readonly string[],
  measures: readonly Measure[],
  groups: Map<string, Group>,
  fields: Fields,
): void {
  const lookups = groupBy.map(field => lookup(set, chunk, field, fields.lists));
  const columns = measures.map(({ field }) => amountsOf(set, chunk, field, fields.lists));
  const own = new Map<number | string, Group>();
  for (const place of at) {
    const [one, two] = lookups;
    const key =
      lookups.length > 2
        ? lookups.map(each => each.key(place)).join()
        : (one?.key(place) ?? 0) * 2 ** 26 + (two?.key(place) ?? 0);
    let group = own.get(key);
    if (!group) {
      const words = lookups.map(each => each.word(each.key(place)));
      group = { words, count: 0, amounts: measures.map(() => undefined) };
      own.set(key, group);
    }
    group.count++;
    addAmounts(group, place, measures, columns);
  }
  for (const group of own.values()) merge(group, measures, columns, groups);
}

/** Adds what one chunk gave to its group, in units that all chunks share. */
function merge(
  part: Group,
  measures: readonly Measure[],
  columns: readonly (Amounts | undefined)[],
  groups: Map<string, Group>,
): void {
  const group = groupFor(part.words, measures.length, groups);
  group.count += part.count;
  part.amounts.forEach((units, index) => {
    const { how } = measures[index] ?? {};
    if (units === undefined || how === undefined) return;
    const amount = units * tenTo(MOST_PLACES - (columns[index]?.places ?? 0));
    group.amounts[index] = combined(how, group.amounts[index], amount);
  });
}

function combined(how: Measure['how'], before: bigint | undefined, amount: bigint): bigint {
  if (before === undefined) return amount;
  if (how === 'sum') return before + amount;
  return (how === 'min') === amount < before ? amount : before;
}

function groupFor(words: readonly string[], measures: number, groups: Map<string, Group>): Group {
  const name = JSON.stringify(words);
  const group = groups.get(name) ?? {
    words,
    count: 0,
    amounts: Array.from({ length: measures }, () => undefined),
  };
  groups.set(name, group);
  return group;
}

function addAmounts(
  { amounts }: Group,
  place: number,
  measures: readonly Measure[],
  columns: readonly (Amounts | undefined)[],
): void {
  for (let index = 0; index < measures.length; index++) {
    const value = columns[index]?.units[place] ?? NO_AMOUNT;
    if (value !== NO_AMOUNT) amounts[index] = combined(measures[index]?.how ?? 'sum', amounts[index], value);
  }
}

function compareWords(left: readonly string[], right: readonly string[]): number {
  for (const [index, word] of left.entries()) {
    const other = right[index] ?? '';
    if (word !== other) return word < other ? -1 : 1;
  }
  return 0;
}

function rowOf(
  { words, count, amounts }: Group,
  groupBy: readonly string[],
  measures: readonly Measure[],
): Output<'trade.aggregate'>['rows'][number] {
  const row: Output<'trade.aggregate'>['rows'][number] = {};
  groupBy.forEach((field, index) => {
    row[field] = words[index] ?? '';
  });
  measures.forEach(({ name, how }, index) => {
    const amount = amounts[index];
    if (how === 'count') row[name] = count;
    else row[name] = amount === undefined ? (how === 'sum' ? '0' : null) : decimalText(amount, MOST_PLACES);
  });
  return row;
}
