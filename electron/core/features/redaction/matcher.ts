import { hasEscapes, withoutEscapes } from '../../../shared/text/escapes.ts';
import { inflectedPattern } from './inflected.ts';
import { inOtherScripts } from './other-scripts.ts';
import type { Squash } from './squash.ts';

/** Words that have to go. `whole`: only where they stand apart from other letters and digits. */
export interface Pattern {
  readonly words: string;
  /** Which rule takes them away: its index. */
  readonly rule: number;
  readonly whole?: boolean;
  /** A name: it goes in other scripts as well. */
  readonly isName?: boolean;
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
  /** The same words with other endings: those must end where the word ends. */
  readonly inflected: RegExp | undefined;
  /** The same name in other scripts. */
  readonly elsewhere: RegExp | undefined;
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const wordLike = /[\p{L}\p{N}\p{M}]/u;
/** Shorter words stand inside others by chance; they are looked for apart. */
const SHORT_WORD = 4;
const SHORT_NUMBER = 5;
/** Text recognition misreads a letter now and then: so many may differ in words of such lengths. */
const ONE_WRONG = 6;
const TWO_WRONG = 12;

/** A name in another script is looked for apart where it is shorter than this. */
const SHORT_ELSEWHERE = 8;

/** A part of a word, as searches and queries write it: `Ромаш*`, `'%ромаш%'`. */
const PART = /[*%][^*%'"\n]{3,60}[*%]|[*%]?[\p{L}\p{N}\p{M}]{4,}[*%]|[*%][\p{L}\p{N}\p{M}]{4,}/gu;
const PART_LETTERS = /\p{L}.*\p{L}.*\p{L}|\p{N}{5}/u;

/** Finds what has to go, in whatever form it is written. */
export class Matcher {
  readonly #squash: Squash;
  readonly #patterns: readonly Prepared[];

  constructor(squash: Squash, patterns: readonly Pattern[]) {
    this.#squash = squash;
    const prepared = patterns.map(each => prepare(squash, each)).filter(({ squashed }) => squashed !== '');
    const once = new Map(
      prepared
        .map(each => [`${each.squashed} ${each.whole} ${each.elsewhere?.source ?? ''}`, each] as const)
        .reverse(),
    );
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
      for (const [from, to] of spansOf(mapped.text, pattern.inflected)) {
        const start = mapped.starts[from] ?? 0;
        const end = mapped.ends[to - 1] ?? 0;
        // An ending is one only where the word ends.
        if (!wordLike.test(text.slice(end, end + 1))) hits.push({ start, end, rule: pattern.rule });
      }
      for (const [from, to] of spansOf(mapped.text, pattern.elsewhere)) {
        const start = mapped.starts[from] ?? 0;
        const end = mapped.ends[to - 1] ?? 0;
        const isLong = to - from >= SHORT_ELSEWHERE && !pattern.whole;
        if (isLong || standsApart(text, start, end)) hits.push({ start, end, rule: pattern.rule });
      }
    }
    return outermost([...hits, ...this.#parts(text), ...this.#escaped(text)]);
  }

  /** Letters spelt by their numbers (`%D0%9F`). What holds a name so goes as far as there is no blank. */
  #escaped(text: string): Hit[] {
    if (!hasEscapes(text)) return [];
    const plain = withoutEscapes(text);
    if (plain.text.length >= text.length) return [];
    return this.find(plain.text).map(hit => {
      const start = plain.starts[hit.start] ?? 0;
      const end = plain.ends[hit.end - 1] ?? 0;
      const before = /\S*$/.exec(text.slice(0, start))?.[0].length ?? 0;
      const after = /^\S*/.exec(text.slice(end))?.[0].length ?? 0;
      return { start: start - before, end: end + after, rule: hit.rule };
    });
  }

  /** Parts of words, where a sign says that something was left out. */
  #parts(text: string): Hit[] {
    if (!/[*%]/.test(text)) return [];
    return [...text.matchAll(PART)].flatMap(({ index, 0: part }) => {
      const letters = PART_LETTERS.test(part) ? this.#squash(part).text : '';
      const whose = letters === '' ? undefined : this.#patterns.find(each => each.squashed.includes(letters));
      return whose ? [{ start: index, end: index + part.length, rule: whose.rule }] : [];
    });
  }
}

function prepare(squash: Squash, { words, rule, whole, isName = false }: Pattern): Prepared {
  const squashed = squash(words).text;
  const shortest = /^\d+$/.test(squashed) ? SHORT_NUMBER : SHORT_WORD;
  const apart = whole ?? (squashed.length < shortest && !unspaced.test(squashed));
  return {
    squashed,
    rule,
    whole: apart,
    inflected: apart ? undefined : inflectedPattern(words, squash),
    elsewhere: isName ? inOtherScripts(words, squash) : undefined,
  };
}

const spansOf = (text: string, form: RegExp | undefined): [number, number][] =>
  form ? [...text.matchAll(form)].map(({ index, 0: found }) => [index, index + found.length]) : [];

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
