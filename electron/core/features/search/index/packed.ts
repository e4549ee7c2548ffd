import { z } from 'zod';
import type { Segment } from './segment.ts';

const Head = z.object({
  ranges: z.array(z.object({ owner: z.string(), from: z.int(), to: z.int(), shift: z.int() })),
  from: z.int(),
  to: z.int(),
  tokens: z.int(),
  sizes: z.array(z.int()),
});

const ARRAYS = [
  'textAt',
  'frequency',
  'unitsAt',
  'positionsAt',
  'lengths',
  'text',
  'units',
  'positions',
] as const satisfies readonly (keyof Segment)[];

/** A segment as bytes: length of a JSON head, the head, and the arrays, each beginning at a multiple of 4. */
export function packSegment(segment: Segment): Uint8Array {
  const { ranges, from, to, tokens } = segment;
  const sizes = ARRAYS.map(name => segment[name].byteLength);
  const head = new TextEncoder().encode(JSON.stringify({ ranges, from, to, tokens, sizes }));
  const total = sizes.reduce((sum, size) => sum + padded(size), 4 + padded(head.length));
  const bytes = new Uint8Array(total);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let at = 4 + padded(head.length);
  for (const name of ARRAYS) {
    const array = segment[name];
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  return bytes;
}

/** The segment in bytes that `packSegment` made. Throws when they are something else. */
export function unpackSegment(given: Uint8Array): Segment {
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice();
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = Head.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headLength))));
  let at = bytes.byteOffset + 4 + padded(headLength);
  const next = (): readonly [ArrayBufferLike, number, number] => {
    const size = head.sizes[index++] ?? 0;
    const from = at;
    at += padded(size);
    return [bytes.buffer, from, size];
  };
  let index = 0;
  const words = () => {
    const [buffer, from, size] = next();
    return new Uint32Array(buffer, from, size / 4);
  };
  const [textAt, frequency, unitsAt, positionsAt, lengths] = [words(), words(), words(), words(), words()];
  const [textBuffer, textFrom, textSize] = next();
  const text = new Uint16Array(textBuffer, textFrom, textSize / 2);
  const units = new Uint8Array(...next());
  const positions = new Uint8Array(...next());
  const { ranges, from, to, tokens } = head;
  return {
    ranges,
    from,
    to,
    tokens,
    text,
    textAt,
    frequency,
    units,
    unitsAt,
    positions,
    positionsAt,
    lengths,
  };
}

const padded = (size: number): number => (size + 3) & ~3;
