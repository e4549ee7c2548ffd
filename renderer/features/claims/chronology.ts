import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { firstDay } from '../../../electron/shared/kernel/dates.ts';

/** One line of the chronology: a claim or a piece of evidence, and when it was. */
export type Moment = {
  readonly key: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly number: number;
} & (
  | { readonly kind: 'claim'; readonly claim: ClaimCard }
  | { readonly kind: 'evidence'; readonly evidence: Evidence }
);

/** A claim as a moment. */
export const claimMoment = (claim: ClaimCard): Moment => ({
  kind: 'claim',
  key: claim.id,
  startDate: claim.startDate,
  endDate: claim.endDate,
  number: claim.number,
  claim,
});

/** A piece of evidence as a moment. */
export const evidenceMoment = (evidence: Evidence): Moment => ({
  kind: 'evidence',
  key: evidence.id,
  startDate: evidence.date ?? '',
  endDate: '',
  number: evidence.number,
  evidence,
});

/** Dated moments by when they were; a day before the month, and the month before the year, that it begins. */
export const inOrder = (moments: readonly Moment[]): readonly Moment[] =>
  moments
    .filter(({ startDate }) => startDate !== '')
    .sort(
      (left, right) =>
        firstDay(left.startDate).localeCompare(firstDay(right.startDate)) ||
        right.startDate.length - left.startDate.length ||
        left.kind.localeCompare(right.kind) ||
        left.number - right.number,
    );

/** How precisely a date is known. */
export const precisionOf = (date: string): 'day' | 'month' | 'year' =>
  date.length >= 10 ? 'day' : date.length === 7 ? 'month' : 'year';
