// Other ways to write a name: docs/spec/search.md, "Names in other scripts".
import { z } from 'zod';
import { sql } from '../../db/sql.ts';
import type { Searched } from './find.ts';
import { findTerm, prefixRange, type Segment, termText } from './index/segment.ts';
import type { Spelling } from './resolve.ts';
import { charactersRead, syllablesOf } from './scripts/han.ts';
import { BY_RUSSIAN, inPalladius, pinyinReadings } from './scripts/palladius.ts';
import { CYRILLIC_TO_LATIN, type Dictionary, LATIN_TO_CYRILLIC, variantsOf } from './scripts/variants.ts';

/** Names of one entity or place: each is a spelling of the others. */
export interface NameGroup {
  readonly why: string;
  readonly names: readonly string[];
}

/** Shorter words are offered in other scripts, but not searched for unasked: too many are alike by chance. */
const SURE_FROM = 4;
const MOST_GUESSES = 12;

/** Names of the case's entities, each group with its entity's number. */
export function entityNames({ db }: Pick<Searched, 'db'>): NameGroup[] {
  const rows = db.all<{ number: number; value: string }>(sql`
    SELECT entity.number, statement.value FROM statement JOIN entity ON entity.id = statement.entityId
    WHERE property IN ('name', 'alias', 'weakAlias', 'previousName') ORDER BY entity.number, position`);
  const groups = new Map<number, string[]>();
  for (const { number, value } of rows) groups.set(number, [...(groups.get(number) ?? []), value]);
  return [...groups].map(([number, names]) => ({ why: `name of N${number}`, names }));
}

const Places = z.object({ places: z.array(z.array(z.string())) });

/** Names of places from the shipped table. */
export function placeNames(file: Uint8Array): NameGroup[] {
  const { places } = Places.parse(JSON.parse(new TextDecoder().decode(file)));
  return places.map(names => ({ why: 'place name', names }));
}

/** Tells other spellings of a text, the certain ones first. */
export function spellingsIn(searched: Searched): (text: string) => readonly Spelling[] {
  const { db, search } = searched;
  const { analyser } = search.index;
  const segments = [
    ...search.index.segments(db, 'page'),
    ...search.index.segments(db, 'table_row'),
    search.things(db).segment,
  ];
  const dictionary: Dictionary = {
    has: word => segments.some(segment => findTerm(segment, word) >= 0),
    hasPrefix: prefix => segments.some(segment => hasPrefix(segment, prefix)),
  };
  return text => {
    const plain = analyser.plain(text).trim();
    const known = (search.names(db).get(plain) ?? []).flatMap(({ why, names }) =>
      names.map(name => ({ text: name, why, sure: true })),
    );
    const seen = new Set([plain]);
    return [...known, ...byRules(plain, text, dictionary, segments)].filter(spelling => {
      const key = analyser.plain(spelling.text);
      return !seen.has(key) && seen.add(key);
    });
  };
}

function hasPrefix(segment: Segment, prefix: string): boolean {
  const [from, to] = prefixRange(segment, prefix);
  return to > from;
}

