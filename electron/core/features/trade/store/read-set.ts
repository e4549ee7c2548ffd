// A table becomes a set of trade records: chunks of columns, the raw rows beside them, and what was left out.
import type { FieldBook } from '../mapping/fields.ts';
import type { Plan } from '../mapping/plan.ts';
import type { Places } from '../values/place.ts';
import { ChunkBuilder, LONG_FIELDS } from './builder.ts';
import { LOST, lostLetters, type Trouble } from './cell-reader.ts';
import { textsOf } from './cell-text.ts';
import { CHUNK_ROWS, encodeChunk } from './columns.ts';
import type { PlainChunk } from './finish-chunk.ts';
import { LongTexts } from './long-texts.ts';
import { packRows } from './packing.ts';
import { RowCutter } from './row-cutter.ts';
import { isBlank, rowReader } from './row-reader.ts';
import { ROWS_EVERY, type RowPlaces, type TableSource } from './table-source.ts';

/** Makes bytes smaller; the project file undoes it with its counterpart. */
export type Squeeze = (bytes: Uint8Array) => Uint8Array;

/** One chunk as it is kept: all squeezed. `raw` is a series of blocks, `blocks` their ends in it; empty when the original has the rows. */
export interface KeptChunk {
  readonly rows: number;
  readonly columns: Uint8Array;
  readonly raw: Uint8Array;
  readonly blocks: readonly number[];
  /** Long texts by field, as `PackedTexts` reads them. */
  readonly long: Readonly<Record<string, Uint8Array>>;
  /** The words of its rows, and their positions, as `packWords` lays them out. */
  readonly index: Uint8Array;
  readonly positions: Uint8Array;
}

/** A row that is no record. */
export interface RejectedRow {
  readonly row: number;
  readonly reason: string;
  readonly cells: readonly string[];
}

/** A cell that has to be looked at, with its row. */
export interface RowTrouble extends Trouble {
  readonly row: number;
}

/** What became of a table, without its chunks. */
export interface SetSummary {
  readonly rows: number;
  readonly rejected: readonly RejectedRow[];
  /** Rejected rows in all; at most MOST_LISTED are listed. */
  readonly rejectedCount: number;
  readonly troubles: readonly RowTrouble[];
  readonly troubleCount: number;
  /** The distinct texts of the set, squeezed. */
  readonly texts: Uint8Array;
  /** Where its raw rows stand in the original, when they are not kept apart. */
  readonly rowPlaces?: RowPlaces;
}

const MOST_LISTED = 10_000;

/** How a table is read. */
export interface SetReading {
  readonly book: FieldBook;
  readonly places: Places;
  readonly squeeze: Squeeze;
  /** Gets each chunk as it is full; reading goes on when it answers. Nothing is gathered without it. */
  readonly keep?: (chunk: PlainChunk) => Promise<void>;
  /** Told the share that is done, 0 to 1. */
  readonly told: (done: number) => void;
}

/** Reads a whole table. */
export async function readSet(source: TableSource, plan: Plan, how: SetReading): Promise<SetSummary> {
  const reading = new Reading(source, plan, how);
  for await (const { bytes, done } of source.parts()) {
    reading.cutter.feed(bytes);
    await reading.cutRows();
    how.told(done);
  }
  reading.cutter.end();
  await reading.cutRows();
  return await reading.end();
}

/** Kinds of fields whose words are searched, and those of them that are no words. */
const SEARCHED: ReadonlySet<string> = new Set(['text', 'party', 'taxId']);
const NO_WORDS: ReadonlySet<string> = new Set([
  'item',
  'unit',
  'procedure',
  'office',
  'incoterms',
  'transport',
]);

class Reading {
  readonly cutter: RowCutter;
  readonly #source: TableSource;
  readonly #how: SetReading;
  readonly #read: ReturnType<typeof rowReader>;
  readonly #builder: ChunkBuilder;
  readonly #long: readonly { readonly field: string; readonly column: number; readonly texts: LongTexts }[];
  readonly #searched: readonly string[];
  readonly #header: number;
  readonly #starts: number[] = [];
  readonly #rejected: RejectedRow[] = [];
  readonly #troubles: RowTrouble[] = [];
  #raw: (readonly string[])[] = [];
  #textsSent = 0;
  #cut = 0;
  #rows = 0;
  #rejectedCount = 0;
  #troubleCount = 0;

