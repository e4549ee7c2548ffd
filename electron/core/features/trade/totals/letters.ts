// Letters inside long texts, looked for in their bytes: to decode a million texts takes seconds.
import type { PackedTexts } from '../store/packing.ts';

/** Letters that can be looked for so: of ASCII and the Russian alphabet, as `folded` gives them. */
const PLAIN = /^[ -~а-я]+$/;

/** What a text holds besides ASCII, Latin and Cyrillic letters. */
const NOTHING_ELSE = 0;
/** Signs that become ASCII at most, as `№` or a narrow blank: letters that are found stand, others may be hidden. */
const SIGNS = 1;
const ANYTHING = 2;

/** By the first byte of a letter in UTF-8. */
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte < 0xc0 || byte === 0xc3 || byte === 0xd0 || byte === 0xd1) return NOTHING_ELSE;
  return byte === 0xc2 || byte === 0xe2 ? SIGNS : ANYTHING;
});

/** 1 for each text that has the letters in it, whatever their case; undefined when they cannot be told by bytes. `slow` tells of one text exactly. */
export function textsWith(
  texts: PackedTexts,
  letters: string,
  slow: (text: string) => boolean,
): Uint8Array | undefined {
  if (!PLAIN.test(letters)) return undefined;
  const found = foundInBytes(texts, patternOf(letters));
  const kinds = kindsOf(texts);
  const isAscii = /[ -~]/.test(letters);
  for (let place = 0; place < kinds.length; place++) {
    const kind = kinds[place] ?? NOTHING_ELSE;
    if (kind === ANYTHING || (kind === SIGNS && isAscii && found[place] === 0))
      found[place] = slow(texts.at(place)) ? 1 : 0;
  }
  return found;
}

const known = new WeakMap<PackedTexts, Uint8Array>();

function kindsOf(texts: PackedTexts): Uint8Array {
  const before = known.get(texts);
  if (before) return before;
  const { body, ends } = texts;
  const kinds = new Uint8Array(texts.length);
  const words = new Int32Array(body.buffer, body.byteOffset, body.length >>> 2);
  let place = 0;
  const look = (from: number, to: number) => {
    for (let at = from; at < to; at++) {
      const kind = KINDS[body[at] ?? 0] ?? NOTHING_ELSE;
      if (kind === NOTHING_ELSE || (body[at] ?? 0) < 0xc0) continue;
      while ((ends[place] ?? 0) <= at) place++;
      kinds[place] = Math.max(kinds[place] ?? 0, kind);
    }
  };
  for (let index = 0; index < words.length; index++)
    if (hasOtherLetter(words[index] ?? 0)) look(index * 4, index * 4 + 4);
  look(words.length * 4, body.length);
  known.set(texts, kinds);
  return kinds;
}

/** Whether one of four bytes begins a letter, and not one of the Russian alphabet (0xd0, 0xd1). */
function hasOtherLetter(word: number): boolean {
  const begins = word & (word << 1) & 0x80808080;
  if (begins === 0) return false;
  const others = (word & 0xfefefefe) ^ 0xd0d0d0d0;
  return ((((others & 0x7f7f7f7f) + 0x7f7f7f7f) | others) & begins) !== 0;
}

/** Letters as they can stand in bytes: forms of a letter are all of one length. */
interface Pattern {
  readonly size: number;
  /** Where each letter begins. */
  readonly starts: Int32Array;
  /** Four forms of each letter, one or two bytes as a number; those that it lacks repeat its first. */
  readonly forms: Int32Array;
  /** By the last byte of a window: how far it can be moved at least, 0 when letters may stand in it. */
  readonly skips: Int32Array;
  /** The same for a window in which they do not stand. */
  readonly shifts: Int32Array;
}

const encoder = new TextEncoder();
const FORMS = 4;

function patternOf(letters: string): Pattern {
  const all = [...letters].map(letter =>
    [letter, letter.toUpperCase(), ...(letter === 'е' ? ['ё', 'Ё'] : [])].map(form => encoder.encode(form)),
  );
  const starts = Int32Array.from({ length: all.length }, (_, index) => sizeOf(all.slice(0, index)));
  const size = sizeOf(all);
  const shifts = new Int32Array(256).fill(size);
  const skips = new Int32Array(256).fill(size);
  const forms = new Int32Array(all.length * FORMS);
  for (const [index, letter] of all.entries())
    for (let each = 0; each < FORMS; each++) {
      const bytes = letter[each] ?? letter[0] ?? new Uint8Array();
      forms[index * FORMS + each] = bytes.reduce((code, byte) => (code << 8) | byte, 0);
      for (const [at, byte] of bytes.entries()) {
        const shift = size - 1 - (starts[index] ?? 0) - at;
        skips[byte] = shift;
        if (shift > 0) shifts[byte] = shift;
      }
    }
  return { size, starts, forms, skips, shifts };
}

const sizeOf = (letters: readonly (readonly Uint8Array[])[]): number =>
  letters.reduce((sum, [form]) => sum + (form?.length ?? 0), 0);

/** The search of Horspool: from the last byte of the window one sees how far it can be moved. */
function foundInBytes({ body, ends, length }: PackedTexts, pattern: Pattern): Uint8Array {
  const found = new Uint8Array(length);
  const { size, skips, shifts } = pattern;
  let place = 0;
  for (let last = size - 1; last < body.length; ) {
    const byte = body[last] ?? 0;
    const skip = skips[byte] ?? 0;
    if (skip > 0) {
      last += skip;
      continue;
    }
    const from = last - size + 1;
    if (!standsAt(body, from, pattern)) {
      last += shifts[byte] ?? 1;
      continue;
    }
    while ((ends[place] ?? 0) <= from) place++;
    const end = ends[place] ?? 0;
    if (last < end) {
      found[place] = 1;
      last = end + size - 1;
    } else last++;
  }
  return found;
}

function standsAt(body: Uint8Array, from: number, { starts, forms }: Pattern): boolean {
  for (let index = 0, form = 0; index < starts.length; index++, form += FORMS) {
    const at = from + (starts[index] ?? 0);
    const first = body[at] ?? 0;
    const code = first < 0x80 ? first : (first << 8) | (body[at + 1] ?? 0);
    if (
      code !== forms[form] &&
      code !== forms[form + 1] &&
      code !== forms[form + 2] &&
      code !== forms[form + 3]
    )
      return false;
  }
  return true;
}
