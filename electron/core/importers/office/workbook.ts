// What every kind of workbook becomes: its main sheet as its table, and each other sheet as a child.
import type { ParsedChild } from '../../ports/parser.ts';
import { aReading, counted, type FileOutcome } from '../outcome.ts';
import { grid } from '../table/grid.ts';
import { letterName } from '../table/header.ts';
import { notesChild } from '../table/notes.ts';
import { guessLanguage } from '../text/language.ts';
import { Unreadable } from '../unreadable.ts';

/** Most columns and cells of one sheet. */
export const MOST_COLUMNS = 16_384;
export const MOST_CELLS = 30_000_000;

/** Cells that are named in a warning. */
export const MOST_NAMED = 40;

/** Why a workbook without a value in any sheet cannot be read. */
export const NOTHING_SHOWN =
  'The workbook holds no cell with anything in it; formulas show nothing when their results were not saved. Check that it was saved completely: open it in Excel or LibreOffice, save it there, and import that copy.';

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
  /** How many cells are computed, where that is more than formulas are known. */
  readonly computed?: number;
  /** Cells whose result was not saved: their number, and the first of them. */
  readonly unsaved?: { readonly count: number; readonly cells: readonly string[] };
  readonly comments?: readonly string[];
  /** Words in text boxes and margins, where links lead, and ranges that one cell fills. */
  readonly texts?: readonly string[];
  readonly links?: readonly string[];
  readonly merged?: readonly string[];
  /** Numbers of rows (from 1) and columns (from 0) that the workbook does not show. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** What a cell shows that could not be computed, by the number of the error. */
export const errorName = (number: number): string => errorNames[number] ?? '#ERROR';

