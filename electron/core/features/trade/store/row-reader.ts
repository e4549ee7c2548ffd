// Reads the cells of a row straight into columns, by the plan; says why when a row is no record.
import type { FieldBook } from '../mapping/fields.ts';
import type { Plan, PlannedColumn } from '../mapping/plan.ts';
import { mendRun, moveDays, parseDate } from '../values/date.ts';
import { parseDecimal } from '../values/decimal.ts';
import { hsCode } from '../values/hs.ts';
import { partyCell } from '../values/party.ts';
import { countryCode, currencyCode, type Places } from '../values/place.ts';
import { type ChunkBuilder, LONG_FIELDS } from './builder.ts';

/** A cell that has to be looked at: it stays raw, and its record has no value there, or a doubtful one. */
export interface Trouble {
  readonly field: string;
  readonly what:
    | 'lost-zero'
    | 'short'
    | 'not-a-code'
    | 'unknown-country'
    | 'unknown-currency'
    | 'mixed-scripts';
  readonly cell: string;
  readonly proposal?: string;
}

/** What became of a row: `rejected` says why it is no record. */
export interface RowOutcome {
  readonly rejected?: string;
  readonly troubles: readonly Trouble[];
}

/** What a cell of text means: the texts that go into columns, and what is doubtful. */
interface CellMeaning {
  readonly texts: readonly { readonly field: string; readonly text: string; readonly yields?: boolean }[];
  readonly trouble?: Trouble;
}

const TOTAL = /^\s*(итого|всего|total|grand total|sum|合计|总计)/i;
const MOST_REMEMBERED = 500_000;
const NONE: readonly Trouble[] = [];

/** Makes the reader of a table's rows: it puts a row into the builder, or says why not. Repeated cells are understood once. */
export function rowReader(
  plan: Plan,
  book: FieldBook,
  places: Places,
  builder: ChunkBuilder,
): (number: number, cells: readonly string[]) => RowOutcome {
  const nothing = emptiness(book);
  const width = plan.headers.length;
  const readers = plan.columns
    .filter(({ field }) => !LONG_FIELDS.has(field))
    .map(column => ({
      column: column.column,
      read: cellReader(column, plan, book, places, builder, nothing),
    }));
  return (number, cells) => {
    const bad = misshapen(cells, width);
    if (bad) return { rejected: bad, troubles: NONE };
    const troubles: Trouble[] = [];
    builder.begin(number);
    for (const { column, read } of readers) {
      const cell = cells[column] ?? '';
      if (cell === '') continue;
      const found = read(cell);
      if (typeof found === 'string') return { rejected: found, troubles: NONE };
      if (found) troubles.push(found);
    }
    builder.end();
    return { troubles };
  };
}

/** Tells cells that say only that there is nothing. */
function emptiness(book: FieldBook): (cell: string) => boolean {
  const words = new Set(book.empty);
  const longest = Math.max(...book.empty.map(word => word.length)) + 2;
  return cell => cell.length <= longest && (cell.trim() === '' || words.has(cell.trim().toUpperCase()));
}

function misshapen(cells: readonly string[], width: number): string | null {
  if (cells.length === width && !TOTAL.test(cells[0] ?? '')) return null;
  let end = cells.length;
  while (end > 0 && cells[end - 1]?.trim() === '') end--;
  const filled = cells.filter(cell => cell.trim() !== '').length;
  if (TOTAL.test(cells.find(cell => cell.trim() !== '') ?? '') && filled * 2 <= width)
    return 'It is a line of totals.';
  return end > width || cells.length < width
    ? `It has ${cells.length} cells, the header has ${width}.`
    : null;
}

/** Puts a cell into its columns; answers why it cannot, or what is doubtful. */
type CellReader = (cell: string) => string | Trouble | undefined;

function cellReader(
  column: PlannedColumn,
  plan: Plan,
  book: FieldBook,
  places: Places,
  builder: ChunkBuilder,
  nothing: (cell: string) => boolean,
): CellReader {
  const { field, kind, header } = column;
  if (kind === 'decimal') return amountReader(column, builder, nothing);
  if (kind === 'date') {
    // -1 for a cell that says only that there is nothing, 0 for one that is no date.
    const read = remembered((cell: string) => (nothing(cell) ? -1 : dayOf(cell, column, plan)));
    return cell => {
      const day = read(cell);
      if (day === 0) return `“${cell}” in “${header}” is no date as the column writes them.`;
      if (day > 0) builder.day(field, day);
      return undefined;
    };
  }
  const understand = meaning(column, book, places);
  const place = remembered((cell: string) => {
    if (nothing(cell)) return NOTHING;
    const { texts, trouble } = understand(cell.trim());
    return { puts: texts.map(put => ({ ...put, place: builder.texts.place(put.text) })), trouble };
  });
  return cell => {
    const { puts, trouble } = place(cell);
    for (const put of puts) builder.text(put.field, put.place, put.yields === true);
    return trouble;
  };
}

