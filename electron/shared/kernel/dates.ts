import { z } from 'zod';

/** An instant as ISO 8601 in UTC, like `2026-03-14T10:02:31.004Z`. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/** A date with its precision kept, as FollowTheMoney writes it: `2024`, `2024-03`, `2024-03-14`, or with a time. */
export const PartialDate = z
  .string()
  .regex(
    /^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?)?)?$/,
    'expected a date like 2024, 2024-03 or 2024-03-14',
  );

/** A date of the calendar with its precision kept: `2024`, `2024-03` or `2024-03-14`, but not `2024-02-31`. */
export const RealDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'expected a date like 2024, 2024-03 or 2024-03-14')
  .refine(isReal, 'there is no such day');

function isReal(date: string): boolean {
  const first = firstDay(date);
  const time = Date.parse(`${first}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(first);
}

/** The first day that a date of any precision can mean. */
export const firstDay = (date: string): string => `${date}${'-01-01'.slice(date.length - 4)}`;

/** The last day that a date of any precision can mean. */
export function lastDay(date: string): string {
  if (date.length >= 10) return date.slice(0, 10);
  if (date.length < 7) return `${date.slice(0, 4)}-12-31`;
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return `${date}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}
