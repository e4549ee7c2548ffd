// The bytes of a table, part by part: a large file never stands in memory as a whole.
import { findDelimiter, splitDelimited } from '../../../importers/table/delimited.ts';
import { decodeIn } from '../../../importers/text/decode-in.ts';
import { decodeText } from '../../../importers/text/encoding.ts';
import { type CellText, type Manner, mannerOf, rowsOf, UTF8 } from './cell-text.ts';
import { LateCells } from './late-encoding.ts';
import type { Measure } from './row-cutter.ts';

/** Bytes that can be read in any order. */
export interface TableBytes {
  readonly bytes: number;
  read(from: number, to: number): Promise<Uint8Array>;
}

/** A table as bytes that can be cut into rows. */
export interface TableSource {
  /** As far as it is known: rows further down can be of another encoding. */
  readonly encoding: string;
  /** Names of the sheets of a workbook, the one that these rows are of first. */
  readonly sheets?: readonly string[];
  /** The first rows, to find the header and plan by; they come again from `parts`. */
  readonly first: readonly (readonly string[])[];
  /** Rows from all over the table: files are often sorted by date, and their first rows are all of one week. */
  readonly spread: readonly (readonly string[])[];
  /** Whether there are more rows than the first. */
  readonly isLonger: boolean;
  readonly delimiter: string;
  /** What stands between the cells in the file, where it is delimited text. */
  readonly written?: string;
  readonly cells: CellText;
  readonly measure?: Measure;
  /** The encoding by which rows can be found again in the original; undefined when they cannot. */
  readonly label?: string | undefined;
  /** All bytes in their order, with the share that was read so far, 0 to 1. */
  parts(): AsyncIterable<{ readonly bytes: Uint8Array; readonly done: number }>;
}

/** Where every so many rows of a delimited file begin in its bytes, titles and header among them: `starts` in bytes. */
export interface RowPlaces {
  readonly label: string;
  readonly delimiter: string;
  readonly every: number;
  readonly starts: readonly number[];
}

/** Rows that are read together when one of them is wanted. */
export const ROWS_EVERY = 256;

/** Bytes that are read at a time. */
export const PART_BYTES = 4 * 1024 * 1024;
/** Rows that are looked at before the plan is made. */
export const FIRST_ROWS = 5000;
/** Rows of texts that are made bytes at a time. */
const ROWS_AT_ONCE = 20_000;
const LF = 10;
/** Between the cells of rows that came as texts: it stands in none of them. */
export const SEPARATOR = '\u001f';

/** What a person said of how a file is written. */
export interface SaidOfText {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
}

/** Opens a delimited file; undefined when it is no text. */
export async function delimitedSource(
  table: TableBytes,
  said: SaidOfText = {},
): Promise<TableSource | undefined> {
  const decode = (bytes: Uint8Array) =>
    said.encoding === undefined ? decodeText(bytes) : decodeIn(bytes, said.encoding);
  const head = headOf(await table.read(0, Math.min(table.bytes, PART_BYTES)), table.bytes);
  const decoded = decode(head);
  if (!decoded) return undefined;
  const encoding = decoded.encoding === 'utf-16' ? utf16Label(head) : decoded.encoding;
  const delimiter = said.delimiter ?? findDelimiter(decoded.text).delimiter;
  const manner = mannerOf(encoding, delimiter);
  if (!manner || delimiter > '\u007f') {
    // What only a whole text tells (code pages of our own, delimiters beyond ASCII) is decoded at once.
    const whole = decode(await table.read(0, table.bytes));
    return (
      whole && {
        ...rowsSource(splitDelimited(whole.text, delimiter).records, decoded.encoding),
        written: delimiter,
      }
    );
  }
  const { label, measure, recode } = manner;
  const late = label === 'utf-8' && said.encoding === undefined ? new LateCells(delimiter) : undefined;
  const spread = await spreadRows(table, manner, encoding, delimiter);
  return {
    get encoding() {
      return late?.isUtf8 === false ? late.label : decoded.encoding;
    },
    first: rowsOf(head, manner, delimiter).slice(0, FIRST_ROWS),
    spread,
    isLonger: spread.length > 0,
    delimiter,
    written: delimiter,
    cells: late ?? manner.cells,
    ...(measure && { measure }),
    get label() {
      return late?.label ?? label;
    },
    async *parts() {
      const recoded = recode?.();
      let next = table.read(0, Math.min(table.bytes, PART_BYTES));
      for (let end = 0; end < table.bytes; ) {
        const bytes = await next;
        end += bytes.length;
        if (bytes.length === 0) break;
        const isLast = end >= table.bytes;
        // The next part is on its way while this one is read.
        if (!isLast) next = table.read(end, Math.min(table.bytes, end + PART_BYTES));
        late?.look(bytes, isLast);
        yield { bytes: recoded ? recoded(bytes, isLast) : bytes, done: end / table.bytes };
      }
    },
  };
}

