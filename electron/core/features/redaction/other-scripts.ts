// Names as they are written in another script: Cyrillic in Latin and the other way round, Chinese in pinyin and Palladius.

import { syllablesOf } from '../search/scripts/han.ts';
import { CYRILLIC_TO_LATIN, LATIN_TO_CYRILLIC, type LetterRules } from '../search/scripts/variants.ts';
import { fromHan, fromPinyin } from '../search/spellings.ts';
import type { Squash } from './squash.ts';

/** Shorter names are other words in another script. */
const SHORTEST = 5;
const CYRILLIC = /^[\p{Script=Cyrillic}\d]+$/u;
const LATIN = /^[a-z\d]+$/;
// ё is mostly written as е, and is o in other scripts: `Pyotr`, `Piotr`, `Petr`.
const YO = [...(CYRILLIC_TO_LATIN.get('е') ?? []), 'io', 'o'];
const TO_LATIN: LetterRules = new Map([
  ...CYRILLIC_TO_LATIN,
  ['е', YO.slice(0, -1)],
  ['ё', YO],
  // `Ilyich`
  ['ь', [...(CYRILLIC_TO_LATIN.get('ь') ?? []), 'y']],
]);

/** Finds a name in other scripts, over squeezed text; undefined where it is too short or its letters have no rule. */
export function inOtherScripts(words: string, squash: Squash): RegExp | undefined {
  const ways = [...asRead(words), ...byLetters(words, squash)].filter(way => way !== '');
  return ways.length === 0 ? undefined : new RegExp(ways.join('|'), 'gu');

  function asRead(name: string): string[] {
    const syllables = syllablesOf(name.replaceAll(/\s/g, ''));
    const read = syllables ? fromHan(syllables).map(({ text }) => text) : [];
    const turned = read.filter(text => text.includes(' ')).map(text => text.replace(/^(\S+) (.+)$/, '$2 $1'));
    return [...read, ...turned, ...fromPinyin(partsOf(name))]
      .map(text => squash(text).text)
      .filter(text => text.length >= SHORTEST);
  }
}

/** Words in small letters without marks, but й and ї as they are: they are letters of their own. */
const partsOf = (words: string): string[] =>
  words
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(part => (CYRILLIC.test(part.normalize('NFC')) ? part.normalize('NFC') : bare(part)))
    .filter(part => part !== '');

const bare = (part: string): string => part.normalize('NFD').replaceAll(/\p{M}/gu, '');

function byLetters(words: string, squash: Squash): string[] {
  const parts = partsOf(words);
  const joined = parts.join('');
  if (joined.length < SHORTEST || /^\d+$/.test(joined)) return [];
  if (parts.every(part => CYRILLIC.test(part))) return [spelt(parts, TO_LATIN, squash)];
  if (parts.every(part => LATIN.test(part))) return [spelt(parts, LATIN_TO_CYRILLIC, squash)];
  return [];
}

/** Every way in which the letters may be written, as a pattern; '' where a letter has no rule. */
function spelt(parts: readonly string[], rules: LetterRules, squash: Squash): string {
  const longest = Math.max(...[...rules.keys()].map(key => key.length));
  const oneOf = (ways: readonly string[]) => `(?:${[...new Set(ways)].join('|')})`;
  const letter = (each: string) => {
    const ways = /\d/.test(each) ? [each] : rules.get(each);
    return ways && oneOf(ways.map(way => squash(way).text));
  };
  const pieces: (string | undefined)[] = [];
  for (const part of parts)
    for (let at = 0; at < part.length; ) {
      let length = Math.min(longest, part.length - at);
      while (length > 1 && !rules.has(part.slice(at, at + length))) length--;
      const group = part.slice(at, at + length);
      const singly = [...group].map(letter);
      const together = length > 1 ? (rules.get(group) ?? []).map(way => squash(way).text) : [];
      const apart = singly.includes(undefined) ? [] : [singly.join('')];
      pieces.push(together.length + apart.length > 0 ? oneOf([...together, ...apart]) : undefined);
      at += length;
    }
  return pieces.includes(undefined) ? '' : pieces.join('');
}
