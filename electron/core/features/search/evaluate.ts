// What a query finds in one segment, and how good each find is.

import { within } from './distance.ts';
import { ListCursor, type PostingCursor } from './index/cursor.ts';
import { findTerm, PostingReader, prefixRange, type Segment, termCount, termText } from './index/segment.ts';
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

/** Units that fit, rising, and what each scores; or whole ranges, which score nothing. */
export type Found =
  | { readonly kind: 'list'; readonly units: number[]; readonly scores: number[] }
  | { readonly kind: 'ranges'; readonly takes: Uint8Array };

/** Stretches of positions: those of `units[i]` are from `offsets[i]` to `offsets[i + 1]`; ends exclusive. */
interface Spans {
  readonly units: number[];
  readonly offsets: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/** How rare a leaf is, over all of the index: its weight in the score. */
export type Weights = ReadonlyMap<Resolved, number>;

const K1 = 1.2;
const B = 0.75;

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

/** Evaluates a query over one segment. */
export function evaluate(node: Resolved, segment: Segment, weights: Weights, averageLength: number): Found {
  const go = (inner: Resolved): Found => {
    switch (inner.kind) {
      case 'filter':
        return {
          kind: 'ranges',
          takes: Uint8Array.from(segment.ranges, range => Number(inner.test(range.owner))),
        };
      case 'and':
        return inner.children.map(go).reduce((left, right) => both(segment, left, right));
      case 'or':
        return inner.children.map(go).reduce((left, right) => either(segment, left, right));
      case 'not':
        return complement(segment, go(inner.child));
      case 'leaf':
      case 'near':
        return scored(inner, segment, weights.get(inner) ?? 0, averageLength);
      default:
        throw new Error('no such node');
    }
  };
  return go(node);
}

function scored(
  node: Extract<Resolved, { kind: 'leaf' | 'near' }>,
  segment: Segment,
  weight: number,
  averageLength: number,
): Found {
  const units: number[] = [];
  const scores: number[] = [];
  const add = (unit: number, times: number) => {
    const norm = K1 * (1 - B + (B * (segment.lengths[unit - segment.from] ?? 0)) / averageLength);
    units.push(unit);
    scores.push((weight * times * (K1 + 1)) / (times + norm));
  };
  const single = node.kind === 'leaf' ? onlyTerm(segment, node.sequences) : undefined;
  if (single !== undefined) {
    const reader = new PostingReader(segment, single);
    while (reader.next()) add(reader.unit, reader.times);
  } else {
    const spans = spansOf(node, segment);
    spans.units.forEach((unit, index) => {
      add(unit, (spans.offsets[index + 1] ?? 0) - (spans.offsets[index] ?? 0));
    });
  }
  return { kind: 'list', units, scores };
}

/** The one term that a leaf comes to, for which positions need not be read. */
function onlyTerm(segment: Segment, sequences: readonly Sequence[]): number | undefined {
  const left = sequences.filter(sequence => unitsAtMost(segment, sequence) > 0);
  const [slot, ...others] = left[0]?.slots ?? [];
  if (left.length !== 1 || !slot || others.length > 0) return undefined;
  const terms = termsOf(segment, slot);
  return terms.length === 1 ? terms[0] : undefined;
}

/** Where a leaf or a nearness stands, unit by unit. */
function spansOf(node: Resolved, segment: Segment): Spans {
  if (node.kind === 'leaf')
    return node.sequences
      .map(sequence => sequenceSpans(segment, sequence))
      .reduce(unite, { units: [], offsets: [0], starts: [], ends: [] });
  if (node.kind === 'or') return node.children.map(child => spansOf(child, segment)).reduce(unite);
  if (node.kind === 'near')
    return nearby(spansOf(node.left, segment), spansOf(node.right, segment), node.distance);
  throw new Error('this has no places');
}

function sequenceSpans(segment: Segment, sequence: Sequence): Spans {
  const found: Spans = { units: [], offsets: [0], starts: [], ends: [] };
  const cursors = cursorsOf(segment, sequence.slots);
  const [first, ...others] = cursors;
  if (!first?.cursor.next()) return found;
  for (;;) {
    const { unit } = first.cursor;
    const ahead = furthest(unit, others);
    if (ahead === undefined) return found;
    if (ahead > unit) {
      if (!first.cursor.seek(ahead)) return found;
      continue;
    }
    push(
      found,
      unit,
      startsIn(cursors).map(start => [start, start + sequence.width] as const),
    );
    if (!first.cursor.next()) return found;
  }
}

/** Brings all to a unit or the next that they have, and tells the furthest; undefined when one has no more. */
function furthest(unit: number, others: readonly SlotCursor[]): number | undefined {
  let ahead = unit;
  for (const { cursor } of others) {
    if (!cursor.seek(ahead)) return undefined;
    ahead = Math.max(ahead, cursor.unit);
  }
  return ahead;
}

interface SlotCursor {
  readonly at: number;
  readonly cursor: PostingCursor;
  readonly weight: number;
}

/** A cursor for each slot, the rarest first; none when a slot has no term here. */
function cursorsOf(segment: Segment, slots: readonly Slot[]): SlotCursor[] {
  const termLists = slots.map(slot => termsOf(segment, slot));
  if (termLists.some(terms => terms.length === 0)) return [];
  return slots
    .map((slot, index) => {
      const terms = termLists[index] ?? [];
      const weight = terms.reduce((sum, term) => sum + (segment.frequency[term] ?? 0), 0);
      const [only] = terms;
      const cursor =
        terms.length === 1 && only !== undefined
          ? new PostingReader(segment, only)
          : new ListCursor(segment, terms);
      return { at: slot.at, cursor, weight };
    })
    .sort((left, right) => left.weight - right.weight);
}

function startsIn(cursors: readonly SlotCursor[]): number[] {
  let starts: number[] | undefined;
  for (const { at, cursor } of cursors) {
    const positions: number[] = [];
    cursor.positions(positions);
    const here = at === 0 ? positions : positions.map(position => position - at);
    starts = starts === undefined ? here : common(starts, here);
  }
  return (starts ?? []).filter(start => start >= 0);
}

function common(left: readonly number[], right: readonly number[]): number[] {
  const found: number[] = [];
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    const difference = (left[l] ?? 0) - (right[r] ?? 0);
    if (difference === 0) found.push(left[l] ?? 0);
    if (difference <= 0) l += 1;
    if (difference >= 0) r += 1;
  }
  return found;
}

