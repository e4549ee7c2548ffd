import type { CellText } from './cell-text.ts';

const encoder = new TextEncoder();

/** Texts that hardly repeat, one for each row, gathered as bytes. */
export class LongTexts {
  readonly #cells: CellText;
  #bytes = new Uint8Array(1 << 16);
  #ends = new Uint32Array(1 << 10);
  #count = 0;
  #length = 0;

  constructor(cells: CellText) {
    this.#cells = cells;
  }

  /** Takes the text of the next row. */
  add(bytes: Uint8Array, from: number, to: number): void {
    if (this.#cells.isUtf8 || isAscii(bytes, from, to)) this.#put(bytes, from, to);
    else {
      const encoded = encoder.encode(this.#cells.text(bytes, from, to));
      this.#put(encoded, 0, encoded.length);
    }
  }

  /** All of them, as `PackedTexts` reads them; it begins anew. */
  take(): Uint8Array<ArrayBuffer> {
    const head = Uint32Array.of(this.#count);
    const bytes = new Uint8Array(4 + this.#count * 4 + this.#length);
    bytes.set(new Uint8Array(head.buffer));
    bytes.set(new Uint8Array(this.#ends.buffer, 0, this.#count * 4), 4);
    bytes.set(this.#bytes.subarray(0, this.#length), 4 + this.#count * 4);
    this.#count = 0;
    this.#length = 0;
    return bytes;
  }

  #put(bytes: Uint8Array, from: number, to: number): void {
    const end = this.#length + to - from;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    const own = this.#bytes;
    for (let at = from, place = this.#length; at < to; at++, place++) own[place] = bytes[at] ?? 0;
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#ends);
      this.#ends = larger;
    }
    this.#ends[this.#count++] = end;
    this.#length = end;
  }
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) >= 128) return false;
  return true;
}
