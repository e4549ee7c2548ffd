import type { TextItem } from './page-source.ts';

/** The text of a page as its items give it, and where each item starts in it (UTF-16 units). */
export interface PageText {
  readonly text: string;
  readonly starts: readonly number[];
}

/** A place in the text of a page. */
export interface TextPoint {
  readonly page: number;
  readonly offset: number;
}

/** A stretch of a page's text, end exclusive, as a marking takes it. */
export interface TextStretch {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** Joins items into the page text: every `str`, and a line end after each that has one. */
export function joinItems(items: readonly TextItem[]): PageText {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const { str, hasEOL } of items) {
    starts.push(length);
    parts.push(str);
    length += str.length;
    if (!hasEOL) continue;
    parts.push('\n');
    length += 1;
  }
  return { text: parts.join(''), starts };
}

/** The item that holds an offset, and the offset inside it; the end of the last item for the end of the text. */
export function itemAt(text: PageText, offset: number): { readonly item: number; readonly inside: number } {
  let low = 0;
  let high = text.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((text.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { item: Math.max(0, low), inside: offset - (text.starts[low] ?? 0) };
}

/**
 * The stretches between two places, one a page, in reading order: blanks at both ends are left out, and no stretch
 * cuts a character in half. [] when nothing but blanks is between them. A page whose text is not here is taken whole, with
 * no end: whoever has the text cuts it.
 */
export function stretchesBetween(
  a: TextPoint,
  b: TextPoint,
  textOf: (page: number) => string | undefined,
): TextStretch[] {
  const [first, last] = before(a, b) ? [a, b] : [b, a];
  const stretches: TextStretch[] = [];
  for (let page = first.page; page <= last.page; page += 1) {
    const text = textOf(page);
    const start = page === first.page ? first.offset : 0;
    const end = page === last.page ? last.offset : (text?.length ?? NO_END);
    const stretch = text === undefined ? { start, end } : trimmed(text, start, end);
    if (stretch) stretches.push({ page, ...stretch });
  }
  return stretches;
}

/** The end of a text that is not here. */
const NO_END = Number.MAX_SAFE_INTEGER;

/** Stretches cut to the text of their pages, once that is here; those of pages without text go. */
export function cutTo(
  stretches: readonly TextStretch[],
  textOf: (page: number) => string | undefined,
): TextStretch[] {
  return stretches.flatMap(({ page, start, end }) => {
    const cut = trimmed(textOf(page) ?? '', start, end);
    return cut ? [{ page, ...cut }] : [];
  });
}

function before(a: TextPoint, b: TextPoint): boolean {
  return a.page < b.page || (a.page === b.page && a.offset <= b.offset);
}

/** A stretch without the blanks at its ends, widened to whole characters; null when only blanks are left. */
export function trimmed(text: string, from: number, to: number): { start: number; end: number } | null {
  let start = Math.max(0, from);
  let end = Math.min(text.length, to);
  if (isLow(text, start) && isHigh(text, start - 1)) start -= 1;
  if (isLow(text, end) && isHigh(text, end - 1)) end += 1;
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return start < end ? { start, end } : null;
}

const isBlank = (character: string | undefined) => character !== undefined && /\s/.test(character);
const isHigh = (text: string, at: number) => inRange(text.charCodeAt(at), 0xd800, 0xdbff);
const isLow = (text: string, at: number) => inRange(text.charCodeAt(at), 0xdc00, 0xdfff);
const inRange = (code: number, first: number, last: number) => code >= first && code <= last;
