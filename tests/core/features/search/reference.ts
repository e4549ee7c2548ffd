// What a query finds, by looking through every text: slow, plain, and apart from the index.

import type { Analyser } from '../../../../electron/core/features/search/index/analyse.ts';
import { fitsTerm } from '../../../../electron/core/features/search/marking.ts';
import type { Resolved } from '../../../../electron/core/features/search/resolved.ts';

type Span = readonly [number, number];

/** Terms of a unit by position: cells of a row stand apart by one empty position. */
export function termsByPosition(analyser: Analyser, texts: readonly string[]): (string | undefined)[] {
  const terms: (string | undefined)[] = [];
  for (const text of texts) {
    for (const { term } of analyser.list(text)) terms.push(term);
    terms.push(undefined);
  }
  return terms;
}

/** Whether a unit fits a query. */
export function fits(node: Resolved, terms: readonly (string | undefined)[], owner: string): boolean {
  switch (node.kind) {
    case 'filter':
      return node.test(owner);
    case 'and':
      return node.children.every(child => fits(child, terms, owner));
    case 'or':
      return node.children.some(child => fits(child, terms, owner));
    case 'not':
      return !fits(node.child, terms, owner);
    default:
      return spans(node, terms).length > 0;
  }
}

function spans(node: Resolved, terms: readonly (string | undefined)[]): Span[] {
  if (node.kind === 'or') return node.children.flatMap(child => spans(child, terms));
  if (node.kind === 'near') {
    const right = spans(node.right, terms);
    return spans(node.left, terms).flatMap(([start, end]) =>
      right
        .filter(([from, to]) => {
          const between = from >= end ? from - end : start - to;
          return between >= 0 && between <= node.distance;
        })
        .map(([from, to]): Span => [Math.min(start, from), Math.max(end, to)]),
    );
  }
  if (node.kind !== 'leaf') throw new Error('this has no places');
  return node.sequences.flatMap(({ slots, width }) =>
    terms.flatMap((_, start): Span[] => {
      const all = slots.every(slot => {
        const there = terms[start + slot.at];
        return there !== undefined && fitsTerm(slot, there);
      });
      return all ? [[start, start + width]] : [];
    }),
  );
}
