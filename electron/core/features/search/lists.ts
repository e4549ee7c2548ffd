// Lists of units that fit, and what can be done with two of them.
import type { Segment } from './index/segment.ts';

/** Units and what each scores, the units rising. */
export interface List {
  readonly units: Uint32Array;
  readonly scores: Float32Array;
}

/** Units that fit, rising, and what each scores; or whole ranges, which score nothing. */
export type Found =
  | ({ readonly kind: 'list' } & List)
  | { readonly kind: 'ranges'; readonly takes: Uint8Array };

/** Units that are in both. */
export function both(segment: Segment, left: Found, right: Found): Found {
  if (left.kind === 'ranges' && right.kind === 'ranges')
    return { kind: 'ranges', takes: left.takes.map((take, index) => take & (right.takes[index] ?? 0)) };
  if (left.kind === 'ranges') return keep(segment, right as List, left.takes);
  if (right.kind === 'ranges') return keep(segment, left, right.takes);
  const growing = new Growing(Math.min(left.units.length, right.units.length));
  for (let l = 0, r = 0; l < left.units.length && r < right.units.length; ) {
    const difference = (left.units[l] ?? 0) - (right.units[r] ?? 0);
    if (difference === 0) growing.add(left.units[l] ?? 0, (left.scores[l] ?? 0) + (right.scores[r] ?? 0));
    if (difference <= 0) l += 1;
    if (difference >= 0) r += 1;
  }
  return growing.list();
}

/** A list of known greatest length. */
class Growing {
  readonly #units: Uint32Array;
  readonly #scores: Float32Array;
  #count = 0;

  constructor(most: number) {
    this.#units = new Uint32Array(most);
    this.#scores = new Float32Array(most);
  }

  add(unit: number, score: number): void {
    this.#units[this.#count] = unit;
    this.#scores[this.#count++] = score;
  }

  list(): { readonly kind: 'list' } & List {
    return {
      kind: 'list',
      units: this.#units.subarray(0, this.#count),
      scores: this.#scores.subarray(0, this.#count),
    };
  }
}

function keep(segment: Segment, list: List, takes: Uint8Array): Found {
  const growing = new Growing(list.units.length);
  let range = 0;
  for (let index = 0; index < list.units.length; index++) {
    const unit = list.units[index] ?? 0;
    while ((segment.ranges[range]?.to ?? unit) < unit) range += 1;
    if (takes[range] === 1) growing.add(unit, list.scores[index] ?? 0);
  }
  return growing.list();
}

/** Units that are in one or both. */
export function either(segment: Segment, left: Found, right: Found): Found {
  if (left.kind === 'ranges' && right.kind === 'ranges')
    return { kind: 'ranges', takes: left.takes.map((take, index) => take | (right.takes[index] ?? 0)) };
  const one = asList(segment, left);
  const other = asList(segment, right);
  const growing = new Growing(one.units.length + other.units.length);
  let l = 0;
  let r = 0;
  while (l < one.units.length || r < other.units.length) {
    const here = l < one.units.length ? (one.units[l] ?? 0) : Number.POSITIVE_INFINITY;
    const there = r < other.units.length ? (other.units[r] ?? 0) : Number.POSITIVE_INFINITY;
    const unit = Math.min(here, there);
    let score = 0;
    if (here === unit) score += one.scores[l++] ?? 0;
    if (there === unit) score += other.scores[r++] ?? 0;
    growing.add(unit, score);
  }
  return growing.list();
}

/** Units that are not in it. */
export function complement(segment: Segment, found: Found): Found {
  if (found.kind === 'ranges') return { kind: 'ranges', takes: found.takes.map(take => 1 - take) };
  const growing = new Growing(segment.to - segment.from);
  let next = 0;
  for (const { from, to } of segment.ranges)
    for (let unit = from; unit <= to; unit++) {
      if (found.units[next] === unit) next += 1;
      else growing.add(unit, 0);
    }
  return growing.list();
}

/** Found units one by one, with whole ranges written out. */
export function asList(segment: Segment, found: Found): List {
  if (found.kind === 'list') return found;
  const growing = new Growing(segment.to - segment.from);
  segment.ranges.forEach(({ from, to }, index) => {
    if (found.takes[index] === 1) for (let unit = from; unit <= to; unit++) growing.add(unit, 0);
  });
  return growing.list();
}

/** Units of the first that are not in the second. */
export function without(segment: Segment, left: Found, right: Found): Found {
  if (right.kind === 'ranges') return both(segment, left, complement(segment, right));
  const list = asList(segment, left);
  const growing = new Growing(list.units.length);
  for (let l = 0, r = 0; l < list.units.length; l++) {
    const unit = list.units[l] ?? 0;
    while (r < right.units.length && (right.units[r] ?? 0) < unit) r += 1;
    if (right.units[r] !== unit) growing.add(unit, list.scores[l] ?? 0);
  }
  return growing.list();
}
