// The rules carry the numbers of docs/spec/anchors.md.
import type { Stretch } from '../contract/anchor.ts';
import { type MappedText, squeeze } from './normalise.ts';
import { findSqueezed } from './quote.ts';

/** Where a stretch stands now. A lost one has no place: nothing may be drawn for it. */
export type ResolvedStretch =
  | {
      readonly state: 'exact' | 'moved';
      readonly page: number;
      readonly start: number;
      readonly end: number;
    }
  | { readonly state: 'lost' };

interface Candidate {
  readonly page: number;
  readonly start: number;
  readonly end: number;
  /** Characters of the remembered context that still stand next to the quote. */
  readonly fit: number;
}

/** A quote at least this long (without white space) needs no context to be known again, if it stands only once. */
const SPEAKS_FOR_ITSELF = 24;
/** Share of the remembered context that must still stand beside a shorter quote. */
const LEAST_FIT = 0.25;

/**
 * Finds a stretch again: at its position if the quote still stands there in its context, else by searching outward
 * from its page. `pageText` gives the text of a page (from 1) or undefined; `squeezed` may remember what it squeezed.
 * Never guesses: see docs/spec/anchors.md.
 */
export function resolveStretch(
  pageText: (page: number) => string | undefined,
  pages: number,
  stretch: Stretch,
  squeezed: (page: number, text: string) => MappedText = (_page, text) => squeeze(text),
): ResolvedStretch {
  const there = pageText(stretch.page);
  if (there !== undefined && standsUnchanged(there, stretch)) return at('exact', stretch);
  const quote = squeeze(stretch.quote).text;
  if (quote.length === 0) return { state: 'lost' };
  const context = { prefix: squeeze(stretch.prefix).text, suffix: squeeze(stretch.suffix).text };
  const remembered = context.prefix.length + context.suffix.length;

  let best: Candidate | undefined;
  let tied = false;
  for (const page of outward(stretch.page, pages)) {
    const text = pageText(page);
    if (text === undefined) continue;
    for (const candidate of candidatesOn(page, squeezed(page, text), quote, context)) {
      if (isPosition(candidate, stretch) && candidate.fit === remembered) return at('exact', candidate);
      if (best === undefined || candidate.fit > best.fit) {
        best = candidate;
        tied = false;
      } else if (candidate.fit === best.fit) tied = true;
    }
  }
  if (best === undefined || tied || !isKnownAgain(best, quote, remembered)) return { state: 'lost' };
  return at(isPosition(best, stretch) ? 'exact' : 'moved', best);
}

const at = (state: 'exact' | 'moved', place: Omit<Candidate, 'fit'>): ResolvedStretch => ({
  state,
  page: place.page,
  start: place.start,
  end: place.end,
});

/** A1: quote and context stand at the position, letter for letter. */
function standsUnchanged(text: string, { start, end, quote, prefix, suffix }: Stretch): boolean {
  return (
    end > start &&
    text.slice(start, end) === quote &&
    text.slice(0, start).endsWith(prefix) &&
    text.startsWith(suffix, end)
  );
}

const isPosition = (candidate: Candidate, stretch: Stretch): boolean =>
  candidate.page === stretch.page && candidate.start === stretch.start && candidate.end === stretch.end;

/** A6: enough of the context stands, or the quote is long enough to speak for itself. */
function isKnownAgain(candidate: Candidate, quote: string, remembered: number): boolean {
  return quote.length >= SPEAKS_FOR_ITSELF || candidate.fit >= remembered * LEAST_FIT;
}

function candidatesOn(
  page: number,
  text: MappedText,
  quote: string,
  context: { prefix: string; suffix: string },
): Candidate[] {
  return findSqueezed(text, quote).map(({ from, to, span }) => ({
    page,
    start: span.start,
    end: span.end,
    fit: fitBefore(text.text, from, context.prefix) + fitAfter(text.text, to, context.suffix),
  }));
}

function fitBefore(text: string, from: number, prefix: string): number {
  let fit = 0;
  while (
    fit < prefix.length &&
    fit < from &&
    text.charCodeAt(from - 1 - fit) === prefix.charCodeAt(prefix.length - 1 - fit)
  )
    fit++;
  return fit;
}

function fitAfter(text: string, to: number, suffix: string): number {
  let fit = 0;
  while (
    fit < suffix.length &&
    to + fit < text.length &&
    text.charCodeAt(to + fit) === suffix.charCodeAt(fit)
  )
    fit++;
  return fit;
}

/** The page itself, then its neighbours, ever farther away, as long as they exist. */
function* outward(page: number, pages: number): Generator<number> {
  if (page <= pages) yield page;
  for (let distance = 1; distance <= Math.max(page, pages); distance++) {
    const before = page - distance;
    const after = page + distance;
    if (before >= 1 && before <= pages) yield before;
    if (after <= pages) yield after;
  }
}
