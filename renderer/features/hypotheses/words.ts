import type { Consistency, Degree } from '../../../electron/shared/contract/hypotheses.ts';

/** Tables whose change makes a comparison another. */
export const COMPARISON_TABLES = [
  ...['comparison', 'hypothesis', 'comparison_item', 'comparison_rating'],
  ...['claim', 'evidence', 'document_note', 'search_record'],
];

/** How an item fits a hypothesis. */
export const CONSISTENCY: Readonly<Record<Consistency, string>> = {
  CC: 'Very consistent',
  C: 'Consistent',
  N: 'Neutral',
  I: 'Inconsistent',
  II: 'Very inconsistent',
};

/** How much something counts. */
export const DEGREE: Readonly<Record<Degree, string>> = { high: 'High', medium: 'Medium', low: 'Low' };

/** A weight, sum or diagnosticity as it is shown: one place after the point. */
export const figure = (value: number): string => (Math.abs(value) < 0.05 ? '0' : value.toFixed(1));
