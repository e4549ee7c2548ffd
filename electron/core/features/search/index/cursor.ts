import { PostingReader, type Segment } from './segment.ts';

/** Goes through units in rising order and tells the positions in each. */
export interface PostingCursor {
  readonly unit: number;
  next(): boolean;
  /** Goes to the first unit that is not before this one; false when there is none. */
  seek(unit: number): boolean;
  /** Adds the positions in this unit to a list. To be called once a unit. */
  positions(into: number[]): void;
}

/** Several terms of a segment as one: the units of any of them. */
export class ListCursor implements PostingCursor {
  readonly #units: number[];
  readonly #positions: Map<number, number[]>;
  #at = -1;

  constructor(segment: Segment, terms: readonly number[]) {
    const positions = new Map<number, number[]>();
    for (const term of terms) {
      const reader = new PostingReader(segment, term);
      while (reader.next()) {
        const known = positions.get(reader.unit);
        if (known) reader.positions(known);
        else {
          const list: number[] = [];
          reader.positions(list);
          positions.set(reader.unit, list);
        }
      }
    }
    this.#positions = positions;
    this.#units = [...positions.keys()].sort((left, right) => left - right);
  }

  get unit(): number {
    return this.#units[this.#at] ?? -1;
  }

  next(): boolean {
    this.#at += 1;
    return this.#at < this.#units.length;
  }

  seek(unit: number): boolean {
    while (this.unit < unit) if (!this.next()) return false;
    return this.#at < this.#units.length;
  }

  positions(into: number[]): void {
    const here = this.#positions.get(this.unit) ?? [];
    for (const position of here.sort((left, right) => left - right)) into.push(position);
  }
}
