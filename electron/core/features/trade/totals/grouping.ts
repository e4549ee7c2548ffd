// Which group each record of a selection is of.
import type { Sliced } from '../../../app/slices.ts';
import { type Ranked, ranked } from './ranked.ts';
import type { Selection } from './select.ts';
import { sortByKeys } from './sort-numbers.ts';

/** Groups of the records of a selection, in the order of their words. */
export interface Grouping {
  readonly count: number;
  /** The group of each record, in the order of the selection. */
  readonly of: Uint32Array;
  /** Records of each group. */
  readonly sizes: Uint32Array;
  /** What the records of a group have in the fields. */
  words(group: number): readonly string[];
}

/** Groups by what records have in some fields; by none, all are one group. */
export function* grouped(
  { data, fields, parts, total }: Selection,
  groupBy: readonly string[],
): Sliced<Grouping> {
  let of = new Uint32Array(total);
  let count = 1;
  // The first record of a group tells what all of it have.
  let firsts = new Uint32Array(1);
  const columns: Ranked[] = [];
  const places = new Uint32Array(total);
  let filled = 0;
  for (const { start, at } of parts) for (const place of at) places[filled++] = start + place;
  for (const field of groupBy) {
    const column = yield* ranked(data, field, fields);
    ({ of, count, firsts } = yield* parted(of, count, places, column));
    columns.push(column);
  }
  const order = Uint32Array.from({ length: count }, (_, group) => group);
  for (const { of: numbers, count: values } of [...columns].reverse()) {
    const keys = Uint32Array.from(order, group => numbers[firsts[group] ?? 0] ?? 0);
    yield* sortByKeys(order, keys, values + 1);
  }
  const rank = new Uint32Array(count);
  for (let at = 0; at < count; at++) rank[order[at] ?? 0] = at;
  const sizes = new Uint32Array(count);
  for (let at = 0; at < total; at++) {
    const group = rank[of[at] ?? 0] ?? 0;
    of[at] = group;
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  return {
    count,
    of,
    sizes,
    words: group => columns.map(column => column.words[column.of[firsts[order[group] ?? 0] ?? 0] ?? 0] ?? ''),
  };
}

/** Parts groups by one more field. New groups are found by a table of places that holds numbers from 1. */
function* parted(
  of: Uint32Array,
  groups: number,
  places: Uint32Array,
  { of: numbers, count: values }: Ranked,
): Sliced<{ of: Uint32Array<ArrayBuffer>; count: number; firsts: Uint32Array<ArrayBuffer> }> {
  const most = Math.min(of.length, groups * (values + 1));
  const mask = 2 ** Math.ceil(Math.log2(most * 2 + 2)) - 1;
  const table = new Uint32Array(mask + 1);
  const into = new Uint32Array(of.length);
  const [left, right, firsts] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
  let count = 0;
  for (let at = 0; at < of.length; at++) {
    const group = of[at] ?? 0;
    const number = numbers[places[at] ?? 0] ?? 0;
    const hash = Math.imul(group, 0x9e37_79b1) ^ Math.imul(number, 0x85eb_ca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    let found = table[slot] ?? 0;
    while (found !== 0 && (left[found - 1] !== group || right[found - 1] !== number)) {
      slot = (slot + 1) & mask;
      found = table[slot] ?? 0;
    }
    if (found === 0) {
      left[count] = group;
      right[count] = number;
      firsts[count] = places[at] ?? 0;
      found = ++count;
      table[slot] = found;
    }
    into[at] = found - 1;
    if (at % SLICE === 0) yield;
  }
  return { of: into, count, firsts };
}

/** Records between two slices. */
const SLICE = 65_536;
