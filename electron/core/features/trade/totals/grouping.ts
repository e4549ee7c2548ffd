// Which group each record of a selection is of.
import type { Sliced } from '../../../app/slices.ts';
import { type Ranked, ranked } from './ranked.ts';
import { placesOf, type Selection } from './select.ts';
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
export function* grouped(selection: Selection, groupBy: readonly string[]): Sliced<Grouping> {
  const { data, fields, total } = selection;
  const places = placesOf(selection);
  let parted: Parted = { of: new Uint32Array(total), count: 1, firsts: new Uint32Array(1) };
  const columns: Ranked[] = [];
  for (const field of groupBy) {
    const column = yield* ranked(data, field, fields);
    const finer = new Finer(parted, places, column);
    for (let from = 0; from < total; from += SLICE) {
      finer.part(from, Math.min(total, from + SLICE));
      yield;
    }
    parted = finer.parted();
    columns.push(column);
  }
  const { of, count, firsts } = parted;
  const order = Uint32Array.from({ length: count }, (_, group) => group);
  for (const { of: numbers, count: values } of [...columns].reverse()) {
    const keys = Uint32Array.from(order, group => numbers[firsts[group] ?? 0] ?? 0);
    yield* sortByKeys(order, keys, values + 1);
  }
  return {
    count,
    of,
    sizes: renumbered(of, order),
    words: group => columns.map(column => column.words[column.of[firsts[order[group] ?? 0] ?? 0] ?? 0] ?? ''),
  };
}

/** Gives groups the numbers of their order, and counts what is in each. */
function renumbered(of: Uint32Array, order: Uint32Array): Uint32Array {
  const rank = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) rank[order[at] ?? 0] = at;
  const sizes = new Uint32Array(order.length);
  for (let at = 0; at < of.length; at++) {
    const group = rank[of[at] ?? 0] ?? 0;
    of[at] = group;
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  return sizes;
}

/** Records between two slices. */
const SLICE = 65_536;

/** Groups in the order of their first records, which tell what all of a group have. */
interface Parted {
  readonly of: Uint32Array;
  readonly count: number;
  readonly firsts: Uint32Array;
}

/** Parts groups by one more field. New groups are found by a table of places that holds their numbers from 1. */
class Finer {
  readonly #coarse: Uint32Array;
  readonly #places: Uint32Array;
  readonly #numbers: Uint32Array;
  readonly #table: Uint32Array;
  readonly #left: Uint32Array;
  readonly #right: Uint32Array;
  readonly #firsts: Uint32Array;
  readonly #of: Uint32Array;
  #count = 0;

  constructor({ of, count }: Parted, places: Uint32Array, column: Ranked) {
    const most = Math.min(of.length, count * (column.count + 1));
    this.#coarse = of;
    this.#places = places;
    this.#numbers = column.of;
    this.#table = new Uint32Array(2 ** Math.ceil(Math.log2(most * 2 + 2)));
    this.#left = new Uint32Array(most);
    this.#right = new Uint32Array(most);
    this.#firsts = new Uint32Array(most);
    this.#of = new Uint32Array(of.length);
  }

  /** Parts the records from one on, up to another. */
  part(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const place = this.#places[at] ?? 0;
      this.#of[at] = this.#find(this.#coarse[at] ?? 0, this.#numbers[place] ?? 0, place);
    }
  }

  parted(): Parted {
    return { of: this.#of, count: this.#count, firsts: this.#firsts };
  }

  #find(group: number, number: number, place: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    const hash = Math.imul(group, 0x9e37_79b1) ^ Math.imul(number, 0x85eb_ca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let found = table[slot] ?? 0; found !== 0; found = table[slot] ?? 0) {
      if (this.#left[found - 1] === group && this.#right[found - 1] === number) return found - 1;
      slot = (slot + 1) & mask;
    }
    this.#left[this.#count] = group;
    this.#right[this.#count] = number;
    this.#firsts[this.#count] = place;
    table[slot] = ++this.#count;
    return this.#count - 1;
  }
}
