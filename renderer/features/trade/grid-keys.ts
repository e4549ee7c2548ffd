import type { KeyboardEvent } from 'react';
import { movedBy, type RowSelection, throughRow, toggledRow } from '../../viewer/row-selection.ts';

/** More rows than this are taken by a filter, not marked one by one. */
const MOST_MARKED = 5_000;

/** A selection with at most as many marked rows as are marked one by one. */
export const limited = (selection: RowSelection): RowSelection =>
  selection.rows.size <= MOST_MARKED
    ? selection
    : { ...selection, rows: new Set([...selection.rows].slice(0, MOST_MARKED)) };

/** What a key does; null for keys that are not the grid's. */
export function keyed(
  event: KeyboardEvent,
  selection: RowSelection,
  total: number,
  page: number,
): RowSelection | 'open' | 'copy' | null {
  if ((event.ctrlKey || event.metaKey) && event.code === 'KeyC') return 'copy';
  if (event.ctrlKey || event.metaKey || event.altKey || total === 0) return null;
  if (event.key === 'Enter' && !event.shiftKey) return 'open';
  if (event.key === ' ') return toggledRow(selection, selection.active);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -total,
    End: total,
  };
  const letter = event.shiftKey ? undefined : { KeyJ: 1, KeyK: -1 }[event.code];
  const by = steps[event.key] ?? letter;
  if (by === undefined) return null;
  const moved = movedBy(selection, by, total);
  return event.shiftKey ? limited(throughRow(selection, moved.active)) : moved;
}
