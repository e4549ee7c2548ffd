// Records that tell of one shipment twice.
import { type Chunk, NO_AMOUNT } from '../store/columns.ts';
import type { LoadedSet } from '../store/loaded.ts';
import { MOST_PLACES, tenTo } from '../values/decimal.ts';

/** Why a record is taken for a repetition of an earlier one. All that is not named is the same in both. */
export type DuplicateReason = 'same' | 'other-item' | 'other-declaration' | 'other-weight';

/** A record (by its place among all of the set, from 0) that repeats an earlier one. */
export interface Duplicate {
  readonly at: number;
  readonly of: number;
  readonly reason: DuplicateReason;
}

/** What may differ between a record and its repetition: an amended declaration, a renumbered item, a corrected weight. */
const LOOSE = new Set(['declaration', 'item', 'date', 'releaseDate', 'netKg', 'usdPerKg']);
/** Days that an amended declaration may lie after the first. */
const DAYS_APART = 31;
/** Parts of a weight that a correction may change: one in fifty. */
const WEIGHT_PART = 50n;

const found = new WeakMap<LoadedSet, readonly Duplicate[]>();

/** All repetitions of a set. Parties, goods code, places and every value must be the same to the last digit. */
export function duplicatesOf(set: LoadedSet): readonly Duplicate[] {
  const known = found.get(set);
  if (known) return known;
  const records = new Records(set.chunks);
  const result: Duplicate[] = [];
  // Chains of records by hash: `first` by bucket, `next` by record; both hold places from 1, 0 ends.
  const buckets = 1 << Math.ceil(Math.log2(Math.max(2, set.rows * 2)));
  const first = new Int32Array(buckets);
  const next = new Int32Array(set.rows + 1);
  for (let at = 0; at < set.rows; at++) {
    const bucket = records.hash(at) & (buckets - 1);
    let other = first[bucket] ?? 0;
    for (; other > 0; other = next[other] ?? 0) {
      const reason = records.compare(other - 1, at);
      if (!reason) continue;
      result.push({ at, of: other - 1, reason });
      break;
    }
    // A repetition is measured by the first, never by another repetition.
    if (other > 0) continue;
    next[at + 1] = first[bucket] ?? 0;
    first[bucket] = at + 1;
  }
  found.set(set, result);
  return result;
}

/** The records of all chunks by one running place. */
class Records {
  readonly #chunks: readonly Chunk[];
  readonly #starts: number[] = [];

  constructor(chunks: readonly Chunk[]) {
    this.#chunks = chunks;
    let start = 0;
    for (const { count } of chunks) {
      this.#starts.push(start);
      start += count;
    }
  }

  /** A hash over all that must be the same. */
  hash(place: number): number {
    const { chunk, at } = this.#find(place);
    let hash = 17;
    for (const [field, array] of chunk.texts)
      if (!LOOSE.has(field)) hash = Math.imul(hash ^ (array[at] ?? 0), 0x9e3779b1);
    for (const field of chunk.amounts.keys())
      if (!LOOSE.has(field))
        hash = Math.imul(hash ^ Number(BigInt.asIntN(32, amountAt(chunk, field, at) ?? 0n)), 0x85ebca6b);
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  /** Why the second repeats the first, or undefined. */
  compare(one: number, two: number): DuplicateReason | undefined {
    const left = this.#find(one);
    const right = this.#find(two);
    const differ = new Set<string>();
    for (const kind of ['texts', 'days'] as const)
      for (const [field, array] of left.chunk[kind])
        if (array[left.at] !== right.chunk[kind].get(field)?.[right.at]) differ.add(field);
    for (const field of left.chunk.amounts.keys())
      if (amountAt(left.chunk, field, left.at) !== amountAt(right.chunk, field, right.at)) differ.add(field);
    for (const field of differ) if (!LOOSE.has(field)) return undefined;
    return reasonOf(differ, left, right);
  }

  #find(place: number): Place {
    let index = this.#starts.length - 1;
    while (index > 0 && (this.#starts[index] ?? 0) > place) index--;
    return { chunk: this.#chunks[index] as Chunk, at: place - (this.#starts[index] ?? 0) };
  }
}

/** An amount in the finest units, so that chunks can be compared; undefined for none. */
function amountAt(chunk: Chunk, field: string, at: number): bigint | undefined {
  const column = chunk.amounts.get(field);
  const units = column?.units[at] ?? NO_AMOUNT;
  return column && units !== NO_AMOUNT ? units * tenTo(MOST_PLACES - column.places) : undefined;
}

interface Place {
  readonly chunk: Chunk;
  readonly at: number;
}

function reasonOf(differ: Set<string>, left: Place, right: Place): DuplicateReason | undefined {
  if (differ.size === 0) return 'same';
  const only = (...fields: string[]) => [...differ].every(field => fields.includes(field));
  if (only('item')) return 'other-item';
  if (only('declaration', 'date', 'releaseDate') && isSoonAfter(left, right)) return 'other-declaration';
  if (only('netKg', 'usdPerKg') && isNearWeight(left, right)) return 'other-weight';
  return undefined;
}

function isSoonAfter(left: Place, right: Place): boolean {
  const day = ({ chunk, at }: Place) => {
    const date = chunk.days.get('date')?.[at] ?? 0;
    return Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100) / 86_400_000;
  };
  return Math.abs(day(right) - day(left)) <= DAYS_APART;
}

function isNearWeight(left: Place, right: Place): boolean {
  const weight = ({ chunk, at }: Place) => amountAt(chunk, 'netKg', at);
  const [one, two] = [weight(left), weight(right)];
  if (one === undefined || two === undefined) return false;
  const apart = one > two ? one - two : two - one;
  return apart * WEIGHT_PART <= one;
}
