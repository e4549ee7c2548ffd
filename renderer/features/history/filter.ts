import type { JournalEntry } from '../../../electron/shared/contract/history.ts';
import type { Given } from '../../../electron/shared/contract/index.ts';

/** What the log is narrowed to. Days are as a date field gives them, in the machine's time zone; '' for any. */
export interface LogFilter {
  readonly words: string;
  readonly author: string;
  readonly from: string;
  readonly to: string;
}

/** The whole log. */
export const WHOLE_LOG: LogFilter = { words: '', author: '', from: '', to: '' };

/** The part of the filter that the engine applies. The last day counts whole. */
export function asked(filter: LogFilter, about: string | undefined): Given<'log.export'> {
  return {
    ...(about && { about }),
    ...(filter.author && { author: filter.author }),
    ...(filter.from && { from: midnight(filter.from, 0) }),
    ...(filter.to && { until: midnight(filter.to, 1) }),
  };
}

/** Start of a day (or of the one `later` days after) as an instant. */
function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** The lines that have all words. */
export function withWords(entries: readonly JournalEntry[], filter: string): readonly JournalEntry[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter(({ sentence, author, action }) => {
    const text = `${sentence} ${author} ${action}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}

/** Everybody who acted, in the order of the alphabet. */
export const authorsOf = (entries: readonly JournalEntry[]): string[] =>
  [...new Set(entries.map(({ author }) => author))].filter(Boolean).sort((a, b) => a.localeCompare(b));