/** A workbook as a document. */
export function workbookOutcome(
  name: string,
  sheets: readonly Sheet[],
  mediaType: string,
  warnings: readonly string[],
  metadata: Readonly<Record<string, string>>,
  names: readonly string[] = [],
): FileOutcome {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const main = mainOf(filled);
  if (main === undefined) throw new Unreadable(NOTHING_SHOWN);
  const own = sheetOutcome(main, mediaType);
  const others = filled.filter(sheet => sheet !== main).map(sheet => ({ sheet, ...childOf(name, sheet) }));
  const children = [
    ...others.map(({ child }) => child),
    ...notesOf(name, main, own.above, names),
    ...others.flatMap(({ sheet, child, above }) => notesOf(child.name, sheet, above)),
  ];
  const blank = sheets.filter(({ rows, unsaved }) => rows.length === 0 && (unsaved?.count ?? 0) > 0);
  const empty = sheets.length - filled.length - blank.length;
  const told = [
    ...warnings,
    ...(filled.length > 1
      ? [`${counted(filled.length, 'sheet')}: this is “${main.name}”; the others are documents of their own.`]
      : []),
    ...(empty > 0 ? [`${counted(empty, 'empty sheet')} left out.`] : []),
    ...blank.flatMap(sheet =>
      computedCells(sheet).map(words => `Left out, the sheet “${sheet.name}”: ${words}`),
    ),
    ...(names.length > 0
      ? [`${counted(names.length, 'name')} of the workbook with a value of its own: in the metadata.`]
      : []),
  ];
  const { reading, ...rest } = own.outcome;
  return {
    ...rest,
    reading: {
      ...reading,
      warnings: [...told, ...reading.warnings],
      metadata: {
        ...metadata,
        ...reading.metadata,
        ...(names.length > 0 && { 'Names with values': listed(names) }),
      },
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
function childOf(name: string, sheet: Sheet): { readonly child: ParsedChild; readonly above: string } {
  const csv = sheet.rows.map(row => `${row.map(quoted).join(',')}\r\n`).join('');
  const { outcome, above } = sheetOutcome(sheet, CSV);
  return { child: { name: `${name} / ${sheet.name}`, bytes: new TextEncoder().encode(csv), outcome }, above };
}

/** What stands beside the cells of a sheet, as a document of its own: search finds nothing in metadata. */
function notesOf(
  name: string,
  { comments = [], texts = [], links = [] }: Sheet,
  above: string,
  names: readonly string[] = [],
): ParsedChild[] {
  const child = notesChild(name, [
    ['Over the header', above.split('\n')],
    ['Comments', comments],
    ['Text boxes and margins', texts],
    ['Links', links.slice(0, MOST_LINKS)],
    ['Names with values', names.slice(0, MOST_LINKS)],
  ]);
  return child ? [child] : [];
}

/** A link in every row says as much as its cell does. */
const MOST_LINKS = 1_000;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function sheetOutcome(sheet: Sheet, mediaType: string) {
  const { rows } = sheet;
  const { table, warnings, above } = grid(rows, sheet.numbers);
  const { formulas, comments = [], texts = [], links = [], merged = [] } = sheet;
  const hidden = hiddenParts(sheet);
  const reading = aReading({
    language: guessLanguage(sampleOf(rows)),
    table,
    warnings: [
      ...(sheet.isHidden ? [`The sheet “${sheet.name}” is hidden in the workbook.`] : []),
      ...(hidden.length > 0
        ? [
            `Hidden in the workbook, kept here: ${hidden.map(({ what, list }) => `${what} ${list}`).join('; ')}.`,
          ]
        : []),
      ...warnings,
      ...computedCells(sheet),
      ...(comments.length > 0
        ? [`${counted(comments.length, 'comment')} on cells: in the notes beside this sheet.`]
        : []),
      ...(texts.length > 0
        ? [
            `${counted(texts.length, 'text box or margin', 'text boxes and margins')} with words: in the notes beside this sheet.`,
          ]
        : []),
      ...(merged.length > 0
        ? [`${counted(merged.length, 'merged range')}: the value stands in its first cell alone.`]
        : []),
    ],
    metadata: {
      Sheet: sheet.name,
      ...(sheet.isHidden && { Hidden: 'yes' }),
      ...Object.fromEntries(hidden.map(({ what, list }) => [`Hidden ${what}`, list])),
      ...(formulas.length > 0 && {
        Formulas: listed(formulas.map(({ cell, formula }) => `${cell} =${formula}`)),
      }),
      ...(comments.length > 0 && { Comments: listed(comments) }),
      ...(links.length > 0 && { Links: listed(links) }),
      ...(merged.length > 0 && { Merged: listed([merged.slice(0, 100).join(', ')]) }),
    },
  });
  return { outcome: { state: 'imported', kind: 'table', mediaType, reading }, above } as const;
}

/** Sentences about cells that formulas compute: with a saved result, and without. */
function computedCells({ formulas, computed = formulas.length, unsaved }: Sheet): string[] {
  const { count = 0, cells = [] } = unsaved ?? {};
  const more = count > cells.length ? ` and ${count - cells.length} more` : '';
  return [
    ...(computed > count
      ? [
          `${counted(computed - count, 'cell')} computed by formulas: shown is the result that was saved. Nothing was computed or fetched.`,
        ]
      : []),
    ...(count > 0
      ? [
          `${counted(count, 'cell')} computed by formulas whose result was not saved, shown empty: ${cells.join(', ')}${more}. Open the workbook in Excel or LibreOffice to see what they give.`,
        ]
      : []),
  ];
}

/** Hidden rows and columns that hold something, as `rows 3-7, 12`. */
function hiddenParts({
  rows,
  numbers,
  hiddenRows = [],
  hiddenColumns = [],
}: Sheet): { what: string; list: string }[] {
  const held = new Set(numbers);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const found = [
    {
      what: 'rows',
      list: ranges(
        hiddenRows.filter(row => held.has(row)),
        String,
      ),
    },
    {
      what: 'columns',
      list: ranges(
        hiddenColumns.filter(column => column < width),
        letterName,
      ),
    },
  ];
  return found.filter(({ list }) => list !== '');
}

/** Numbers in a row as `3-7, 12`; a long list is cut. */
function ranges(numbers: readonly number[], name: (value: number) => string): string {
  const found: [first: number, last: number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  const few = found
    .slice(0, 40)
    .map(([first, last]) => (first === last ? name(first) : `${name(first)}-${name(last)}`));
  return few.join(', ') + (found.length > few.length ? ` and ${found.length - few.length} more` : '');
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
