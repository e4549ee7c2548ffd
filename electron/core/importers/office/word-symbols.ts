// Characters that a Word document writes as elements, those from a font of signs among them: as letters where they have one, by
// their number where not.

/** Elements that stand for a character. */
export const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
};

/** Signs by their numbers, from `fe☑ fd☒`. */
const numbered = (list: string): ReadonlyMap<number, string> =>
  new Map(list.split(' ').map(each => [Number.parseInt(each.slice(0, 2), 16), each.slice(2)]));

/** Signs whose numbers follow on one another. */
const inTurn = (first: number, signs: string): (readonly [number, string])[] =>
  Array.from(signs, (sign, at) => [first + at, sign] as const);

/** Fonts whose letters are signs, with those that we know. */
const FONTS = new Map([
  ['wingdings', numbered('6c● 6e■ 6f☐ 71☐ 72☐ 78☒ a7▪ a8☐ df← e0→ fb✗ fc✓ fd☒ fe☑')],
  ['wingdings 2', numbered('4f✗ 50✓ 51☒ 52☑ 53☒ 54☒ a3☐')],
  ['webdings', numbered('61✓ 63☐')],
  [
    'symbol',
    new Map([
      ...numbered('a3≤ ac← ae→ b0° b1± b3≥ b4× b7• d6√'),
      ...inTurn(0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'),
      ...inTurn(0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'),
    ]),
  ],
]);

/** A sign as a letter; `isKnown` is false when only its font and number can be told. */
export function symbolWords(font = '', char = ''): { readonly words: string; readonly isKnown: boolean } {
  const code = /^[\da-f]{1,6}$/i.test(char) ? Number.parseInt(char, 16) : 0;
  const known = FONTS.get(font.trim().toLowerCase());
  // Fonts of signs have their letters at F000, or where those of other fonts are.
  const isOwn = (code >= 0xf000 && code <= 0xf0ff) || (known !== undefined && code <= 0xff);
  const letter = isOwn ? known?.get(code & 0xff) : letterOf(code);
  if (letter !== undefined) return { words: letter, isKnown: true };
  const number = code.toString(16).toUpperCase().padStart(4, '0');
  return { words: `[symbol ${number} of ${font.trim().slice(0, 60) || 'a font'}]`, isKnown: false };
}

/** Nothing for what is no letter: controls, halves of pairs, places that every font fills as it likes. */
function letterOf(code: number): string | undefined {
  if (code > 0x10ffff) return undefined;
  const letter = String.fromCodePoint(code);
  return /[\p{C}\ufffd]/u.test(letter) ? undefined : letter;
}
