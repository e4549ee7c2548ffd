// The values of fields, and how many records have each.
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { TradeFacet } from '../../../../shared/contract/trade.ts';
import type { QueryContext } from '../../../app/context.ts';
import type { Sliced } from '../../../app/slices.ts';
import { mustBe } from './fields.ts';
import { ranked } from './ranked.ts';
import { type Selection, select } from './select.ts';
import { folded } from './words.ts';

/** Counts the values of fields. What a field is narrowed to does not narrow its own values. */
export function* facets(
  context: QueryContext,
  { fields, limit, find, ...view }: Input<'trade.facets'>,
): Sliced<Output<'trade.facets'>> {
  const whole = yield* select(context, view);
  for (const field of fields) mustBe(field, [...whole.fields.words]);
  const facets: TradeFacet[] = [];
  for (const field of fields) {
    const { [field]: own, ...filter } = view.filter;
    const selection = own === undefined ? whole : yield* select(context, { ...view, filter });
    facets.push(yield* facet(selection, field, limit, find));
  }
  return { total: whole.total, repetitions: whole.repetitions, facets };
}

function* facet(
  { data, parts, fields, total }: Selection,
  field: string,
  limit: number,
  find: string,
): Sliced<TradeFacet> {
  const { of, count, words } = yield* ranked(data, field, fields);
  const counts = new Uint32Array(count + 1);
  for (const { start, at } of parts) {
    countIn(counts, of, start, at);
    yield;
  }
  const letters = folded(find);
  const values: number[] = [];
  let distinct = 0;
  for (let number = 1; number <= count; number++) {
    if (counts[number] === 0) continue;
    distinct++;
    if (letters === '' || folded(words[number] ?? '').includes(letters)) values.push(number);
  }
  yield;
  const most = values.sort((left, right) => (counts[right] ?? 0) - (counts[left] ?? 0) || left - right);
  return {
    field,
    values: most.slice(0, limit).map(number => ({ value: words[number] ?? '', count: counts[number] ?? 0 })),
    distinct,
    empty: counts[0] ?? total,
  };
}

function countIn(counts: Uint32Array, of: Uint32Array, start: number, at: Int32Array): void {
  for (let each = 0; each < at.length; each++) {
    const number = of[start + (at[each] ?? 0)] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
}
