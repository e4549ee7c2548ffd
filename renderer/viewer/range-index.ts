/** Positions in one bucket. */
const BUCKET = 1_024;

/** Finds which of thousands of ranges may lie over a place, without looking at all of them. */
export class RangeIndex<T> {
  readonly #buckets = new Map<number, T[]>();
  readonly #order: ReadonlyMap<T, number>;

  /** `rangeOf` gives where an item begins and ends, the end not within. */
  constructor(items: readonly T[], rangeOf: (item: T) => readonly [start: number, end: number]) {
    this.#order = new Map(items.map((item, order) => [item, order]));
    for (const item of items) {
      const [start, end] = rangeOf(item);
      const last = bucketOf(Math.max(start, end - 1));
      for (let at = bucketOf(start); at <= last; at += 1) {
        const bucket = this.#buckets.get(at);
        if (bucket) bucket.push(item);
        else this.#buckets.set(at, [item]);
      }
    }
  }

  /** Every item over a place or near it, each once and in their order. Whoever asks tests them more closely. */
  near(start: number, end: number): readonly T[] {
    const from = bucketOf(start);
    const to = bucketOf(Math.max(start, end - 1));
    if (from === to) return this.#buckets.get(from) ?? [];
    const found = new Set<T>();
    for (let at = from; at <= to; at += 1) for (const item of this.#buckets.get(at) ?? []) found.add(item);
    return [...found].sort((a, b) => (this.#order.get(a) ?? 0) - (this.#order.get(b) ?? 0));
  }
}

const bucketOf = (position: number): number => Math.floor(position / BUCKET);
