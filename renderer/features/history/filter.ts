import type { JournalEntry } from '../../../electron/shared/contract/history.ts';
import type { Given } from '../../../electron/shared/contract/index.ts';
import type { Names } from './words.ts';

/** What the log is narrowed to. Days are as they are typed (`2024`, `2024-03`, `2024-03-14`), in the machine's time zone; '' for any. */
export interface LogFilter {
  readonly words: string;
  readonly author: string;
  readonly from: string;
  readonly to: string;
  /** A thing as it is called: `E12`, `C3`, `N7`, a name; '' for any. */
  readonly thing: string;
}

/** The whole log. */
export const WHOLE_LOG: LogFilter = { words: '', author: '', from: '', to: '', thing: '' };

/** The part of the filter that the engine applies. The last day counts whole. */
export function asked(filter: LogFilter, about: string | undefined): Given<'log.export'> {
  const from = dayRange(filter.from);
  const to = dayRange(filter.to);
  return {
    ...((about || filter.thing) && { about: about || filter.thing }),
    ...(filter.author && { author: filter.author }),
    ...(from && { from: from.start }),
    ...(to && { until: to.end }),
  };
}

/** The first instant of a day, month or year in the machine's time zone, and the first after it; null for anything else. */
export function dayRange(typed: string): { readonly start: string; readonly end: string } | null {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(typed);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(part => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return null;
  const start = new Date(year, (month ?? 1) - 1, day ?? 1);
  if (month !== undefined && start.getMonth() !== month - 1) return null;
  if (day !== undefined && start.getDate() !== day) return null;
  const end =
    day !== undefined && month !== undefined
      ? new Date(year, month - 1, day + 1)
      : new Date(year + (month === undefined ? 1 : 0), month ?? 0, 1);
  return { start: start.toISOString(), end: end.toISOString() };
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

/** Ids of the things that are called so: by label, by label and name, or by name alone; whatever the case of the letters. */
export function idsCalled(names: Names, typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  return [...names]
    .filter(([, name]) => {
      const plain = name.toLowerCase();
      const [, label, rest] = /^([ecn]\d+)(?: (.*))?$/s.exec(plain) ?? [];
      return plain === wanted || label === wanted || rest === wanted;
    })
    .map(([id]) => id);
}
