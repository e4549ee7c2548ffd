// Which encoding a text is in: marks and valid UTF-8 first, then the letters that each candidate would give.
import { firstFew } from '../outcome.ts';
import { decodeBy } from './decode-by.ts';
import { best8Bit, type Guess } from './letters.ts';
import { unusual } from './unusual.ts';

/** Decoded text, the name of its encoding, and sentences about what was doubtful. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly string[];
}

/** How many bytes with the high bit a guess looks at. */
const SAMPLE = 65_536;

function decodeStrictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** Decodes a text of unknown encoding. Undefined when the bytes are not text. */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const rare = unusual(bytes);
  if (rare) return rare;
  if (startsWith(bytes, 0xff, 0xfe)) return utf16('utf-16le', bytes.subarray(2), 'utf-16');
  if (startsWith(bytes, 0xfe, 0xff)) return utf16('utf-16be', bytes.subarray(2), 'utf-16');
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return utf16(unmarked, bytes, unmarked);
  if (isBinary(bytes)) return undefined;
  if (!startsWith(bytes, 0xef, 0xbb, 0xbf)) return decodeBytes(bytes);
  const rest = decodeBytes(bytes.subarray(3));
  if (rest.encoding === 'utf-8' || rest.encoding === 'ascii') return { ...rest, encoding: 'utf-8-sig' };
  return {
    text: rest.text,
    encoding: `${rest.encoding} with a false UTF-8 BOM`,
    warnings: [
      `The file begins with a UTF-8 mark, but its letters are ${rest.encoding}; it was read as that.`,
      ...rest.warnings,
    ],
  };
}

function utf16(label: string, bytes: Uint8Array, encoding: string): Decoded {
  const text = decodeBy(label, bytes);
  const lost = text.split('\ufffd').length - 1;
  return {
    text,
    encoding,
    warnings: lost === 0 ? [] : [`${lost} places could not be decoded as UTF-16 and show as \ufffd.`],
  };
}

/** UTF-16 without a mark shows in zeros on one side of nearly every pair. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const end = Math.min(bytes.length, SAMPLE) & ~1;
  if (end < 4 || bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const pairs = end / 2;
  const label = odd > even ? 'utf-16le' : 'utf-16be';
  const [many, few] = odd > even ? [odd, even] : [even, odd];
  // Chinese and Russian have few zeros, but their blanks and line ends do; real zeros would stand on both sides.
  if (many < pairs * 0.08 || few > pairs * 0.01) return undefined;
  const text = decodeStrictly(label, bytes.subarray(0, end));
  return text !== undefined && !/[\p{Cc}\p{Co}]/u.test(text.replace(/\s/g, '')) ? label : undefined;
}

/** Control characters that no text has. NUL alone is left to the importers: some exports are dotted with it. */
function isBinary(bytes: Uint8Array): boolean {
  let odd = 0;
  let nul = 0;
  const end = Math.min(bytes.length, 4 * SAMPLE);
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) nul++;
    else if (byte < 9 || (byte > 13 && byte < 26) || (byte > 27 && byte < 32) || byte === 127) odd++;
  }
  return odd > end * 0.002 || nul > end * 0.2;
}

function decodeBytes(bytes: Uint8Array): Decoded {
  const utf8 = decodeStrictly('utf-8', bytes);
  if (utf8 !== undefined) {
    const isAscii = utf8.length === bytes.length;
    return { text: utf8, encoding: isAscii ? 'ascii' : 'utf-8', warnings: [] };
  }
  const survey = surveyLines(bytes);
  // A few Chinese or Russian letters can look like UTF-8 by chance: there must be plenty of it.
  const mixed = survey.valid >= survey.high * 0.1 ? decodeMixed(splitLines(bytes)) : undefined;
  if (mixed) return mixed;
  const guess = best8Bit(survey.sample);
  return { text: decodeBy(guess.label, bytes), encoding: guess.encoding, warnings: doubts(guess) };
}

/** Counts lines with bytes beyond ASCII, and those of them that may be UTF-8; and collects some to guess by. */
function surveyLines(bytes: Uint8Array): { high: number; valid: number; sample: Uint8Array } {
  let high = 0;
  let valid = 0;
  const lines: Uint8Array[] = [];
  let collected = 0;
  for (let start = 0; start < bytes.length; ) {
    const { end, hasHigh, isUtf8 } = surveyLine(bytes, start);
    if (hasHigh) {
      high++;
      if (isUtf8) valid++;
      if (collected < SAMPLE) {
        lines.push(bytes.subarray(start, end));
        collected += end - start;
      }
    }
    start = end;
  }
  return { high, valid, sample: join(lines, SAMPLE) };
}