function byRules(
  plain: string,
  typed: string,
  dictionary: Dictionary,
  segments: readonly Segment[],
): Spelling[] {
  const syllables = syllablesOf(plain);
  if (syllables) return fromHan(syllables);
  const words = plain.split(/[\s-]+/).filter(Boolean);
  if (words.length === 0 || words.length > 6 || /[^\p{L}\s'’-]/u.test(plain)) return [];
  const capital = /^\p{Lu}/u.test(typed);
  const shown = (text: string) =>
    capital ? text.replace(/(?<=^|\s)\p{L}/gu, letter => letter.toUpperCase()) : text;
  const sure = plain.length >= SURE_FROM;
  if (words.every(word => /^[a-z'’]+$/.test(word)))
    return [
      ...fromPinyin(words).map(text => ({ text: shown(text), why: 'Palladius', sure })),
      ...together(words, LATIN_TO_CYRILLIC, dictionary).map(text => ({
        text: shown(text),
        why: 'in Cyrillic',
        sure,
      })),
      ...(words.length <= 2 ? guesses(words.join(''), segments) : []),
    ];
  if (words.every(word => /^[а-яёіїєґў'’]+$/.test(word)))
    return [
      ...fromPalladius(words).map(text => ({ text: shown(text), why: 'pinyin', sure })),
      ...together(words, CYRILLIC_TO_LATIN, dictionary).map(text => ({
        text: shown(text),
        why: 'in Latin',
        sure,
      })),
    ];
  return [];
}

/** A Chinese name in pinyin, joined and with the family name apart, and in Palladius's writing. */
export function fromHan(syllables: readonly string[]): Spelling[] {
  const [family = '', ...given] = syllables.map(syllable => syllable.replace('v', 'u'));
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const [russianFamily, russianGiven] = [inPalladius([family]), inPalladius(syllables.slice(1))];
  return [
    { text: capital(family + given.join('')), why: 'pinyin', sure: true },
    { text: `${capital(family)} ${capital(given.join(''))}`, why: 'pinyin', sure: true },
    ...(given.length > 1
      ? [{ text: [family, ...given].map(capital).join(' '), why: 'pinyin', sure: true }]
      : []),
    { text: capital(inPalladius(syllables)), why: 'Palladius', sure: true },
    { text: `${capital(russianFamily)} ${capital(russianGiven)}`, why: 'Palladius', sure: true },
  ];
}

/** Pinyin words in Palladius's writing: joined, and each by itself. */
export function fromPinyin(words: readonly string[]): string[] {
  const readings = words.map(word => pinyinReadings(word.replaceAll(/['’]/g, '')));
  if (readings.some(each => each.length === 0) || readings.flat(2).length < 2) return [];
  const apart = crossed(readings.map(each => each.map(inPalladius)));
  return [...new Set([...apart.map(each => each.join(' ')), ...apart.map(each => each.join(''))])];
}

/** Pinyin words whose writing by Palladius this is. */
function fromPalladius(words: readonly string[]): string[] {
  const apart = crossed(words.map(latinFor));
  return [...new Set([...apart.map(each => each.join(' ')), ...apart.map(each => each.join(''))])];
}

const MOST_READINGS = 24;

/** One of each, in every way. */
const crossed = (choices: readonly (readonly string[])[]): string[][] =>
  choices.reduce<string[][]>(
    (made, next) => made.flatMap(start => next.map(each => [...start, each])).slice(0, MOST_READINGS),
    [[]],
  );

function latinFor(word: string): string[] {
  const found = new Set<string>();
  const bare = word.replaceAll('ъ', '');
  const go = (at: number, latin: string, count: number) => {
    if (found.size >= 6 || count > 6) return;
    if (at === bare.length) found.add(latin);
    for (const [syllable, russian] of BY_RUSSIAN)
      if (bare.startsWith(russian, at)) go(at + russian.length, latin + syllable, count + 1);
  };
  go(0, '', 0);
  return [...found];
}

/** Each word in the other script, where all of them occur. */
function together(
  words: readonly string[],
  rules: typeof LATIN_TO_CYRILLIC,
  dictionary: Dictionary,
): string[] {
  return words
    .map(word => variantsOf(word.replaceAll(/['’]/g, ''), rules, dictionary))
    .reduce<string[]>(
      (made, variants) => made.flatMap(start => variants.map(next => `${start} ${next}`.trim())).slice(0, 24),
      [''],
    );
}

/** Chinese names of the texts that are read as this pinyin word: guesses, because many characters sound alike. */
function guesses(word: string, segments: readonly Segment[]): Spelling[] {
  const readings = pinyinReadings(word).filter(each => each.length === 2 || each.length === 3);
  const counts = new Map<string, number>();
  for (const [first = '', ...rest] of readings)
    for (const character of charactersRead(first))
      for (const name of goOn(character, rest, segments)) counts.set(name.text, name.count);
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .slice(0, MOST_GUESSES)
    .map(([text]) => ({ text, why: 'sounds alike', sure: false }));
}

function goOn(
  text: string,
  rest: readonly string[],
  segments: readonly Segment[],
): { readonly text: string; readonly count: number }[] {
  const [syllable, ...others] = rest;
  if (syllable === undefined) return [];
  const allowed = charactersRead(syllable);
  const last = text.charAt(text.length - 1);
  const next = new Map<string, number>();
  for (const segment of segments) {
    const [from, to] = prefixRange(segment, last);
    for (let index = from; index < to; index++) {
      const character = termText(segment, index).charAt(1);
      if (allowed.has(character))
        next.set(character, (next.get(character) ?? 0) + (segment.frequency[index] ?? 0));
    }
  }
  return [...next].flatMap(([character, count]) =>
    others.length === 0 ? [{ text: text + character, count }] : goOn(text + character, others, segments),
  );
}
