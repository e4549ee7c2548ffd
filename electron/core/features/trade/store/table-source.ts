// Rows of a delimited file, part by part: the file never stands in memory as one text.
import { findDelimiter, splitPart } from '../../../importers/table/delimited.ts';
import { runtimeLabel } from '../../../importers/text/decode-by.ts';
import { decodeText } from '../../../importers/text/encoding.ts';

/** The rows of a table, in order, some thousands at a time. */
export interface TableSource {
  readonly encoding: string;
  /** Names of the sheets of a workbook, the one that these rows are of first. */
  readonly sheets?: readonly string[];
  /** The first rows, to find the header and plan by; they come again from `parts`. */
  readonly first: readonly (readonly string[])[];
  parts(): Iterable<{
    readonly rows: readonly (readonly string[])[] /** Share read so far, 0 to 1. */;
    readonly done: number;
  }>;
}

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
  return {
    encoding: decoded.encoding,
    first: records.slice(0, FIRST_ROWS),
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
        yield { rows: part.records, done: bytes.length === 0 ? 1 : end / bytes.length };
      }
    },
  };
}

const utf16Label = (bytes: Uint8Array): string => (bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le');

/** The first part of a file up to a line end, so that no letter is cut. */
function headOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= PART_BYTES) return bytes;
  const end = bytes.lastIndexOf(LF, PART_BYTES);
  return bytes.subarray(0, end > 0 ? (end + 2) & ~1 : PART_BYTES);
}