/** One line from `start`: its end (line end included), and whether most of what is beyond ASCII has the shape of UTF-8. */
function surveyLine(bytes: Uint8Array, start: number): { end: number; hasHigh: boolean; isUtf8: boolean } {
  let whole = 0;
  let torn = 0;
  let following = 0;
  let at = start;
  while (at < bytes.length) {
    const byte = bytes[at++] ?? 0;
    if (byte >= 0x80 && byte < 0xc0) {
      if (following === 0) torn++;
      else if (--following === 0) whole++;
      continue;
    }
    if (following > 0) torn++;
    following = byte < 0x80 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    if (byte === 10 || byte === 13) break;
  }
  if (following > 0) torn++;
  return { end: at, hasHigh: whole + torn > 0, isUtf8: whole > torn * 3 };
}

const doubts = (guess: Guess): string[] =>
  guess.isSure
    ? []
    : [`The encoding is a guess (${guess.encoding}): compare some words with the original before you quote.`];

/** Text glued together from UTF-8 and something else, told apart line by line; undefined if it is all something else. */
function decodeMixed(lines: readonly Uint8Array[]): Decoded | undefined {
  const high = lines.filter(hasHighByte);
  const foreign = high.filter(isForeign);
  const own = high.length - foreign.length;
  if (own < high.length * 0.25 || lettersOf(high, foreign) < 6) return undefined;
  if (foreign.length === 0) {
    const text = lines.map(line => decodeBy('utf-8', line)).join('');
    return { text, encoding: 'utf-8', warnings: ['Some bytes are not valid UTF-8 and show as \ufffd.'] };
  }
  const guess = best8Bit(join(foreign, SAMPLE));
  const others = new Set(foreign);
  const numbers = lines.flatMap((line, index) => (others.has(line) ? [index + 1] : []));
  return {
    text: lines.map(line => decodeBy(others.has(line) ? guess.label : 'utf-8', line)).join(''),
    encoding: `utf-8 + ${guess.encoding}`,
    warnings: [
      `Two encodings are mixed: lines ${firstFew(numbers)} were read as ${guess.encoding}, the others as UTF-8. Compare them with the original.`,
      ...doubts(guess),
    ],
  };
}

const isForeign = (line: Uint8Array): boolean =>
  decodeStrictly('utf-8', line) === undefined && !isTornUtf8(line);

/** The encoding of lines that are not UTF-8 in a text that is; undefined when their letters are torn UTF-8. */
export function secondEncoding(lines: readonly Uint8Array[]): string | undefined {
  const foreign = lines.filter(isForeign);
  return foreign.length === 0 ? undefined : best8Bit(join(foreign, SAMPLE)).encoding;
}

/** UTF-8 with a torn character: far more of it decodes than does not. */
export function isTornUtf8(line: Uint8Array): boolean {
  const text = decodeBy('utf-8', line);
  const lost = text.split('\ufffd').length - 1;
  return [...text].filter(letter => letter > '\u007f' && letter !== '\ufffd').length > lost * 3;
}

const lettersOf = (high: readonly Uint8Array[], foreign: readonly Uint8Array[]): number => {
  const skip = new Set(foreign);
  let count = 0;
  for (const line of high)
    if (!skip.has(line)) count += decodeBy('utf-8', line).replace(/[\0-\x7f\ufffd]/g, '').length;
  return count;
};

const hasHighByte = (line: Uint8Array): boolean => line.some(byte => byte > 127);

/** Lines with their ends, so that joining them gives the bytes back. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    const isEnd = bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10);
    if (!isEnd) continue;
    lines.push(bytes.subarray(start, at + 1));
    start = at + 1;
  }
  if (start < bytes.length) lines.push(bytes.subarray(start));
  return lines;
}

function join(lines: readonly Uint8Array[], most: number): Uint8Array {
  const joined = new Uint8Array(
    Math.min(
      most,
      lines.reduce((sum, line) => sum + line.length, 0),
    ),
  );
  let at = 0;
  for (const line of lines) {
    if (at >= joined.length) break;
    joined.set(line.subarray(0, joined.length - at), at);
    at += line.length;
  }
  return joined;
}
