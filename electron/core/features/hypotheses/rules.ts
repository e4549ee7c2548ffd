// The arithmetic of competing hypotheses: docs/spec/claims.md, “Competing hypotheses”. Pure.
import type { InformationGrade, SourceGrade } from '../../../shared/contract/common.ts';
import type { Consistency, Degree } from '../../../shared/contract/hypotheses.ts';

/** An item as the arithmetic needs it: one rating a hypothesis, undefined where nobody has rated. */
export interface RatedItem {
  readonly credibility: Degree;
  readonly relevance: Degree;
  readonly ratings: readonly (Consistency | undefined)[];
}

/** Each step doubles what both weights make together: √½, 1, √2. */
const WEIGHT: Readonly<Record<Degree, number>> = { low: Math.SQRT1_2, medium: 1, high: Math.SQRT2 };
/** Only what is inconsistent counts against a hypothesis: what fits it may fit the others as well. */
const AGAINST: Readonly<Record<Consistency, number>> = { CC: 0, C: 0, N: 0, I: 1, II: 2 };
/** Where a rating stands between very inconsistent and very consistent. */
const PLACE: Readonly<Record<Consistency, number>> = { CC: 2, C: 1, N: 0, I: -1, II: -2 };
/** Sums closer than this are equal: they differ by rounding alone. */
export const SAME = 1e-9;

/** How much an item counts. */
export const weightOf = ({ credibility, relevance }: Pick<RatedItem, 'credibility' | 'relevance'>): number =>
  WEIGHT[credibility] * WEIGHT[relevance];

/** How credible a piece of evidence is by its grades. What nobody graded, or nobody can judge, is in the middle. */
export function credibilityOf(
  source: SourceGrade | undefined,
  information: InformationGrade | undefined,
): Degree {
  if (source === 'D' || source === 'E' || information === '4' || information === '5') return 'low';
  const good = source === 'A' || source === 'B';
  return good && (information === '1' || information === '2') ? 'high' : 'medium';
}

/** Weighted inconsistency of each of `count` hypotheses, without the item at `left` if given. */
export function inconsistencies(items: readonly RatedItem[], count: number, left?: number): number[] {
  const sums = new Array<number>(count).fill(0);
  for (const [index, item] of items.entries()) {
    if (index === left) continue;
    const weight = weightOf(item);
    for (let at = 0; at < count; at++) sums[at] = (sums[at] ?? 0) + weight * AGAINST[item.ratings[at] ?? 'N'];
  }
  return sums;
}

/** Indices of the hypotheses with the least inconsistency. */
export function leading(sums: readonly number[]): number[] {
  const least = Math.min(...sums);
  return sums.flatMap((sum, index) => (sum - least < SAME ? [index] : []));
}

/** How far an item tells hypotheses apart: the spread of its ratings (standard deviation), weighted. 0 says the same of all. */
export function diagnosticity(item: RatedItem, count: number): number {
  const places = Array.from({ length: count }, (_, at) => PLACE[item.ratings[at] ?? 'N']);
  const mean = places.reduce((sum, place) => sum + place, 0) / count;
  const spread = places.reduce((sum, place) => sum + (place - mean) ** 2, 0) / count;
  return weightOf(item) * Math.sqrt(spread);
}

/** Items without which other hypotheses would lead, with those that would. */
export function carrying(
  items: readonly RatedItem[],
  count: number,
): { readonly item: number; readonly leading: number[] }[] {
  const all = leading(inconsistencies(items, count));
  return items.flatMap((_, index) => {
    const without = leading(inconsistencies(items, count, index));
    const same = without.length === all.length && without.every((each, at) => each === all[at]);
    return same ? [] : [{ item: index, leading: without }];
  });
}
