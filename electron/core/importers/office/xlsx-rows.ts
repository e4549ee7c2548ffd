// The rows of one sheet of an Excel workbook, handed on as they are read: for tables too large to stand in memory.
import { ZipFile } from '../archive/zip-file.ts';
import { Unreadable } from '../unreadable.ts';
import { EnoughRead, XmlParts } from '../xml/sax.ts';
import { NOTHING_SHOWN } from './workbook.ts';
import { type BookSheet, cellFormats, readBook, sharedStrings, WORKBOOK } from './xlsx-book.ts';
import { type CellBook, SheetReader } from './xlsx-sheet.ts';

/** Takes a row that holds something; false when no more are wanted. */
type TakeRow = (row: string[]) => boolean;

/** A sheet that may unpack to more than stands in memory: nothing of it is kept here. */
const MOST_SHEET = 16 * 1024 ** 3;
/** Bytes of the shortest row that holds something: `<row><c><v>1</v></c></row>`. */
const SHORTEST_ROW = 27;
/** A sheet so many times as long as the first holds the data of a report. */
const MUCH_LONGER = 10;

/** One sheet of an Excel workbook, the one that is wanted or the main one, whose rows are read in their order. Throws `Unreadable`. */
export class XlsxRows {
  /** Names of the sheets that hold something, the one that is read first. */
  readonly names: readonly string[];
  readonly #parts: XmlParts;
  readonly #part: string;
  readonly #cells: CellBook;
  #strings: readonly string[] = [];

  constructor(bytes: Uint8Array, wanted: string | undefined) {
    this.#parts = new XmlParts(new ZipFile(bytes, WORKBOOK), WORKBOOK);
    const { sheets, is1904 } = readBook(this.#parts);
    const shared = (index: number) => this.#strings[index];
    this.#cells = { shared, formats: cellFormats(this.#parts), is1904 };
    const filled = sheets.filter(({ part }) => this.#countRows(part, 1) > 0);
    const chosen = filled.find(({ title }) => title === wanted) ?? this.#main(filled);
    this.#part = chosen.part;
    this.names = [chosen, ...filled.filter(sheet => sheet !== chosen)].map(({ title }) => title);
  }

  /** Gives all rows to `take`, which holds none of them for long. */
  read(take: (row: string[]) => void): void {
    this.#strings = sharedStrings(this.#parts);
    this.#rows(this.#part, this.#cells, row => {
      take(row);
      return true;
    });
    this.#strings = [];
  }

  /** Like `read`, of at most so many rows: of the shared texts no more is read than these need. */
  readFirst(count: number): string[][] {
    let needed = 0;
    const shared = (index: number) => {
      needed = Math.max(needed, index + 1);
      return '?';
    };
    let left = count;
    this.#rows(this.#part, { ...this.#cells, shared }, () => --left > 0);
    this.#strings = sharedStrings(this.#parts, needed);
    const rows: string[][] = [];
    this.#rows(this.#part, this.#cells, row => rows.push(row) < count);
    this.#strings = [];
    return rows;
  }

  #rows(part: string, cells: CellBook, take: TakeRow): void {
    let given = 0;
    const handlers = () => {
      // A sheet that is read from its beginning again gives the same rows: those that were given are passed over.
      let passed = -given;
      const reader = new SheetReader(cells, Number.POSITIVE_INFINITY, row => {
        if (passed++ < 0) return;
        given++;
        if (!take(row)) throw new EnoughRead();
      });
      return reader.handlers;
    };
    this.#parts.readFast(part, handlers, MOST_SHEET);
  }

  /** Rows that hold something, counted up to a number. */
  #countRows(part: string, most: number): number {
    let count = 0;
    this.#rows(part, { ...this.#cells, shared: () => '?' }, () => ++count < most);
    return count;
  }

  /** The first sheet that is shown, unless another one is ten times as long. Sheets that cannot be are not counted. */
  #main(sheets: readonly BookSheet[]): BookSheet {
    const first = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
    if (!first) throw new Unreadable(NOTHING_SHOWN);
    const others = sheets.filter(sheet => sheet !== first);
    const most = others.map(({ part }) => this.#parts.claimedSize(part) / SHORTEST_ROW);
    const enough = Math.ceil(Math.max(0, ...most) / MUCH_LONGER) + 1;
    const limit = this.#countRows(first.part, enough) * MUCH_LONGER;
    const longer = others.filter(
      ({ part }, index) => (most[index] ?? 0) > limit && this.#countRows(part, limit + 1) > limit,
    );
    if (longer.length <= 1) return longer[0] ?? first;
    const counted = longer.map(sheet => ({
      sheet,
      rows: this.#countRows(sheet.part, Number.POSITIVE_INFINITY),
    }));
    return counted.sort((one, two) => two.rows - one.rows)[0]?.sheet ?? first;
  }
}
