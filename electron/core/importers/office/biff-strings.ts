// Strings of older Excel workbooks: 8 or 16 bits a letter, cut anywhere by the records that they stand in.

const wide = new TextDecoder('utf-16le');
const narrow = new TextDecoder('windows-1252');

/** Reads over the border between a record and those that continue it. Throws `RangeError` at the end. */
export class Pieces {
  readonly #pieces: readonly Uint8Array[];
  #piece = 0;
  #at = 0;

  constructor(pieces: readonly Uint8Array[]) {
    this.#pieces = pieces;
  }

  u8(): number {
    while (this.#at >= (this.#pieces[this.#piece]?.length ?? 0)) this.#next();
    return this.#pieces[this.#piece]?.[this.#at++] ?? 0;
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0;
  }

  skip(count: number): void {
    for (let left = count; left > 0; ) {
      const here = (this.#pieces[this.#piece]?.length ?? 0) - this.#at;
      const step = Math.min(left, here);
      this.#at += step;
      left -= step;
      if (left > 0) this.#next();
    }
  }

  #next(): void {
    this.#piece++;
    this.#at = 0;
    if (this.#piece >= this.#pieces.length) throw new RangeError('cut');
  }

  /** Letters; where they go on in the next piece, that says anew how wide they are. */
  letters(count: number, isWide: boolean): string {
    let text = '';
    let width = isWide ? 2 : 1;
    for (let left = count; left > 0; ) {
      const piece = this.#pieces[this.#piece] ?? new Uint8Array(0);
      const step = Math.min(left, Math.floor((piece.length - this.#at) / width));
      const bytes = piece.subarray(this.#at, this.#at + step * width);
      text += (width === 2 ? wide : narrow).decode(bytes);
      this.#at += step * width;
      left -= step;
      if (left > 0) {
        this.#next();
        width = (this.u8() & 1) === 1 ? 2 : 1;
      }
    }
    return text;
  }

  /** A string with its length, its flags, and what they announce (formatting runs, phonetics). */
  string(length = this.u16()): string {
    const flags = this.u8();
    const runs = (flags & 8) === 0 ? 0 : this.u16();
    const phonetic = (flags & 4) === 0 ? 0 : this.u32();
    const text = this.letters(length, (flags & 1) === 1);
    this.skip(runs * 4 + phonetic);
    return text;
  }
}
