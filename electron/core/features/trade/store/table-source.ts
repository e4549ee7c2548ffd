// Rows of a delimited file, part by part: the file never stands in memory as one text.
import { findDelimiter, type SplitPart, splitPart } from '../../../importers/table/delimited.ts';
import { runtimeLabel } from '../../../importers/text/decode-by.ts';
import { decodeText } from '../../../importers/text/encoding.ts';
import { utf8Length } from './packing.ts';

/** The rows of a table, in order, some thousands at a time. */
export interface TableSource {
  readonly encoding: string;
  /** Names of the sheets of a workbook, the one that these rows are of first. */
  readonly sheets?: readonly string[];
  /** The first rows, to find the header and plan by; they come again from `parts`. */
  readonly first: readonly (readonly string[])[];
  /** Rows from all over the table: files are often sorted by date, and their first rows are all of one week. */
  readonly spread: readonly (readonly string[])[];
  parts(): Iterable<{
    readonly rows: readonly (readonly string[])[] /** Share read so far, 0 to 1. */;
    readonly done: number;
  }>;
  /** Where rows begin in the bytes, once all parts were read; undefined when they cannot be found again by them. */
  rowPlaces?(): RowPlaces | undefined;
}

/** Where every so many rows of a delimited file begin in its bytes, titles and header among them: `starts` in bytes. */
export interface RowPlaces {
  readonly label: string;
  readonly delimiter: string;
  readonly every: number;
  readonly starts: readonly number[];
}

/** Rows that are read together when one of them is wanted. */
const ROWS_EVERY = 256;

const PART_BYTES = 4 * 1024 * 1024;
/** Rows that are looked at before the plan is made. */
const FIRST_ROWS = 5000;
const LF = 10;

/** Opens the bytes of a delimited file; undefined when they are no text. */
export function delimitedSource(bytes: Uint8Array): TableSource | undefined {
  const head = headOf(bytes);
  const decoded = decodeText(head);
  if (!decoded) return undefined;
  const label = decoded.encoding === 'utf-16' ? utf16Label(bytes) : runtimeLabel(decoded.encoding);
  const { delimiter } = findDelimiter(decoded.text);
  const { records } = splitPart(decoded.text, delimiter, true);
  const finder = label === undefined ? undefined : rowFinder(bytes, label, delimiter);
  return {
    encoding: decoded.encoding,
    first: records.slice(0, FIRST_ROWS),
    spread: label === undefined ? [] : spreadRows(bytes, label, delimiter),
    ...(finder && { rowPlaces: () => finder.places() }),
    *parts() {
      // What only a whole text tells (encodings that are mixed, marks that lie) is not decoded part by part.
      if (label === undefined) {
        yield { rows: splitPart(decodeText(bytes)?.text ?? '', delimiter, true).records, done: 1 };
        return;
      }
      const decoder = new TextDecoder(label);
      let rest = '';
      for (let at = 0; at < bytes.length || at === 0; at += PART_BYTES) {
        const end = Math.min(at + PART_BYTES, bytes.length);
        const isLast = end === bytes.length;
        const text = rest + decoder.decode(bytes.subarray(at, end), { stream: !isLast });
        const part = splitPart(text, delimiter, isLast);
        rest = part.rest;
        finder?.add(text, part);
        yield { rows: part.records, done: bytes.length === 0 ? 1 : end / bytes.length };
      }
    },
  };
}

/** Places all over a file that are looked into, and bytes that are read at each. */
const SPOTS = 24;
const SPOT_BYTES = 32 * 1024;

/** Some rows from all over a large file: those of the commonest width, because a row that was cut has another. */
function spreadRows(bytes: Uint8Array, label: string, delimiter: string): string[][] {
  if (bytes.length <= PART_BYTES) return [];
  const step = Math.floor(bytes.length / (SPOTS + 1));
  const rows: string[][] = [];
  for (let spot = 1; spot <= SPOTS; spot++) {
    const line = bytes.indexOf(LF, spot * step);
    if (line < 0) break;
    const from = label.startsWith('utf-16') ? (line + 2) & ~1 : line + 1;
    const text = new TextDecoder(label).decode(bytes.subarray(from, from + SPOT_BYTES));
    rows.push(...splitPart(text, delimiter, true).records.slice(0, -1));
  }
  const widths = Map.groupBy(rows, ({ length }) => length);
  const [common = []] = [...widths.values()].sort((one, two) => two.length - one.length);
  return common;
}

const utf16Label = (bytes: Uint8Array): string => (bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le');

/** The first part of a file up to a line end, so that no letter is cut. */
function headOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= PART_BYTES) return bytes;
  const end = bytes.lastIndexOf(LF, PART_BYTES);
  return bytes.subarray(0, end > 0 ? (end + 2) & ~1 : PART_BYTES);
}

/** Encodings in which a letter is one byte. */
const ONE_BYTE = /^(windows-125[0-8]|windows-874|ibm866|koi8-[ru]|iso-8859-\d+|macintosh|x-mac-cyrillic)$/;

/** Follows the parts of a file and notes where its rows begin; undefined when letters of its encoding have no sure length. */
function rowFinder(bytes: Uint8Array, label: string, delimiter: string): RowFinder | undefined {
  const width =
    label === 'utf-8' ? 'utf-8' : label.startsWith('utf-16') ? 2 : ONE_BYTE.test(label) ? 1 : undefined;
  return width && new RowFinder(bytes, label, delimiter, width);
}

class RowFinder {
  readonly #length: number;
  readonly #label: string;
  readonly #delimiter: string;
  readonly #width: 'utf-8' | 1 | 2;
  readonly #starts: number[] = [];
  #at: number;
  #rows = 0;
  #isExact = true;

  constructor(bytes: Uint8Array, label: string, delimiter: string, width: 'utf-8' | 1 | 2) {
    this.#length = bytes.length;
    this.#label = label;
    this.#delimiter = delimiter;
    this.#width = width;
    this.#at = markLength(bytes, width);
  }

  add(text: string, { starts, rest, openQuotes }: SplitPart): void {
    // A quote that never closes is understood by what follows, which a row read by itself does not have.
    if (openQuotes > 0) this.#isExact = false;
    let letter = 0;
    for (const start of starts) {
      if (this.#rows++ % ROWS_EVERY !== 0) continue;
      this.#at += this.#bytesOf(text, letter, start);
      letter = start;
      this.#starts.push(this.#at);
    }
    this.#at += this.#bytesOf(text, letter, text.length - rest.length);
  }

  places(): RowPlaces | undefined {
    // Letters that could not be decoded have other lengths than what stands for them.
    if (!this.#isExact || this.#at !== this.#length) return undefined;
    return { label: this.#label, delimiter: this.#delimiter, every: ROWS_EVERY, starts: this.#starts };
  }

  #bytesOf(text: string, from: number, to: number): number {
    return this.#width === 'utf-8' ? utf8Length(text, from, to) : (to - from) * this.#width;
  }
}

function markLength(bytes: Uint8Array, width: 'utf-8' | 1 | 2): number {
  const [first = 0, second = 0, third = 0] = bytes;
  if (width === 'utf-8') return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  return width === 2 && ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) ? 2 : 0;
}
