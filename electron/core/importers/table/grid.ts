// Rows of cells, from sheets and web pages, as a table: which row is the header, and what stands over it.
import type { ParsedTable } from '../../ports/parser.ts';
import { counted } from '../outcome.ts';
import { columnNames, isHeader, letterName } from './header.ts';

/** A table with sentences about it; `above` is what stood over its header. */
export interface Grid {
  readonly table: ParsedTable;
  readonly warnings: readonly string[];
  readonly above: string;
  /** The header as it stands in the sheet, under the row above it where that names several things: groups of columns, perhaps. */
  readonly headers: readonly (readonly string[])[];
}

/** How many rows a header may stand under. */
const HEADER_WITHIN = 25;

/**
 * Makes a table of rows. Rows without any content are no rows. `numbers` are the rows' own numbers in the sheet, from 1.
 * The header is the first row that names at least half of the columns; short rows over it (titles, logos) are kept apart.
 */
export function grid(rows: readonly (readonly string[])[], numbers?: readonly number[]): Grid {
  const { rows: narrow, warnings: leftOut } = withoutEmptyColumns(rows);
  const kept = narrow.map((cells, index) => ({
    cells: trimEnd(cells),
    number: numbers?.[index] ?? index + 1,
  }));
  const filled = kept.filter(({ cells }) => cells.length > 0);
  const at = headerAt(filled.map(({ cells }) => cells));
  const width = filled.slice(Math.max(at, 0)).reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const names = at < 0 ? undefined : (filled[at]?.cells ?? []);
  const body = filled.slice(at + 1).map(({ cells }) => pad(cells, width));
  const above =
    at < 1
      ? ''
      : filled
          .slice(0, at)
          .map(({ cells }) => cells.filter(Boolean).join(' '))
          .join('\n');
  const empty = counted(kept.length - filled.length, 'empty row');
  const header = names ? columnNames(pad(names, width)) : { columns: lettersTo(width), warnings: [] };
  return {
    table: {
      columns: header.columns,
      headerRow: at < 0 ? null : (filled[at]?.number ?? null),
      rows: body,
    },
    above,
    headers: names ? [...groupsOver(filled[at - 1]?.cells ?? [], width), pad(names, width)] : [],
    warnings: [
      ...leftOut,
      ...header.warnings,
      ...(at >= 0 && body.length === 0 ? ['The only row was taken for the header.'] : []),
      ...(kept.length > filled.length ? [`${empty} left out.`] : []),
      ...(above === '' ? [] : [`Over the header stands: ${shorten(above)}`]),
    ],
  };
}

/** The row over a header, if it is more than a title. */
const groupsOver = (cells: readonly string[], width: number): string[][] =>
  cells.filter(cell => cell.trim() !== '').length > 1 ? [pad(cells, width)] : [];

const lettersTo = (width: number): string[] => Array.from({ length: width }, (_, index) => letterName(index));

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 1000 ? `${line.slice(0, 1000)}…` : line;
};

function trimEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 0 && (cells[end - 1] ?? '').trim() === '') end--;
  return end === cells.length ? cells : cells.slice(0, end);
}

const pad = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, index) => cells[index] ?? '');

/** Index of the header row among rows that hold something; -1 when there is none. */
function headerAt(rows: readonly (readonly string[])[]): number {
  const sample = rows.slice(0, 200);
  const width = sample.reduce((most, row) => Math.max(most, row.length), 0);
  const counts = sample.map(row => row.filter(cell => cell.trim() !== '').length);
  const usual = Math.max(...counts.filter((_, index) => index > 0), 1);
  for (let at = 0; at < Math.min(sample.length, HEADER_WITHIN); at++) {
    const row = sample[at] ?? [];
    const isWide = (counts[at] ?? 0) * 2 >= Math.min(width, usual);
    if (!isWide) continue;
    return isHeader(row) ? at : -1;
  }
  return -1;
}

/** Columns without any content are left out, and that is said: sheets are spaced with them. */
function withoutEmptyColumns(rows: readonly (readonly string[])[]): {
  rows: readonly (readonly string[])[];
  warnings: string[];
} {
  const used: boolean[] = [];
  for (const row of rows) for (let index = 0; index < row.length; index++) if (row[index]) used[index] = true;
  const empty = Array.from(used.keys()).filter(index => !used[index]);
  if (empty.length === 0) return { rows, warnings: [] };
  const kept = Array.from(used.keys()).filter(index => used[index]);
  const names = empty.slice(0, 5).map(letterName).join(', ');
  const more = empty.length > 5 ? ` and ${empty.length - 5} more` : '';
  return {
    rows: rows.map(row => kept.map(index => row[index] ?? '')),
    warnings: [`${counted(empty.length, 'column')} without any content left out: ${names}${more}.`],
  };
}
