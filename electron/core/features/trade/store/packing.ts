// Texts and raw rows as bytes.
import type { Squeeze } from './read-set.ts';

/** Raw rows of one block: few enough that looking at one row is quick. */
export const BLOCK_ROWS = 512;

/** A list of texts as bytes: their number, the end of each in UTF-8 (32 bits, little-endian), then all of them. Decoded one by one when they are asked for. */
export class PackedTexts {
  readonly #ends: Uint32Array;
  readonly #body: Uint8Array;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(given: Uint8Array) {
    const bytes = given.byteOffset % 4 === 0 ? given : given.slice();
    const count = new Uint32Array(bytes.buffer, bytes.byteOffset, 1)[0] ?? 0;
    this.#ends = new Uint32Array(bytes.buffer, bytes.byteOffset + 4, count);
    this.#body = bytes.subarray(4 + count * 4);
  }

  /** How many there are. */
  get length(): number {
    return this.#ends.length;
  }

  /** All bytes of all texts, one after the other. */
  get body(): Uint8Array {
    return this.#body;
  }

  /** Where each text ends among the bytes. */
  get ends(): Uint32Array {
    return this.#ends;
  }

  /** A text by its place, from 0; '' beyond the last. */
  at(place: number): string {
    const end = this.#ends[place] ?? 0;
    const start = place === 0 ? 0 : (this.#ends[place - 1] ?? end);
    return this.#decoder.decode(this.#body.subarray(start, end));
  }
}

/** All texts of a list of them as bytes. */
export function textsIn(bytes: Uint8Array): string[] {
  const packed = new PackedTexts(bytes);
  return Array.from({ length: packed.length }, (_, place) => packed.at(place));
}

/** Raw rows as a series of squeezed blocks of JSON, and where each ends. */
export function packRows(
  rows: readonly (readonly string[])[],
  squeeze: Squeeze,
): { readonly bytes: Uint8Array; readonly ends: number[] } {
  const encoder = new TextEncoder();
  const blocks: Uint8Array[] = [];
  const ends: number[] = [];
  let size = 0;
  for (let at = 0; at < rows.length; at += BLOCK_ROWS) {
    const block = squeeze(encoder.encode(JSON.stringify(rows.slice(at, at + BLOCK_ROWS))));
    blocks.push(block);
    size += block.length;
    ends.push(size);
  }
  const bytes = new Uint8Array(size);
  for (const [index, block] of blocks.entries()) bytes.set(block, index === 0 ? 0 : ends[index - 1]);
  return { bytes, ends };
}

/** The rows of one block as they were. */
export function unpackRows(block: Uint8Array): readonly (readonly string[])[] {
  return JSON.parse(new TextDecoder().decode(block)) as readonly (readonly string[])[];
}
