import { ZipFile } from '../archive/zip-file.ts';
import type { FileOutcome, OpenFile } from '../outcome.ts';
import { letterName } from '../table/header.ts';
import { damaged, Unreadable } from '../unreadable.ts';
import { coreProperties, relationships, XmlParts } from '../xml/sax.ts';
import { embedded, outsideWarning } from './docx.ts';
import { kindOfFormat, type NumberKind, showNumber } from './number-format.ts';
import { type Formula, MOST_CELLS, MOST_COLUMNS, type Sheet, workbookOutcome } from './workbook.ts';
import { boxesOf, commentsOf, unescaped, unseenParts } from './xlsx-beside.ts';

const what = 'an Excel workbook';
const MAIN = 'xl/workbook.xml';

/** An Excel workbook: values as they were saved, dates as dates, hidden sheets marked. Nothing is computed. */
export function readXlsx({ name, bytes, sniffed, warnings }: OpenFile): FileOutcome {
  const parts = new XmlParts(new ZipFile(bytes, what), what);
  const book = readBook(parts);
  const strings = sharedStrings(parts);
  const formats = cellFormats(parts);
  let left = MOST_CELLS;
  const sheets = book.sheets.map(({ title, isHidden, part }): Sheet => {
    const reader = new SheetReader(strings, formats, book.is1904, left);
    parts.read(part, {
      open: ({ name: tag, attributes }) => reader.open(tag, attributes),
      close: tag => reader.close(tag),
      text: text => reader.text(text),
    });
    left = reader.left;
    const { rows, numbers, formulas, hiddenRows, hiddenColumns, merged, margins } = reader;
    const comments = commentsOf(parts, part);
    // “Page 1 of 2” says nothing once its numbers are gone.
    const texts = [...boxesOf(parts, part), ...margins.filter(words => !/^(page( of)?)?$/i.test(words))];
    const links = linksOf(reader, relationships(parts, part).links);
    const beside = { comments, texts, links, merged };
    return { name: title, isHidden, rows, numbers, formulas, hiddenRows, hiddenColumns, ...beside };
  });
  const metadata = coreProperties(parts, 'docProps/core.xml');
  const outcome = workbookOutcome(
    name,
    sheets,
    sniffed.mediaType,
    [...warnings, ...outsideWarning(parts, MAIN), ...unseenParts(parts)],
    metadata,
  );
  const children = [...(outcome.children ?? []), ...embedded(parts, 'xl/')];
  return { ...outcome, ...(children.length > 0 && { children }) };
}

interface Book {
  readonly is1904: boolean;
  readonly sheets: { title: string; isHidden: boolean; part: string }[];
}

function readBook(parts: XmlParts): Book {
  const { inside } = relationships(parts, MAIN);
  const sheets: Book['sheets'] = [];
  let is1904 = false;
  parts.read(MAIN, {
    open: ({ name, attributes }) => {
      if (name === 'workbookPr') is1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      const part = name === 'sheet' ? inside.get(attributes['r:id'] ?? attributes.id ?? '') : undefined;
      if (part?.type === 'worksheet')
        sheets.push({
          title: attributes.name ?? `Sheet ${sheets.length + 1}`,
          isHidden: attributes.state !== undefined && attributes.state !== 'visible',
          part: part.target,
        });
    },
  });
  if (sheets.length === 0) throw damaged(what, 'it lists no sheet');
  return { is1904, sheets };
}

function sharedStrings(parts: XmlParts): string[] {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inPhonetic = false;
  parts.read('xl/sharedStrings.xml', {
    open: ({ name }) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      inText = name === 't' && !inPhonetic;
    },
    close: name => {
      inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si') strings.push(unescaped(current));
    },
    text: text => {
      if (inText) current += text;
    },
  });
  return strings;
}

/** Kinds of number by the index that cells have as their style. */
function cellFormats(parts: XmlParts): NumberKind[] {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  parts.read('xl/styles.xml', {
    open: ({ name, attributes }) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        kinds.push(kindOfFormat(id, codes.get(id)));
      }
    },
    close: name => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}

