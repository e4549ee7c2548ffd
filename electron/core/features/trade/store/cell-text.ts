// What the bytes of a table mean, by the name of its encoding.
import { runtimeLabel } from '../../../importers/text/decode-by.ts';
import { isTornUtf8 } from '../../../importers/text/encoding.ts';
import { type Measure, RowCutter } from './row-cutter.ts';

/** Makes text of the bytes of cells. */
export interface CellText {
  /** Whether the bytes are UTF-8 already, or mostly so. */
  readonly isUtf8: boolean;
  /** Whether there are bytes that are no letters: long texts are looked at for them too. */
  readonly isDoubtful?: boolean;
  text(bytes: Uint8Array, from: number, to: number): string;
}

/** How a text of one encoding is cut into cells, and where its rows are found again. */
export interface Manner {
  /** The encoding as `cellText` knows it: what rows can be read by again; undefined where they cannot be found by their bytes. */
  readonly label?: string;
  readonly cells: CellText;
  /** Makes bytes that can be cut of those of the file, part by part; left out where they can be cut as they are. */
  readonly recode?: () => (part: Uint8Array, isLast: boolean) => Uint8Array;
  /** What bytes that were made of others are in the original. */
  readonly measure?: Measure;
}

/** Encodings in which a letter is one byte, and those of ASCII are as there. */
const ONE_BYTE = /^(windows-125[0-8]|windows-874|ibm866|koi8-[ru]|iso-8859-\d+|macintosh|x-mac-cyrillic)$/;
/** Encodings in which a letter can be two bytes or four, the later ones of which are digits, letters or signs behind `?`. */
const SEVERAL_BYTES = /^(gb18030|gbk|big5|shift_jis|euc-(jp|kr))$/;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const encoder = new TextEncoder();

/** UTF-8 as it is. */
export const UTF8: CellText = {
  isUtf8: true,
  text: (bytes, from, to) => utf8.decode(bytes.subarray(from, to)),
};

/** How a text of an encoding, as `decodeText` names it, is read; undefined where only a whole text can be: `delimiter` may be half a letter. */
export function mannerOf(encoding: string, delimiter = ','): Manner | undefined {
  const [first = '', other] = encoding.replace(/ with a false UTF-8 BOM$/, '').split(' + ');
  const label = runtimeLabel(first);
  const second = other === undefined ? undefined : runtimeLabel(other);
  const canBeSecond =
    ONE_BYTE.test(second ?? '') || (SEVERAL_BYTES.test(second ?? '') && /^[\t,;]$/.test(delimiter));
  if (label === undefined || (other !== undefined && !(label === 'utf-8' && canBeSecond))) return undefined;
  if (second !== undefined) return { label: `utf-8 + ${second}`, cells: mixed(second, decoding(second)) };
  if (label === 'utf-8') return { label, cells: UTF8 };
  if (ONE_BYTE.test(label)) return { label, cells: decoding(label) };
  const recode = () => recoder(label);
  if (label === 'utf-16le' || label === 'utf-16be') return { label, cells: UTF8, recode, measure: halves };
  return { cells: UTF8, recode };
}

/** All rows of some bytes of a text, as texts. */
export function rowsOf(bytes: Uint8Array, { recode, cells }: Manner, delimiter: string): string[][] {
  const cutter = new RowCutter(delimiter);
  cutter.feed(recode ? recode()(bytes, true) : bytes);
  cutter.end();
  const rows: string[][] = [];
  while (cutter.next()) rows.push(textsOf(cutter, cells));
  return rows;
}

/** The cells of a row that was cut, as texts. */
export function textsOf({ bytes, starts, ends, count }: RowCutter, cells: CellText): string[] {
  return Array.from({ length: count }, (_, cell) => cells.text(bytes, starts[cell] ?? 0, ends[cell] ?? 0));
}

function decoding(label: string): CellText {
  const decoder = new TextDecoder(label);
  return { isUtf8: false, text: (bytes, from, to) => decoder.decode(bytes.subarray(from, to)) };
}

/** UTF-8, with cells of another encoding between. */
function mixed(label: string, other: CellText): CellText {
  // Of letters of several bytes few look like UTF-8, and none like one that was torn.
  const canBeTorn = ONE_BYTE.test(label);
  return {
    isUtf8: false,
    isDoubtful: true,
    text: (bytes, from, to) => {
      try {
        return strict.decode(bytes.subarray(from, to));
      } catch {
        const isTorn = canBeTorn && isTornUtf8(bytes.subarray(from, to));
        return (isTorn ? UTF8 : other).text(bytes, from, to);
      }
    },
  };
}

function recoder(label: string): (part: Uint8Array, isLast: boolean) => Uint8Array {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (part, isLast) => encoder.encode(decoder.decode(part, { stream: !isLast }));
}

/** Bytes that UTF-8 takes in UTF-16. What could not be decoded stands for two bytes, as a half of a pair is. */
function halves(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80 || byte >= 0xc0) count += byte >= 0xf0 ? 4 : 2;
  }
  return count;
}
