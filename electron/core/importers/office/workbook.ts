// What every kind of workbook becomes: its main sheet as its table, and each other sheet as a child.
import type { ParsedChild } from '../../ports/parser.ts';
import { aReading, counted, type FileOutcome } from '../outcome.ts';
import { grid } from '../table/grid.ts';
import { guessLanguage } from '../text/language.ts';
import { Unreadable } from '../unreadable.ts';

/** Most columns and cells of one sheet. */
export const MOST_COLUMNS = 16_384;
export const MOST_CELLS = 30_000_000;

/** Where a cell is in words, and what it computes. */
export interface Formula {
  readonly cell: string;
  readonly formula: string;
}

/** A sheet as it was read: rows that hold something, with their numbers in the sheet (from 1). */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly (readonly string[])[];
  readonly numbers: readonly number[];
  readonly formulas: readonly Formula[];
  readonly comments?: readonly string[];
}

/** A workbook as a document. */
export function workbookOutcome(
  name: string,
  sheets: readonly Sheet[],
  mediaType: string,
  warnings: readonly string[],
  metadata: Readonly<Record<string, string>>,
): FileOutcome {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const main = mainOf(filled);
  if (main === undefined)
    throw new Unreadable(
      'The workbook holds no cell with anything in it. Check that it was saved completely.',
    );
  const children = filled.filter(sheet => sheet !== main).map(sheet => childOf(name, sheet));
  const empty = sheets.length - filled.length;
  const own = sheetOutcome(main, mediaType);
  const told = [
    ...warnings,
    ...(filled.length > 1
      ? [`${counted(filled.length, 'sheet')}: this is “${main.name}”; the others are documents of their own.`]
      : []),
    ...(empty > 0 ? [`${counted(empty, 'empty sheet')} left out.`] : []),
  ];
  return {
    ...own,
    reading: {
      ...own.reading,
      warnings: [...told, ...own.reading.warnings],
      metadata: { ...metadata, ...own.reading.metadata },
    },
    ...(children.length > 0 && { children }),
  };
}

/** The first sheet that is shown, unless another one is ten times as long: then that holds the data of a report. */
function mainOf(sheets: readonly Sheet[]): Sheet | undefined {
  const first = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  const longest = [...sheets].sort((a, b) => b.rows.length - a.rows.length)[0];
  return first && longest && longest.rows.length > first.rows.length * 10 ? longest : first;
}

const CSV = 'text/csv';

/** A sheet has no bytes of its own: it is kept as CSV, which says every cell as it was read. */
function childOf(name: string, sheet: Sheet): ParsedChild {
  const csv = sheet.rows.map(row => `${row.map(quoted).join(',')}\r\n`).join('');
  return {
    name: `${name} / ${sheet.name}`,
    bytes: new TextEncoder().encode(csv),
    outcome: sheetOutcome(sheet, CSV),
  };
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function sheetOutcome(sheet: Sheet, mediaType: string) {
  const { rows } = sheet;
  const { table, warnings } = grid(rows, sheet.numbers);
  const { formulas, comments = [] } = sheet;
  const reading = aReading({
    language: guessLanguage(sampleOf(rows)),
    table,
    warnings: [
      ...(sheet.isHidden ? [`The sheet “${sheet.name}” is hidden in the workbook.`] : []),
      ...warnings,
      ...(formulas.length > 0
        ? [
            `${counted(formulas.length, 'cell')} computed by formulas: shown is the result that was saved. Nothing was computed or fetched.`,
          ]
        : []),
      ...(comments.length > 0 ? [`${counted(comments.length, 'comment')} on cells: see the metadata.`] : []),
    ],
    metadata: {
      Sheet: sheet.name,
      ...(sheet.isHidden && { Hidden: 'yes' }),
      ...(formulas.length > 0 && {
        Formulas: listed(formulas.map(({ cell, formula }) => `${cell} =${formula}`)),
      }),
      ...(comments.length > 0 && { Comments: listed(comments) }),
    },
  });
  return { state: 'imported', kind: 'table', mediaType, reading } as const;
}

const listed = (lines: readonly string[]): string => {
  const few = lines.slice(0, 200).map(line => line.slice(0, 300));
  return few.join('\n') + (lines.length > few.length ? `\n… and ${lines.length - few.length} more` : '');
};

function sampleOf(rows: readonly (readonly string[])[]): string {
  let text = '';
  for (const row of rows) {
    text += `${row.join(' ')}\n`;
    if (text.length > 20_000) break;
  }
  return text;
}
