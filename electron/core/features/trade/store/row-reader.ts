// Reads the rows that are cut out of a table straight into columns, by the plan; says why when a row is no record.
import type { FieldBook } from '../mapping/fields.ts';
import type { Plan } from '../mapping/plan.ts';
import type { Places } from '../values/place.ts';
import { type ChunkBuilder, LONG_FIELDS } from './builder.ts';
import { ByteTable } from './byte-table.ts';
import { type CellReader, cellReader, type Reading, type Trouble } from './cell-reader.ts';
import { type CellText, textsOf } from './cell-text.ts';
import type { RowCutter } from './row-cutter.ts';

/** What became of a row: `rejected` says why it is no record. */
export interface RowOutcome {
  readonly rejected?: string;
  readonly troubles: readonly Trouble[];
}

/** What a row is read by, and where from. */
export interface RowReading {
  readonly plan: Plan;
  readonly book: FieldBook;
  readonly places: Places;
  readonly builder: ChunkBuilder;
  readonly cutter: RowCutter;
  readonly cells: CellText;
}

const TOTAL = /^\s*(итого|всего|total|grand total|sum|合计|总计)/i;
const READ: RowOutcome = { troubles: [] };

/** Makes the reader of a table's rows: it puts the row that was cut last into the builder, or says why not. */
export function rowReader(how: RowReading): (number: number) => RowOutcome {
  const { plan, builder, cutter, cells } = how;
  const width = plan.headers.length;
  const reading: Reading = { ...how, ...emptiness(how.book) };
  const readers = plan.columns
    .filter(({ field }) => !LONG_FIELDS.has(field))
    .map(({ column }): [number, CellReader] => [column, cellReader(plan.columns, column, reading)]);
  const mayBeTotal = firstCells(cutter, cells);
  return number => {
    if (cutter.count !== width || mayBeTotal()) {
      const bad = misshapen(textsOf(cutter, cells), width);
      if (bad) return { rejected: bad, troubles: [] };
    }
    const { starts, ends, count } = cutter;
    let troubles: Trouble[] | undefined;
    for (const [column, read] of readers) {
      const from = starts[column] ?? 0;
      const to = ends[column] ?? 0;
      if (column >= count || from === to) continue;
      const found = read(from, to);
      if (found === undefined) continue;
      if (typeof found === 'string') {
        builder.abandon();
        return { rejected: found, troubles: [] };
      }
      troubles ??= [];
      troubles.push(found);
    }
    builder.end(number);
    return troubles ? { troubles } : READ;
  };
}

/** Whether a row has anything in it. */
export function isBlank({ bytes, starts, ends, count }: RowCutter, cells: CellText): boolean {
  for (let cell = 0; cell < count; cell++) {
    const from = starts[cell] ?? 0;
    const to = ends[cell] ?? 0;
    if (from === to) continue;
    const first = bytes[from] ?? 0;
    if (first > 32 && first < 128) return false;
    if (cells.text(bytes, from, to).trim() !== '') return false;
  }
  return true;
}

/** Tells whether the first cell begins like a line of totals: the same cells come again and again. */
function firstCells(cutter: RowCutter, cells: CellText): () => boolean {
  const known = new ByteTable();
  const totals: boolean[] = [false];
  return () => {
    const { bytes, starts, ends } = cutter;
    const from = starts[0] ?? 0;
    const to = ends[0] ?? 0;
    const first = bytes[from] ?? 0;
    // Numbers of declarations begin with a digit, and hardly repeat.
    if (from === to || (first >= 48 && first <= 57)) return false;
    if (known.count > MOST_FIRST) return TOTAL.test(cells.text(bytes, from, to));
    const id = known.idOf(cutter.view, from, to);
    if (id === totals.length) totals.push(TOTAL.test(cells.text(bytes, from, to)));
    return totals[id] ?? false;
  };
}

const MOST_FIRST = 20_000;

/** Tells cells that say only that there is nothing. */
function emptiness(book: FieldBook): Pick<Reading, 'nothing' | 'longestNothing'> {
  const words = new Set(book.empty);
  const longestNothing = Math.max(...book.empty.map(word => word.length)) + 2;
  return {
    longestNothing,
    nothing: cell =>
      cell.length <= longestNothing && (cell.trim() === '' || words.has(cell.trim().toUpperCase())),
  };
}

function misshapen(cells: readonly string[], width: number): string | null {
  let end = cells.length;
  while (end > 0 && cells[end - 1]?.trim() === '') end--;
  const filled = cells.filter(cell => cell.trim() !== '').length;
  if (TOTAL.test(cells.find(cell => cell.trim() !== '') ?? '') && filled * 2 <= width)
    return 'It is a line of totals.';
  return end > width || cells.length < width
    ? `It has ${cells.length} cells, the header has ${width}.`
    : null;
}