/** Rows that came as texts, as a source. */
export function rowsSource(rows: readonly (readonly string[])[], encoding: string): TableSource {
  return {
    encoding,
    first: rows.slice(0, FIRST_ROWS),
    spread: spreadOver(rows),
    isLonger: rows.length > FIRST_ROWS,
    delimiter: SEPARATOR,
    cells: UTF8,
    async *parts() {
      for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
        const end = Math.min(rows.length, at + ROWS_AT_ONCE);
        yield { bytes: encodeRows(rows.slice(at, end)), done: end / rows.length };
      }
    },
  };
}

/** Rows of texts as bytes that are cut into the same rows again. */
export function encodeRows(rows: readonly (readonly string[])[]): Uint8Array {
  const lines = rows.map(cells =>
    cells.length <= 1 && (cells[0] ?? '') === '' ? SEPARATOR : cells.map(quoted).join(SEPARATOR),
  );
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

const quoted = (cell: string): string =>
  cell.includes(SEPARATOR) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Some rows from all over a large table. */
function spreadOver(rows: readonly (readonly string[])[]): (readonly string[])[] {
  if (rows.length <= FIRST_ROWS) return [];
  const step = Math.ceil(rows.length / FIRST_ROWS);
  return rows.filter((_, index) => index > 0 && index % step === 0);
}

/** Places all over a file that are looked into, and bytes that are read at each. */
const SPOTS = 24;
const SPOT_BYTES = 32 * 1024;

/** Some rows from all over a large file: those of the commonest width, because a row that was cut has another. */
async function spreadRows(
  table: TableBytes,
  manner: Manner,
  encoding: string,
  delimiter: string,
): Promise<string[][]> {
  if (table.bytes <= PART_BYTES) return [];
  const step = Math.floor(table.bytes / (SPOTS + 1)) & ~1;
  const rows: string[][] = [];
  for (let spot = 1; spot <= SPOTS; spot++) {
    const bytes = await table.read(spot * step, spot * step + SPOT_BYTES);
    const line = bytes.indexOf(LF);
    if (line < 0) continue;
    const from = encoding.startsWith('utf-16') ? (line + 2) & ~1 : line + 1;
    rows.push(...rowsOf(bytes.subarray(from), manner, delimiter).slice(0, -1));
  }
  const widths = Map.groupBy(rows, ({ length }) => length);
  const [common = []] = [...widths.values()].sort((one, two) => two.length - one.length);
  return common;
}

const utf16Label = (bytes: Uint8Array): string => (bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le');

/** The first part of a file up to a line end, so that no letter is cut. */
function headOf(part: Uint8Array, bytes: number): Uint8Array {
  if (part.length === bytes) return part;
  const end = part.lastIndexOf(LF);
  // In UTF-16 a letter begins at an even place; in other encodings the first byte of the next line would be half a letter.
  const isWide = part.subarray(0, LOOKED_AT).includes(0);
  return part.subarray(0, end <= 0 ? part.length : isWide ? (end + 2) & ~1 : end + 1);
}

/** Bytes in which UTF-16 shows by its zeros. */
const LOOKED_AT = 4096;