const NOTHING = { puts: [], trouble: undefined } as const;

function amountReader(
  { field, header, mark = '.' }: PlannedColumn,
  builder: ChunkBuilder,
  nothing: (cell: string) => boolean,
): CellReader {
  const put = builder.smallAmounts(field);
  const code = mark.charCodeAt(0);
  return cell => {
    // The commonest way of writing one, several times as fast.
    if (smallAmount(cell, code) && put(small.units, small.places)) return undefined;
    if (nothing(cell)) return undefined;
    const amount = parseDecimal(cell, mark);
    if (amount === null) return `“${cell}” in “${header}” is no amount as the column writes them.`;
    return builder.amount(field, amount)
      ? undefined
      : `“${cell}” in “${header}” has more digits than can be kept exactly beside the others.`;
  };
}

/** A cell's day as YYYYMMDD; 0 when it is none. */
function dayOf(cell: string, { style }: PlannedColumn, plan: Plan): number {
  const date = style && parseDate(plan.mendDates ? mendRun(cell) : cell, style);
  return date ? moveDays(date, plan.moveDays).day : 0;
}

/** What the cells of a column of texts mean. */
function meaning(
  { field, kind }: PlannedColumn,
  book: FieldBook,
  places: Places,
): (cell: string) => CellMeaning {
  const just = (text: string): CellMeaning => ({ texts: [{ field, text }] });
  const doubtful = (text: string, what: Trouble['what'], cell: string): CellMeaning => ({
    texts: [{ field, text }],
    trouble: { field, what, cell },
  });
  switch (kind) {
    case 'hs':
      return cell => {
        const { digits, trouble, proposal } = hsCode(cell);
        if (!trouble) return just(digits);
        return { texts: [], trouble: { field, what: trouble, cell, ...(proposal && { proposal }) } };
      };
    case 'country':
      return cell => {
        const code = countryCode(cell, places);
        return code ? just(code) : doubtful(cell, 'unknown-country', cell);
      };
    case 'currency':
      return cell => {
        const code = currencyCode(cell, places);
        return code ? just(code) : doubtful(cell, 'unknown-currency', cell);
      };
    case 'direction': {
      const known = new Map(
        Object.entries(book.directions).flatMap(([direction, words]) => words.map(word => [word, direction])),
      );
      return cell => just(known.get(cell.toUpperCase()) ?? cell);
    }
    case 'party':
      return cell => partyMeaning(field, cell, book);
    default:
      return just;
  }
}

function partyMeaning(field: string, cell: string, book: FieldBook): CellMeaning {
  const { name, taxIds, onBehalfOf, mixedScripts } = partyCell(cell, book.onBehalf);
  const [taxId] = taxIds;
  return {
    texts: [
      { field, text: name },
      ...(onBehalfOf ? [{ field: `${field}For`, text: onBehalfOf }] : []),
      // What the column of tax numbers says comes before a number that was glued to a name.
      ...(taxId ? [{ field: `${field}TaxId`, text: taxId, yields: true }] : []),
    ],
    ...(mixedScripts && { trouble: { field, what: 'mixed-scripts', cell } }),
  };
}

/** What `smallAmount` read last: made once, not for each of many millions of cells. */
const small = { units: 0, places: 0 };
/** A float holds whole numbers of so many digits exactly. */
const SMALL_DIGITS = 15;

/** Reads digits with one mark at most and no needless zero at the end; false for everything else. */
function smallAmount(cell: string, mark: number): boolean {
  if (cell.length > SMALL_DIGITS) return false;
  let units = 0;
  let places = -1;
  let digit = -1;
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at);
    if (code === mark && places < 0 && at > 0) places = 0;
    else if (code >= 48 && code <= 57) {
      digit = code - 48;
      units = units * 10 + digit;
      if (places >= 0) places++;
    } else return false;
  }
  if (digit < 0 || places === 0 || (places > 0 && digit === 0)) return false;
  small.units = units;
  small.places = Math.max(0, places);
  return true;
}

/** Cells that are looked at before it is known whether a column repeats them. */
const ENOUGH = 20_000;

/** The same function, that does no work twice: the cells of trade tables repeat. Columns that hardly repeat only have their last remembered. */
function remembered<T>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  let [last, value]: [string | undefined, T | undefined] = [undefined, undefined];
  let repeats = 0;
  let isUseful = true;
  return cell => {
    if (cell === last && value !== undefined) return value;
    const found = isUseful ? known.get(cell) : undefined;
    if (found !== undefined) repeats++;
    else if (isUseful && known.size >= ENOUGH && repeats < known.size) {
      isUseful = false;
      known.clear();
    }
    value = found ?? read(cell);
    last = cell;
    if (found === undefined && isUseful && known.size < MOST_REMEMBERED) known.set(ownText(cell), value);
    return value;
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The same text by itself: one that was cut out of a larger text keeps all of that in memory. */
export function ownText(text: string): string {
  return decoder.decode(encoder.encode(text));
}
