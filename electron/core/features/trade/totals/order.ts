// Putting records in order: every value becomes a whole number that sorts as it does, and numbers are sorted by their digits.
import type { TradeSort } from '../../../../shared/contract/trade.ts';
import { NO_AMOUNT } from '../store/columns.ts';
import type { TradeData } from '../store/data.ts';
import { tenTo } from '../values/decimal.ts';
import { amountsOf } from './amounts.ts';
import { type Fields, mustBe } from './fields.ts';
import { lookup } from './lookup.ts';
import type { Selection } from './select.ts';

/** Comes after every value, whichever way they go. */
const LAST = 0xffff_ffff;

/** The running places of a selection in an order; records that are alike stay in the order of the table. */
export function ordered({ data, fields, parts, total }: Selection, sort: readonly TradeSort[]): Int32Array {
  const places = new Int32Array(total);
  let filled = 0;
  for (const { start, at } of parts) for (const place of at) places[filled++] = start + place;
  for (const { field, descending } of [...sort].reverse()) {
    mustBe(field, [...fields.words, ...fields.amounts]);
    const ranks = ranksOf(data, field, fields);
    const keys = Uint32Array.from(places, place => {
      const rank = ranks.of[place] ?? LAST;
      return rank === LAST || !descending ? rank : ranks.count - 1 - rank;
    });
    sortByKeys(places, keys, ranks.count);
  }
  return places;
}

/** The rank of every record of a project by one field; LAST where it has none. */
interface Ranks {
  readonly of: Uint32Array;
  readonly count: number;
}

/** Orders that were worked out, by field. */
const known = new WeakMap<TradeData, Map<string, Ranks>>();
const MOST_KNOWN = 6;

function ranksOf(data: TradeData, field: string, fields: Fields): Ranks {
  const ranks = known.get(data) ?? new Map<string, Ranks>();
  known.set(data, ranks);
  const made =
    ranks.get(field) ??
    (fields.amounts.has(field) ? ranksOfAmounts(data, field, fields) : ranksOfWords(data, field, fields));
  ranks.delete(field);
  ranks.set(field, made);
  const [oldest] = ranks.keys();
  if (ranks.size > MOST_KNOWN && oldest !== undefined) ranks.delete(oldest);
  return made;
}

function ranksOfWords(data: TradeData, field: string, fields: Fields): Ranks {
  const words = new Set<string>();
  const tables: Map<number, string>[] = [];
  for (const { set } of data.sources) {
    const table = new Map<number, string>();
    for (const chunk of set.chunks) {
      const { key, word } = lookup(set, chunk, field, fields.lists);
      for (let at = 0; at < chunk.count; at++) {
        const each = key(at);
        if (each !== 0 && !table.has(each)) table.set(each, word(each));
      }
    }
    for (const word of table.values()) words.add(word);
    tables.push(table);
  }
  const rankOf = new Map([...words].sort().map((word, rank) => [word, rank]));
  const of = new Uint32Array(data.rows).fill(LAST);
  for (const [index, { set, start }] of data.sources.entries()) {
    const ranks = new Map([...(tables[index] ?? [])].map(([key, word]) => [key, rankOf.get(word) ?? LAST]));
    let place = start;
    for (const chunk of set.chunks) {
      const { key } = lookup(set, chunk, field, fields.lists);
      for (let at = 0; at < chunk.count; at++) of[place++] = ranks.get(key(at)) ?? LAST;
    }
  }
  return { of, count: rankOf.size };
}

function ranksOfAmounts(data: TradeData, field: string, { lists }: Fields): Ranks {
  const columns = data.sources.flatMap(({ set }) =>
    set.chunks.map(chunk => amountsOf(set, chunk, field, lists)),
  );
  const places = Math.max(0, ...columns.map(column => column?.places ?? 0));
  const all = new BigInt64Array(data.rows).fill(NO_AMOUNT);
  let place = 0;
  let count = 0;
  for (const { set } of data.sources)
    for (const chunk of set.chunks) {
      const column = amountsOf(set, chunk, field, lists);
      const factor = tenTo(places - (column?.places ?? 0));
      for (let at = 0; at < chunk.count; at++, place++) {
        const units = column?.units[at] ?? NO_AMOUNT;
        if (units === NO_AMOUNT) continue;
        all[place] = factor === 1n ? units : units * factor;
        count++;
      }
    }
  return ranksOfNumbers(all, count);
}

function ranksOfNumbers(all: BigInt64Array, count: number): Ranks {
  const sorted = all.filter(units => units !== NO_AMOUNT).sort();
  let distinct = 0;
  for (let at = 0; at < count; at++)
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[distinct++] = sorted[at] ?? 0n;
  const values = sorted.subarray(0, distinct);
  const of = Uint32Array.from(all, units => (units === NO_AMOUNT ? LAST : rankIn(values, units)));
  return { of, count: distinct };
}

function rankIn(values: BigInt64Array, wanted: bigint): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0n) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sorts places by their keys, sixteen bits at a time; what is alike keeps its order. Keys go along. */
function sortByKeys(places: Int32Array, keys: Uint32Array, count: number): void {
  let from: Int32Array = places;
  let into: Int32Array = new Int32Array(places.length);
  let fromKeys: Uint32Array = keys;
  let intoKeys: Uint32Array = new Uint32Array(keys.length);
  for (const shift of count < 0xffff ? [0] : [0, 16]) {
    const starts = new Uint32Array(65_537);
    const digit = (key: number) => (key >>> shift) & 0xffff;
    for (const key of fromKeys) starts[digit(key) + 1] = (starts[digit(key) + 1] ?? 0) + 1;
    for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    for (let at = 0; at < from.length; at++) {
      const key = fromKeys[at] ?? 0;
      const to = starts[digit(key)] ?? 0;
      starts[digit(key)] = to + 1;
      into[to] = from[at] ?? 0;
      intoKeys[to] = key;
    }
    [from, into] = [into, from];
    [fromKeys, intoKeys] = [intoKeys, fromKeys];
  }
  if (from !== places) places.set(from);
}
