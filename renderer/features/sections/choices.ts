// What `@` and `/` offer.
import type { Citable } from '../../../electron/shared/contract/sections.ts';
import type { BlockKind } from '../../../electron/shared/sections/tree.ts';
import { bestMatches } from '../../ui/best-matches.ts';

/** Blocks by name, with what they are found by. */
export const BLOCKS: Readonly<Record<BlockKind, { readonly words: string; readonly aside: string }>> = {
  subjects: { words: 'Identification of the subjects', aside: 'values with their sources' },
  elements: { words: 'Element table', aside: 'what the law asks, and what answers it' },
  factors: { words: 'Factor table', aside: 'factors with sums, counts, before and after' },
  transactions: { words: 'Transactions', aside: 'with how the bank is linked to each' },
  goods: { words: 'Goods', aside: 'by code, with priority tier' },
  chronology: { words: 'Chronology', aside: 'dated claims' },
  sources: { words: 'Register of sources', aside: 'originals with grade and hash' },
  custody: { words: 'Custody', aside: 'what was done with each original' },
  methodology: { words: 'Method', aside: 'how it was read, graded and counted' },
  glossary: { words: 'Terms', aside: 'words of the field that are used' },
  translations: { words: 'Translations', aside: 'quotes with their translations' },
};

/** One line of a list beside the caret. */
export type Choice =
  | { readonly kind: 'cite'; readonly key: string; readonly citable: Citable }
  | { readonly kind: 'block'; readonly key: BlockKind; readonly words: string; readonly aside: string };

const MOST_EVIDENCE = 5;
const MOST_OTHERS = 3;

/** What can be cited and fits: what is called so first (`C` brings claims, `E12` that evidence), then evidence, then the rest. */
export function citeChoices(query: string, all: readonly Citable[]): Choice[] {
  const usable = all.filter(({ state }) => state !== 'broken');
  const wordsOf = ({ label, words, search }: Citable) => ({ label, words: `${words} ${search}` });
  const typed = query.trim().toLowerCase();
  const isCalledSo = ({ label }: Citable) => typed !== '' && label.toLowerCase().startsWith(typed);
  const called = bestMatches(query, usable.filter(isCalledSo), wordsOf, MOST_EVIDENCE);
  const evidence = usable.filter(({ kind }) => kind === 'evidence');
  const rest = usable.filter(({ kind }) => kind !== 'evidence');
  const others = bestMatches(query, rest, wordsOf, MOST_OTHERS);
  const first = bestMatches(query, evidence, wordsOf, MOST_EVIDENCE + MOST_OTHERS - others.length);
  const fitting = new Set([...called, ...first, ...others]);
  return [...fitting]
    .slice(0, MOST_EVIDENCE + MOST_OTHERS)
    .map(citable => ({ kind: 'cite', key: citable.ref, citable }));
}

/** Blocks that the section offers and that fit. */
export function blockChoices(query: string, offered: readonly BlockKind[]): Choice[] {
  const all = offered.map(key => ({ kind: 'block' as const, key, ...BLOCKS[key] }));
  const wordsOf = ({ words, aside }: (typeof all)[number]) => ({ label: words, words: aside });
  const named = bestMatches(query, all, ({ words }) => ({ label: words, words: '' }), all.length);
  const others = bestMatches(query, all, wordsOf, all.length).filter(each => !named.includes(each));
  return [...named, ...others];
}