  constructor(source: TableSource, plan: Plan, how: SetReading) {
    this.#source = source;
    this.#how = how;
    this.#header = plan.header;
    this.cutter = new RowCutter(source.delimiter, source.measure);
    this.#builder = new ChunkBuilder(plan);
    const { book, places } = how;
    const { cutter } = this;
    this.#read = rowReader({ plan, book, places, builder: this.#builder, cutter, cells: source.cells });
    this.#long = plan.columns
      .filter(({ field }) => LONG_FIELDS.has(field))
      .map(({ field, column }) => ({ field, column, texts: new LongTexts(source.cells) }));
    this.#searched = plan.columns
      .filter(({ field, kind }) => SEARCHED.has(kind) && !NO_WORDS.has(field) && !LONG_FIELDS.has(field))
      .map(({ field }) => field);
  }

  /** Takes the rows that are there; hands chunks over as they are full. */
  async cutRows(): Promise<void> {
    const { cutter } = this;
    while (cutter.next()) {
      if (this.#cut % ROWS_EVERY === 0) this.#starts.push(cutter.start);
      if (this.#cut++ > this.#header && this.#add(this.#cut - this.#header - 1)) await this.#flush();
    }
  }

  async end(): Promise<SetSummary> {
    if (this.#builder.count > 0) await this.#flush();
    const { label, delimiter } = this.#source;
    return {
      rows: this.#rows,
      rejected: this.#rejected,
      rejectedCount: this.#rejectedCount,
      troubles: this.#troubles,
      troubleCount: this.#troubleCount,
      texts: this.#how.squeeze(this.#builder.texts.packed()),
      ...(label !== undefined && {
        rowPlaces: { label, delimiter, every: ROWS_EVERY, starts: this.#starts },
      }),
    };
  }

  /** Takes the row that was cut last; true when the chunk is full. */
  #add(row: number): boolean {
    const { cutter } = this;
    const { cells } = this.#source;
    // Sheets go on for a million rows below the last one that has anything in it.
    if (isBlank(cutter, cells)) return false;
    const { rejected, troubles } = this.#read(row);
    if (rejected !== undefined) {
      this.#rejectedCount++;
      if (this.#rejected.length < MOST_LISTED)
        this.#rejected.push({ row, reason: rejected, cells: textsOf(cutter, cells) });
      return false;
    }
    if (this.#how.keep) this.#gather();
    this.#rows++;
    for (const trouble of cells.isDoubtful ? [...troubles, ...this.#lostInLong()] : troubles) {
      this.#troubleCount++;
      if (this.#troubles.length < MOST_LISTED) this.#troubles.push({ row, ...trouble });
    }
    return this.#builder.count === CHUNK_ROWS;
  }

  /** Long texts of the row with bytes that are no letters. */
  #lostInLong(): Trouble[] {
    const { starts, ends, bytes, count } = this.cutter;
    return this.#long.flatMap(({ field, column }) => {
      if (column >= count) return [];
      const cell = this.#source.cells.text(bytes, starts[column] ?? 0, ends[column] ?? 0);
      return cell.includes(LOST) ? [lostLetters(field, cell)] : [];
    });
  }

  #gather(): void {
    const { cutter } = this;
    // Raw rows are kept apart only where they cannot be found again in the bytes of the original.
    if (this.#source.label === undefined) this.#raw.push(textsOf(cutter, this.#source.cells));
    for (const { column, texts } of this.#long) {
      const isThere = column < cutter.count;
      texts.add(
        cutter.bytes,
        isThere ? (cutter.starts[column] ?? 0) : 0,
        isThere ? (cutter.ends[column] ?? 0) : 0,
      );
    }
  }

  /** Hands the chunk over. */
  async #flush(): Promise<void> {
    const { squeeze, keep } = this.#how;
    const chunk = this.#builder.take();
    if (!keep) return;
    const texts = this.#builder.texts.packed(this.#textsSent);
    this.#textsSent = this.#builder.texts.count;
    const { bytes, ends } = packRows(this.#raw, squeeze);
    this.#raw = [];
    await keep({
      rows: chunk.count,
      columns: encodeChunk(chunk),
      raw: bytes,
      blocks: ends,
      long: Object.fromEntries(this.#long.map(({ field, texts: long }) => [field, long.take()])),
      texts,
      searched: this.#searched,
    });
  }
}
