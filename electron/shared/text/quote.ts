import { type MappedText, squeeze } from './normalise.ts';

/** A stretch of text: offsets in UTF-16 units into the original, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How many UTF-16 units of context an anchor remembers on either side. */
export const CONTEXT_LENGTH = 32;

/**
 * All places where the quote stands, in order, overlapping ones included. White space of any kind (or its absence),
 * line ends, soft hyphens and compatibility forms make no difference; case does. Offsets point into the original text
 * and never split a surrogate pair or a letter from its marks. A quote of nothing but white space stands nowhere.
 */
export function findQuote(text: string, quote: string): Span[] {
  const mapped = squeeze(text);
  return findSqueezed(mapped, squeeze(quote).text).map(at => at.span);
}

/** A place in squeezed text: its offsets there and in the original. */
export interface SqueezedMatch {
  readonly from: number;
  readonly to: number;
  readonly span: Span;
}

/** Like `findQuote`, over text and quote that are squeezed already; gives the squeezed offsets as well. */
export function findSqueezed(mapped: MappedText, needle: string): SqueezedMatch[] {
  const found: SqueezedMatch[] = [];
  for (const from of occurrences(mapped.text, needle)) {
    const to = from + needle.length;
    if (!isBoundary(mapped, from) || !isBoundary(mapped, to)) continue;
    found.push({ from, to, span: { start: mapped.starts[from] ?? 0, end: mapped.ends[to - 1] ?? 0 } });
  }
  return found;
}

/** Whether a squeezed offset lies between two original characters, and not inside one that became several. */
const isBoundary = ({ starts }: MappedText, at: number): boolean =>
  at === 0 || at === starts.length || starts[at] !== starts[at - 1];

/** All positions of the needle, overlapping ones included; Knuth-Morris-Pratt, because `indexOf` can go quadratic. */
function occurrences(text: string, needle: string): number[] {
  if (needle.length === 0) return [];
  const borders = bordersOf(needle);
  const found: number[] = [];
  // Most pages do not hold the quote at all: the native search says so fastest.
  let at = needle.length <= 256 ? text.indexOf(needle) : 0;
  if (at < 0) return found;
  for (let matched = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    while (matched > 0 && unit !== needle.charCodeAt(matched)) matched = borders[matched - 1] ?? 0;
    if (unit === needle.charCodeAt(matched)) matched++;
    if (matched < needle.length) continue;
    found.push(at - needle.length + 1);
    matched = borders[matched - 1] ?? 0;
  }
  return found;
}

/** For each prefix of the needle, the length of its longest proper border. */
function bordersOf(needle: string): Int32Array {
  const borders = new Int32Array(needle.length);
  let matched = 0;
  for (let at = 1; at < needle.length; at++) {
    const unit = needle.charCodeAt(at);
    while (matched > 0 && unit !== needle.charCodeAt(matched)) matched = borders[matched - 1] ?? 0;
    if (unit === needle.charCodeAt(matched)) matched++;
    borders[at] = matched;
  }
  return borders;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const splitsPair = (text: string, at: number): boolean =>
  isLowSurrogate(text.charCodeAt(at)) && isHighSurrogate(text.charCodeAt(at - 1));

/** The words on either side of a stretch: at most 32 UTF-16 units each, never half a surrogate pair. */
export function contextOf(text: string, start: number, end: number): { prefix: string; suffix: string } {
  let from = Math.max(0, start - CONTEXT_LENGTH);
  if (splitsPair(text, from)) from++;
  let to = Math.min(text.length, end + CONTEXT_LENGTH);
  if (splitsPair(text, to)) to--;
  return { prefix: text.slice(from, start), suffix: text.slice(end, Math.max(to, end)) };
}
