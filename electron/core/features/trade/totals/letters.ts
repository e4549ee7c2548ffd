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
  const found = foundInBytes(texts, [...letters].map(formsOf));
  const kinds = kindsOf(texts);
  const isAscii = /[ -~]/.test(letters);
  for (let place = 0; place < kinds.length; place++) {
    const kind = kinds[place] ?? NOTHING_ELSE;
    if (kind === ANYTHING || (kind === SIGNS && isAscii && found[place] === 0))
      found[place] = slow(texts.at(place)) ? 1 : 0;
  }
  return found;
}

const encoder = new TextEncoder();

/** A letter in either case, in UTF-8: all of one length. */
const formsOf = (letter: string): Uint8Array[] =>
  [...new Set([letter, letter.toUpperCase(), ...(letter === 'е' ? ['ё', 'Ё'] : [])])].map(form =>
    encoder.encode(form),
  );

const known = new WeakMap<PackedTexts, Uint8Array>();

function kindsOf(texts: PackedTexts): Uint8Array {
  const before = known.get(texts);
  if (before) return before;
  const { body, ends } = texts;
  const kinds = new Uint8Array(texts.length);
  let at = 0;
  for (let place = 0; place < ends.length; place++) {
    const end = ends[place] ?? 0;
    let kind = NOTHING_ELSE;
    for (; at < end; at++) {
      const byte = body[at] ?? 0;
      if (byte >= 0xc0) kind = Math.max(kind, KINDS[byte] ?? 0);
    }
    kinds[place] = kind;
  }
  known.set(texts, kinds);
  return kinds;
}

/** The search of Horspool: from the last byte of the window one sees how far it can be moved. */
function foundInBytes({ body, ends, length }: PackedTexts, forms: readonly Uint8Array[][]): Uint8Array {
  const found = new Uint8Array(length);
  const size = forms.reduce((sum, [form]) => sum + (form?.length ?? 0), 0);
  const shifts = shiftsOf(forms, size);
  let place = 0;
  for (let at = 0; at + size <= body.length; ) {
    if (!standsAt(body, at, forms)) {
      at += shifts[body[at + size - 1] ?? 0] ?? 1;
      continue;
    }
    while ((ends[place] ?? 0) <= at) place++;
    const end = ends[place] ?? 0;
    if (at + size <= end) {
      found[place] = 1;
      at = end;
    } else at++;
  }
  return found;
}

function shiftsOf(forms: readonly Uint8Array[][], size: number): Int32Array {
  const shifts = new Int32Array(256).fill(size);
  let at = 0;
  for (const letter of forms) {
    for (const form of letter)
      for (const [index, byte] of form.entries())
        if (at + index < size - 1) shifts[byte] = size - 1 - at - index;
    at += letter[0]?.length ?? 0;
  }
  return shifts;
}

function standsAt(body: Uint8Array, from: number, forms: readonly Uint8Array[][]): boolean {
  let at = from;
  for (const letter of forms) {
    if (!letter.some(form => body[at] === form[0] && (form.length === 1 || body[at + 1] === form[1])))
      return false;
    at += letter[0]?.length ?? 0;
  }
  return true;
}
