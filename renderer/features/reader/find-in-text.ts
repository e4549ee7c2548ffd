import { fold } from '../../../electron/shared/text/normalise.ts';

/** A place where the words that are looked for stand, in UTF-16 units of the page text. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
}

const blanks = /\s+/g;

/**
 * Every place where the words stand in a text, letter for letter as search sees them: case, ё and е, accents and kinds
 * of dashes do not count, and any blank or line end matches any other. Places do not overlap.
 */
export function occurrencesOf(text: string, words: string): Occurrence[] {
  const needle = fold(words.trim()).text.replace(blanks, ' ');
  if (needle === '') return [];
  const { text: folded, starts, ends } = withSingleBlanks(fold(text));
  const found: Occurrence[] = [];
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    const start = starts[at];
    const end = ends[at + needle.length - 1];
    if (start !== undefined && end !== undefined) found.push({ start, end });
  }
  return found;
}

/** Makes every run of blanks one blank, and keeps the way back. */
function withSingleBlanks(mapped: { text: string; starts: Int32Array; ends: Int32Array }) {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let index = 0; index < mapped.text.length; index += 1) {
    const blank = /\s/.test(mapped.text[index] ?? '');
    if (blank && parts.at(-1) === ' ') {
      ends[ends.length - 1] = mapped.ends[index] ?? 0;
      continue;
    }
    parts.push(blank ? ' ' : (mapped.text[index] ?? ''));
    starts.push(mapped.starts[index] ?? 0);
    ends.push(mapped.ends[index] ?? 0);
  }
  return { text: parts.join(''), starts, ends };
}
