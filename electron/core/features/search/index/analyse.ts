// How text becomes terms: docs/spec/search.md, "Terms". Pages, rows and queries go through the same code.
import { fold } from '../../../../shared/text/normalise.ts';

/** Takes one term (the first `length` units) with its position, counted in terms, and its place in the original text. */
export type TermSink = (
  units: Uint16Array,
  length: number,
  position: number,
  start: number,
  end: number,
) => void;

/** One term of a text. */
export interface Term {
  readonly term: string;
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

/** Longest term; a longer run of letters goes on as the next term. */
export const LONGEST_TERM = 64;

const APART = 1;
const LETTER = 2;
/** Scripts written without blanks: every character is a term together with the next one. */
const UNSPACED = 3;
const DROPPED = 4;
/** Folds to several characters, or joins with its neighbours: the slow way. */
const COMPLEX = 5;

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordLike = /[\p{L}\p{N}\p{M}]/u;
/** Vowel points of Arabic and Hebrew, and the stretched line: most texts leave them out. */
const points =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
const arabicAlike = new Map(
  Object.entries({ أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ؤ: 'و', ئ: 'ي' }),
);
const joins = (code: number): boolean =>
  (code >= 0x300 && code <= 0x36f) ||
  (code >= 0xd800 && code <= 0xdfff) ||
  (code >= 0x1100 && code <= 0x11ff) ||
  code === 0x3099 ||
  code === 0x309a ||
  (code >= 0xff65 && code <= 0xffdc);
const CAN_JOIN = /[\p{M}\u1160-\u11ff\uff9e\uff9f\uffa0-\uffdc]/u;

/** Turns text into terms. Made once from the table of traditional and simplified characters. */
export class Analyser {
  readonly #kind = new Uint8Array(65536);
  readonly #folded = new Uint16Array(65536);
  readonly #simplified: ReadonlyMap<string, string>;
  readonly #segments = new Map<string, string>();
  readonly #run = new UnspacedRun();
  readonly #word = new Uint16Array(LONGEST_TERM);
  #length = 0;
  #start = 0;
  #end = 0;
  #position = 0;

  constructor(hanVariants: string) {
    this.#simplified = readVariants(hanVariants);
  }

  /** Text as terms see it: folded, simplified, without points. For comparing short texts. */
  plain(text: string): string {
    return this.#fold(fold(text).text);
  }

  /** The terms of a short text. */
  list(text: string): Term[] {
    const found: Term[] = [];
    this.terms(text, (units, length, position, start, end) => {
      found.push({ term: String.fromCharCode(...units.subarray(0, length)), position, start, end });
    });
    return found;
  }

  /** Terms of a text, counted from `from`. Answers the position after the last one. */
  terms(text: string, sink: TermSink, from = 0): number {
    this.#position = from;
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      const kind = this.#kindOf(code);
      if (kind !== COMPLEX && !(at + 1 < text.length && joins(text.charCodeAt(at + 1)))) {
        if (kind !== DROPPED) this.#take(this.#folded[code] ?? 0, kind, at, at + 1, sink);
        at += 1;
        continue;
      }
      const after = segmentEnd(text, at);
      const folded = this.#segment(text.slice(at, after));
      for (let index = 0; index < folded.length; index++) {
        const unit = folded.charAt(index);
        this.#take(unit.charCodeAt(0), this.#kindOfFolded(unit), at, after, sink);
      }
      at = after;
    }
    this.#endRun(sink);
    this.#endWord(sink);
    return this.#position;
  }

