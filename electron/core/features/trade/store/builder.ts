// Gathers the rows of a table into chunks while they are read.
import type { Plan } from '../mapping/plan.ts';
import { type Decimal, tenTo } from '../values/decimal.ts';
import { CHUNK_ROWS, type Chunk, NO_AMOUNT } from './columns.ts';
import { ownText } from './row-reader.ts';

/** Fields whose texts hardly repeat: kept row by row, not as places in a list. */
export const LONG_FIELDS: ReadonlySet<string> = new Set(['goods', 'containers']);

/** The distinct texts of a set, in the order of their first use; place 0 is no text. */
export class Texts {
  readonly list: string[] = [''];
  readonly #places = new Map<string, number>([['', 0]]);

  /** The place of a text, a new one if it has none. */
  place(text: string): number {
    const found = this.#places.get(text);
    if (found !== undefined) return found;
    const own = ownText(text);
    const place = this.list.length;
    this.#places.set(own, place);
    this.list.push(own);
    return place;
  }
}

interface GrowingAmounts {
  places: number;
  readonly units: BigInt64Array;
}

/** A chunk with room for all its rows; amounts get finer units as they need them. */
interface Growing extends Omit<Chunk, 'amounts'> {
  readonly amounts: ReadonlyMap<string, GrowingAmounts>;
}

/** Columns that are filled row by row: `begin`, values, `end`. A row that is begun and not ended is written over. */
export class ChunkBuilder {
  readonly texts = new Texts();
  readonly #fields: ReturnType<typeof fieldsOf>;
  readonly #chunk: Growing;
  #count = 0;

  constructor(plan: Plan) {
    this.#fields = fieldsOf(plan);
    this.#chunk = emptyChunk(this.#fields);
  }

  /** Rows gathered so far. */
  get count(): number {
    return this.#count;
  }

  /** Begins a row under its number in the table, from 1. */
  begin(number: number): void {
    const at = this.#count;
    const { numbers, texts, days, amounts } = this.#chunk;
    numbers[at] = number;
    for (const array of texts.values()) array[at] = 0;
    for (const array of days.values()) array[at] = 0;
    for (const { units } of amounts.values()) units[at] = NO_AMOUNT;
  }

  /** Puts a text by its place; one that yields does not take the place of another. */
  text(field: string, place: number, yields: boolean): void {
    const array = this.#chunk.texts.get(field);
    if (array && !(yields && array[this.#count] !== 0)) array[this.#count] = place;
  }

  day(field: string, day: number): void {
    const array = this.#chunk.days.get(field);
    if (array) array[this.#count] = day;
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

  /** Ends a row. When there are CHUNK_ROWS of them, they must be taken before the next. */
  end(): void {
    this.#count++;
  }

  /** The rows gathered; it begins anew. */
  take(): Chunk {
    const count = this.#count;
    const cut = (map: ReadonlyMap<string, Int32Array>) =>
      new Map([...map].map(([field, array]) => [field, array.slice(0, count)]));
    const { numbers, texts, days, amounts } = this.#chunk;
    this.#count = 0;
    const amountsCut = new Map(
      [...amounts].map(([field, { places, units }]) => [field, { places, units: units.slice(0, count) }]),
    );
    for (const column of amounts.values()) column.places = 0;
    return {
      count,
      numbers: numbers.slice(0, count),
      texts: cut(texts),
      days: cut(days),
      amounts: amountsCut,
    };
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

type Fields = ReturnType<typeof fieldsOf>;

function emptyChunk({ texts, days, amounts }: Fields): Growing {
  const ints = (fields: readonly string[]) =>
    new Map(fields.map(field => [field, new Int32Array(CHUNK_ROWS)]));
  return {
    count: 0,
    numbers: new Int32Array(CHUNK_ROWS),
    texts: ints(texts),
    days: ints(days),
    amounts: new Map(amounts.map(field => [field, { places: 0, units: new BigInt64Array(CHUNK_ROWS) }])),
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
