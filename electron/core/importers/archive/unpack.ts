import { Gunzip, Inflate, Unzlib } from 'fflate';

/** Packed bytes are given to the unpacker in pieces of this size, so that a bomb is seen before it has gone off. */
const PIECE = 65_536;

/** Most bytes that so many packed ones may honestly unpack to: text shrinks to a fiftieth at best, bombs to a thousandth. */
export const believable = (packed: number): number => Math.max(16 * 1024 * 1024, packed * 250);

/** Unpacked bytes are more than `limit`. */
export class OverLimit extends Error {}

/** Collects pieces up to a limit and joins them. */
export class Collector {
  readonly #pieces: Uint8Array[] = [];
  readonly #limit: number;
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  readonly take = (piece: Uint8Array): void => {
    this.#length += piece.length;
    if (this.#length > this.#limit) throw new OverLimit();
    this.#pieces.push(piece);
  };

  joined(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}

/** Unpacks raw deflate. Throws `OverLimit`, or the library's error when the bytes are damaged. */
export function inflate(packed: Uint8Array, limit: number): Uint8Array {
  const collector = new Collector(limit);
  streamInflate(packed, collector.take);
  return collector.joined();
}

/** Unpacks raw deflate piece by piece; what `take` throws comes out. */
export function streamInflate(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
  push(new Inflate(take), packed);
}

/** Unpacks gzip, all its members. Throws `OverLimit`, or the library's error when the bytes are damaged. */
export function gunzip(packed: Uint8Array, limit: number): Uint8Array {
  const collector = new Collector(limit);
  push(new Gunzip(collector.take), packed);
  return collector.joined();
}

/** Unpacks deflate as zlib wraps it. Throws like `gunzip`. */
export function unzlib(packed: Uint8Array, limit: number): Uint8Array {
  const collector = new Collector(limit);
  push(new Unzlib(collector.take), packed);
  return collector.joined();
}

function push(stream: Inflate | Gunzip | Unzlib, packed: Uint8Array): void {
  for (let at = 0; at < packed.length; at += PIECE)
    stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
}

let table: Uint32Array | undefined;

function crcTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc;
  });
}

/** CRC-32 of bytes, as ZIP keeps it. */
export function crc32(bytes: Uint8Array): number {
  table ??= crcTable();
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
