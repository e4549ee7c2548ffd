// Counting before and since a day, exact to the last digit.
import { ONE, scaled, sumOf } from './decimals.ts';

/** What happened on one day; '' where the day is not known. Values are decimal text. */
export interface DayTotal {
  readonly day: string;
  readonly records: number;
  readonly value: string;
}

/** How much there was in a time, and how many calendar months that time has. */
export interface Spell {
  readonly tally: { readonly records: number; readonly value: string };
  readonly months: number;
}

/** The sum of some days. */
export const tallyOf = (days: readonly DayTotal[]): Spell['tally'] => ({
  records: days.reduce((sum, { records }) => sum + records, 0),
  value: sumOf(days.map(({ value }) => value)),
});

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** What was before a day, and what on it and since. */
export function splitAt(days: readonly DayTotal[], day: string): { before: Spell; since: Spell } {
  const dated = days.filter(each => each.day !== '').sort((left, right) => (left.day < right.day ? -1 : 1));
  const before = dated.filter(each => each.day < day);
  const since = dated.filter(each => each.day >= day);
  const [first, last] = [dated[0], dated.at(-1)];
  const eve = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const spell = (list: readonly DayTotal[], from: string | undefined, to: string | undefined): Spell => ({
    tally: tallyOf(list),
    months: list.length === 0 || !from || !to ? 0 : Math.max(0, monthOf(to) - monthOf(from) + 1),
  });
  const min = (one: string | undefined, other: string) => (one === undefined || one > other ? other : one);
  const max = (one: string | undefined, other: string) => (one === undefined || one < other ? other : one);
  return {
    before: spell(before, first?.day, min(last?.day, eve)),
    since: spell(since, max(first?.day, day), last?.day),
  };
}

/** An amount by the month, with two digits behind the mark, rounded half away from nothing. */
export function perMonth(amount: string, months: number): string {
  if (months === 0) return '';
  const cents = (scaled(amount) * 100n) / ONE;
  const [whole, divisor] = [cents < 0n ? -cents : cents, BigInt(months)];
  const rounded = (2n * whole + divisor) / (2n * divisor);
  return `${cents < 0n ? '-' : ''}${rounded / 100n}.${String(rounded % 100n).padStart(2, '0')}`;
}
