/** What a hit is ordered by: the higher `rank` first, then the earlier document, then the earlier place in it. */
export interface Ordered {
  readonly rank: number;
  readonly order: number;
  readonly number: number;
}

/** Whether one goes before the other. */
export const before = (left: Ordered, right: Ordered): boolean =>
  left.rank !== right.rank
    ? left.rank > right.rank
    : left.order !== right.order
      ? left.order < right.order
      : left.number < right.number;

const compare = (left: Ordered, right: Ordered): number => (before(left, right) ? -1 : 1);

/** Keeps the best `size` of all that it is given: a heap with the worst on top. */
export class Best<T extends Ordered> {
  readonly #size: number;
  #heap: T[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** Whether something with this rank could still get in, so that it need not be made first. */
  takes(rank: number): boolean {
    const worst = this.#heap[0];
    return this.#heap.length < this.#size || (worst !== undefined && rank >= worst.rank);
  }

  add(item: T): void {
    const heap = this.#heap;
    if (this.#size === Number.POSITIVE_INFINITY) heap.push(item);
    else if (heap.length < this.#size) {
      heap.push(item);
      this.#rise(heap.length - 1);
    } else if (heap[0] && before(item, heap[0])) {
      heap[0] = item;
      this.#sink();
    }
  }

  /** All that was kept, the best first. */
  sorted(): T[] {
    return this.#heap.sort(compare);
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      const here = heap[at];
      const above = heap[parent];
      if (!here || !above || !before(above, here)) return;
      heap[at] = above;
      heap[parent] = here;
      at = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        const below = heap[child];
        const here = heap[worst];
        if (below && here && before(here, below)) worst = child;
      }
      const top = heap[at];
      const other = heap[worst];
      if (worst === at || !top || !other) return;
      heap[at] = other;
      heap[worst] = top;
      at = worst;
    }
  }
}
