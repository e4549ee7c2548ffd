/** Marked rows of a table: the rows themselves, where a stretch begins and the row that keys move. */
export interface RowSelection {
  readonly rows: ReadonlySet<number>;
  readonly anchor: number;
  readonly active: number;
}

/** Nothing marked, the first row active. */
export const NO_ROWS: RowSelection = { rows: new Set(), anchor: 1, active: 1 };

/** Marks one row alone. */
export const onlyRow = (row: number): RowSelection => ({ rows: new Set([row]), anchor: row, active: row });

/** Marks from the anchor to a row, in place of what was marked. */
export function throughRow(selection: RowSelection, row: number): RowSelection {
  const first = Math.min(selection.anchor, row);
  const last = Math.max(selection.anchor, row);
  const rows = new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
  return { rows, anchor: selection.anchor, active: row };
}

/** Marks a row, or takes its mark away. */
export function toggledRow(selection: RowSelection, row: number): RowSelection {
  const rows = new Set(selection.rows);
  if (!rows.delete(row)) rows.add(row);
  return { rows, anchor: row, active: row };
}

/** Moves the active row by some rows and keeps it in the table; marks nothing. */
export function movedBy(selection: RowSelection, by: number, total: number): RowSelection {
  const active = Math.min(total, Math.max(1, selection.active + by));
  return { ...selection, active, anchor: active };
}
