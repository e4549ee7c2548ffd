// Cuts delimited text into rows and cells where it stands, in bytes: no text is made of a cell before it is asked for.

import { viewOf } from './byte-table.ts';

/** A quote that is open for longer than so many bytes was never meant. */
const LONGEST_QUOTED = 1 << 20;
/** A row that has no end for so long is cut: it is none. */
const LONGEST_ROW = 1 << 26;

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** What the bytes of a row are in the original, where that is not their number (UTF-16). */
export type Measure = (bytes: Uint8Array, from: number, to: number) => number;

/**
 * Cuts bytes of ASCII and whatever lies beyond it. Quotes as in RFC 4180; rows end with LF, CRLF or CR; empty lines are
 * left out. A quote that never closes, or closes before anything but a delimiter after a line end, is read as a
 * character. What a row is depends on nothing before it: a row can be cut again by itself.
 */
export class RowCutter {
  /** The bytes that cells lie in. */
  bytes = new Uint8Array(0);
  view = viewOf(this.bytes);
  /** Where the cells of the row begin and end in them. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  /** How many cells the row has. */
  count = 0;
  /** Where the row begins in the original. */
  start = 0;
  readonly #endsCell = new Uint8Array(256);
  readonly #delimiter: number;
  readonly #measure: Measure | undefined;
  /** Cells whose quotes have to be taken out: cell, closing quote, end of what stands behind it. */
  readonly #sloppy: number[] = [];
  #length = 0;
  #at = 0;
  #isLast = false;
  #isFirst = true;
  #next = 0;
  #after = 0;

  constructor(delimiter: string, measure?: Measure) {
    this.#delimiter = delimiter.charCodeAt(0);
    for (const code of [this.#delimiter, LF, CR]) this.#endsCell[code] = 1;
    this.#measure = measure;
  }

  /** Takes the next bytes; all rows before must have been cut. */
  feed(part: Uint8Array): void {
    const rest = this.#length - this.#at;
    if (rest + part.length > this.bytes.length) {
      const larger = new Uint8Array(rest + part.length);
      larger.set(this.bytes.subarray(this.#at, this.#length));
      this.bytes = larger;
      this.view = viewOf(larger);
    } else this.bytes.copyWithin(0, this.#at, this.#length);
    this.bytes.set(part, rest);
    this.#length = rest + part.length;
    this.#at = 0;
    if (this.#isFirst && (this.#length >= 3 || part.length === 0)) this.#skipMark();
  }

  /** Nothing comes any more: what is left is the last row. */
  end(): void {
    this.#isLast = true;
    if (this.#isFirst) this.#skipMark();
  }

  /** Cuts the next row; false when there is none, or not yet the whole of it. */
  next(): boolean {
    if (this.#isFirst) return false;
    while (this.#at < this.#length) {
      const from = this.#at;
      let end = this.#cut(from, this.#isLast);
      if (end < 0 && this.#length - from > LONGEST_ROW) end = this.#cut(from, true);
      if (end < 0) return false;
      this.start = this.#next;
      this.#next += this.#measure ? this.#measure(this.bytes, from, end) : end - from;
      this.#at = end;
      for (let at = 0; at < this.#sloppy.length; at += 3) this.#tidy(at);
      if (this.count > 1 || this.ends[0] !== this.starts[0]) return true;
    }
    return false;
  }

  /** The mark at the beginning of a text is no part of its first cell. */
  #skipMark(): void {
    this.#isFirst = false;
    const [one, two, three] = this.bytes;
    if (this.#length < 3 || one !== 0xef || two !== 0xbb || three !== 0xbf) return;
    this.#at = 3;
    this.#next = this.#measure ? this.#measure(this.bytes, 0, 3) : 3;
  }

  /** Cuts the row that begins here; where the next one does, or -1 when its end is not here yet. */
  #cut(from: number, isLast: boolean): number {
    const bytes = this.bytes;
    const length = this.#length;
    this.#sloppy.length = 0;
    this.count = 0;
    for (let at = from; ; at++) {
      if (this.count === this.starts.length) this.#moreCells();
      const opens = at < length && bytes[at] === QUOTE;
      const closed = opens && this.#quoted(at, isLast);
      if (closed === undefined) return -1;
      if (closed) at = this.#after;
      else {
        this.starts[this.count] = at;
        while (at < length && this.#endsCell[bytes[at] ?? 0] === 0) at++;
        this.ends[this.count] = at;
      }
      this.count++;
      if (at >= length) return isLast ? length : -1;
      if (bytes[at] === this.#delimiter) continue;
      if (bytes[at] === LF) return at + 1;
      if (at + 1 === length && !isLast) return -1;
      return bytes[at + 1] === LF && at + 1 < length ? at + 2 : at + 1;
    }
  }

  /** Takes a quoted cell. False when its quote is a character like others; undefined when that cannot be told yet. */
  #quoted(open: number, isLast: boolean): boolean | undefined {
    const bytes = this.bytes;
    const length = this.#length;
    const farthest = Math.min(length, open + LONGEST_QUOTED);
    let close = open + 1;
    let hasPairs = false;
    let hasLines = false;
    for (; ; close += 2) {
      for (; close < farthest && bytes[close] !== QUOTE; close++)
        if (bytes[close] === LF || bytes[close] === CR) hasLines = true;
      if (close >= farthest) return isLast || farthest < length ? false : undefined;
      if (close + 1 >= length && !isLast) return undefined;
      if (close + 1 >= length || bytes[close + 1] !== QUOTE) break;
      hasPairs = true;
    }
    let end = close + 1;
    let hasTail = false;
    for (; end < length && this.#endsCell[bytes[end] ?? 0] === 0; end++)
      if ((bytes[end] ?? 0) > 32) hasTail = true;
    if (end >= length && !isLast) return undefined;
    // Words behind the closing quote: sloppy on one line, but over several it is a quote that was never meant.
    if (hasTail && hasLines) return false;
    this.starts[this.count] = open + 1;
    this.ends[this.count] = close;
    this.#after = end;
    if (hasPairs || hasTail) this.#sloppy.push(this.count, close, hasTail ? end : close);
    return true;
  }

  /** Takes the quotes out of a cell: of two that stand together one stays, and what stands behind the last follows. */
  #tidy(at: number): void {
    const bytes = this.bytes;
    const [cell = 0, close = 0, end = 0] = this.#sloppy.slice(at, at + 3);
    let to = this.starts[cell] ?? 0;
    for (let from = to; from < close; from++) {
      const byte = bytes[from] ?? 0;
      bytes[to++] = byte;
      if (byte === QUOTE) from++;
    }
    for (let from = close + 1; from < end; from++) bytes[to++] = bytes[from] ?? 0;
    this.ends[cell] = to;
  }

  #moreCells(): void {
    const [starts, ends] = [this.starts, this.ends];
    this.starts = new Int32Array(starts.length * 2);
    this.ends = new Int32Array(starts.length * 2);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}
