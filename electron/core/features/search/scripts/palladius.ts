// Chinese syllables in Latin (pinyin) and Russian (Palladius) writing.

const INITIALS: readonly (readonly [string, string])[] = [
  ['zh', 'чж'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['b', 'б'],
  ['p', 'п'],
  ['m', 'м'],
  ['f', 'ф'],
  ['d', 'д'],
  ['t', 'т'],
  ['n', 'н'],
  ['l', 'л'],
  ['g', 'г'],
  ['k', 'к'],
  ['h', 'х'],
  ['j', 'цз'],
  ['q', 'ц'],
  ['x', 'с'],
  ['r', 'ж'],
  ['z', 'цз'],
  ['c', 'ц'],
  ['s', 'с'],
];

/** What is written alike with and without an initial. */
const OPEN = {
  a: 'а',
  o: 'о',
  e: 'э',
  ai: 'ай',
  ei: 'эй',
  ao: 'ао',
  ou: 'оу',
  an: 'ань',
  en: 'энь',
  ang: 'ан',
  eng: 'эн',
} as const;

/** Finals after an initial. */
const FINALS: Readonly<Record<string, string>> = {
  ...OPEN,
  ong: 'ун',
  i: 'и',
  ia: 'я',
  ie: 'е',
  iao: 'яо',
  iu: 'ю',
  ian: 'янь',
  in: 'инь',
  iang: 'ян',
  ing: 'ин',
  iong: 'юн',
  u: 'у',
  ua: 'уа',
  uo: 'о',
  uai: 'уай',
  ui: 'уй',
  uan: 'уань',
  un: 'унь',
  uang: 'уан',
  v: 'юй',
  ve: 'юэ',
  ue: 'юэ',
  van: 'юань',
  vn: 'юнь',
};

/** Syllables without an initial. */
const ALONE: Readonly<Record<string, string>> = {
  ...OPEN,
  er: 'эр',
  yi: 'и',
  ya: 'я',
  ye: 'е',
  yao: 'яо',
  you: 'ю',
  yan: 'янь',
  yin: 'инь',
  yang: 'ян',
  ying: 'ин',
  yong: 'юн',
  yo: 'йо',
  wu: 'у',
  wa: 'ва',
  wo: 'во',
  wai: 'вай',
  wei: 'вэй',
  wan: 'вань',
  wen: 'вэнь',
  wang: 'ван',
  weng: 'вэн',
  yu: 'юй',
  yue: 'юэ',
  yuan: 'юань',
  yun: 'юнь',
};

/** What the rules leave out: syllables that are written in a way of their own. */
const OWN: Readonly<Record<string, string>> = {
  zhi: 'чжи',
  chi: 'чи',
  shi: 'ши',
  ri: 'жи',
  zi: 'цзы',
  ci: 'цы',
  si: 'сы',
  hui: 'хуэй',
  gui: 'гуй',
  bo: 'бо',
  po: 'по',
  mo: 'мо',
  fo: 'фо',
  ju: 'цзюй',
  qu: 'цюй',
  xu: 'сюй',
  juan: 'цзюань',
  quan: 'цюань',
  xuan: 'сюань',
  jun: 'цзюнь',
  qun: 'цюнь',
  xun: 'сюнь',
  jue: 'цзюэ',
  que: 'цюэ',
  xue: 'сюэ',
  guo: 'го',
  huo: 'хо',
  kuo: 'ко',
};

function allSyllables(): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const [latin, russian] of INITIALS)
    for (const [final, ending] of Object.entries(FINALS)) all.set(latin + final, russian + ending);
  for (const table of [ALONE, OWN])
    for (const [latin, russian] of Object.entries(table)) all.set(latin, russian);
  return all;
}

/** Every pinyin syllable, without tones, in Palladius's writing. */
export const PALLADIUS: ReadonlyMap<string, string> = allSyllables();

/** Syllables with their Russian writing, the longest Russian ones first. */
export const BY_RUSSIAN: readonly (readonly [string, string])[] = [...PALLADIUS]
  .filter(([latin]) => !/v/.test(latin))
  .sort(([, left], [, right]) => right.length - left.length);

const LONGEST = 6;

/** Every way in which a word can be read as pinyin syllables; none when it cannot. */
export function pinyinReadings(word: string): readonly (readonly string[])[] {
  const found: string[][] = [];
  const go = (at: number, syllables: readonly string[]) => {
    if (found.length >= 8 || syllables.length > 8) return;
    if (at === word.length) {
      found.push([...syllables]);
      return;
    }
    for (let length = Math.min(LONGEST, word.length - at); length > 0; length--) {
      const syllable = word.slice(at, at + length);
      if (PALLADIUS.has(syllable)) go(at + length, [...syllables, syllable]);
    }
  };
  go(0, []);
  return found;
}

/** Syllables as one Russian word: a hard sign stands between н and a vowel that begins the next syllable. */
export function inPalladius(syllables: readonly string[]): string {
  return syllables
    .map(syllable => PALLADIUS.get(syllable) ?? syllable)
    .reduce(
      (word, next) => (/н$/.test(word) && /^[аоэияюеу]/.test(next) ? `${word}ъ${next}` : word + next),
      '',
    );
}
