// The cells of one sheet of an Excel workbook: values as they were saved. Nothing is computed.
import { letterName } from '../table/header.ts';
import { Unreadable } from '../unreadable.ts';
import type { XmlHandlers } from '../xml/sax.ts';
import { isShown, type NumberKind, showNumber } from './number-format.ts';
import { type Formula, MOST_COLUMNS, MOST_NAMED } from './workbook.ts';
import { unescaped } from './xlsx-beside.ts';

/** What the cells of all sheets of a workbook refer to. */
export interface CellBook {
  /** The text that cells share by its number; undefined when there is none. */
  readonly shared: (index: number) => string | undefined;
  readonly formats: readonly NumberKind[];
  readonly is1904: boolean;
}

/** Reads the XML of one sheet; hands on each row that holds something, with its number in the sheet (from 1). */
export class SheetReader {
  readonly formulas: Formula[] = [];
  /** Cells with a formula, those that share one included. */
  computed = 0;
  /** The first cells whose result was not saved, and how many there are. */
  readonly unsaved: { count: number; readonly cells: string[] } = { count: 0, cells: [] };
  readonly hiddenRows: number[] = [];
  readonly hiddenColumns: number[] = [];
  left: number;
  readonly #book: CellBook;
  readonly #take: (row: string[], number: number) => void;
  #row: string[] = [];
  #number = 0;
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #formula = '';
  #isComputed = false;
  #hasValue = false;
  #into: 'value' | 'formula' | 'margin' | undefined;
  #inPhonetic = false;
  /** Ranges that one cell fills. */
  readonly merged: string[] = [];
  /** Words over and under the printed sheet. */
  readonly margins: string[] = [];
  /** Cells with links: where they lead inside the workbook, or by what id outside. */
  readonly links: { readonly cell: string; readonly id: string; readonly place: string }[] = [];

  constructor(book: CellBook, left: number, take: (row: string[], number: number) => void) {
    this.#book = book;
    this.left = left;
    this.#take = take;
  }

  /** What to do with the pieces of the sheet's XML. */
  get handlers(): XmlHandlers {
    return {
      open: ({ name, attributes }) => this.open(name, attributes),
      close: name => this.close(name),
      text: text => this.text(text),
    };
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
      this.#isComputed = false;
      this.#hasValue = false;
    } else if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 'v' || (name === 't' && !this.#inPhonetic)) {
      this.#into = 'value';
      this.#hasValue = true;
    } else if (name === 'f') {
      this.#into = 'formula';
      this.#isComputed = true;
    } else this.#beside(name, attributes);
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
    else if (name === 'row' && this.#row.length > 0) this.#take(this.#row, this.#number);
  }

  #endCell(): void {
    if (this.#isComputed) this.#endFormula();
    const shown = this.#shown();
    if (shown === '') return;
    if (this.#column >= MOST_COLUMNS || this.#column < 0 || --this.left < 0)
      throw new Unreadable(
        'The workbook has more cells than can be read at once. Split it, or save its sheets as CSV and import those.',
      );
    while (this.#row.length < this.#column) this.#row.push('');
    this.#row[this.#column] = shown;
  }

  #endFormula(): void {
    const cell = `${letterName(this.#column)}${this.#number}`;
    this.computed++;
    if (this.#formula !== '') this.formulas.push({ cell, formula: this.#formula });
    // An empty text is a result; a number that is not there is none.
    if (this.#value.trim() !== '' || (this.#type === 'str' && this.#hasValue)) return;
    if (++this.unsaved.count <= MOST_NAMED) this.unsaved.cells.push(cell);
  }

  #shown(): string {
    const value = this.#value;
    const { shared, formats, is1904 } = this.#book;
    switch (this.#type) {
      case 's':
        return shared(Number(value)) ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
      case 'n': {
        if (value.trim() === '') return '';
        const kind = formats[this.#style] ?? 'number';
        if (kind === 'number' && isShown(value)) return value;
        const number = Number(value);
        return Number.isFinite(number) ? showNumber(number, kind, is1904) : value;
      }
      case 'd':
        return value.replace('T', ' ').replace(/ 00:00(:00(\.0+)?)?Z?$/, '');
      default:
        return unescaped(value);
    }
  }
}

/** Signs for page numbers, dates and fonts in the margins of a sheet say nothing. */
export const withoutCodes = (margin: string): string =>
  margin
    .replace(/&("[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Z])/g, ' ')
    .replaceAll('&&', '&')
    .replace(/\s+/g, ' ')
    .trim();

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
