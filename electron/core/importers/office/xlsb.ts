// Binary Excel workbooks: the parts of an .xlsx, written as numbered records instead of XML.
import { ZipFile } from '../archive/zip-file.ts';
import type { FileOutcome, OpenFile } from '../outcome.ts';
import { letterName } from '../table/header.ts';
import { damaged, Unreadable } from '../unreadable.ts';
import { coreProperties, relationships, XmlParts } from '../xml/sax.ts';
import { embedded } from './docx.ts';
import { kindOfFormat, type NumberKind, showNumber } from './number-format.ts';
import { errorName, MOST_CELLS, MOST_COLUMNS, type Sheet, workbookOutcome } from './workbook.ts';
import { rk } from './xls.ts';
import { binaryBeside } from './xlsb-beside.ts';
import { records, stringAt } from './xlsb-records.ts';
import { unseenParts } from './xlsx-beside.ts';

const what = 'a binary Excel workbook';
const MAIN = 'xl/workbook.bin';

const R = {
  ROW: 0,
  RK: 2,
  ERROR: 3,
  BOOL: 4,
  REAL: 5,
  STRING: 6,
  SHARED: 7,
  FORMULA_STRING: 8,
  FORMULA_REAL: 9,
  FORMULA_BOOL: 10,
  FORMULA_ERROR: 11,
  SHARED_STRING: 19,
  FORMAT: 44,
  STYLE: 47,
  COLUMNS: 60,
  RICH_STRING: 62,
  BOOK: 153,
  SHEET: 156,
  CELL_STYLES: 617,
  CELL_STYLES_END: 618,
} as const;

/** A binary workbook: values as they were saved, dates as dates, hidden sheets marked. Formulas are only counted. */
export function readXlsb({ name, bytes, sniffed, warnings }: OpenFile): FileOutcome {
  const parts = new XmlParts(new ZipFile(bytes, what), what);
  try {
    const book = readBook(parts);
    const strings = sharedStrings(parts);
    const formats = cellFormats(parts);
    const reader = new SheetReader(strings, formats, book.is1904);
    const sheets = book.sheets.map(({ title, isHidden, part }): Sheet => {
      const content = parts.bytes(part) ?? new Uint8Array(0);
      return { name: title, isHidden, ...reader.read(content), ...binaryBeside(parts, part, content) };
    });
    const metadata = coreProperties(parts, 'docProps/core.xml');
    const told = [...warnings, ...unseenParts(parts)];
    const outcome = workbookOutcome(name, sheets, sniffed.mediaType, told, metadata);
    const children = [...(outcome.children ?? []), ...embedded(parts, 'xl/')];
    return { ...outcome, ...(children.length > 0 && { children }) };
  } catch (error) {
    if (error instanceof RangeError) throw damaged(what, 'a part of it is cut off');
    throw error;
  }
}

interface Book {
  readonly is1904: boolean;
  readonly sheets: { title: string; isHidden: boolean; part: string }[];
}

function readBook(parts: XmlParts): Book {
  const { inside } = relationships(parts, MAIN);
  const sheets: Book['sheets'] = [];
  let is1904 = false;
  for (const { type, data } of records(parts.bytes(MAIN) ?? new Uint8Array(0))) {
    if (type === R.BOOK) is1904 = (data.getUint32(0, true) & 1) === 1;
    if (type !== R.SHEET) continue;
    const id = stringAt(data, 8);
    const part = inside.get(id.text);
    if (part?.type === 'worksheet')
      sheets.push({
        title: stringAt(data, id.end).text,
        isHidden: data.getUint32(0, true) !== 0,
        part: part.target,
      });
  }
  if (sheets.length === 0) throw damaged(what, 'it lists no sheet');
  return { is1904, sheets };
}

function sharedStrings(parts: XmlParts): string[] {
  const strings: string[] = [];
  for (const { type, data } of records(parts.bytes('xl/sharedStrings.bin') ?? new Uint8Array(0)))
    if (type === R.SHARED_STRING) strings.push(stringAt(data, 1).text);
  return strings;
}

