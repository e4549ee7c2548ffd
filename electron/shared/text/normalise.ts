// Changing text for comparison without losing where each character came from.

/** Changed text with the way back: unit `i` of `text` came from units `starts[i]` to `ends[i]` (exclusive) of the original. */
export interface MappedText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Nothing became longer or shorter: every unit stands where it stood. */
  readonly even: boolean;
}

/** Characters that join the one before them under NFKC: marks, Hangul vowels and finals, half-width sound marks. */
const joiner = /[\p{M}\u1160-\u11ff\uff9e\uff9f\uffa0-\uffdc]/u;
const firstJoiner = 0x300;

const isJoiner = (codePoint: number): boolean =>
  codePoint >= firstJoiner && joiner.test(String.fromCodePoint(codePoint));

const unitsOf = (codePoint: number): number => (codePoint > 0xffff ? 2 : 1);

/** End of the normalisation segment that begins at `start`: one character and everything that joins it. */
function segmentEnd(text: string, start: number): number {
  let end = start + unitsOf(text.codePointAt(start) ?? 0);
  while (end < text.length) {
    const next = text.codePointAt(end) ?? 0;
    if (!isJoiner(next)) break;
    end += unitsOf(next);
  }
  return end;
}

/** What changes made of segments before: most pages have the same few hundred. */
const memories = new Map<(segment: string) => string, Map<string, string>>();
const MOST_SEGMENTS = 20_000;
const MOST_CHANGES = 8;
/** A letter under more marks than this is made to do harm. */
const LONGEST_REMEMBERED = 16;

function memoryOf(change: (segment: string) => string): Map<string, string> {
  const known = memories.get(change);
  if (known && known.size < MOST_SEGMENTS) return known;
  if (memories.size >= MOST_CHANGES) memories.clear();
  const memory = new Map<string, string>();
  memories.set(change, memory);
  return memory;
}

/**
 * Replaces each normalisation segment (a character with its combining marks) by what `change` makes of it, which may
 * be nothing, and keeps the map back. `change` must depend on the segment alone. Linear in the length of the text.
 */
export function mapText(text: string, change: (segment: string) => string): MappedText {
  const memory = memoryOf(change);
  let starts = new Int32Array(text.length + 16);
  let ends = new Int32Array(text.length + 16);
  const parts: string[] = [];
  let length = 0;
  let even = true;
  for (let at = 0; at < text.length; ) {
    const plain = text.charCodeAt(at) < firstJoiner && !(text.charCodeAt(at + 1) >= firstJoiner);
    const end = plain ? at + 1 : segmentEnd(text, at);
    const segment = text.slice(at, end);
    let changed = memory.get(segment);
    if (changed === undefined) {
      changed = change(segment);
      if (segment.length <= LONGEST_REMEMBERED) memory.set(segment, changed);
    }
    if (length + changed.length > starts.length) {
      starts = grown(starts, length + changed.length);
      ends = grown(ends, length + changed.length);
    }
    for (let unit = 0; unit < changed.length; unit++, length++) {
      starts[length] = at;
      ends[length] = end;
    }
    if (changed.length !== end - at) even = false;
    parts.push(changed);
    at = end;
  }
  return { text: parts.join(''), starts: starts.subarray(0, length), ends: ends.subarray(0, length), even };
}

function grown(from: Int32Array, atLeast: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(Math.max(atLeast, from.length * 2));
  to.set(from);
  return to;
}

/** White space of every kind, and characters that are not seen: soft hyphen, zero-width space, word joiner, mark. */
const unseen = /[\s\u00ad\u180e\u200b\u2060\ufeff]+/gu;

const squeezeSegment = (segment: string): string => segment.normalize('NFKC').replace(unseen, '');

/** Text as quotes are compared: compatibility forms made one (NFKC), no white space, no soft hyphens. Case is kept. */
export const squeeze = (text: string): MappedText => mapText(text, squeezeSegment);

const invisible = /[\u00ad\u180e\u200b-\u200f\u2060\ufeff]/gu;
const latinMarks = /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}/gu;
const alike = new Map(
  Object.entries({
    ё: 'е',
    ß: 'ss',
    ı: 'i',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    æ: 'ae',
    œ: 'oe',
    '‐': '-',
    '‒': '-',
    '–': '-',
    '—': '-',
    '−': '-',
    '‘': "'",
    '’': "'",
    ʼ: "'",
    '“': '"',
    '”': '"',
    '„': '"',
    '«': '"',
    '»': '"',
    '\t': ' ',
    '\n': ' ',
    '\r': ' ',
  }),
);

function foldSegment(segment: string): string {
  const lower = segment.normalize('NFKC').toLowerCase();
  const bare = lower.normalize('NFD').replace(latinMarks, '').normalize('NFC').replace(invisible, '');
  let folded = '';
  for (const character of bare) folded += alike.get(character) ?? character;
  return folded;
}

/**
 * Text as search and comparison see it: NFKC, lower case, ё as е, Latin and Greek letters without accents, one kind of
 * dash, quotation mark and blank, no invisible characters; with the map back to the original.
 */
export const fold = (text: string): MappedText => mapText(text, foldSegment);
