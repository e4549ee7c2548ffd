// Where sentences end, without being led astray by quotes, brackets, abbreviations and initials.

const CLOSES: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '(': ')',
  '（': '）',
  '[': ']',
  '"': '"',
};

/** What stands in place of words that may not be divided: no letter, blank or mark of its own. */
const FILLER = '\uE000';

/** The text with quotes, brackets and names filled in, so that offsets hold. An open quote goes to the end. */
export function withoutQuotes(text: string, names: readonly string[] = []): string {
  const units = text.split('');
  const fill = (from: number, to: number) => units.fill(FILLER, from, to);
  for (let at = 0; at < text.length; at++) {
    const closes = CLOSES[text[at] ?? ''];
    if (closes === undefined) continue;
    const end = endOf(text, at, closes);
    fill(at, end);
    at = end - 1;
  }
  for (const name of names)
    if (name.length > 2)
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
        fill(at, at + name.length);
  return units.join('');
}

function endOf(text: string, open: number, closes: string): number {
  let depth = 0;
  for (let at = open + 1; at < text.length; at++) {
    const unit = text[at] ?? '';
    if (closes.includes(unit) && !(unit === '’' && /\p{L}/u.test(text[at + 1] ?? ''))) {
      if (depth === 0) return at + 1;
      depth--;
    } else if (unit === text[open]) depth++;
  }
  return text.length;
}

const SHORT = new Set(
  (
    'co ltd inc corp llc llp plc jsc cjsc ojsc gmbh no nos vol art arts sec secs reg regs st mr mrs ms dr prof fig p pp para paras etc eg ie cf approx ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec vs al ' +
    'г гг ул д стр корп им др пр руб коп тыс млн млрд гос обл р п пп ст см рис ср пос пер оф кв тел т е к с'
  ).split(' '),
);

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Sentences of a text, in order, without the blanks around them. */
export function sentencesOf(text: string, names: readonly string[] = []): Stretch[] {
  const plain = withoutQuotes(text, names);
  const ends = [...plain.matchAll(/[.!?…]+\s+(?=[\p{Lu}\uE000])|[。！？]+\s*|\n\s*\n/gu)]
    .filter(found => !found[0].startsWith('.') || endsSentence(plain, found.index))
    .map(found => found.index + found[0].length);
  const starts = [0, ...ends];
  return starts
    .map((start, index) => trimmed(text, start, starts[index + 1] ?? text.length))
    .filter(({ start, end }) => end > start);
}

/** Whether a full stop ends a sentence: not after an abbreviation, and not after an initial. */
function endsSentence(plain: string, at: number): boolean {
  const word = /[\p{L}.]+$/u.exec(plain.slice(Math.max(0, at - 20), at))?.[0] ?? '';
  const last = word.split('.').at(-1) ?? '';
  return !(SHORT.has(last.toLowerCase()) || (last.length === 1 && /\p{L}/u.test(last)));
}

/** A stretch without the blanks at its ends. */
export function trimmed(text: string, start: number, end: number): Stretch {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}
