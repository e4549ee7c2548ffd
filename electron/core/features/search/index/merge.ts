import { PostingReader, type Range, type Segment, termCount } from './segment.ts';
import { Bytes } from './segment-writer.ts';

/** Makes one segment of two, of which the second has the later units. */
export function mergeSegments(left: Segment, right: Segment): Segment {
  const text: Uint16Array[] = [];
  const textAt = [0];
  const frequency: number[] = [];
  const unitsAt = [0];
  const positionsAt = [0];
  const units = new Bytes(left.units.length + right.units.length + 16);
  const positions = new Bytes(left.positions.length + right.positions.length + 16);
  let length = 0;
  for (const [leftTerm, rightTerm] of bothInOrder(left, right)) {
    const source = leftTerm < 0 ? right : left;
    const term = leftTerm < 0 ? rightTerm : leftTerm;
    const piece = source.text.subarray(source.textAt[term], source.textAt[term + 1]);
    text.push(piece);
    length += piece.length;
    textAt.push(length);
    let before = left.from - 1;
    let count = 0;
    for (const [segment, index] of [[left, leftTerm] as const, [right, rightTerm] as const]) {
      if (index < 0) continue;
      const reader = new PostingReader(segment, index);
      while (reader.next()) {
        units.varint(reader.unit - before);
        units.varint(reader.times);
        before = reader.unit;
        count += 1;
      }
      positions.append(
        segment.positions.subarray(segment.positionsAt[index], segment.positionsAt[index + 1]),
      );
    }
    frequency.push(count);
    unitsAt.push(units.length);
    positionsAt.push(positions.length);
  }
  return {
    ranges: joinRanges(left.ranges, right.ranges),
    from: left.from,
    to: right.to,
    tokens: left.tokens + right.tokens,
    text: joined(text, length),
    textAt: Uint32Array.from(textAt),
    frequency: Uint32Array.from(frequency),
    units: units.taken(),
    unitsAt: Uint32Array.from(unitsAt),
    positions: positions.taken(),
    positionsAt: Uint32Array.from(positionsAt),
    lengths: joinLengths(left, right),
  };
}

/** Terms of both in order: the index in each, -1 where it has none. */
function* bothInOrder(left: Segment, right: Segment): Generator<readonly [number, number]> {
  let l = 0;
  let r = 0;
  while (l < termCount(left) || r < termCount(right)) {
    const order = l >= termCount(left) ? 1 : r >= termCount(right) ? -1 : compareTerms(left, l, right, r);
    yield [order <= 0 ? l : -1, order >= 0 ? r : -1];
    if (order <= 0) l += 1;
    if (order >= 0) r += 1;
  }
}

function compareTerms(left: Segment, l: number, right: Segment, r: number): number {
  const leftFrom = left.textAt[l] ?? 0;
  const rightFrom = right.textAt[r] ?? 0;
  const leftLength = (left.textAt[l + 1] ?? 0) - leftFrom;
  const rightLength = (right.textAt[r + 1] ?? 0) - rightFrom;
  for (let at = 0; at < leftLength && at < rightLength; at++) {
    const difference = (left.text[leftFrom + at] ?? 0) - (right.text[rightFrom + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return leftLength - rightLength;
}

function joinRanges(left: readonly Range[], right: readonly Range[]): Range[] {
  const last = left.at(-1);
  const first = right[0];
  if (!last || !first) return [...left, ...right];
  const goesOn = last.owner === first.owner && last.to + 1 === first.from && last.shift === first.shift;
  return goesOn ? [...left.slice(0, -1), { ...last, to: first.to }, ...right.slice(1)] : [...left, ...right];
}

function joined(pieces: readonly Uint16Array[], length: number): Uint16Array {
  const all = new Uint16Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function joinLengths(left: Segment, right: Segment): Uint32Array {
  const lengths = new Uint32Array(right.to - left.from);
  lengths.set(left.lengths);
  lengths.set(right.lengths, right.from - left.from);
  return lengths;
}
