// A field of all records as whole numbers that sort as its values do: what orders, groups and counts are made of.
import { KeptWork, type Sliced } from '../../../app/slices.ts';
import { type Amounts, halvesOf, isNone, NO_AMOUNT } from '../store/columns.ts';
import type { TradeData } from '../store/data.ts';
import { MOST_PLACES, tenTo } from '../values/decimal.ts';
import { amountsOf } from './amounts.ts';
import type { Fields } from './fields.ts';
import { type Lookup, lookup } from './lookup.ts';
import { orderOfNumbers } from './sort-numbers.ts';
import { orderOfTexts } from './sort-texts.ts';

/** By running place: 0 where a record has no value, else from 1 on in the order of the values. Equal values have one number. */
export interface Ranked {
  readonly of: Uint32Array;
  /** Distinct values: the highest number. */
  readonly count: number;
  /** The value of each number, '' for 0; none for amounts. */
  readonly words: readonly string[];
}

/** Fields kept at once: four bytes a record each. */
const MOST_KEPT = 16;

const kept = new WeakMap<TradeData, KeptWork<Ranked>>();

/** The numbers of a field. Made when they are first asked for, and kept for as long as the records are the same. */
export function* ranked(data: TradeData, field: string, fields: Fields): Sliced<Ranked> {
  const known = kept.get(data) ?? new KeptWork<Ranked>(MOST_KEPT);
  kept.set(data, known);
  return yield* known.take(field, () =>
    fields.amounts.has(field) ? rankedAmounts(data, field, fields) : rankedWords(data, field, fields),
  );
}

function* rankedWords(data: TradeData, field: string, fields: Fields): Sliced<Ranked> {
  // Numbers in the order of first sight come first; a word of two tables has two of them.
  const seen = [''];
  const of = new Uint32Array(data.rows);
  for (const { set, start } of data.sources) {
    let place = start;
    let numberOf: Uint32Array | Map<number, number> | undefined;
    for (const chunk of set.chunks) {
      const found = lookup(set, chunk, field, fields.lists);
      numberOf ??= found.keys === undefined ? new Map() : new Uint32Array(found.keys);
      numberChunk(found, numberOf, seen, of.subarray(place, place + chunk.count));
      place += chunk.count;
      yield;
    }
  }
  const order = yield* orderOfTexts(seen);
  yield;
  const words = renumbered(of, seen, order);
  return { of, count: words.length - 1, words };
}

/** Gives values the numbers of their order; the values by number. */
function renumbered(of: Uint32Array, seen: readonly string[], order: Uint32Array): string[] {
  const words = [''];
  const rankOf = new Uint32Array(seen.length);
  for (let at = 0; at < order.length; at++) {
    const number = order[at] ?? 0;
    const word = seen[number] ?? '';
    if (word !== words.at(-1)) words.push(word);
    rankOf[number] = words.length - 1;
  }
  for (let place = 0; place < of.length; place++) of[place] = rankOf[of[place] ?? 0] ?? 0;
  return words;
}

function numberChunk(
  { key, word }: Lookup,
  numberOf: Uint32Array | Map<number, number>,
  seen: string[],
  of: Uint32Array,
): void {
  for (let at = 0; at < of.length; at++) {
    const each = key(at);
    if (each === 0) continue;
    let number = (numberOf instanceof Map ? numberOf.get(each) : numberOf[each]) ?? 0;
    if (number === 0) {
      number = seen.push(word(each)) - 1;
      if (numberOf instanceof Map) numberOf.set(each, number);
      else numberOf[each] = number;
    }
    of[at] = number;
  }
}

function* rankedAmounts(data: TradeData, field: string, { lists }: Fields): Sliced<Ranked> {
  const columns: { readonly start: number; readonly column: Amounts }[] = [];
  for (const { set, start } of data.sources) {
    let place = start;
    for (const chunk of set.chunks) {
      const column = amountsOf(set, chunk, field, lists);
      if (column) columns.push({ start: place, column });
      place += chunk.count;
      yield;
    }
  }
  const places = Math.max(0, ...columns.map(({ column }) => column.places));
  const whole = new BigInt64Array(data.rows).fill(NO_AMOUNT);
  let parts: BigInt64Array | undefined;
  for (const { start, column } of columns) {
    if (!inUnits(column, places, whole.subarray(start, start + column.units.length))) {
      parts ??= new BigInt64Array(data.rows);
      break;
    }
    yield;
  }
  if (parts) for (const { start, column } of columns) yield* parted(column, start, whole, parts);
  let order = yield* orderOfNumbers(parts ?? whole);
  if (parts) order = yield* orderOfNumbers(whole, order);
  return numbered(order, whole, parts);
}

/** Copies amounts in units of 10 to the minus `places`; false when one of them does not fit. */
function inUnits({ units, places: own }: Amounts, places: number, into: BigInt64Array): boolean {
  if (own === places) {
    into.set(units);
    return true;
  }
  const factor = tenTo(places - own);
  const most = MOST / factor;
  for (let at = 0; at < units.length; at++) {
    const amount = units[at] ?? NO_AMOUNT;
    if (amount === NO_AMOUNT) continue;
    if (amount > most || amount < -most) return false;
    into[at] = amount * factor;
  }
  return true;
}

const MOST = 2n ** 63n - 1n;

/** Amounts too far apart for 64 bits: what is before the mark, and what is behind it, each by itself. */
function* parted(
  { units, places }: Amounts,
  start: number,
  whole: BigInt64Array,
  parts: BigInt64Array,
): Sliced<void> {
  const one = tenTo(places);
  const finest = tenTo(MOST_PLACES - places);
  for (let at = 0; at < units.length; at++) {
    const amount = units[at] ?? NO_AMOUNT;
    const behind = amount === NO_AMOUNT ? 0n : ((amount % one) + one) % one;
    whole[start + at] = amount === NO_AMOUNT ? NO_AMOUNT : (amount - behind) / one;
    parts[start + at] = behind * finest;
  }
  yield;
}

/** The numbers of amounts that are in order. */
function numbered(order: Uint32Array, whole: BigInt64Array, parts: BigInt64Array | undefined): Ranked {
  const of = new Uint32Array(order.length);
  const [halves, behind] = [halvesOf(whole), parts && halvesOf(parts)];
  const isSame = (one: number, other: number) =>
    halves[one * 2] === halves[other * 2] &&
    halves[one * 2 + 1] === halves[other * 2 + 1] &&
    (behind === undefined ||
      (behind[one * 2] === behind[other * 2] && behind[one * 2 + 1] === behind[other * 2 + 1]));
  let count = 0;
  let before = -1;
  for (const place of order) {
    if (isNone(halves, place)) continue;
    if (before < 0 || !isSame(before, place)) count++;
    of[place] = count;
    before = place;
  }
  return { of, count, words: [] };
}
