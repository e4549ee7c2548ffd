import type { TradeRecord } from '../../../electron/shared/contract/trade.ts';
import type { GridColumn } from './grid-columns.ts';

/** A cell as a spreadsheet may have it: never a formula, never more than one cell. */
export function safeCell(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+@\t]|^-(?!\d+(\.\d+)?$)/.test(flat) ? `'${flat}` : flat;
}

/** Records as text for the clipboard: the columns that are shown, then where each row stands. */
export function recordsAsText(
  records: readonly TradeRecord[],
  columns: readonly GridColumn[],
  fileOf: (record: TradeRecord) => string,
): string {
  const head = [...columns.map(({ title }) => title), 'Table', 'Row'];
  const lines = records.map(record => [
    ...columns.map(column => (column.numeric ? (record.values[column.id] ?? '') : column.text(record))),
    fileOf(record),
    String(record.row),
  ]);
  return [head, ...lines].map(line => line.map(safeCell).join('\t')).join('\n');
}
