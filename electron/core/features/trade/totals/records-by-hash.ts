// Records of all sets beside one another: their values can be compared whichever table they are from.
import type { Sliced } from '../../../app/slices.ts';
import { CHUNK_ROWS, type Chunk, NO_AMOUNT } from '../store/columns.ts';
import type { Source, TradeData } from '../store/data.ts';
import type { LoadedSet } from '../store/loaded.ts';
import { MOST_PLACES, tenTo } from '../values/decimal.ts';

/** What may differ between a record and its repetition: an amended declaration, a renumbered item, a corrected weight. */
export const LOOSE: ReadonlySet<string> = new Set([
  'declaration',
  'item',
  'date',
  'releaseDate',
  'netKg',
  'usdPerKg',
]);

/** A record in its chunk. */
export interface Place {
  readonly set: LoadedSet;
  readonly chunk: Chunk;
  readonly at: number;
}

const hashes = new WeakMap<LoadedSet, Int32Array>();

/** The records of all sets by one running place. */
export class Records {
  readonly #sources: readonly Source[];

  constructor({ sources }: TradeData) {
    this.#sources = sources;
  }

  /** Whether another record stands for this one, because its row was mended. */
  isHidden(place: number): boolean {
    const source = this.#sourceOf(place);
    return source.hidden?.[place - source.start] === 1;
  }

  /** Where a record is. */
  find(place: number): Place {
    const source = this.#sourceOf(place);
    const within = place - source.start;
    const chunk = source.set.chunks[Math.floor(within / CHUNK_ROWS)];
    if (!chunk) throw new Error('there is no such record');
    return { set: source.set, chunk, at: within % CHUNK_ROWS };
  }

  #sourceOf(place: number): Source {
    let index = this.#sources.length - 1;
    while (index > 0 && (this.#sources[index]?.start ?? 0) > place) index--;
    const source = this.#sources[index];
    if (!source) throw new Error('there is no such record');
    return source;
  }
}

/** A hash of each record of a set over all that must be the same within one table; the same in all sets. */
export function* hashesOfRecords(set: LoadedSet): Sliced<Int32Array> {
  const texts = hashesOfTexts(set);
  const hashes = new Int32Array(set.rows).fill(17);
  let start = 0;
  for (const chunk of set.chunks) {
    const own = hashes.subarray(start, start + chunk.count);
    for (const [field, array] of chunk.texts)
      if (!LOOSE.has(field)) mix(own, 0x9e3779b1, at => texts[array[at] ?? 0] ?? 0);
    for (const [field, { units, places }] of chunk.amounts)
      if (!LOOSE.has(field)) mix(own, 0x85ebca6b, lowWords(units, places));
    start += chunk.count;
    yield;
  }
  return hashes;
}

function mix(hashes: Int32Array, factor: number, value: (at: number) => number): void {
  for (let at = 0; at < hashes.length; at++) {
    const hash = Math.imul((hashes[at] ?? 0) ^ value(at), factor);
    hashes[at] = hash ^ (hash >>> 15);
  }
}

/** The last 32 bits of amounts in the finest units, 0 for none: multiplied without making a large number of each. */
function lowWords(units: BigInt64Array, places: number): (at: number) => number {
  const words = new Int32Array(units.buffer, units.byteOffset, units.length * 2);
  const factor = Number(BigInt.asIntN(32, tenTo(MOST_PLACES - places)));
  return at => Math.imul(words[2 * at] ?? 0, factor);
}

function hashesOfTexts(set: LoadedSet): Int32Array {
  const known = hashes.get(set);
  if (known) return known;
  const made = Int32Array.from(set.texts, hashOfText);
  hashes.set(set, made);
  return made;
}

function hashOfText(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

/** An amount in the finest units, so that chunks can be compared; undefined for none. */
export function amountAt({ chunk, at }: Place, field: string): bigint | undefined {
  const column = chunk.amounts.get(field);
  const units = column?.units[at] ?? NO_AMOUNT;
  return column && units !== NO_AMOUNT ? units * tenTo(MOST_PLACES - column.places) : undefined;
}

/** A text of a record; '' for none. */
export const textAt = ({ set, chunk, at }: Place, field: string): string =>
  set.texts[chunk.texts.get(field)?.[at] ?? 0] ?? '';

/** A day as YYYYMMDD; 0 for none. */
export const dayAt = ({ chunk, at }: Place, field: string): number => chunk.days.get(field)?.[at] ?? 0;

/** A day of the calendar as a number of days, whatever is missing taken as the first. */
export const dayCount = (day: number): number =>
  Date.UTC(Math.floor(day / 10_000), Math.max(0, (Math.floor(day / 100) % 100) - 1), Math.max(1, day % 100)) /
  86_400_000;

/** Fields in which two records differ. */
export function differing(left: Place, right: Place): Set<string> {
  const differ = new Set<string>();
  const fields = (kind: 'texts' | 'days' | 'amounts') =>
    new Set([...left.chunk[kind].keys(), ...right.chunk[kind].keys()]);
  for (const field of fields('texts')) if (!sameText(left, right, field)) differ.add(field);
  for (const field of fields('days')) if (dayAt(left, field) !== dayAt(right, field)) differ.add(field);
  for (const field of fields('amounts'))
    if (amountAt(left, field) !== amountAt(right, field)) differ.add(field);
  return differ;
}

function sameText(left: Place, right: Place, field: string): boolean {
  if (left.set !== right.set) return textAt(left, field) === textAt(right, field);
  return (left.chunk.texts.get(field)?.[left.at] ?? 0) === (right.chunk.texts.get(field)?.[right.at] ?? 0);
}
