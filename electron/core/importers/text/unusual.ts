// Encodings that are told by their shape, not by their letters: UTF-32, unmarked UTF-16 without ASCII in it, seven-bit
// Chinese, Japanese and Korean, and EBCDIC. Each is believed only where nothing else could look like it.
import { decodeBy } from './decode-by.ts';
import type { Decoded } from './encoding.ts';
import { commonHan } from './letters.ts';

const SAMPLE = 65_536;

/** Text in an encoding of that kind; undefined when it is none. */
export function unusual(bytes: Uint8Array): Decoded | undefined {
  return utf32(bytes) ?? sevenBit(bytes) ?? ebcdic(bytes) ?? bareUtf16(bytes);
}

const plainly = (encoding: string, text: string): Decoded => ({ text, encoding, warnings: [] });

/** Every fourth byte is zero, and the letters are letters. A mark alone might be UTF-16 with a NUL behind it. */
function utf32(bytes: Uint8Array): Decoded | undefined {
  if (bytes.length < 8 || bytes.length % 4 !== 0) return undefined;
  const isLittle = bytes[3] === 0;
  if (!isLittle && bytes[0] !== 0) return undefined;
  const label = isLittle ? 'utf-32le' : 'utf-32be';
  const sample = decodeBy(label, bytes.subarray(0, SAMPLE));
  if (/[^\P{C}\ufeff\t\n\f\r\u200b-\u200f]|\ufffd/u.test(sample)) return undefined;
  const text = decodeBy(label, bytes);
  return text.startsWith('\ufeff') ? plainly('utf-32', text.slice(1)) : plainly(label, text);
}

const ESC = '\u001b';

/** Seven-bit encodings by what announces their double bytes. */
const shifts: readonly [encoding: string, isMarked: (head: string) => boolean][] = [
  ['iso-2022-jp', head => head.includes(`${ESC}$B`) || head.includes(`${ESC}$@`)],
  ['iso-2022-kr', head => head.includes(`${ESC}$)C`)],
  ['hz-gb-2312', head => /~\{([!-}][!-~])+~\}/.test(head)],
];

/** Seven-bit text that shifts into double bytes, all of which are letters. */
function sevenBit(bytes: Uint8Array): Decoded | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.some(byte => byte === 27 || byte === TILDE) || bytes.some(byte => byte > TILDE))
    return undefined;
  const head = decodeBy('windows-1252', sample);
  const encoding = shifts.find(([, isMarked]) => isMarked(head))?.[0];
  if (encoding === undefined) return undefined;
  const text = decodeBy(encoding, bytes);
  const letters = Array.from(text).filter(letter => letter > '~');
  const isRight =
    letters.length > 0 &&
    letters.every(letter => /[\p{L}\p{P}\p{S}\p{N}\p{Zs}]/u.test(letter) && letter !== '\ufffd');
  return isRight && !/[^\P{Cc}\s]/u.test(text) ? plainly(encoding, text) : undefined;
}

const TILDE = 126;

/** Blanks are 40 and nowhere 20, and what comes out is words and numbers. */
function ebcdic(bytes: Uint8Array): Decoded | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.length < 16) return undefined;
  let blanks = 0;
  let usual = 0;
  for (const byte of sample) {
    if (byte === 0x20) return undefined;
    if (byte === 0x40) blanks++;
    if (isEbcdicWord(byte)) usual++;
  }
  if (blanks < sample.length * 0.02 || usual + blanks < sample.length * 0.9) return undefined;
  const encoding = countOf(sample, 0x4a, 0x5a) > countOf(sample, 0xba, 0xbb) ? 'cp500' : 'cp037';
  const text = decodeBy(encoding, bytes);
  if (text.split('\ufffd').length - 1 > text.length * 0.002) return undefined;
  return {
    text,
    encoding,
    warnings: [
      `The file is EBCDIC, as mainframes write it, and was read as ${encoding}. Brackets and accented letters differ from country to country: compare them with the original.`,
    ],
  };
}

/** Letters, digits, line ends, and the signs that texts and tables use. */
const isEbcdicWord = (byte: number): boolean => {
  const low = byte & 15;
  if (byte >= 0xf0) return low <= 9;
  if (byte >= 0xc1 && byte < 0xea) return low >= 1 && low <= 9;
  if (byte >= 0x81 && byte < 0xaa) return low >= 1 && low <= 9;
  return EBCDIC_SIGNS.has(byte);
};
const EBCDIC_SIGNS = new Set([
  0x15, 0x25, 0x0d, 0x05, 0x4b, 0x4d, 0x50, 0x5b, 0x5c, 0x5d, 0x5e, 0x60, 0x61, 0x6b, 0x6d, 0x7a, 0x7d, 0x7e,
  0x7f,
]);

const countOf = (bytes: Uint8Array, ...wanted: readonly number[]): number =>
  bytes.reduce((sum, byte) => sum + (wanted.includes(byte) ? 1 : 0), 0);

/** UTF-16 without a mark, and without the zeros of ASCII by which it is told otherwise: Cyrillic or Chinese throughout. */
function bareUtf16(bytes: Uint8Array): Decoded | undefined {
  const end = Math.min(bytes.length, SAMPLE) & ~1;
  if (end < 8 || bytes.length % 2 !== 0) return undefined;
  for (const encoding of ['utf-16le', 'utf-16be']) {
    if (!isOneScript(decodeBy(encoding, bytes.subarray(0, Math.min(end, 64))))) continue;
    const sample = decodeBy(encoding, bytes.subarray(0, end));
    if (!isOneScript(sample) || isUtf8(bytes.subarray(0, end))) continue;
    return plainly(encoding, decodeBy(encoding, bytes));
  }
  return undefined;
}

function isOneScript(text: string): boolean {
  const letters = Array.from(text);
  const cyrillic = letters.filter(letter => letter >= '\u0400' && letter < '\u0460').length;
  const han = letters.filter(letter => commonHan.has(letter)).length;
  const other = letters.filter(letter => /[\s!-~\u3000-\u303f\uff01-\uff5e«»№–—“”]/u.test(letter)).length;
  const isCyrillic = cyrillic >= 4 && cyrillic + other === letters.length;
  return isCyrillic || (han >= 4 && han + other >= letters.length * 0.5 && isHanOnly(text));
}

const isHanOnly = (text: string): boolean =>
  /^[\p{Script=Han}\s!-~\u3000-\u303f\uff01-\uff5e“”—]+$/u.test(text);

/** ASCII pairs look like Chinese characters. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return !bytes.some(byte => byte < 9);
  } catch {
    return false;
  }
}
