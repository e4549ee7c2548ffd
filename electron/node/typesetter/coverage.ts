// Which characters a TrueType font can show, read from its `cmap` table (formats 4 and 12, which all fonts in use have).

/** Answers whether a font shows a character (code point). */
export type Coverage = (codePoint: number) => boolean;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Reads what a font covers. Throws when the font has no Unicode map. */
export function coverageOf(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const ranges = rangesOf(view, unicodeMap(view, tableOffset(view, 'cmap')));
  return codePoint => holds(ranges, codePoint);
}

function tableOffset(view: DataView, name: string): number {
  const tables = view.getUint16(4);
  for (let index = 0; index < tables; index++) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map(byte => view.getUint8(at + byte)));
    if (tag === name) return view.getUint32(at + 8);
  }
  throw new Error(`the font has no ${name} table`);
}

/** Offset of the best subtable: the whole of Unicode rather than its first plane alone. */
function unicodeMap(view: DataView, cmap: number): number {
  const count = view.getUint16(cmap + 2);
  const offsets = Array.from(
    { length: count },
    (_, index) => cmap + view.getUint32(cmap + 4 + index * 8 + 4),
  );
  const found = [12, 4].flatMap(format => offsets.filter(offset => view.getUint16(offset) === format));
  if (found[0] === undefined) throw new Error('the font has no Unicode map');
  return found[0];
}

function rangesOf(view: DataView, at: number): Range[] {
  if (view.getUint16(at) === 12) {
    const groups = view.getUint32(at + 12);
    return Array.from({ length: groups }, (_, index) => {
      const group = at + 16 + index * 12;
      return { from: view.getUint32(group), to: view.getUint32(group + 4) };
    });
  }
  const segments = view.getUint16(at + 6) / 2;
  return Array.from({ length: segments }, (_, index) => ({
    from: view.getUint16(at + 16 + segments * 2 + index * 2),
    to: view.getUint16(at + 14 + index * 2),
  })).filter(({ from }) => from !== 0xffff);
}

/** Ranges are in order, as the format demands. */
function holds(ranges: readonly Range[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return false;
    if (codePoint < range.from) high = middle - 1;
    else if (codePoint > range.to) low = middle + 1;
    else return true;
  }
  return false;
}

// Not drawn at all: blanks, line ends, joiners, variation selectors, and the like.
const notDrawn = /[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** Characters of a text that none of the fonts shows, each once, in code point order. */
export function notCovered(fonts: readonly Coverage[], text: string): string[] {
  return [...new Set(text)]
    .filter(character => {
      const codePoint = character.codePointAt(0) ?? 0;
      return !notDrawn.test(character) && !fonts.some(covers => covers(codePoint));
    })
    .sort((left, right) => (left.codePointAt(0) ?? 0) - (right.codePointAt(0) ?? 0));
}
