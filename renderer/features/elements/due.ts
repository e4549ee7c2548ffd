// When a task is due, in words. A date of a month or year is over with its last day.
import type { GapTask } from '../../../electron/shared/contract/elements.ts';
import { lastDay } from '../../../electron/shared/kernel/dates.ts';
import { count, partialDay } from '../../text/format.ts';

const DAY_MS = 86_400_000;

/** This day by the clock of the machine, as `2026-11-24`. */
export function thisDay(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whole days from a day until a date is over; negative once it is. */
const daysLeft = (due: string, today: string): number =>
  Math.round((Date.parse(lastDay(due)) - Date.parse(today)) / DAY_MS);

/** Whether a task that still waits for somebody should have been done. */
export const isOverdue = ({ due, state }: Pick<GapTask, 'due' | 'state'>, today: string): boolean =>
  due !== '' && (state === 'open' || state === 'under-way') && daysLeft(due, today) < 0;

/** `12 Dec 2026`, `Today`, or `11 days overdue, 12 Nov 2026`; '' when no day was said. */
export function dueWords(task: Pick<GapTask, 'due' | 'state'>, today: string): string {
  const { due } = task;
  if (due === '') return '';
  if (isOverdue(task, today)) return `${count(-daysLeft(due, today), 'day')} overdue, ${partialDay(due)}`;
  return due === today ? 'Today' : partialDay(due);
}

/** What is due earlier stands before what is due later, and that before what is due on no day. */
export const byDue = (left: { readonly due: string }, right: { readonly due: string }): number => {
  if (left.due === '' || right.due === '') return Number(left.due === '') - Number(right.due === '');
  return lastDay(left.due).localeCompare(lastDay(right.due));
};
