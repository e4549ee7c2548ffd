// What a footnote says of the thing that it cites. One wording for the page, the editor and every other output.
import { shortened } from '../evidence/rules.ts';

/** Characters of a quote that a footnote has room for. */
const LONGEST_QUOTE = 160;

const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join(', ');

/** Evidence: its quote (of an area without words: what a person read there), the document, the place. */
export function evidenceWords(each: {
  readonly quote: string;
  readonly translation: string;
  readonly document: string;
  readonly place: string;
  readonly withheld?: string;
}): string {
  if (each.withheld) return `Withheld: see ${each.withheld} in the list of redactions.`;
  const short = (text: string) => shortened(text.replaceAll('\n', ' '), LONGEST_QUOTE);
  const read = each.translation === '' ? '' : `, translated: “${short(each.translation)}”`;
  const said = each.quote === '' ? `An area of the page${read}` : `“${short(each.quote)}”`;
  return joined([said, each.document, each.place]);
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
