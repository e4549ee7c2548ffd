/** Marked rows of a table: the rows themselves, where a stretch begins and the row that keys move. */
export interface RowSelection {
  readonly rows: ReadonlySet<number>;
  readonly anchor: number;
  readonly active: number;
  /** Columns (from 0, both included) when only some cells of the rows are marked; the first is where the stretch began. */
  readonly cells?: readonly [from: number, to: number];
}

/** Nothing marked, the first row active. */
export const NO_ROWS: RowSelection = { rows: new Set(), anchor: 1, active: 1 };

/** Marks one row alone. */
export const onlyRow = (row: number): RowSelection => ({ rows: new Set([row]), anchor: row, active: row });

/** Marks one cell alone. */
export const onlyCell = (row: number, column: number): RowSelection => ({
  ...onlyRow(row),
  cells: [column, column],
});

/** Marks from the anchor to a row, in place of what was marked. */
export function throughRow(selection: RowSelection, row: number): RowSelection {
  const first = Math.min(selection.anchor, row);
  const last = Math.max(selection.anchor, row);
  const rows = new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
  return { ...selection, rows, active: row };
}

/** Marks the cells from the one where the marking began to another. */
export function throughCell(selection: RowSelection, row: number, column: number): RowSelection {
  return { ...throughRow(selection, row), cells: [selection.cells?.[0] ?? column, column] };
}

/** Marks a row, or takes its mark away. */
export function toggledRow(selection: RowSelection, row: number): RowSelection {
  const rows = new Set(selection.rows);
  if (!rows.delete(row)) rows.add(row);
  return { ...selection, rows, anchor: row, active: row };
}

/** Moves the active row by some rows and keeps it in the table; marks nothing. */
export function movedBy(selection: RowSelection, by: number, total: number): RowSelection {
  const active = Math.min(total, Math.max(1, selection.active + by));
  return { ...selection, active, anchor: active };
}

/** Moves the marked cell to the side, or with `extend` the end of the marked cells; a row that is not marked becomes so. */
export function sideways(
  selection: RowSelection,
  by: 1 | -1,
  columns: number,
  extend: boolean,
): RowSelection {
  const { cells, active } = selection;
  const rows = selection.rows.size === 0 ? new Set([active]) : selection.rows;
  if (!cells) return { ...selection, rows, cells: by === 1 ? [0, 0] : [columns - 1, columns - 1] };
  const to = Math.min(columns - 1, Math.max(0, cells[1] + by));
  return { ...selection, rows, cells: extend ? [cells[0], to] : [to, to] };
}

/** First and last marked column in order; null when whole rows are marked. */
export function columnsOf({ cells }: RowSelection): readonly [first: number, last: number] | null {
  return cells ? [Math.min(...cells), Math.max(...cells)] : null;
}
