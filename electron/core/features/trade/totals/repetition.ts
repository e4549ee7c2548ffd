import type { DuplicateReason } from '../../../../shared/contract/trade.ts';
import { amountAt, dayAt, dayCount, differing, LOOSE, type Place, type Records } from './records-by-hash.ts';

/**
 * Days that two records of one shipment may lie apart: a declaration that was made again and the first one, or the records of
 * both sides. Amendments come weeks later, most within a quarter; later ones are told as shipments of their own.
 */
export const DAYS_APART = 90;
/** Parts of a weight that a correction may change: one in fifty. */
const WEIGHT_PART = 50n;

/** Why a record repeats an earlier one of the same table, or undefined. Parties, code, places and every value must be the same to the last digit. */
export function whyRepeats(records: Records, earlier: number, later: number): DuplicateReason | undefined {
  const left = records.find(earlier);
  const right = records.find(later);
  const differ = differing(left, right);
  for (const field of differ) if (!LOOSE.has(field)) return undefined;
  return reasonOf(differ, left, right);
}

function reasonOf(differ: ReadonlySet<string>, left: Place, right: Place): DuplicateReason | undefined {
  if (differ.size === 0) return 'same';
  const only = (...fields: string[]) => [...differ].every(field => fields.includes(field));
  if (only('item')) return 'other-item';
  if (only('declaration', 'date', 'releaseDate') && daysApart(left, right) <= DAYS_APART)
    return 'other-declaration';
  if (only('netKg', 'usdPerKg') && isNearWeight(left, right)) return 'other-weight';
  return undefined;
}

/** Days between the dates of two records. */
export const daysApart = (left: Place, right: Place): number =>
  Math.abs(dayCount(dayAt(left, 'date')) - dayCount(dayAt(right, 'date')));

/** Whether two net weights are the same but for one part in fifty. */
export function isNearWeight(left: Place, right: Place): boolean {
  const [one, two] = [amountAt(left, 'netKg'), amountAt(right, 'netKg')];
  if (one === undefined || two === undefined) return false;
  const apart = one > two ? one - two : two - one;
  return apart * WEIGHT_PART <= one;
}
