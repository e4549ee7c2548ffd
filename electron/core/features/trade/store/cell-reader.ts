// Reads one cell into the columns that its field has. A cell that repeats is understood once.
import type { FieldBook } from '../mapping/fields.ts';
import type { PlannedColumn } from '../mapping/plan.ts';
import { mendRun, moveDays, parseDate } from '../values/date.ts';
import { parseDecimal } from '../values/decimal.ts';
import { hsCode } from '../values/hs.ts';
import { partyCell } from '../values/party.ts';
import { countryCode, currencyCode } from '../values/place.ts';
import { ByteTable } from './byte-table.ts';
import type { RowReading } from './row-reader.ts';

/** A cell that has to be looked at: it stays raw, and its record has no value there, or a doubtful one. */
export interface Trouble {
  readonly field: string;
  readonly what:
    | 'lost-zero'
    | 'short'
    | 'not-a-code'
    | 'unknown-country'
    | 'unknown-currency'
    | 'mixed-scripts'
    | 'lost-letters';
  readonly cell: string;
  readonly proposal?: string;
}

/** What cells are read by. `nothing` tells those that say only that there is nothing. */
export interface Reading extends RowReading {
  readonly nothing: (cell: string) => boolean;
  /** Longer cells are never such. */
  readonly longestNothing: number;
}

/** Puts the cell between two places of the cutter's bytes into its columns; answers why it cannot, or what is doubtful. */
export type CellReader = (from: number, to: number) => string | Trouble | undefined;

/** What a cell of text means: the texts that go into columns, and what is doubtful. */
interface CellMeaning {
  readonly texts: readonly { readonly field: string; readonly text: string; readonly yields?: boolean }[];
  readonly trouble?: Trouble;
}

/** Makes the reader of the cells of a column. */
export function cellReader(columns: readonly PlannedColumn[], at: number, reading: Reading): CellReader {
  const column = columns.find(each => each.column === at);
  if (!column) return () => undefined;
  switch (column.kind) {
    case 'decimal':
      return amountReader(column, reading);
    case 'date':
      return dateReader(column, reading);
    case 'text':
    case 'taxId':
      return plainReader(column, reading);
    default:
      return meaningReader(column, reading);
  }
}

function amountReader({ field, header, mark = '.' }: PlannedColumn, reading: Reading): CellReader {
  const { builder, cutter, cells, nothing } = reading;
  const put = builder.smallAmounts(field);
  const code = mark.charCodeAt(0);
  return (from, to) => {
    // The commonest way of writing one, several times as fast.
    if (smallAmount(cutter.bytes, from, to, code) && put(small.units, small.places)) return undefined;
    const cell = cells.text(cutter.bytes, from, to);
    if (nothing(cell)) return undefined;
    const amount = parseDecimal(cell, mark);
    if (amount === null) return `“${cell}” in “${header}” is no amount as the column writes them.`;
    return builder.amount(field, amount)
      ? undefined
      : `“${cell}” in “${header}” has more digits than can be kept exactly beside the others.`;
  };
}

function dateReader(column: PlannedColumn, reading: Reading): CellReader {
  const { builder, plan, nothing } = reading;
  const { field, header, style } = column;
  const put = builder.dayColumn(field);
  const dayOf = (cell: string): number => {
    const date = style && parseDate(plan.mendDates ? mendRun(cell) : cell, style);
    return date ? moveDays(date, plan.moveDays).day : 0;
  };
  // -1 for a cell that says only that there is nothing, 0 for one that is no date.
  const known = new Remembered(reading, cell => (nothing(cell) ? -1 : dayOf(cell)));
  return (from, to) => {
    const day = known.of(from, to);
    if (day === 0)
      return `“${textOf(reading, from, to)}” in “${header}” is no date as the column writes them.`;
    if (day > 0) put(day);
    return undefined;
  };
}

/** Cells that are kept as they are. */
function plainReader({ field }: PlannedColumn, reading: Reading): CellReader {
  const { builder, cutter, nothing, longestNothing } = reading;
  const put = builder.textColumn(field);
  const known = new Remembered(reading, cell => {
    const place = nothing(cell) ? 0 : builder.place(cell.trim());
    return cell.includes(LOST) ? { place, trouble: lostLetters(field, cell) } : { place, trouble: undefined };
  });
  return (from, to) => {
    // Numbers of declarations hardly repeat: there is nothing to remember of them.
    if (!known.isUseful && to - from > longestNothing && isPlain(cutter.bytes, from, to)) {
      put(builder.texts.idOf(cutter.view, from, to), false);
      return undefined;
    }
    const { place, trouble } = known.of(from, to);
    put(place, false);
    return trouble;
  };
}

