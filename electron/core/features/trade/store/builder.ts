// Gathers the rows of a table into chunks while they are read.
import type { Plan } from '../mapping/plan.ts';
import { type Decimal, tenTo } from '../values/decimal.ts';
import { ByteTable, viewOf } from './byte-table.ts';
import { CHUNK_ROWS, type Chunk, NO_AMOUNT } from './columns.ts';

/** Fields whose texts hardly repeat: kept row by row, not as places in a list. */
export const LONG_FIELDS: ReadonlySet<string> = new Set(['goods', 'containers']);

interface GrowingAmounts {
  places: number;
  readonly units: BigInt64Array;
}

/** A chunk with room for all its rows; amounts get finer units as they need them. */
interface Growing extends Omit<Chunk, 'amounts'> {
  readonly amounts: ReadonlyMap<string, GrowingAmounts>;
}

const encoder = new TextEncoder();

/** Columns that are filled row by row: values, then `end` or `abandon`. */
export class ChunkBuilder {
  /** The distinct texts of the set in UTF-8, in the order of their first use; place 0 is no text. */
  readonly texts = new ByteTable();
  readonly #chunk: Growing;
  #count = 0;

  constructor(plan: Plan) {
    this.#chunk = emptyChunk(plan);
  }

  /** Rows gathered so far. */
  get count(): number {
    return this.#count;
  }

  /** The place of a text. */
  place(text: string): number {
    const bytes = encoder.encode(text);
    return this.texts.idOf(viewOf(bytes), 0, bytes.length);
  }

  /** Makes what puts a text by its place into the row; one that yields does not take the place of another. */
  textColumn(field: string): (place: number, yields: boolean) => void {
    const array = this.#chunk.texts.get(field);
    if (!array) return () => undefined;
    return (place, yields) => {
      if (!yields || array[this.#count] === 0) array[this.#count] = place;
    };
  }

  /** Makes what puts a day into the row. */
  dayColumn(field: string): (day: number) => void {
    const array = this.#chunk.days.get(field);
    return day => {
      if (array) array[this.#count] = day;
    };
  }

  /** Puts an amount; false when it cannot be kept beside the others of its chunk in 64 bits. */
  amount(field: string, { units, places }: Decimal): boolean {
    const column = this.#chunk.amounts.get(field);
    if (!column) return true;
    if (places > column.places && !refine(column, places, this.#count)) return false;
    const kept = places === column.places ? units : units * tenTo(column.places - places);
    if (!fits(kept)) return false;
    column.units[this.#count] = kept;
    return true;
  }

  /** Makes what puts amounts of at most 15 digits: false, and nothing put, when one does not fit as it is. */
  smallAmounts(field: string): (units: number, places: number) => boolean {
    const column = this.#chunk.amounts.get(field);
    if (!column) return () => true;
    // Low and high word of each amount: no large number has to be made of a small one.
    const words = new Int32Array(column.units.buffer);
    return (units, places) => {
      if (places > column.places) return false;
      const kept = units * (TENS[column.places - places] ?? Number.POSITIVE_INFINITY);
      if (kept > Number.MAX_SAFE_INTEGER) return false;
      words[2 * this.#count] = kept | 0;
      words[2 * this.#count + 1] = Math.floor(kept / 2 ** 32);
      return true;
    };
  }

  /** Ends a row under its number in the table, from 1. When there are CHUNK_ROWS of them, they must be taken before the next. */
  end(number: number): void {
    this.#chunk.numbers[this.#count++] = number;
  }

  /** Takes back what was put into the row. */
  abandon(): void {
    this.#clear(this.#count, this.#count + 1);
  }

  /** The rows gathered; it begins anew. */
  take(): Chunk {
    const count = this.#count;
    const cut = (map: ReadonlyMap<string, Int32Array>) =>
      new Map([...map].map(([field, array]) => [field, array.slice(0, count)]));
    const { numbers, texts, days, amounts } = this.#chunk;
    const taken = {
      count,
      numbers: numbers.slice(0, count),
      texts: cut(texts),
      days: cut(days),
      amounts: new Map(
        [...amounts].map(([field, { places, units }]) => [field, { places, units: units.slice(0, count) }]),
      ),
    };
    this.#clear(0, count);
    this.#count = 0;
    for (const column of amounts.values()) column.places = 0;
    return taken;
  }

  #clear(from: number, to: number): void {
    const { texts, days, amounts } = this.#chunk;
    for (const array of [...texts.values(), ...days.values()]) array.fill(0, from, to);
    for (const { units } of amounts.values()) units.fill(NO_AMOUNT, from, to);
  }
}

/** Powers of ten that a float holds exactly. */
const TENS = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** As many units as 64 bits hold, but for those that mark an empty cell. */
const MOST = 2n ** 63n - 1n;

const fits = (units: bigint): boolean => units <= MOST && units >= -MOST;

/** Gives a column finer units; false, and nothing changed, when an amount of it would not fit. */
function refine(column: GrowingAmounts, places: number, count: number): boolean {
  const factor = tenTo(places - column.places);
  const finer = column.units.subarray(0, count);
  if (finer.some(units => units !== NO_AMOUNT && !fits(units * factor))) return false;
  for (const [at, units] of finer.entries()) if (units !== NO_AMOUNT) finer[at] = units * factor;
  column.places = places;
  return true;
}

function emptyChunk(plan: Plan): Growing {
  const { texts, days, amounts } = fieldsOf(plan);
  const ints = (fields: readonly string[]) =>
    new Map(fields.map(field => [field, new Int32Array(CHUNK_ROWS)]));
  const units = () => new BigInt64Array(CHUNK_ROWS).fill(NO_AMOUNT);
  return {
    count: 0,
    numbers: new Int32Array(CHUNK_ROWS),
    texts: ints(texts),
    days: ints(days),
    amounts: new Map(amounts.map(field => [field, { places: 0, units: units() }])),
  };
}

/** Fields of a plan by how they are kept. A party may also name a tax number, and who it acts for. */
function fieldsOf({ columns }: Plan) {
  const texts = new Set<string>();
  for (const { field, kind } of columns) {
    if (kind === 'date' || kind === 'decimal' || LONG_FIELDS.has(field)) continue;
    texts.add(field);
    if (kind === 'party') texts.add(`${field}For`).add(`${field}TaxId`);
  }
  const of = (kind: 'date' | 'decimal') =>
    columns.filter(column => column.kind === kind).map(({ field }) => field);
  return { texts: [...texts], days: of('date'), amounts: of('decimal') };
}
