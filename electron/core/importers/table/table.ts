import { aReading, counted, type FileOutcome, firstFew } from '../outcome.ts';
import type { Decoded } from '../text/encoding.ts';
import { guessLanguage } from '../text/language.ts';
import { type Delimited, findDelimiter, sepLine, splitDelimited } from './delimited.ts';
import { columnNames, isHeader, letterName } from './header.ts';

/** As many columns as Excel's widest sheet: more than that is no table that anyone can look at. */
export const MOST_COLUMNS = 16_384;

/** Delimited text as a table: header or lettered columns, all rows as they are. Warnings count what was odd. */
export function readTable(decoded: Decoded, warnings: readonly string[]): FileOutcome {
  const nul = decoded.text.includes('\0');
  const text = withoutEndMark(nul ? decoded.text.replaceAll('\0', '') : decoded.text);
  const { delimiter } = findDelimiter(text);
  const sep = sepLine(text);
  const split = splitDelimited(text.slice(sep), delimiter);
  const mediaType = delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv';
  const over = rowsOver(split.records);
  const first = split.records[over];
  if (first === undefined)
    return refused(
      mediaType,
      'The file holds no rows, only white space. Check that it was saved completely.',
    );
  if (first.length > MOST_COLUMNS)
    return refused(
      mediaType,
      `The table has ${first.length} columns; at most ${MOST_COLUMNS} can be read. Split it, or export the columns that matter.`,
    );
  const named = isHeader(first);
  const header = named
    ? columnNames(first)
    : { columns: first.map((_, index) => letterName(index)), warnings: [] };
  const rows = named ? split.records.toSpliced(over, 1) : split.records;
  return {
    state: 'imported',
    kind: 'table',
    mediaType,
    reading: aReading({
      encoding: decoded.encoding,
      language: guessLanguage(text),
      table: {
        columns: header.columns,
        headerRow: named ? (split.lines[over] ?? 1) + (sep > 0 ? 1 : 0) : null,
        rows,
      },
      warnings: [
        ...warnings,
        ...decoded.warnings,
        ...(sep > 0 ? [`Its first line only names the delimiter (${delimiter}).`] : []),
        ...(over > 0
          ? [`${over === 1 ? 'The first row stands' : `The first ${over} rows stand`} over the header.`]
          : []),
        ...(nul ? ['NUL characters were left out.'] : []),
        ...header.warnings,
        ...(named && rows.length === 0 ? ['The only row was taken for the header.'] : []),
        ...warningsAbout(rows, header.columns.length, split, over),
      ],
    }),
  };
}

/** A header stands under at most so many lines of a title. */
const HEADER_WITHIN = 25;

/**
 * How many records stand over the header: titles, dates and names of reports, of a cell or two each. They stay rows, so
 * that none is lost; only the names of the columns are taken from below them.
 */
function rowsOver(records: readonly (readonly string[])[]): number {
  const filled = (cells: readonly string[]) => cells.filter(cell => cell.trim() !== '').length;
  const sample = records.slice(0, 200).map(filled);
  const usual = [...sample].sort((a, b) => a - b)[Math.floor(sample.length / 2)] ?? 0;
  if (usual < 3) return 0;
  const most = usual > 5 ? 2 : 1;
  const at = sample.findIndex(count => count > most);
  if (at < 1 || at > HEADER_WITHIN || (sample[at] ?? 0) < usual * 0.8) return 0;
  return isHeader(records[at] ?? []) && records.length > at + 1 ? at : 0;
}

/** DOS programs end a text with Ctrl-Z. On a line of its own it stays a row, so that no row goes uncounted. */
function withoutEndMark(text: string): string {
  const end = text.trimEnd();
  return end.endsWith('\u001a') && !/[\r\n]$/.test(end.slice(0, -1)) ? end.slice(0, -1) : text;
}

const refused = (mediaType: string, reason: string): FileOutcome => ({
  state: 'refused',
  kind: 'table',
  mediaType,
  reason,
});

function warningsAbout(rows: readonly string[][], columns: number, split: Delimited, over: number): string[] {
  const short: number[] = [];
  const long: number[] = [];
  rows.forEach((row, index) => {
    if (index < over) return;
    if (row.length < columns) short.push(index + 1);
    else if (row.length > columns) long.push(index + 1);
  });
  const warnings: string[] = [];
  if (rows.at(-1)?.join('') === '\u001a')
    warnings.push(`The last row (${rows.length}) is only the end mark of a DOS file (Ctrl-Z).`);
  if (short.length > 0)
    warnings.push(
      `${counted(short.length, 'row')} with too few cells for ${columns} columns: ${firstFew(short)}.`,
    );
  if (long.length > 0)
    warnings.push(
      `${counted(long.length, 'row')} with too many cells for ${columns} columns: ${firstFew(long)}.`,
    );
  if (split.openQuotes.length > 0)
    warnings.push(
      `A quotation mark is opened and never closed in line ${firstFew(split.openQuotes)}; it was read as an ordinary character, so that the rows behind it are kept.`,
    );
  return warnings;
}
