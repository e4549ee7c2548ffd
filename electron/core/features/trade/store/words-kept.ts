// The words of a chunk in two parts: which rows have a word, and where in the row it stands. Filters need the first alone.
import { packSegment } from '../../search/index/packed.ts';
import type { Segment } from '../../search/index/segment.ts';

/** Both parts as bytes. */
export interface PackedWords {
  /** As `packSegment` lays them out, without positions. */
  readonly index: Uint8Array;
  /** Number of terms and one more, where the positions of each begin (all 32 bits, little-endian), then the positions. */
  readonly positions: Uint8Array;
}

/** Takes a segment apart. */
export function packWords(segment: Segment): PackedWords {
  const { positions, positionsAt } = segment;
  const bytes = new Uint8Array(4 + positionsAt.byteLength + positions.length);
  bytes.set(new Uint8Array(Uint32Array.of(positionsAt.length).buffer));
  bytes.set(new Uint8Array(positionsAt.buffer, positionsAt.byteOffset, positionsAt.byteLength), 4);
  bytes.set(positions, 4 + positionsAt.byteLength);
  const index = packSegment({ ...segment, positions: new Uint8Array(), positionsAt: new Uint32Array() });
  return { index, positions: bytes };
}

/** The same words with their positions. */
export function withPositions(segment: Segment, given: Uint8Array): Segment {
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice();
  const count = new Uint32Array(bytes.buffer, bytes.byteOffset, 1)[0] ?? 0;
  const positionsAt = new Uint32Array(bytes.buffer, bytes.byteOffset + 4, count);
  return { ...segment, positionsAt, positions: bytes.subarray(4 + count * 4) };
}
