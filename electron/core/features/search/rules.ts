/** Marks around a hit in a snippet. */
export const HIT_START = '\u0002';
export const HIT_END = '\u0003';
/** Characters of context on either side of a hit in a snippet. */
const AROUND = 60;

/** A search as it is understood: every term must be there. */
export interface Query {
  readonly terms: readonly string[];
}

/** Splits what a person typed into words and "exact phrases". Quotation marks of every kind count. */
export function parseQuery(typed: string): Query {
  const terms = [...typed.matchAll(/["“”«»„]([^"“”«»„]+)["“”«»„]|([^\s"“”«»„]+)/gu)].map(([, phrase, word]) =>
    (phrase ?? word ?? '').trim(),
  );
  return { terms: terms.filter(term => /[\p{L}\p{N}]/u.test(term)) };
}

/** A line of text around a hit, with the hit between marks. Line ends become blanks. */
export function snippetOf(text: string, start: number, end: number, open: string, close: string): string {
  const flat = (part: string) => part.replaceAll(/\s+/g, ' ');
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  return `${start > AROUND ? '…' : ''}${flat(before)}${open}${flat(text.slice(start, end))}${close}${flat(after)}${end + AROUND < text.length ? '…' : ''}`;
}
