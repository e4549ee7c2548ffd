// From words as typed to terms of the index: docs/spec/search.md, "Words, phrases and identifiers".
import { type Analyser, isUnspaced, type Term } from './index/analyse.ts';

/** How a term of the index fits a slot. */
export type Fit =
  | { readonly kind: 'exact' }
  | { readonly kind: 'prefix' }
  | { readonly kind: 'fuzzy'; readonly letters: number };

/** One term that must stand `at` positions after the beginning. */
export interface Slot {
  readonly at: number;
  readonly term: string;
  readonly fit: Fit;
}

/** Terms that must stand together; `width` positions in all. */
export interface Sequence {
  readonly slots: readonly Slot[];
  readonly width: number;
}

const EXACT: Fit = { kind: 'exact' };
const PREFIX: Fit = { kind: 'prefix' };
/** Shorter words are never taken loosely: too many others are like them. */
const SHORTEST_FUZZY = 4;
const SHORTEST_IDENTIFIER = 6;
const LONGEST_IDENTIFIER = 40;

/** What else is asked of the words. */
export interface Looseness {
  readonly prefix: boolean;
  /** Letters that may differ; 0 for none. */
  readonly fuzzy: number;
  /** Whether a search for `fuzzy` was meant for this word itself, and not for the whole query. */
  readonly own: boolean;
}

/** Everything that counts as these words: the words themselves first, then other ways to write an identifier. */
export function sequencesOf(analyser: Analyser, text: string, loose: Looseness): Sequence[] {
  const terms = analyser.list(text);
  if (terms.length === 0) return [];
  const main = sequenceOf(terms, loose);
  const others = loose.prefix || loose.fuzzy > 0 ? [] : otherSpellings(text, terms).map(phraseOf);
  const seen = new Set<string>();
  return [main, ...others].filter(sequence => {
    const key = JSON.stringify(sequence);
    return !seen.has(key) && seen.add(key);
  });
}

function sequenceOf(terms: readonly Term[], loose: Looseness): Sequence {
  const slots: Slot[] = [];
  for (const [index, { term }] of terms.entries()) {
    const before = terms[index - 1]?.term;
    if (!isUnspaced(term)) {
      slots.push({ at: index, term, fit: fitOf(term, loose, index === terms.length - 1) });
      continue;
    }
    // The last character of a run is in the pair before it; in the text it may go on with any other.
    const ends = term.length === 1 && before !== undefined && before.length === 2 && isUnspaced(before);
    if (!ends) slots.push({ at: index, term, fit: term.length === 1 ? PREFIX : EXACT });
  }
  return { slots, width: terms.length };
}

function fitOf(term: string, loose: Looseness, last: boolean): Fit {
  if (loose.prefix && last) return PREFIX;
  const mayDiffer = loose.fuzzy > 0 && term.length >= SHORTEST_FUZZY && (loose.own || !/\p{N}/u.test(term));
  return mayDiffer ? { kind: 'fuzzy', letters: Math.min(loose.fuzzy, term.length < 8 ? 1 : 2) } : EXACT;
}

const phraseOf = (terms: readonly string[]): Sequence => ({
  slots: terms.map((term, at) => ({ at, term, fit: EXACT })),
  width: terms.length,
});

const GROUPED = /^\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?:[.,]\d+)?$/;
const DECIMAL = /^(\d{4,})[.,](\d+)$/;

/** Other ways in which an identifier or number may be written: with or without blanks, hyphens and separators. */
function otherSpellings(text: string, terms: readonly Term[]): string[][] {
  if (terms.some(({ term }) => isUnspaced(term))) return [];
  const joined = terms.map(({ term }) => term).join('');
  if (!/\d/.test(joined) || joined.length < 4 || joined.length > LONGEST_IDENTIFIER) return [];
  if (GROUPED.test(text)) return ungrouped(text);
  const decimal = DECIMAL.exec(text);
  if (decimal?.[1] && decimal[2]) return [[...thousands(decimal[1]), decimal[2]]];
  const long = joined.length >= SHORTEST_IDENTIFIER;
  return [
    ...(terms.length > 1 && long ? [[joined]] : []),
    ...(/^\d+$/.test(joined) ? [thousands(joined)] : []),
    ...(long ? splits(joined) : []),
  ];
}

function ungrouped(text: string): string[][] {
  const groups = text.split(/[^0-9]+/);
  const separators = text.match(/[^0-9]/g) ?? [];
  const last = groups.at(-1) ?? '';
  const fraction = last.length !== 3 || (separators.length > 1 && separators.at(-1) !== separators[0]);
  const whole = (fraction ? groups.slice(0, -1) : groups).join('');
  return [fraction ? [whole, last] : [whole]];
}

/** `12694` as `12 694`. */
const thousands = (digits: string): string[] => digits.match(/\d{1,3}(?=(?:\d{3})*$)/g) ?? [digits];

/** Up to four pieces of two or more characters (the first may be one), or groups of one size but for the first or last. */
function splits(joined: string): string[][] {
  const found: string[][] = [];
  const go = (from: number, pieces: readonly string[]) => {
    if (from === joined.length) {
      if (pieces.length > 1) found.push([...pieces]);
      return;
    }
    if (pieces.length === 4) return;
    for (let to = from + (from === 0 ? 1 : 2); to <= joined.length; to++) {
      if (joined.length - to === 1) continue;
      go(to, [...pieces, joined.slice(from, to)]);
    }
  };
  go(0, []);
  for (let size = 2; size <= 5; size++) {
    const fromLeft = joined.match(new RegExp(`.{1,${size}}`, 'gu')) ?? [];
    const fromRight = joined.match(new RegExp(`.{1,${size}}(?=(?:.{${size}})*$)`, 'gu')) ?? [];
    found.push(fromLeft, fromRight);
  }
  return found;
}
