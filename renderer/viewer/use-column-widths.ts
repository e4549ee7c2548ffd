import { type PointerEvent, useMemo, useState } from 'react';

const NARROWEST = 48;
const WIDEST = 320;
/** Rows that are looked at to guess the width of a column. */
const SAMPLE = 60;

/** Widths of a table's columns: guessed from the first rows, changed by dragging the edge of a head. */
export function useColumnWidths(
  columns: readonly string[],
  cellsOf: (row: number) => readonly string[] | undefined,
  ready: boolean,
) {
  const [dragged, setDragged] = useState<Readonly<Record<number, number>>>({});
  // Guessed once the first rows are here; later rows do not move the columns under the pointer.
  const loaded = ready && cellsOf(1) !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const guessed = useMemo(() => columns.map((name, index) => guess(name, index, cellsOf)), [columns, loaded]);
  const widths = guessed.map((width, index) => dragged[index] ?? width);
  const startResize = (event: PointerEvent, index: number) => {
    event.preventDefault();
    event.stopPropagation();
    const from = event.clientX - (widths[index] ?? NARROWEST);
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    const move = (next: Event) => {
      const width = Math.max(NARROWEST, (next as globalThis.PointerEvent).clientX - from);
      setDragged(old => ({ ...old, [index]: width }));
    };
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', () => target.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  return { template: `64px ${widths.map(width => `${width}px`).join(' ')} minmax(96px, 1fr)`, startResize };
}

function guess(name: string, index: number, cellsOf: (row: number) => readonly string[] | undefined): number {
  let longest = lengthOf(name);
  for (let row = 1; row <= SAMPLE; row += 1)
    longest = Math.max(longest, lengthOf(cellsOf(row)?.[index] ?? ''));
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round(longest * 7.2) + 18));
}

/** Length in Latin letters: Chinese characters take two. */
function lengthOf(text: string): number {
  let length = 0;
  for (const character of text) length += character > '\u2e7f' ? 1.8 : 1;
  return length;
}
