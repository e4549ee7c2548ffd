// Ways in which a ZIP file packs its members.
import { Inflate } from 'fflate';
import { inflate64 } from './inflate64.ts';
import { inflate, OverLimit } from './unpack.ts';

/** Ways of packing that are unpacked here. */
export const STORED = 0;
export const DEFLATED = 8;
const DEFLATED64 = 9;

/** Whether a member is packed in a way that is unpacked here. */
export const isKnown = (method: number): boolean =>
  method === STORED || method === DEFLATED || method === DEFLATED64;

const PACKINGS: Readonly<Record<number, string>> = {
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
};

/** A member is packed in a way that is not unpacked here. */
export class UnknownPacking extends Error {
  constructor(method: number) {
    super(`packed as ${PACKINGS[method] ?? `number ${method}`}`);
  }
}

/** Unpacked bytes in a buffer of their own. Throws `OverLimit`, `UnknownPacking`, or another error when they are damaged. */
export function unpackAs(method: number, packed: Uint8Array, limit: number): Uint8Array {
  if (!isKnown(method)) throw new UnknownPacking(method);
  if (method === DEFLATED) return inflate(packed, limit);
  if (method === DEFLATED64) return inflate64(packed, limit);
  if (packed.length > limit) throw new OverLimit();
  return packed.slice();
}

/** Takes packed bytes piece by piece and gives unpacked ones, of which there are `size`, to `take`. Throws for a way of packing that is not known. */
export function pusher(
  method: number,
  size: number,
  take: (piece: Uint8Array) => void,
): (piece: Uint8Array, isLast: boolean) => void {
  if (!isKnown(method)) throw new UnknownPacking(method);
  if (method === STORED) return take;
  if (method === DEFLATED64) return whole(packed => take(inflate64(packed, size)));
  const stream = new Inflate(take);
  return (piece, isLast) => stream.push(piece, isLast);
}

/** Collects pieces, and gives them on in one. */
function whole(take: (packed: Uint8Array) => void): (piece: Uint8Array, isLast: boolean) => void {
  const pieces: Uint8Array[] = [];
  return (piece, isLast) => {
    pieces.push(piece.slice());
    if (!isLast) return;
    const packed = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const each of pieces) {
      packed.set(each, at);
      at += each.length;
    }
    take(packed);
  };
}
