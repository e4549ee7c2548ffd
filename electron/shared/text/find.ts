import { fold, type MappedText } from './normalise.ts';

/** A place where the words that are looked for stand, in UTF-16 units of the page text. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
}

const blanks = /\s+/g;

/** What is looked for, as it is compared. '' for nothing but blanks. */
export const needleOf = (words: string): string => foldForFind(words.trim());

const ascii = /^[\0-\x7f]*$/;

/** A text as finding sees it: folded, every run of blanks one blank. */
export function foldForFind(text: string): string {
  // Most pages of most cases: no letter changes its length, so nothing has to be mapped.
  const folded = ascii.test(text) ? text.toLowerCase() : fold(text).text;
  return folded.replace(blanks, ' ');
}

/**
 * Every place where the words stand in a text, letter for letter as search sees them: case, ё and е, accents and kinds
 * of dashes do not count, and any blank or line end matches any other. Places do not overlap.
 */
export function occurrencesOf(text: string, words: string): Occurrence[] {
  return occurrencesIn(text, needleOf(words));
}

/** The same for words that are folded already. */
export function occurrencesIn(text: string, needle: string): Occurrence[] {
  if (needle === '') return [];
  const { text: folded, starts, ends } = withSingleBlanks(mapped(text));
  const found: Occurrence[] = [];
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    const start = starts[at];
    const end = ends[at + needle.length - 1];
    if (start !== undefined && end !== undefined) found.push({ start, end });
  }
  return found;
}

function mapped(text: string): MappedText {
  if (!ascii.test(text)) return fold(text);
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  for (let at = 0; at < text.length; at++) {
    starts[at] = at;
    ends[at] = at + 1;
  }
  return { text: text.toLowerCase(), starts, ends };
}

/** Makes every run of blanks one blank, and keeps the way back. */
function withSingleBlanks({ text, starts, ends }: MappedText): MappedText {
  let to = 0;
  let done = 0;
  let folded = '';
  for (const run of text.matchAll(blanks)) {
    const at = run.index;
    folded += `${text.slice(done, at)} `;
    starts.copyWithin(to, done, at + 1);
    ends.copyWithin(to, done, at);
    to += at - done + 1;
    done = at + run[0].length;
    ends[to - 1] = ends[done - 1] ?? 0;
  }
  starts.copyWithin(to, done);
  ends.copyWithin(to, done);
  return { text: folded + text.slice(done), starts, ends };
}
