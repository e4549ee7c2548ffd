import { fold, type MappedText } from './normalise.ts';

/** A place where the words that are looked for stand, in UTF-16 units of the page text. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
}

/** A text as finding sees it. */
export interface FoldedText {
  readonly text: string;
  /** Every unit stands where it stood in the original: no map back is needed. */
  readonly even: boolean;
}

/** Runs of blanks that are not one blank already. */
const blanks = / \s+|[^\S ]\s*/g;
const ascii = /^[\0-\x7f]*$/;

/** What is looked for, as it is compared. '' for nothing but blanks. */
export const needleOf = (words: string): string => foldForFind(words.trim()).text;

/** Folds a text and makes every run of blanks one blank. */
export function foldForFind(text: string): FoldedText {
  // Most pages of most cases: no letter changes its length, so nothing has to be mapped.
  const folded = ascii.test(text) ? { text: text.toLowerCase(), even: true } : fold(text);
  const single = folded.text.replace(blanks, ' ');
  return { text: single, even: folded.even && single.length === folded.text.length };
}

/**
 * Every place where the words stand in a text, letter for letter as search sees them: case, ё and е, accents and kinds
 * of dashes do not count, and any blank or line end matches any other. Places do not overlap.
 */
export function occurrencesOf(text: string, words: string): Occurrence[] {
  return occurrencesIn(foldForFind(text), needleOf(words), () => text);
}

/** The same for a text and words that are folded already; `original` is asked for only where units have moved. */
export function occurrencesIn(folded: FoldedText, needle: string, original: () => string): Occurrence[] {
  if (needle === '' || !folded.text.includes(needle)) return [];
  if (folded.even) return placesIn(folded.text, needle, at => at);
  const { text, starts, ends } = withSingleBlanks(fold(original()));
  return placesIn(
    text,
    needle,
    at => starts[at] ?? 0,
    at => ends[at - 1] ?? 0,
  );
}

function placesIn(
  folded: string,
  needle: string,
  startOf: (at: number) => number,
  endOf: (at: number) => number = startOf,
): Occurrence[] {
  const found: Occurrence[] = [];
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length))
    found.push({ start: startOf(at), end: endOf(at + needle.length) });
  return found;
}

/** Makes every run of blanks one blank, and keeps the way back. */
function withSingleBlanks({ text, starts, ends }: MappedText): Omit<MappedText, 'even'> {
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
