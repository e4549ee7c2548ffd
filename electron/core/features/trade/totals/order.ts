// The records of a selection in an order.
import type { TradeSort } from '../../../../shared/contract/trade.ts';
import type { Sliced } from '../../../app/slices.ts';
import { mustBe } from './fields.ts';
import { ranked } from './ranked.ts';
import type { Selection } from './select.ts';
import { sortByKeys } from './sort-numbers.ts';

/** Comes after every value, whichever way they go. */
const LAST = 0xffff_ffff;

/** The running places of a selection in an order; records that are alike stay in the order of the table. */
export function* ordered(
  { data, fields, parts, total }: Selection,
  sort: readonly TradeSort[],
): Sliced<Uint32Array> {
  for (const { field } of sort) mustBe(field, [...fields.words, ...fields.amounts]);
  const places = new Uint32Array(total);
  let filled = 0;
  for (const { start, at } of parts) for (const place of at) places[filled++] = start + place;
  for (const { field, descending } of [...sort].reverse()) {
    yield;
    const { of, count } = yield* ranked(data, field, fields);
    const keys = new Uint32Array(total);
    for (let at = 0; at < total; at++) {
      const number = of[places[at] ?? 0] ?? 0;
      keys[at] = number === 0 ? LAST : descending ? count - number : number - 1;
    }
    yield* sortByKeys(places, keys, count);
  }
  return places;
}
