// Workbooks that Excel 2002 and 2003, and many portals since, save as one XML file, mostly called .xls.
import type { FileOutcome, OpenFile } from '../outcome.ts';
import { letterName } from '../table/header.ts';
import { decodeIn } from '../text/decode-in.ts';
import { decodeXml } from '../text/decode-xml.ts';
import { readableXml } from '../text/structured.ts';
import { readText } from '../text/text.ts';
import { damaged, Unreadable } from '../unreadable.ts';
import { readXml, type XmlElement, XmlProblem } from '../xml/sax.ts';
import { showNumber } from './number-format.ts';
import { type Formula, MOST_CELLS, MOST_COLUMNS, type Sheet, workbookOutcome } from './workbook.ts';

const what = 'a workbook in one XML file';

/** A workbook in one XML file: values as they were saved, hidden sheets marked. Nothing is computed. */
export function readSpreadsheetXml({ name, bytes, sniffed, warnings, manner }: OpenFile): FileOutcome {
  const decoded = manner.encoding ? decodeIn(bytes, manner.encoding) : decodeXml(bytes);
  if (decoded === undefined) throw damaged(what, 'it is not text');
  const reader = new SheetsReader();
  try {
    readXml(write => write(decoded.text), {
      open: element => reader.open(element),
      close: tag => reader.close(tag),
      text: text => reader.text(text),
    });
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
    // Its words are worth more than nothing.
    const { text, warnings: told } = readableXml(decoded.text);
    const all = [
      ...warnings,
      `This is ${what}, but it is damaged (${error.message}): it is shown as text.`,
      ...told,
    ];
    return readText({ ...decoded, text }, 'application/xml', all);
  }
  const told = [...warnings, ...decoded.warnings];
  const outcome = workbookOutcome(name, reader.sheets, sniffed.mediaType, told, {});
  return {
    ...outcome,
    ...(outcome.reading && { reading: { ...outcome.reading, encoding: decoded.encoding } }),
  };
}

interface OpenSheet extends Sheet {
  isHidden: boolean;
  readonly rows: string[][];
  readonly numbers: number[];
  readonly formulas: Formula[];
  readonly comments: string[];
  readonly links: string[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: number[];
}

class SheetsReader {
  readonly sheets: OpenSheet[] = [];
  #number = 0;
  #row: string[] = [];
  #column = 0;
  #columns = 0;
  #type = '';
  #value = '';
  #comment = '';
  #into: 'value' | 'comment' | 'visible' | undefined;
  #inComment = false;
  #left = MOST_CELLS;

  get #sheet(): OpenSheet | undefined {
    return this.sheets.at(-1);
  }

  open({ name, attributes }: XmlElement): void {
    if (name === 'Worksheet') this.#startSheet(attributes.Name);
    else if (name === 'Column') this.#passColumns(attributes);
    else if (name === 'Row') this.#startRow(attributes);
    else if (name === 'Cell') this.#startCell(attributes);
    else if (name === 'Comment') this.#inComment = true;
    else if (name === 'Data') {
      this.#into = this.#inComment ? 'comment' : 'value';
      if (!this.#inComment) this.#type = attributes.Type ?? 'String';
    } else if (name === 'Visible') this.#into = 'visible';
  }

  #startSheet(name: string | undefined): void {
    this.#number = 0;
    this.#columns = 0;
    const none = {
      rows: [],
      numbers: [],
      formulas: [],
      comments: [],
      links: [],
      hiddenRows: [],
      hiddenColumns: [],
    };
    this.sheets.push({ name: name ?? `Sheet ${this.sheets.length + 1}`, isHidden: false, ...none });
  }

  #passColumns({ Index, Span, Hidden }: Readonly<Record<string, string>>): void {
    const first = Index === undefined ? this.#columns : Number(Index) - 1;
    this.#columns = first + 1 + (Number(Span) || 0);
    if (Hidden !== '1') return;
    for (let column = first; column < Math.min(this.#columns, MOST_COLUMNS); column++)
      this.#sheet?.hiddenColumns.push(column);
  }

  #startRow({ Index, Hidden }: Readonly<Record<string, string>>): void {
    this.#number = Index === undefined ? this.#number + 1 : Number(Index);
    this.#row = [];
    this.#column = 0;
    if (Hidden === '1') this.#sheet?.hiddenRows.push(this.#number);
  }

  #startCell({ Index, Formula, HRef }: Readonly<Record<string, string>>): void {
    if (Index !== undefined) this.#column = Number(Index) - 1;
    this.#value = '';
    this.#comment = '';
    if (Formula) this.#sheet?.formulas.push({ cell: this.#cellName(), formula: Formula.replace(/^=/, '') });
    if (HRef) this.#sheet?.links.push(`${this.#cellName()}: ${HRef}`);
  }

  #cellName(): string {
    return `${letterName(this.#column)}${this.#number}`;
  }

  text(text: string): void {
    if (this.#into === 'value') this.#value += text;
    else if (this.#into === 'comment') this.#comment += text;
    else if (this.#into === 'visible' && /Hidden/.test(text) && this.#sheet) this.#sheet.isHidden = true;
  }

  close(name: string): void {
    if (name === 'Data' || name === 'Visible') this.#into = undefined;
    else if (name === 'Comment') this.#inComment = false;
    else if (name === 'Cell') this.#endCell();
    else if (name === 'Row' && this.#row.length > 0) {
      this.#sheet?.rows.push(this.#row);
      this.#sheet?.numbers.push(this.#number);
    }
  }

  #endCell(): void {
    const shown = this.#shown();
    if (this.#comment.trim() !== '')
      this.#sheet?.comments.push(`${this.#cellName()}: ${this.#comment.trim()}`);
    if (shown !== '') {
      if (!(this.#column >= 0 && this.#column < MOST_COLUMNS) || --this.#left < 0)
        throw new Unreadable(
          'The workbook has more cells than can be read at once. Split it, or save its sheets as CSV and import those.',
        );
      while (this.#row.length < this.#column) this.#row.push('');
      this.#row[this.#column] = shown;
    }
    this.#column++;
  }

  #shown(): string {
    const value = this.#value;
    if (this.#type === 'Number' && value.trim() !== '' && Number.isFinite(Number(value)))
      return showNumber(Number(value), 'number', false);
    if (this.#type === 'DateTime')
      return value
        .replace('T', ' ')
        .replace(/\.0+$/, '')
        .replace(/ 00:00:00$/, '');
    if (this.#type === 'Boolean') return value === '1' ? 'TRUE' : 'FALSE';
    return value;
  }
}
