import { type PointerEvent as ReactPointerEvent, useRef } from 'react';
import {
  onlyCell,
  onlyRow,
  type RowSelection,
  throughCell,
  throughRow,
  toggledRow,
} from './row-selection.ts';

/** A cell under the pointer; the number of a row is its column -1. */
interface Place {
  readonly row: number;
  readonly column: number;
}

function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const row = Number(cell?.closest<HTMLElement>('[data-row]')?.dataset.row);
  return cell && row ? { row, column: Number(cell.dataset.column) } : null;
}

/**
 * Marking by pointer: a click marks a row, Shift a stretch of rows, Ctrl single ones; a drag over cells marks a block of
 * them, and a double click one cell.
 */
export function useCellDrag(selection: RowSelection, onSelection: (selection: RowSelection) => void) {
  const from = useRef<Place | null>(null);
  const onPointerDown = (event: ReactPointerEvent) => {
    const place = event.button === 0 ? placeOf(event.target) : null;
    from.current = place;
    if (!place || (event.target as Element).closest('button')) return;
    if (event.shiftKey)
      onSelection(
        selection.cells && place.column >= 0
          ? throughCell(selection, place.row, place.column)
          : throughRow(selection, place.row),
      );
    else if (event.ctrlKey || event.metaKey) onSelection(toggledRow(selection, place.row));
    else if (event.detail >= 2 && place.column >= 0) onSelection(onlyCell(place.row, place.column));
    else onSelection(onlyRow(place.row));
  };
  const onPointerMove = (event: ReactPointerEvent) => {
    const start = from.current;
    if (!start || event.buttons !== 1 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const place = placeOf(event.target);
    if (!place || (place.row === start.row && place.column === start.column && !selection.cells)) return;
    const begun = start.column < 0 ? onlyRow(start.row) : onlyCell(start.row, start.column);
    onSelection(
      start.column < 0
        ? throughRow(begun, place.row)
        : throughCell(begun, place.row, Math.max(0, place.column)),
    );
  };
  const onPointerUp = () => {
    from.current = null;
  };
  const onDoubleClick = (event: { readonly target: EventTarget }) => {
    const place = placeOf(event.target);
    if (place && place.column >= 0) onSelection(onlyCell(place.row, place.column));
  };
  return { onPointerDown, onPointerMove, onPointerUp, onDoubleClick };
}
