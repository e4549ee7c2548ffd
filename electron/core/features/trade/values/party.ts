/** A name cell taken apart; what it says stays in the raw row. */
export interface PartyCell {
  /** The cell as it is written, but for tax numbers. */
  readonly name: string;
  /** Tax numbers that were glued to the name, as digits. */
  readonly taxIds: readonly string[];
  /** Who is acted for: `X ПО ПОРУЧЕНИЮ Y`. */
  readonly onBehalfOf?: string;
  /** A word mixes Latin and Cyrillic letters: one of them is a look-alike. */
  readonly mixedScripts: boolean;
}

/** A tax number of 10 or 12 digits, its registration code of 9 after it, then the name. */
const glued = /^(?:ИНН|INN)?[\s:]*(\d{10}|\d{12})(?:[\s/,;]+(?:КПП|KPP)?[\s:]*(\d{9}))?[\s,;:]+(?=\D)/iu;
const gluedBehind = /[\s,;(]+(?:ИНН|INN)[\s:]*(\d{10}|\d{12})\)?$/iu;
const mixed = /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u;

/** Takes a name cell apart. Each spelling is one party, until a person says otherwise. `onBehalf` are the phrases before who is acted for. */
export function partyCell(text: string, onBehalf: readonly string[]): PartyCell {
  const taxIds: string[] = [];
  let rest = text.trim();
  const front = glued.exec(rest);
  if (front) {
    taxIds.push(...front.slice(1, 3).filter(number => number !== undefined));
    rest = rest.slice(front[0].length);
  }
  const behind = gluedBehind.exec(rest);
  if (behind?.[1]) {
    taxIds.push(behind[1]);
    rest = rest.slice(0, behind.index);
  }
  const principal = principalIn(rest, onBehalf);
  return {
    name: rest,
    taxIds,
    ...(principal !== undefined && { onBehalfOf: principal }),
    mixedScripts: mixed.test(rest),
  };
}

/** Who is acted for. The name keeps the phrase: an agent's cell is a spelling of its own. */
function principalIn(text: string, phrases: readonly string[]): string | undefined {
  const low = text.toLowerCase();
  for (const phrase of phrases) {
    const at = low.indexOf(` ${phrase} `);
    const principal = at > 0 ? text.slice(at + phrase.length + 2).trim() : '';
    if (principal !== '') return principal;
  }
  return undefined;
}
