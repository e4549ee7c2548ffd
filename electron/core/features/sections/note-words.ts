// What a footnote says of the thing that it cites. One wording for the page, the editor and every other output.
import { shortened } from '../evidence/rules.ts';

/** Characters of a quote that a footnote has room for. */
const LONGEST_QUOTE = 160;

const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join(', ');

/** Evidence: its quote, the document, the place. */
export function evidenceWords(each: {
  readonly quote: string;
  readonly document: string;
  readonly place: string;
  readonly withheld?: string;
}): string {
  if (each.withheld) return `Withheld: see ${each.withheld} in the list of redactions.`;
  const quote = shortened(each.quote.replaceAll('\n', ' '), LONGEST_QUOTE);
  return joined([quote === '' ? 'An area of the page' : `“${quote}”`, each.document, each.place]);
}

/** A claim: its sentence and how it stands. */
export const claimWords = (each: { readonly text: string; readonly status: string }): string =>
  `${shortened(each.text, 2 * LONGEST_QUOTE)} (${each.status})`;

/** An entity: its name and what it is. */
export const entityWords = (each: { readonly name: string; readonly kind: string }): string =>
  joined([each.name, each.kind]);

/** A figure: its title and the day it was counted. */
export const figureWords = (each: { readonly title: string; readonly made: string }): string =>
  joined([each.title, each.made === '' ? '' : `counted on ${each.made.slice(0, 10)}`]);

/** An exhibit: its document. */
export const exhibitWords = (each: { readonly document: string }): string => each.document;
