// Texts and raw rows as bytes.
import type { Squeeze } from './read-set.ts';

/** Raw rows of one block: few enough that looking at one row is quick. */
export const BLOCK_ROWS = 512;

/** A list of texts as bytes: their number, the end of each in UTF-8 (32 bits, little-endian), then all of them. */
export function encodeTexts(texts: readonly string[]): Uint8Array<ArrayBuffer> {
  const body = new TextEncoder().encode(texts.join(''));
  const head = new Uint32Array(texts.length + 1);
  head[0] = texts.length;
  let end = 0;
  texts.forEach((text, index) => {
    end += utf8Length(text);
    head[index + 1] = end;
  });
  const bytes = new Uint8Array(head.byteLength + body.length);
  bytes.set(new Uint8Array(head.buffer));
  bytes.set(body, head.byteLength);
  return bytes;
}

/** Bytes of a text, or of a part of it, in UTF-8. Halves of surrogate pairs count as the three bytes of U+FFFD, as TextEncoder writes them. */
export function utf8Length(text: string, from = 0, to = text.length): number {
  let length = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(at + 1))) {
      length += 4;
      at++;
    } else length += 3;
  }
  return length;
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Texts as `encodeTexts` laid them out, decoded one by one when they are asked for. */
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

  /** A text by its place, from 0; '' beyond the last. */
  at(place: number): string {
    const end = this.#ends[place] ?? 0;
    const start = place === 0 ? 0 : (this.#ends[place - 1] ?? end);
    return this.#decoder.decode(this.#body.subarray(start, end));
  }
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
