// A query over terms, and which terms of a segment it is about.
import { within } from './distance.ts';
import { findTerm, prefixRange, type Segment, termCount, termText } from './index/segment.ts';
import type { Sequence, Slot } from './sequences.ts';

/** A query whose words have become terms. */
export type Resolved =
  | { readonly kind: 'leaf'; readonly sequences: readonly Sequence[] }
  | { readonly kind: 'filter'; readonly test: (owner: string) => boolean }
  | { readonly kind: 'and' | 'or'; readonly children: readonly Resolved[] }
  | { readonly kind: 'not'; readonly child: Resolved }
  | {
      readonly kind: 'near';
      readonly distance: number;
      readonly left: Resolved;
      readonly right: Resolved;
    };

const remembered = new WeakMap<Slot, WeakMap<Segment, readonly number[]>>();

/** Terms of a slot in one segment. Looked up once for each query, whose slots are its own. */
export function termsOf(segment: Segment, slot: Slot): readonly number[] {
  const known = remembered.get(slot) ?? new WeakMap<Segment, readonly number[]>();
  remembered.set(slot, known);
  const found = known.get(segment) ?? lookUp(segment, slot);
  known.set(segment, found);
  return found;
}

function lookUp(segment: Segment, { term, fit }: Slot): number[] {
  if (fit.kind === 'exact') {
    const found = findTerm(segment, term);
    return found < 0 ? [] : [found];
  }
  if (fit.kind === 'prefix') {
    const [from, to] = prefixRange(segment, term);
    return Array.from({ length: to - from }, (_, index) => from + index);
  }
  const found: number[] = [];
  for (let index = 0; index < termCount(segment); index++) {
    const length = (segment.textAt[index + 1] ?? 0) - (segment.textAt[index] ?? 0);
    if (Math.abs(length - term.length) > fit.letters) continue;
    if (within(term, termText(segment, index), fit.letters)) found.push(index);
  }
  return found;
}

/** How many units have each leaf at most: for the weights, and to know which alternatives occur at all. */
export function unitsAtMost(segment: Segment, sequence: Sequence): number {
  let least = Number.POSITIVE_INFINITY;
  for (const slot of sequence.slots) {
    let sum = 0;
    for (const term of termsOf(segment, slot)) sum += segment.frequency[term] ?? 0;
    least = Math.min(least, sum);
  }
  return Math.min(least, segment.to - segment.from);
}
