// An immutable piece of the index. Layout: docs/spec/search.md, "The index".

/** Units (pages, rows …) of one reading: numbers `from` to `to`, whose page or row number is the unit less `shift`. */
export interface Range {
  readonly owner: string;
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/** One piece of the index: sorted terms, and for each the units that have it with the positions. */
export interface Segment {
  readonly ranges: readonly Range[];
  /** First unit, and one after the last. */
  readonly from: number;
  readonly to: number;
  readonly tokens: number;
  /** All terms one after another, in order of their UTF-16 units. */
  readonly text: Uint16Array;
  readonly textAt: Uint32Array;
  /** Units that have each term. */
  readonly frequency: Uint32Array;
  /** Varints: distance from the unit before, times in the unit. */
  readonly units: Uint8Array;
  readonly unitsAt: Uint32Array;
  /** Varints: distance from the position before in the same unit. */
  readonly positions: Uint8Array;
  readonly positionsAt: Uint32Array;
  /** Terms in each unit, from `from` on. */
  readonly lengths: Uint32Array;
}

/** Number of terms. */
export const termCount = (segment: Segment): number => segment.frequency.length;

/** The term with this index. */
export function termText(segment: Segment, index: number): string {
  return String.fromCharCode(...segment.text.subarray(segment.textAt[index] ?? 0, segment.textAt[index + 1]));
}

/** Index of a term, or -1. */
export function findTerm(segment: Segment, term: string): number {
  const at = firstFrom(segment, term);
  return at < termCount(segment) && compare(segment, at, term) === 0 ? at : -1;
}

/** Indexes of the terms that begin with a prefix: first, and one after the last. */
export function prefixRange(segment: Segment, prefix: string): readonly [number, number] {
  const from = firstFrom(segment, prefix);
  let low = from;
  let high = termCount(segment);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startsWith(segment, middle, prefix)) low = middle + 1;
    else high = middle;
  }
  return [from, low];
}

/** Index of the first term that is not before this one. */
export function firstFrom(segment: Segment, term: string): number {
  let low = 0;
  let high = termCount(segment);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(segment, middle, term) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(segment: Segment, index: number, term: string): number {
  const { text, textAt } = segment;
  const from = textAt[index] ?? 0;
  const length = (textAt[index + 1] ?? 0) - from;
  const shared = Math.min(length, term.length);
  for (let at = 0; at < shared; at++) {
    const difference = (text[from + at] ?? 0) - term.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return length - term.length;
}

function startsWith(segment: Segment, index: number, prefix: string): boolean {
  const { text, textAt } = segment;
  const from = textAt[index] ?? 0;
  if ((textAt[index + 1] ?? 0) - from < prefix.length) return false;
  for (let at = 0; at < prefix.length; at++) if (text[from + at] !== prefix.charCodeAt(at)) return false;
  return true;
}

/** Reads one term's units and positions in order. */
export class PostingReader {
  readonly #segment: Segment;
  #unitsAt: number;
  #positionsAt: number;
  #left: number;
  /** Positions of the units before that were passed over. */
  #toSkip = 0;
  unit: number;
  times = 0;

  constructor(segment: Segment, term: number) {
    this.#segment = segment;
    this.#unitsAt = segment.unitsAt[term] ?? 0;
    this.#positionsAt = segment.positionsAt[term] ?? 0;
    this.#left = segment.frequency[term] ?? 0;
    this.unit = segment.from - 1;
  }

  /** Goes to the next unit; false at the end. */
  next(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    this.#toSkip += this.times;
    const bytes = this.#segment.units;
    let at = this.#unitsAt;
    let byte = bytes[at++] ?? 0;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    this.unit += value;
    byte = bytes[at++] ?? 0;
    value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    this.times = value;
    this.#unitsAt = at;
    return true;
  }

  /** Goes to the first unit that is not before this one; false when there is none. */
  seek(unit: number): boolean {
    while (this.unit < unit) if (!this.next()) return false;
    return true;
  }

  /** Adds the positions in this unit to a list. To be called once a unit. */
  positions(into: number[]): void {
    const bytes = this.#segment.positions;
    let at = this.#positionsAt;
    for (let left = this.#toSkip; left > 0; at++) if ((bytes[at] ?? 0) < 128) left--;
    let position = 0;
    for (let left = this.times; left > 0; left--) {
      let byte = bytes[at++] ?? 0;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        value |= (byte & 127) << shift;
      }
      position += value;
      into.push(position);
    }
    this.#positionsAt = at;
    this.#toSkip = 0;
    this.times = 0;
  }
}
