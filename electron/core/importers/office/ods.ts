import { letterName } from '../table/header.ts';
import { Unreadable } from '../unreadable.ts';
import type { XmlElement, XmlParts } from '../xml/sax.ts';
import { doneBy } from './marked-text.ts';
import { odsChanges } from './ods-changes.ts';
import { type Formula, MOST_CELLS, MOST_COLUMNS, type Sheet } from './workbook.ts';

interface OpenSheet extends Sheet {
  readonly texts: string[];
  readonly links: string[];
  readonly rows: string[][];
  readonly numbers: number[];
  readonly formulas: Formula[];
  readonly comments: string[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: number[];
}

/** The sheets of an OpenDocument spreadsheet: each cell as it is shown, dates as ISO dates. */
export function odsSheets(parts: XmlParts): Sheet[] {
  const reader = new SheetsReader();
  parts.read('content.xml', {
    open: element => reader.open(element),
    close: name => reader.close(name),
    text: text => reader.text(text),
  });
  for (const { sheet, line } of odsChanges(parts)) reader.sheets[sheet]?.comments.push(line);
  return reader.sheets;
}

/** Empty rows and cells are written once with a count; more than this of anything filled is a bomb. */
const MOST_REPEATED = 100_000;

class SheetsReader {
  readonly sheets: OpenSheet[] = [];
  #hiddenStyles = new Set<string>();
  #style = '';
  #row: string[] = [];
  #number = 0;
  #rowRepeat = 1;
  #rowHidden = false;
  #columns = 0;
  #cell: string[] | undefined;
  #value = '';
  #isAmount = false;
  #cellRepeat = 1;
  #column = 0;
  #comment: { author: string; day: string; words: string } | undefined;
  #commentInto: 'author' | 'day' | 'words' = 'words';
  #left = MOST_CELLS;
  /** Words of a text box, which may stand in a cell or beside all of them. */
  #box: string | undefined;

