// Where the keys lead in the matrix of hypotheses, and what they rate.
import type { Comparison, Consistency, Degree } from '../../../electron/shared/contract/hypotheses.ts';

/** Columns of an item before its ratings. */
export type FixedColumn = 'item' | 'relevance';

/** Where the keyboard stands: on an item, in a column; `head` is the line of the hypotheses. */
export interface RatingPlace {
  readonly line: string;
  readonly column: string;
}

/** The line above the items. */
export const HEAD = 'head';
/** Columns before the hypotheses, in order. */
export const FIXED: readonly FixedColumn[] = ['item', 'relevance'];

/** The order in which lines and columns stand; it is kept while one rates, so that nothing moves under the fingers. */
export interface RatingOrder {
  readonly items: readonly string[];
  readonly hypotheses: readonly string[];
}

/** The order that a comparison asks for now: most diagnostic first, least inconsistent first. */
export const orderOf = ({ items, hypotheses }: Comparison): RatingOrder => ({
  items: items.map(({ id }) => id),
  hypotheses: hypotheses.map(({ id }) => id),
});

/** The order that is shown: the kept one, without what is gone and with what came since at its end. */
export function keptOrder(kept: RatingOrder | null, now: RatingOrder): RatingOrder {
  const merge = (old: readonly string[], fresh: readonly string[]) => [
    ...old.filter(id => fresh.includes(id)),
    ...fresh.filter(id => !old.includes(id)),
  ];
  return kept
    ? { items: merge(kept.items, now.items), hypotheses: merge(kept.hypotheses, now.hypotheses) }
    : now;
}

/** Whether two orders are the same. */
export const sameOrder = (left: RatingOrder, right: RatingOrder): boolean =>
  JSON.stringify([left.items, left.hypotheses]) === JSON.stringify([right.items, right.hypotheses]);

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
  home: [0, -1000],
  end: [0, 1000],
  'ctrl+home': [-1e6, -1000],
  'ctrl+end': [1e6, 1000],
};

/** Where a key leads; null when it is no move. */
export function ratingMove(order: RatingOrder, at: RatingPlace | null, stroke: string): RatingPlace | null {
  const step = STEPS[stroke];
  if (!step) return null;
  const lines = [HEAD, ...order.items];
  const columns = [...FIXED, ...order.hypotheses];
  const bounded = (value: number, length: number) => Math.max(0, Math.min(length - 1, value));
  const line = Math.max(0, lines.indexOf(at?.line ?? ''));
  const column = Math.max(0, columns.indexOf(at?.column ?? ''));
  return {
    line: lines[bounded(line + step[0], lines.length)] ?? HEAD,
    column: columns[bounded(column + step[1], columns.length)] ?? 'item',
  };
}

const RATINGS: Readonly<Record<string, Consistency | null>> = {
  ...{ 1: 'CC', 2: 'C', 3: 'N', 4: 'I', 5: 'II' },
  ...{ 'shift+c': 'CC', c: 'C', n: 'N', i: 'I', 'shift+i': 'II' },
  ...{ 0: null, delete: null, backspace: null },
};

/** What a key rates; undefined when it rates nothing, null when it takes a rating away. */
export const ratingOf = (stroke: string): Consistency | null | undefined => RATINGS[stroke];

const DEGREES: Readonly<Record<string, Degree>> = { h: 'high', m: 'medium', l: 'low' };

/** The relevance that a key sets. */
export const degreeOf = (stroke: string): Degree | undefined => DEGREES[stroke];