/** Kinds of number by the index that cells have as their style. */
function cellFormats(parts: XmlParts): NumberKind[] {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  for (const { type, data } of records(parts.bytes('xl/styles.bin') ?? new Uint8Array(0))) {
    if (type === R.FORMAT) codes.set(data.getUint16(0, true), stringAt(data, 2).text);
    else if (type === R.CELL_STYLES) inCells = true;
    else if (type === R.CELL_STYLES_END) inCells = false;
    else if (type === R.STYLE && inCells) {
      const id = data.getUint16(2, true);
      kinds.push(kindOfFormat(id, codes.get(id)));
    }
  }
  return kinds;
}

class SheetReader {
  readonly #strings: readonly string[];
  readonly #formats: readonly NumberKind[];
  readonly #is1904: boolean;
  #left = MOST_CELLS;

  constructor(strings: readonly string[], formats: readonly NumberKind[], is1904: boolean) {
    this.#strings = strings;
    this.#formats = formats;
    this.#is1904 = is1904;
  }

  read(bytes: Uint8Array): Omit<Sheet, 'name' | 'isHidden'> {
    const rows: string[][] = [];
    const numbers: number[] = [];
    const formulas: { cell: string; formula: string }[] = [];
    const hiddenRows: number[] = [];
    const hiddenColumns: number[] = [];
    let number = 0;
    for (const { type, data } of records(bytes)) {
      if (type === R.ROW) {
        number = data.getUint32(0, true) + 1;
        if (data.byteLength > 11 && (data.getUint8(11) & 0x10) !== 0) hiddenRows.push(number);
      } else if (type === R.COLUMNS) hiddenColumns.push(...hiddenIn(data));
      else {
        const shown = this.#shown(type, data);
        if (shown === undefined || shown === '') continue;
        const column = data.getUint32(0, true);
        if (column >= MOST_COLUMNS || --this.#left < 0) throw tooMany();
        if (numbers.at(-1) !== number) {
          rows.push([]);
          numbers.push(number);
        }
        const row = rows.at(-1) as string[];
        while (row.length < column) row.push('');
        row[column] = shown;
        if (type >= R.FORMULA_STRING && type <= R.FORMULA_ERROR)
          formulas.push({ cell: `${letterName(column)}${number}`, formula: '…' });
      }
    }
    return { rows, numbers, formulas, hiddenRows, hiddenColumns };
  }

  /** What a cell shows; undefined when the record is none. */
  #shown(type: number, data: DataView): string | undefined {
    switch (type) {
      case R.RK:
        return this.#number(rk(data.getUint32(8, true)), data);
      case R.REAL:
      case R.FORMULA_REAL:
        return this.#number(data.getFloat64(8, true), data);
      case R.STRING:
      case R.FORMULA_STRING:
        return stringAt(data, 8).text;
      case R.RICH_STRING:
        return stringAt(data, 9).text;
      case R.SHARED:
        return this.#strings[data.getUint32(8, true)] ?? '';
      case R.BOOL:
      case R.FORMULA_BOOL:
        return data.getUint8(8) === 1 ? 'TRUE' : 'FALSE';
      case R.ERROR:
      case R.FORMULA_ERROR:
        return errorName(data.getUint8(8));
      default:
        return undefined;
    }
  }

  #number(value: number, data: DataView): string {
    const style = data.getUint32(4, true) & 0xffffff;
    return showNumber(value, this.#formats[style] ?? 'number', this.#is1904);
  }
}

function hiddenIn(data: DataView): number[] {
  if ((data.getUint16(16, true) & 1) === 0) return [];
  const first = data.getUint32(0, true);
  const last = Math.min(data.getUint32(4, true), MOST_COLUMNS - 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

const tooMany = (): Unreadable =>
  new Unreadable(
    'The workbook has more cells than can be read at once. Split it, or save its sheets as CSV and import those.',
  );