  open({ name, attributes }: XmlElement): void {
    if (this.#comment === undefined && boxes.has(name)) this.#box = '';
    else if (name === 'a' && attributes['xlink:href'])
      this.sheets.at(-1)?.links.push(`${this.#cellName()}: ${attributes['xlink:href']}`);
    this.#open({ name, attributes });
  }

  #open({ name, attributes }: XmlElement): void {
    if (name === 'style') this.#style = attributes.name ?? '';
    else if (name === 'table-properties' && attributes.display === 'false')
      this.#hiddenStyles.add(this.#style);
    else if (name === 'table') this.#startSheet(attributes);
    else if (name === 'table-row') {
      this.#row = [];
      this.#column = 0;
      this.#rowRepeat = Number(attributes['number-rows-repeated'] ?? 1) || 1;
      this.#rowHidden = isOff(attributes);
    } else if (name === 'table-column') this.#passColumns(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#startCell(attributes);
    else if (name === 'annotation') this.#comment = { author: '', day: '', words: '' };
    else if (this.#comment)
      this.#commentInto = name === 'creator' ? 'author' : name === 'date' ? 'day' : 'words';
    else if (name === 'p' && this.#cell && this.#cell.length > 0) this.#cell.push('\n');
    else if (name === 's') this.#cell?.push(' ');
  }

  #startSheet(attributes: Readonly<Record<string, string>>): void {
    this.#number = 0;
    const name = attributes.name ?? `Sheet ${this.sheets.length + 1}`;
    const isHidden = this.#hiddenStyles.has(attributes['style-name'] ?? '');
    this.#columns = 0;
    this.sheets.push({
      name,
      isHidden,
      rows: [],
      numbers: [],
      formulas: [],
      comments: [],
      texts: [],
      links: [],
      hiddenRows: [],
      hiddenColumns: [],
    });
  }

  #passColumns(attributes: Readonly<Record<string, string>>): void {
    const count = Number(attributes['number-columns-repeated'] ?? 1) || 1;
    if (isOff(attributes))
      for (let index = 0; index < Math.min(count, MOST_COLUMNS); index++)
        this.sheets.at(-1)?.hiddenColumns.push(this.#columns + index);
    this.#columns += count;
  }

  #startCell(attributes: Readonly<Record<string, string>>): void {
    this.#cell = [];
    this.#cellRepeat = Number(attributes['number-columns-repeated'] ?? 1) || 1;
    const date = attributes['date-value'];
    this.#isAmount = attributes['value-type'] === 'float' || attributes['value-type'] === 'currency';
    this.#value = date
      ? date
          .replace('T', ' ')
          .replace(/:00$/, '')
          .replace(/ 00:00$/, '')
      : '';
    if (this.#isAmount) this.#value = attributes.value ?? '';
    const { formula } = attributes;
    if (formula)
      this.sheets.at(-1)?.formulas.push({
        cell: this.#cellName(),
        formula: formula.replace(/^(of:)?=/, ''),
      });
  }

  text(text: string): void {
    if (this.#comment) this.#comment[this.#commentInto] += text;
    else if (this.#box !== undefined) this.#box += text;
    else this.#cell?.push(text);
  }

  close(name: string): void {
    if (this.#box !== undefined && this.#comment === undefined) {
      if (name === 'p') this.#box += '\n';
      if (boxes.has(name)) {
        if (this.#box.trim() !== '') this.sheets.at(-1)?.texts.push(this.#box.trim());
        this.#box = undefined;
      }
    }
    if (name === 'annotation' && this.#comment) {
      const { author, day, words } = this.#comment;
      this.sheets
        .at(-1)
        ?.comments.push(`${doneBy(this.#cellName(), author, day)}: ${words.replace(/\s+/g, ' ').trim()}`);
      this.#comment = undefined;
    } else if (this.#comment) {
      this.#commentInto = 'words';
      if (name === 'p') this.#comment.words += ' ';
    } else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell();
    else if (name === 'table-row') this.#endRow();
  }

  #cellName(): string {
    return `${letterName(this.#column)}${this.#number + 1}`;
  }

  #endCell(): void {
    const shown = (this.#cell ?? []).join('').trim();
    // Leading zeros are a matter of how it is shown; otherwise the value as it is stored is more exact.
    const isPadded = this.#isAmount && /^0\d/.test(shown);
    const text = this.#value !== '' && !isPadded ? this.#value : shown;
    this.#cell = undefined;
    if (text !== '') {
      if (this.#column + this.#cellRepeat > MOST_COLUMNS) throw tooMany();
      while (this.#row.length < this.#column) this.#row.push('');
      for (let count = 0; count < this.#cellRepeat; count++) this.#row.push(text);
    }
    this.#column += this.#cellRepeat;
  }

  #endRow(): void {
    const sheet = this.sheets.at(-1);
    if (this.#row.length > 0) {
      if (this.#rowRepeat > MOST_REPEATED) throw tooMany();
      for (let count = 0; count < this.#rowRepeat; count++) {
        this.#left -= this.#row.length;
        if (this.#left < 0) throw tooMany();
        sheet?.rows.push(this.#row);
        sheet?.numbers.push(this.#number + count + 1);
        if (this.#rowHidden) sheet?.hiddenRows.push(this.#number + count + 1);
      }
    }
    this.#number += this.#rowRepeat;
  }
}

/** Elements of drawings that hold words of their own. */
const boxes = new Set(['text-box', 'custom-shape', 'rect', 'ellipse']);

/** Hidden by hand, or left out by a filter. */
const isOff = ({ visibility }: Readonly<Record<string, string>>): boolean =>
  visibility === 'collapse' || visibility === 'filter';

const tooMany = (): Unreadable =>
  new Unreadable(
    'The spreadsheet has more cells than can be read at once. Split it, or save its sheets as CSV and import those.',
  );
