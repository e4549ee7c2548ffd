// Where words, phrases and nearness stand within units.
import { ListCursor, type PostingCursor } from './index/cursor.ts';
import { PostingReader, type Segment } from './index/segment.ts';
import { type Resolved, termsOf } from './resolved.ts';
import type { Sequence, Slot } from './sequences.ts';

/** Stretches of positions: those of `units[i]` are from `offsets[i]` to `offsets[i + 1]`; ends exclusive. */
export interface Spans {
  readonly units: number[];
  readonly offsets: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/** Where a leaf or a nearness stands, unit by unit. */
export function spansOf(node: Resolved, segment: Segment): Spans {
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
