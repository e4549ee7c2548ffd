// Exact sums of many groups at once.
import { type Amounts, halvesOf, isNone } from '../store/columns.ts';
import { MOST_PLACES, tenTo } from '../values/decimal.ts';

/** Halves of 32 bits are added as floats, which hold whole numbers of 53: more amounts than this do not fit. */
const MOST_ADDED = 2 ** 20;

/** A sum for each group. Whole numbers of 64 bits are added by their halves: making a large number of each takes ten times as long. */
export class Sums {
  readonly #sums: bigint[];
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  #places = 0;
  #added = 0;

  constructor(groups: number) {
    this.#sums = Array.from({ length: groups }, () => 0n);
    this.#low = new Float64Array(groups);
    this.#high = new Float64Array(groups);
  }

  /** Adds the amounts at some places of a chunk, each to the group that stands for it from `from` on. */
  add({ units, places }: Amounts, at: Int32Array, groups: Uint32Array, from: number): void {
    if (places !== this.#places || this.#added + at.length > MOST_ADDED) this.#gather();
    this.#places = places;
    this.#added += at.length;
    const halves = halvesOf(units);
    const [low, high] = [this.#low, this.#high];
    for (let each = 0; each < at.length; each++) {
      const place = at[each] ?? 0;
      if (isNone(halves, place)) continue;
      const group = groups[from + each] ?? 0;
      low[group] = (low[group] ?? 0) + ((halves[place * 2] ?? 0) >>> 0);
      high[group] = (high[group] ?? 0) + (halves[place * 2 + 1] ?? 0);
    }
  }

  /** The sums by group, with MOST_PLACES digits behind the mark. */
  all(): readonly bigint[] {
    this.#gather();
    return this.#sums;
  }

  #gather(): void {
    const factor = tenTo(MOST_PLACES - this.#places);
    for (let group = 0; group < this.#low.length; group++) {
      const [low = 0, high = 0] = [this.#low[group], this.#high[group]];
      if (low === 0 && high === 0) continue;
      this.#sums[group] = (this.#sums[group] ?? 0n) + ((BigInt(high) << 32n) + BigInt(low)) * factor;
    }
    this.#low.fill(0);
    this.#high.fill(0);
    this.#added = 0;
  }
}
