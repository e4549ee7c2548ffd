import { withoutEscapes } from '../../../shared/text/escapes.ts';
import { inflectedPattern } from './inflected.ts';
import type { Squash } from './squash.ts';

/** Words that have to go. `whole`: only where they stand apart from other letters and digits. */
export interface Pattern {
  readonly words: string;
  /** Which rule takes them away: its index. */
  readonly rule: number;
  readonly whole?: boolean;
}

/** A place in a text that has to go. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly rule: number;
}

interface Prepared {
  readonly squashed: string;
  readonly rule: number;
  readonly whole: boolean;
  /** The same words with other endings. */
  readonly inflected: RegExp | undefined;
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const wordLike = /[\p{L}\p{N}\p{M}]/u;
/** Shorter words stand inside others by chance; they are looked for apart. */
const SHORT_WORD = 4;
const SHORT_NUMBER = 5;
/** Text recognition misreads a letter now and then: so many may differ in words of such lengths. */
const ONE_WRONG = 6;
const TWO_WRONG = 12;

const ESCAPE = /%[0-9a-f]{2}/i;
const ADDRESS = /\S*%[0-9a-f]{2}\S*/gi;

/** Finds what has to go, in whatever form it is written. */
export class Matcher {
  readonly #squash: Squash;
  readonly #patterns: readonly Prepared[];

  constructor(squash: Squash, patterns: readonly Pattern[]) {
    this.#squash = squash;
    const prepared = patterns.map(each => prepare(squash, each)).filter(({ squashed }) => squashed !== '');
    const once = new Map(prepared.map(each => [`${each.squashed} ${each.whole}`, each] as const).reverse());
    // Longer ones first, so that a name goes as a whole.
    this.#patterns = [...once.values()].sort((left, right) => right.squashed.length - left.squashed.length);
  }

  /** Whether there is anything to look for. */
  get isEmpty(): boolean {
    return this.#patterns.length === 0;
  }

  /** Places in order, none within another. `blurred`: the text was recognised, and some letters may be wrong. */
  find(text: string, blurred = false): Hit[] {
    if (this.isEmpty || text === '') return [];
    const mapped = this.#squash(text);
    const hits: Hit[] = [];
    for (const pattern of this.#patterns) {
      const spans = blurred ? near(mapped.text, pattern.squashed) : exact(mapped.text, pattern.squashed);
      for (const [from, to] of spans) {
        const start = mapped.starts[from] ?? 0;
        const end = mapped.ends[to - 1] ?? 0;
        if (!pattern.whole || standsApart(text, start, end)) hits.push({ start, end, rule: pattern.rule });
      }
      for (const { index, 0: form } of pattern.inflected ? mapped.text.matchAll(pattern.inflected) : []) {
        const start = mapped.starts[index] ?? 0;
        const end = mapped.ends[index + form.length - 1] ?? 0;
        // An ending is one only where the word ends.
        if (!wordLike.test(text.slice(end, end + 1))) hits.push({ start, end, rule: pattern.rule });
      }
    }
    return outermost([...hits, ...this.#inAddresses(text)]);
  }

  /** Addresses spell letters as bytes (`%D0%9F`). One that holds a name then goes as a whole. */
  #inAddresses(text: string): Hit[] {
    if (!ESCAPE.test(text)) return [];
    return [...text.matchAll(ADDRESS)].flatMap(({ index, 0: address }) => {
      const plain = withoutEscapes(address);
      const rules = ESCAPE.test(plain) ? [] : this.find(plain).map(({ rule }) => rule);
      return rules.slice(0, 1).map(rule => ({ start: index, end: index + address.length, rule }));
    });
  }
}

function prepare(squash: Squash, { words, rule, whole }: Pattern): Prepared {
  const squashed = squash(words).text;
  const shortest = /^\d+$/.test(squashed) ? SHORT_NUMBER : SHORT_WORD;
  const apart = whole ?? (squashed.length < shortest && !unspaced.test(squashed));
  return { squashed, rule, whole: apart, inflected: apart ? undefined : inflectedPattern(words, squash) };
}

function exact(text: string, word: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    found.push([at, at + word.length]);
  return found;
}

/** Places where the word stands with some letters wrong, left out or put in (Sellers). */
function near(text: string, word: string): [number, number][] {
  const most = word.length >= TWO_WRONG ? 2 : word.length >= ONE_WRONG ? 1 : 0;
  if (most === 0) return exact(text, word);
  const found: [number, number][] = [];
  let costs = Array.from({ length: word.length + 1 }, (_, row) => row);
  let begins = Array.from({ length: word.length + 1 }, () => 0);
  for (let at = 0; at < text.length; at++) {
    const nextCosts = [0];
    const nextBegins = [at + 1];
    for (let row = 1; row <= word.length; row++) {
      const same = (costs[row - 1] ?? 0) + (word[row - 1] === text[at] ? 0 : 1);
      const extra = (costs[row] ?? 0) + 1;
      const lacking = (nextCosts[row - 1] ?? 0) + 1;
      const least = Math.min(same, extra, lacking);
      nextCosts.push(least);
      const begin = least === same ? begins[row - 1] : least === extra ? begins[row] : nextBegins[row - 1];
      nextBegins.push(row === 1 && least === same ? at : (begin ?? 0));
    }
    costs = nextCosts;
    begins = nextBegins;
    if ((costs[word.length] ?? 0) <= most) found.push([begins[word.length] ?? 0, at + 1]);
  }
  return found;
}

/** A line end inside a word does not divide it, so only the signs next to the place count. */
const standsApart = (text: string, start: number, end: number): boolean =>
  !wordLike.test(text.slice(0, start).slice(-1)) && !wordLike.test(text.slice(end, end + 1));

/** Places that overlap become one. */
export function outermost(hits: readonly Hit[]): Hit[] {
  const sorted = hits.toSorted((left, right) => left.start - right.start || right.end - left.end);
  const found: Hit[] = [];
  for (const hit of sorted) {
    const last = found.at(-1);
    if (last && hit.start < last.end) found[found.length - 1] = { ...last, end: Math.max(last.end, hit.end) };
    else found.push(hit);
  }
  return found;
}
