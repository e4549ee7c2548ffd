import {
  type Block,
  citationsIn,
  plainText,
  type SectionTree,
} from '../../../electron/shared/sections/tree.ts';
import { wordCount } from '../../../electron/shared/text/word-count.ts';

/** What is counted of a text when typing pauses. */
export interface Counted {
  readonly words: number;
  readonly refs: readonly string[];
}

const counts = new WeakMap<Block, Counted>();

/** Blocks that were not changed are not counted again. */
function countOfBlock(block: Block): Counted {
  const known = counts.get(block);
  if (known) return known;
  const tree: SectionTree = { type: 'doc', content: [block] };
  const words = wordCount(plainText(tree).replaceAll(/\[(?:[ECNF]\d+|doc_[0-9a-z]+)\]/g, ' '));
  const counted = { words, refs: citationsIn(tree) };
  counts.set(block, counted);
  return counted;
}

/** Words and citations of a text. */
export function countOf({ content }: SectionTree): Counted {
  const all = content.map(countOfBlock);
  return { words: all.reduce((sum, { words }) => sum + words, 0), refs: all.flatMap(({ refs }) => refs) };
}

/** Counted again. What is cited stays the same list while nothing else is cited: the footnotes are not drawn again. */
export function recounted(old: Counted, tree: SectionTree): Counted {
  const { words, refs } = countOf(tree);
  return sameOr(old, { words, refs: sameOr(old.refs, refs) });
}

/** The old value where nothing changed, so that nothing is drawn again. */
export const sameOr = <T>(old: T, now: T): T => (JSON.stringify(old) === JSON.stringify(now) ? old : now);