function unite(left: Spans, right: Spans): Spans {
  if (left.units.length === 0) return right;
  if (right.units.length === 0) return left;
  const found: Spans = { units: [], offsets: [0], starts: [], ends: [] };
  let l = 0;
  let r = 0;
  while (l < left.units.length || r < right.units.length) {
    const unit = Math.min(left.units[l] ?? Infinity, right.units[r] ?? Infinity);
    const here = new Map<string, readonly [number, number]>();
    if (left.units[l] === unit) for (const span of spansAt(left, l++)) here.set(span.join(), span);
    if (right.units[r] === unit) for (const span of spansAt(right, r++)) here.set(span.join(), span);
    push(found, unit, [...here.values()]);
  }
  return found;
}

function spansAt(spans: Spans, index: number): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let at = spans.offsets[index] ?? 0; at < (spans.offsets[index + 1] ?? 0); at++)
    found.push([spans.starts[at] ?? 0, spans.ends[at] ?? 0]);
  return found;
}

function push(spans: Spans, unit: number, here: readonly (readonly [number, number])[]): void {
  if (here.length === 0) return;
  spans.units.push(unit);
  for (const [start, end] of here) {
    spans.starts.push(start);
    spans.ends.push(end);
  }
  spans.offsets.push(spans.starts.length);
}

/** Places where one stands at most `distance` terms from the other, on either side. */
function nearby(left: Spans, right: Spans, distance: number): Spans {
  const found: Spans = { units: [], offsets: [0], starts: [], ends: [] };
  for (let l = 0, r = 0; l < left.units.length && r < right.units.length; ) {
    const difference = (left.units[l] ?? 0) - (right.units[r] ?? 0);
    if (difference === 0)
      push(found, left.units[l] ?? 0, pairs(spansAt(left, l), spansAt(right, r), distance));
    if (difference <= 0) l += 1;
    if (difference >= 0) r += 1;
  }
  return found;
}

