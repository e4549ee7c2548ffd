// The records of a selection in an order.
import type { TradeSort } from '../../../../shared/contract/trade.ts';
import type { Sliced } from '../../../app/slices.ts';
import { mustBe } from './fields.ts';
import { ranked } from './ranked.ts';
import { placesOf, type Selection } from './select.ts';
import { sortByKeys } from './sort-numbers.ts';

/** Comes after every value, whichever way they go. */
const LAST = 0xffff_ffff;

/** The running places of a selection in an order; records that are alike stay in the order of the table. */
export function* ordered(selection: Selection, sort: readonly TradeSort[]): Sliced<Uint32Array> {
  const { data, fields } = selection;
  for (const { field } of sort) mustBe(field, [...fields.words, ...fields.amounts]);
  const places = placesOf(selection);
  for (const { field, descending } of [...sort].reverse()) {
    yield;
    const { of, count } = yield* ranked(data, field, fields);
    yield* sortByKeys(places, keysOf(places, of, count, descending), count);
  }
  return places;
}

function keysOf(places: Uint32Array, of: Uint32Array, count: number, descending: boolean): Uint32Array {
  const keys = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at++) {
    const number = of[places[at] ?? 0] ?? 0;
    keys[at] = number === 0 ? LAST : descending ? count - number : number - 1;
  }
  return keys;
}