  #take(folded: number, kind: number, at: number, after: number, sink: TermSink): void {
    if (kind === LETTER) {
      if (this.#run.length > 0) this.#endRun(sink);
      if (this.#length >= LONGEST_TERM) this.#endWord(sink);
      if (this.#length === 0) this.#start = at;
      this.#word[this.#length++] = folded;
      this.#end = after;
    } else if (kind === UNSPACED) {
      this.#endWord(sink);
      this.#run.add(folded, at, after);
    } else {
      this.#endWord(sink);
      // White space may stand inside a run without ending it; anything else ends it.
      if (this.#run.length === 0) return;
      if (isBlank(folded)) this.#run.gap(folded);
      else this.#endRun(sink);
    }
  }

  #endWord(sink: TermSink): void {
    if (this.#length === 0) return;
    sink(this.#word, this.#length, this.#position++, this.#start, this.#end);
    this.#length = 0;
  }

  #endRun(sink: TermSink): void {
    if (this.#run.length > 0) this.#position = this.#run.finish(this.#position, sink);
  }

  #kindOf(code: number): number {
    return this.#kind[code] || this.#learn(code);
  }

  #learn(code: number): number {
    const unit = String.fromCharCode(code);
    const folded = joins(code) ? '' : this.#segment(unit);
    let kind = COMPLEX;
    if (isBlank(code)) {
      // Folding makes line ends blanks; runs need to know which it was.
      this.#folded[code] = code;
      kind = APART;
    } else if (!joins(code) && folded.length === 0) kind = DROPPED;
    else if (folded.length === 1) {
      this.#folded[code] = folded.charCodeAt(0);
      kind = this.#kindOfFolded(folded);
    }
    this.#kind[code] = kind;
    return kind;
  }

  #kindOfFolded(unit: string): number {
    const code = unit.charCodeAt(0);
    if (code >= 0xd800 && code <= 0xdfff) return UNSPACED;
    if (unspaced.test(unit)) return wordLike.test(unit) ? UNSPACED : APART;
    return wordLike.test(unit) ? LETTER : APART;
  }

  #segment(segment: string): string {
    const known = this.#segments.get(segment);
    if (known !== undefined) return known;
    const made = this.#fold(fold(segment).text);
    if (this.#segments.size < 100_000) this.#segments.set(segment, made);
    return made;
  }

  #fold(folded: string): string {
    let out = '';
    for (const character of folded.replace(points, ''))
      out += this.#simplified.get(character) ?? arabicAlike.get(character) ?? character;
    return out;
  }
}

/** The table of traditional and simplified characters, from its file. */
export function readVariants(file: string): ReadonlyMap<string, string> {
  const pairs = file
    .split('\n')
    .filter(line => !line.startsWith('#'))
    .flatMap(line => line.split(' '))
    .filter(pair => pair.length === 2);
  return new Map(pairs.map(pair => [pair.charAt(0), pair.charAt(1)]));
}

function segmentEnd(text: string, start: number): number {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length) {
    const next = text.codePointAt(end) ?? 0;
    if (next < 0x300 || !CAN_JOIN.test(String.fromCodePoint(next))) break;
    end += next > 0xffff ? 2 : 1;
  }
  return end;
}

const isBlank = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200a);

/** What stands between two characters of a run. */
const NOTHING = 0;
const LINE_END = 1;
const BLANK = 2;
const BLANKS = 3;
const PARAGRAPH = 4;

/**
 * Characters of one run without blanks between words. A single line end does not break it, nor does a single blank: text
 * recognition puts them anywhere. More blanks, or a tab, break it unless one side is a single character, as in names that
 * are spread out for looks.
 */
class UnspacedRun {
  readonly #codes: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #pair = new Uint16Array(2);
  /** What stands before each character. */
  readonly #gaps: number[] = [];
  #gap = NOTHING;

  get length(): number {
    return this.#codes.length;
  }

  add(code: number, start: number, end: number): void {
    this.#codes.push(code);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#gaps.push(this.#gap);
    this.#gap = NOTHING;
  }

  gap(code: number): void {
    if (code === 10) this.#gap = this.#gap === LINE_END || this.#gap === PARAGRAPH ? PARAGRAPH : LINE_END;
    else if (code === 13 || this.#gap === LINE_END || this.#gap === PARAGRAPH) return;
    else this.#gap = this.#gap === NOTHING && code !== 9 ? BLANK : BLANKS;
  }

  /** Gives the terms and empties the run. */
  finish(from: number, sink: TermSink): number {
    const count = this.#codes.length;
    const breaks = this.#breaks();
    for (let index = 0; index < count; index++) {
      const alone = index + 1 >= count || breaks[index + 1] === true;
      this.#pair[0] = this.#codes[index] ?? 0;
      this.#pair[1] = this.#codes[index + 1] ?? 0;
      sink(this.#pair, alone ? 1 : 2, from + index, this.#starts[index] ?? 0, this.#ends[index] ?? 0);
    }
    for (const list of [this.#codes, this.#starts, this.#ends, this.#gaps]) list.length = 0;
    this.#gap = NOTHING;
    return from + count;
  }

  /** Whether the run is broken before each character. */
  #breaks(): boolean[] {
    const gaps = this.#gaps;
    const single = (index: number): boolean =>
      (index === 0 || gaps[index] === BLANKS || gaps[index] === PARAGRAPH) &&
      (index + 1 >= gaps.length || gaps[index + 1] === BLANKS || gaps[index + 1] === PARAGRAPH);
    return gaps.map((gap, index) => {
      if (index === 0 || gap === NOTHING || gap === LINE_END || gap === BLANK) return false;
      return gap === PARAGRAPH || !(single(index - 1) || single(index));
    });
  }
}

/** Whether a term is of a script written without blanks: one character, or two that stand together. */
export const isUnspaced = (term: string): boolean => {
  const code = term.charCodeAt(0);
  return (code >= 0xd800 && code <= 0xdfff) || unspaced.test(term.charAt(0));
};