function pairs(
  left: readonly (readonly [number, number])[],
  right: readonly (readonly [number, number])[],
  distance: number,
): (readonly [number, number])[] {
  const found = new Map<string, readonly [number, number]>();
  for (const [start, end] of left)
    for (const [otherStart, otherEnd] of right) {
      const gap = otherStart >= end ? otherStart - end : start - otherEnd;
      if (gap < 0 || gap > distance) continue;
      const span = [Math.min(start, otherStart), Math.max(end, otherEnd)] as const;
      found.set(span.join(), span);
    }
  return [...found.values()];
}

function both(segment: Segment, left: Found, right: Found): Found {
  if (left.kind === 'ranges' && right.kind === 'ranges')
    return { kind: 'ranges', takes: left.takes.map((take, index) => take & (right.takes[index] ?? 0)) };
  if (left.kind === 'ranges') return keep(segment, right as Extract<Found, { kind: 'list' }>, left.takes);
  if (right.kind === 'ranges') return keep(segment, left, right.takes);
  const units: number[] = [];
  const scores: number[] = [];
  for (let l = 0, r = 0; l < left.units.length && r < right.units.length; ) {
    const difference = (left.units[l] ?? 0) - (right.units[r] ?? 0);
    if (difference === 0) {
      units.push(left.units[l] ?? 0);
      scores.push((left.scores[l] ?? 0) + (right.scores[r] ?? 0));
    }
    if (difference <= 0) l += 1;
    if (difference >= 0) r += 1;
  }
  return { kind: 'list', units, scores };
}

function keep(segment: Segment, list: Extract<Found, { kind: 'list' }>, takes: Uint8Array): Found {
  const units: number[] = [];
  const scores: number[] = [];
  let range = 0;
  list.units.forEach((unit, index) => {
    while ((segment.ranges[range]?.to ?? unit) < unit) range += 1;
    if (takes[range] !== 1) return;
    units.push(unit);
    scores.push(list.scores[index] ?? 0);
  });
  return { kind: 'list', units, scores };
}

function either(segment: Segment, left: Found, right: Found): Found {
  if (left.kind === 'ranges' && right.kind === 'ranges')
    return { kind: 'ranges', takes: left.takes.map((take, index) => take | (right.takes[index] ?? 0)) };
  const one = asList(segment, left);
  const other = asList(segment, right);
  const units: number[] = [];
  const scores: number[] = [];
  for (let l = 0, r = 0; l < one.units.length || r < other.units.length; ) {
    const unit = Math.min(one.units[l] ?? Infinity, other.units[r] ?? Infinity);
    let score = 0;
    if (one.units[l] === unit) score += one.scores[l++] ?? 0;
    if (other.units[r] === unit) score += other.scores[r++] ?? 0;
    units.push(unit);
    scores.push(score);
  }
  return { kind: 'list', units, scores };
}

function complement(segment: Segment, found: Found): Found {
  if (found.kind === 'ranges') return { kind: 'ranges', takes: found.takes.map(take => 1 - take) };
  const units: number[] = [];
  let next = 0;
  for (const { from, to } of segment.ranges)
    for (let unit = from; unit <= to; unit++) {
      if (found.units[next] === unit) next += 1;
      else units.push(unit);
    }
  return { kind: 'list', units, scores: new Array<number>(units.length).fill(0) };
}

/** Found units one by one, with whole ranges written out. */
export function asList(segment: Segment, found: Found): Extract<Found, { kind: 'list' }> {
  if (found.kind === 'list') return found;
  const units: number[] = [];
  segment.ranges.forEach(({ from, to }, index) => {
    if (found.takes[index] === 1) for (let unit = from; unit <= to; unit++) units.push(unit);
  });
  return { kind: 'list', units, scores: new Array<number>(units.length).fill(0) };
}
