/** What is being cited at the caret: where the `@` stands and what was typed after it. */
export interface Citing {
  readonly start: number;
  readonly query: string;
}

const LONGEST_QUERY = 40;

/** The `@` that the caret stands behind, if a citation is being typed there; null otherwise. */
export function citingAt(text: string, caret: number): Citing | null {
  const start = text.lastIndexOf('@', caret - 1);
  if (start < 0 || caret - start - 1 > LONGEST_QUERY) return null;
  const query = text.slice(start + 1, caret);
  if (/[\n\]@]/.test(query)) return null;
  // An address like name@example.org is not a citation.
  return /[\p{L}\p{N}._-]/u.test(text[start - 1] ?? '') ? null : { start, query };
}

/** The text with a citation in place of what was typed from `start` to `caret`, and where the caret stands then. */
export function cited(
  text: string,
  { start }: Citing,
  caret: number,
  label: string,
): { text: string; caret: number } {
  const citation = `[${label}]`;
  return { text: text.slice(0, start) + citation + text.slice(caret), caret: start + citation.length };
}

/** What a citation begins with: evidence, claim, entity (a name) or figure. */
type Letter = 'E' | 'C' | 'N' | 'F';

/** A piece of the summary: words, or one citation such as `E12`. */
export type Piece =
  | { readonly kind: 'words'; readonly at: number; readonly words: string }
  | { readonly kind: 'cite'; readonly at: number; readonly letter: Letter; readonly number: number };

const CITATION = /\[([ECNF]\d+(?:\s*[,;]\s*[ECNF]\d+)*)\]/g;

/** A paragraph in pieces, in order; nothing is lost. `[E1, C3]` gives two citations. */
export function piecesOf(paragraph: string): Piece[] {
  const pieces: Piece[] = [];
  const say = (at: number, words: string) => {
    if (words !== '') pieces.push({ kind: 'words', at, words });
  };
  let from = 0;
  for (const found of paragraph.matchAll(CITATION)) {
    say(from, paragraph.slice(from, found.index));
    for (const one of (found[1] ?? '').matchAll(/([ECNF])(\d+)/g))
      pieces.push({
        kind: 'cite',
        at: found.index + 1 + one.index,
        letter: one[1] as Letter,
        number: Number(one[2]),
      });
    from = found.index + found[0].length;
  }
  say(from, paragraph.slice(from));
  return pieces;
}

/** The paragraphs of a summary: they are divided by blank lines. */
export const paragraphsOf = (summary: string): string[] =>
  summary
    .split(/\n[ \t]*\n+/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '');

/** How many words a text has; a Han character counts as one. */
export const wordCount = (text: string): number =>
  text.match(/\p{Script=Han}|[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