/** What stands for bytes that are no letters in the encoding of a text. */
export const LOST = '\ufffd';

/** A cell in which letters are lost. */
export const lostLetters = (field: string, cell: string): Trouble => ({ field, what: 'lost-letters', cell });

/** Letters of ASCII without blanks around them: the same bytes in every encoding that is cut. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  if ((bytes[from] ?? 0) <= 32 || (bytes[to - 1] ?? 0) <= 32) return false;
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) >= 128) return false;
  return true;
}

/** Cells that mean something: codes, countries, parties. */
function meaningReader(column: PlannedColumn, reading: Reading): CellReader {
  const { builder, nothing } = reading;
  const understand = meaning(column, reading);
  const put = builder.textColumn(column.field);
  const known = new Remembered(reading, cell => {
    if (nothing(cell)) return NOTHING;
    const { texts, trouble } = understand(cell.trim());
    const placed = texts.map(text => ({ ...text, place: builder.place(text.text) }));
    const own = placed.find(({ field }) => field === column.field)?.place ?? 0;
    const others = placed.filter(({ field }) => field !== column.field);
    return {
      own,
      others,
      trouble: trouble ?? (cell.includes(LOST) ? lostLetters(column.field, cell) : undefined),
    };
  });
  return (from, to) => {
    const { own, others, trouble } = known.of(from, to);
    if (own !== 0) put(own, false);
    for (const { field, place, yields = false } of others) builder.textColumn(field)(place, yields);
    return trouble;
  };
}

const NOTHING = { own: 0, others: [], trouble: undefined };

/** What the cells of a column of texts mean. */
function meaning(
  { field, kind }: PlannedColumn,
  { book, places, plan }: Reading,
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
        const code = currencyCode(cell, places, plan.currencies);
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

/** Reads digits with one mark at most; false for everything else. */
function smallAmount(bytes: Uint8Array, from: number, to: number, mark: number): boolean {
  if (to - from > SMALL_DIGITS) return false;
  let units = 0;
  let places = -1;
  for (let at = from; at < to; at++) {
    const code = bytes[at] ?? 0;
    if (code >= 48 && code <= 57) {
      units = units * 10 + code - 48;
      if (places >= 0) places++;
    } else if (code === mark && places < 0 && at > from) places = 0;
    else return false;
  }
  if (places === 0 || to === from) return false;
  // Zeros at the end say nothing, and would make the units of the column finer than they need be.
  for (; places > 0 && units % 10 === 0; places--) units /= 10;
  small.units = units;
  small.places = Math.max(0, places);
  return true;
}

const textOf = ({ cells, cutter }: Reading, from: number, to: number): string =>
  cells.text(cutter.bytes, from, to);

/** Cells that are looked at before it is known whether a column repeats them. */
const ENOUGH = 20_000;
const MOST_REMEMBERED = 2_000_000;

/** What cells say, worked out once for each: the cells of trade tables repeat. Columns that hardly repeat are not remembered. */
class Remembered<T> {
  /** Whether its cells repeat, as far as that is known. */
  isUseful = true;
  readonly #reading: Reading;
  readonly #read: (cell: string) => T;
  readonly #table = new ByteTable();
  readonly #values: T[] = [];
  #asked = 0;

  constructor(reading: Reading, read: (cell: string) => T) {
    this.#reading = reading;
    this.#read = read;
    this.#values.push(read(''));
  }

  /** What the cell between these places says. */
  of(from: number, to: number): T {
    const { cutter } = this.#reading;
    if (!this.isUseful) return this.#read(textOf(this.#reading, from, to));
    const id = this.#table.idOf(cutter.view, from, to);
    this.#asked++;
    if (id < this.#values.length) return this.#values[id] as T;
    const value = this.#read(textOf(this.#reading, from, to));
    this.#values.push(value);
    const distinct = this.#values.length;
    const hardly = distinct >= ENOUGH && this.#asked < distinct * 2;
    if (hardly || distinct > MOST_REMEMBERED) this.#forget();
    return value;
  }

  #forget(): void {
    this.isUseful = false;
    this.#table.clear();
    this.#values.length = 0;
  }
}
