// Names in Slavic languages stand in texts with other endings than on a list: `Образцовым Антоном`, `Ромашки`.
import type { Squash } from './squash.ts';

const CYRILLIC_WORD = /^\p{Script=Cyrillic}{4,}$/u;
/** What a name in its first form ends with, and the others do not have. */
const FIRST_ENDING = /(?:ий|ый|ой|ая|яя|ое|ее|[аяоеёыиуюьй])$/u;
const ENDINGS = [
  'ого его ому ему ыми ими ами ями ией иях',
  'ым им ой ей ою ею ая яя ую юю ое ее ие ые ых их ом ем ём ам ям ах ях ов ев ии ию ия',
  'а я о е ё ы и у ю ь й',
].flatMap(group => group.split(' '));
/** Shorter stems are those of other words as well. */
const SHORTEST_STEM = 5;

/** Finds words with other endings, over squeezed text; undefined where these words have none. */
export function inflectedPattern(words: string, squash: Squash): RegExp | undefined {
  const parts = words
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(part => part !== '');
  if (!parts.some(part => CYRILLIC_WORD.test(part))) return undefined;
  const endings = `(?:${[...new Set(ENDINGS.map(each => squash(each).text))].join('|')})?`;
  const stems = parts.map(part => {
    if (!CYRILLIC_WORD.test(part)) return { stem: squash(part).text, ending: '' };
    return { stem: squash(part.replace(FIRST_ENDING, '')).text, ending: endings };
  });
  const length = stems.reduce((sum, { stem }) => sum + stem.length, 0);
  if (length < SHORTEST_STEM || stems.some(({ stem }) => stem === '')) return undefined;
  return new RegExp(stems.map(({ stem, ending }) => stem + ending).join(''), 'gu');
}