class SheetReader {
  readonly rows: string[][] = [];
  readonly numbers: number[] = [];
  readonly formulas: Formula[] = [];
  readonly hiddenRows: number[] = [];
  readonly hiddenColumns: number[] = [];
  left: number;
  readonly #strings: readonly string[];
  readonly #formats: readonly NumberKind[];
  readonly #is1904: boolean;
  #row: string[] = [];
  #number = 0;
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #formula = '';
  #into: 'value' | 'formula' | 'margin' | undefined;
  #inPhonetic = false;
  /** Ranges that one cell fills. */
  readonly merged: string[] = [];
  /** Words over and under the printed sheet. */
  readonly margins: string[] = [];
  /** Cells with links: where they lead inside the workbook, or by what id outside. */
  readonly links: { readonly cell: string; readonly id: string; readonly place: string }[] = [];

  constructor(strings: readonly string[], formats: readonly NumberKind[], is1904: boolean, left: number) {
    this.#strings = strings;
    this.#formats = formats;
    this.#is1904 = is1904;
    this.left = left;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#number = Number(attributes.r ?? this.#number + 1);
      this.#row = [];
      this.#column = -1;
      if (isOn(attributes.hidden)) this.hiddenRows.push(this.#number);
    } else if (name === 'col' && isOn(attributes.hidden)) this.#hideColumns(attributes);
    else if (name === 'c') {
      this.#column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
      this.#type = attributes.t ?? 'n';
      this.#style = Number(attributes.s ?? 0);
      this.#value = '';
      this.#formula = '';
    } else if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 'v' || (name === 't' && !this.#inPhonetic)) this.#into = 'value';
    else if (name === 'f') this.#into = 'formula';
    else this.#beside(name, attributes);
  }

  #beside(name: string, attributes: Readonly<Record<string, string>>): void {
    const { ref = '', location = '' } = attributes;
    if (name === 'mergeCell' && ref !== '') this.merged.push(ref);
    else if (name === 'hyperlink')
      this.links.push({ cell: ref, id: attributes['r:id'] ?? '', place: location });
    else if (/^(odd|even|first)(Header|Footer)$/.test(name)) {
      this.#into = 'margin';
      this.margins.push('');
    }
  }

  #hideColumns({ min, max }: Readonly<Record<string, string>>): void {
    const last = Math.min(Number(max ?? min), MOST_COLUMNS);
    for (let column = Number(min); column <= last; column++) this.hiddenColumns.push(column - 1);
  }

  text(text: string): void {
    if (this.#into === 'value') this.#value += text;
    else if (this.#into === 'formula') this.#formula += text;
    else if (this.#into === 'margin') this.margins.push((this.margins.pop() ?? '') + text);
  }

  close(name: string): void {
    if (this.#into === 'margin') this.margins.push(withoutCodes(this.margins.pop() ?? ''));
    this.#into = undefined;
    if (name === 'rPh') this.#inPhonetic = false;
    if (name === 'c') this.#endCell();
    else if (name === 'row' && this.#row.length > 0) {
      this.rows.push(this.#row);
      this.numbers.push(this.#number);
    }
  }

  #endCell(): void {
    if (this.#formula !== '')
      this.formulas.push({ cell: `${letterName(this.#column)}${this.#number}`, formula: this.#formula });
    const shown = this.#shown();
    if (shown === '') return;
    if (this.#column >= MOST_COLUMNS || this.#column < 0 || --this.left < 0)
      throw new Unreadable(
        'The workbook has more cells than can be read at once. Split it, or save its sheets as CSV and import those.',
      );
    while (this.#row.length < this.#column) this.#row.push('');
    this.#row[this.#column] = shown;
  }

  #shown(): string {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return this.#strings[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
      case 'n': {
        if (value.trim() === '') return '';
        const number = Number(value);
        return Number.isFinite(number)
          ? showNumber(number, this.#formats[this.#style] ?? 'number', this.#is1904)
          : value;
      }
      case 'd':
        return value.replace('T', ' ').replace(/ 00:00(:00(\.0+)?)?Z?$/, '');
      default:
        return unescaped(value);
    }
  }
}

/** Signs for page numbers, dates and fonts in the margins of a sheet say nothing. */
const withoutCodes = (margin: string): string =>
  margin
    .replace(/&("[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Z])/g, ' ')
    .replaceAll('&&', '&')
    .replace(/\s+/g, ' ')
    .trim();

function linksOf({ links }: SheetReader, outside: ReadonlyMap<string, string>): string[] {
  return links.flatMap(({ cell, id, place }) => {
    const target = [outside.get(id) ?? '', place].filter(Boolean).join('#');
    return target === '' ? [] : [`${cell}: ${target}`];
  });
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Column of a cell's name (`C7`), from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}
