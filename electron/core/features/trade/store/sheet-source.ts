// A sheet of a workbook as a table. Its XML is read once; its rows wait, packed, until the plan is made by some of them.
import type { XlsxRows } from '../../../importers/office/xlsx-rows.ts';
import { grid } from '../../../importers/table/grid.ts';
import { textsOf, UTF8 } from './cell-text.ts';
import { parsedSource } from './read-table.ts';
import { RowCutter } from './row-cutter.ts';
import { encodeRows, FIRST_ROWS, SEPARATOR, type TableSource } from './table-source.ts';

/** Makes bytes small for a while, and large again. */
export interface Packer {
  pack(bytes: Uint8Array): Uint8Array;
  unpack(bytes: Uint8Array): Uint8Array;
}

/** Rows that are kept as texts: those that are planned by, and what may stand over their header. */
const HELD_ROWS = FIRST_ROWS + 30;
/** Rows that are kept for each of those, when most hold blanks alone. */
const MOST_BLANKS = 20;
/** Cells that are packed together. */
const CELLS_AT_ONCE = 100_000;

/** The first rows of a sheet, to be looked at: nothing behind them is read. */
export function firstOfSheet(sheet: XlsxRows): TableSource {
  const rows = sheet.readFirst(HELD_ROWS + 1);
  const { table, headers } = grid(rows);
  const source = parsedSource(table, sheet.names, headers);
  return { ...source, spread: [], isLonger: rows.length > HELD_ROWS };
}

/** All rows of a sheet. */
export function sheetSource(sheet: XlsxRows, packer: Packer, most = HELD_ROWS): TableSource {
  const rest = new Rest(packer);
  const held: string[][] = [];
  let filled = 0;
  sheet.read(row => {
    // The header is found by rows that hold something: blanks in cells are no reason to look at fewer of them.
    if (filled >= most || held.length >= most * MOST_BLANKS) return rest.add(row);
    held.push(row);
    rest.widen(row.length);
    if (row.some(cell => cell.trim() !== '')) filled++;
  });
  if (rest.count === 0) {
    const { table, headers } = grid(held);
    return parsedSource(table, sheet.names, headers);
  }
  // Which columns hold nothing, and how many there are, the last rows tell too: one row stands for all of them.
  const { table, headers } = grid([...held, rest.shape()]);
  const head = parsedSource({ ...table, rows: table.rows.slice(0, -1) }, sheet.names, headers);
  const layout = { kept: keptColumns(held, rest), width: table.columns.length };
  return {
    ...head,
    spread: rest.spread().map(row => laidOut(row, layout)),
    isLonger: true,
    async *parts() {
      const total = held.length + rest.count;
      for await (const { bytes, done } of head.parts()) yield { bytes, done: (done * held.length) / total };
      let read = held.length;
      for (const { bytes, rows } of rest.blocks(layout)) {
        read += rows;
        yield { bytes, done: read / total };
      }
    },
  };
}

/** How rows of the sheet become rows of the table: the columns that hold something, filled up to one width. */
interface Layout {
  readonly kept: readonly number[];
  readonly width: number;
}

const laidOut = (row: readonly string[], { kept, width }: Layout): string[] =>
  Array.from({ length: width }, (_, index) => row[kept[index] ?? -1] ?? '');

function keptColumns(held: readonly (readonly string[])[], rest: Rest): number[] {
  const used = new Set<number>();
  for (const row of [...held, rest.shape()])
    for (const [column, cell] of row.entries()) if (cell !== '') used.add(column);
  return [...used].sort((one, two) => one - two);
}

/** Rows that were packed together; `width` is -1 when they differ in theirs. */
interface Block {
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly width: number;
}

/** The rows behind the first, packed. */
class Rest {
  count = 0;
  readonly #packer: Packer;
  readonly #blocks: Block[] = [];
  readonly #shape: string[] = [];
  #spread: string[][] = [];
  #step = 1;
  #rows: string[][] = [];
  #cells = 0;
  /** Cells of the widest row so far: the others are filled up to it, so that most blocks need no other layout. */
  #width = 0;
  /** Cells of the narrowest row that waits to be packed. */
  #narrowest = Number.POSITIVE_INFINITY;

  constructor(packer: Packer) {
    this.#packer = packer;
  }

  /** Hears how wide a row before these is. */
  widen(width: number): void {
    this.#width = Math.max(this.#width, width);
  }

  add(row: string[]): void {
    for (const [column, cell] of row.entries())
      if (cell !== '' && this.#shape[column] !== SOMETHING)
        this.#shape[column] = cell.trim() === '' ? cell : SOMETHING;
    while ((row.at(-1) ?? SOMETHING).trim() === '') row.pop();
    if (row.length === 0) return;
    if (this.count % this.#step === 0) this.#keepForSpread(row);
    this.count++;
    this.widen(row.length);
    // One cell far to the right must not make every row as wide.
    if (this.#width - row.length <= MOST_FILLED) while (row.length < this.#width) row.push('');
    this.#narrowest = Math.min(this.#narrowest, row.length);
    this.#rows.push(row);
    this.#cells += row.length;
    if (this.#cells >= CELLS_AT_ONCE) this.#pack();
  }

  /** A row with something wherever any row has something. */
  shape(): string[] {
    return Array.from(this.#shape, cell => cell ?? '');
  }

  /** Some rows from all over. */
  spread(): readonly (readonly string[])[] {
    return this.#spread;
  }

  /** All rows as bytes that are cut into them again. */
  *blocks(layout: Layout): Generator<{ readonly bytes: Uint8Array; readonly rows: number }> {
    const isWhole = layout.kept.length === layout.width && layout.kept.every((column, at) => column === at);
    if (this.#rows.length > 0) this.#pack();
    const cutter = new RowCutter(SEPARATOR);
    // Before the first row of a file the cutter looks for a byte order mark: none of these is the first.
    cutter.feed(encodeRows([['the first']]));
    cutter.next();
    for (const block of this.#blocks) {
      const bytes = this.#packer.unpack(block.bytes);
      if (isWhole && block.width === layout.width) {
        yield { bytes, rows: block.rows };
        continue;
      }
      cutter.feed(bytes);
      const rows: string[][] = [];
      while (cutter.next()) rows.push(laidOut(textsOf(cutter, UTF8), layout));
      yield { bytes: encodeRows(rows), rows: rows.length };
    }
  }

  #pack(): void {
    const rows = this.#rows.length;
    const width = this.#narrowest === this.#width ? this.#width : -1;
    this.#blocks.push({ bytes: this.#packer.pack(encodeRows(this.#rows)), rows, width });
    this.#rows = [];
    this.#cells = 0;
    this.#narrowest = Number.POSITIVE_INFINITY;
  }

  /** Every so many rows; of too many every second one goes. */
  #keepForSpread(row: string[]): void {
    this.#spread.push(row);
    if (this.#spread.length < FIRST_ROWS) return;
    this.#spread = this.#spread.filter((_, index) => index % 2 === 0);
    this.#step *= 2;
  }
}

const SOMETHING = 'x';
/** Cells that a row is filled up by. */
const MOST_FILLED = 64;
