import { type PointerEvent, useMemo, useState } from 'react';

const NARROWEST = 48;
const WIDEST = 320;
/** Cells that are looked at to guess the widths of all columns, and the most rows of them. */
const SAMPLE = 60_000;
const SAMPLE_ROWS = 60;

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
  const guessed = useMemo(() => {
    const rows = Math.min(SAMPLE_ROWS, Math.ceil(SAMPLE / Math.max(1, columns.length)));
    return columns.map((name, index) => guess(name, index, rows, cellsOf));
  }, [columns, loaded]);
  const widths = useMemo(() => guessed.map((width, index) => dragged[index] ?? width), [guessed, dragged]);
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
  return { widths, startResize };
}

function guess(
  name: string,
  index: number,
  rows: number,
  cellsOf: (row: number) => readonly string[] | undefined,
): number {
  let longest = lengthOf(name) + HEAD;
  for (let row = 1; row <= rows; row += 1) longest = Math.max(longest, lengthOf(cellsOf(row)?.[index] ?? ''));
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round(longest * 7.2) + 18));
}

/** Letters more that a name needs than a cell: it is bolder, and its edge can be dragged. */
const HEAD = 1.5;

/** Length in Latin letters: Chinese characters take two, Cyrillic ones are a little wider. */
function lengthOf(text: string): number {
  let length = 0;
  for (const character of text) length += widthOf(character);
  return length;
}

function widthOf(character: string): number {
  if (character > '\u2e7f') return 1.8;
  return /\p{Script=Cyrillic}/u.test(character) ? 1.15 : 1;
}
