// A table becomes a set of trade records: chunks of columns, the raw rows beside them, and what was left out.
import type { FieldBook } from '../mapping/fields.ts';
import type { Plan } from '../mapping/plan.ts';
import type { Places } from '../values/place.ts';
import { ChunkBuilder, LONG_FIELDS } from './builder.ts';
import { CHUNK_ROWS, encodeChunk } from './columns.ts';
import type { PlainChunk } from './finish-chunk.ts';
import { encodeTexts, packRows } from './packing.ts';
import { rowReader, type Trouble } from './row-reader.ts';
import type { TableSource } from './table-source.ts';

/** Makes bytes smaller; the project file undoes it with its counterpart. */
export type Squeeze = (bytes: Uint8Array) => Uint8Array;

/** One chunk as it is kept: all squeezed. `raw` is a series of blocks, `blocks` their ends in it; empty when the original has the rows. */
export interface KeptChunk {
  readonly rows: number;
  readonly columns: Uint8Array;
  readonly raw: Uint8Array;
  readonly blocks: readonly number[];
  /** Long texts by field, as `encodeTexts` lays them out. */
  readonly long: Readonly<Record<string, Uint8Array>>;
  /** The words of its rows, as `packSegment` lays them out. */
  readonly index: Uint8Array;
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
}

const MOST_LISTED = 10_000;

/** How a table is read. */
export interface SetReading {
  readonly book: FieldBook;
  readonly places: Places;
  readonly squeeze: Squeeze;
  /** Whether raw rows are kept apart from the original. */
  readonly packed: boolean;
  /** Gets each chunk as it is full; reading goes on when it answers. Nothing is gathered without it. */
  readonly keep?: (chunk: PlainChunk) => Promise<void>;
  /** Told the share that is done, 0 to 1. */
  readonly told: (done: number) => void;
}

/** Reads a whole table. */
export async function readSet(source: TableSource, plan: Plan, how: SetReading): Promise<SetSummary> {
  const reading = new Reading(plan, how);
  let skip = plan.header + 1;
  for (const { rows, done } of source.parts()) {
    for (const cells of rows) {
      if (skip > 0) skip--;
      else if (reading.add(cells)) await reading.flush();
    }
    how.told(done);
  }
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
  readonly #how: SetReading;
  readonly #read: ReturnType<typeof rowReader>;
  readonly #builder: ChunkBuilder;
  readonly #long: readonly { readonly field: string; readonly column: number; texts: string[] }[];
  readonly #searched: readonly string[];
  readonly #rejected: RejectedRow[] = [];
  readonly #troubles: RowTrouble[] = [];
  #raw: (readonly string[])[] = [];
  #textsSent = 0;
  #number = 0;
  #rows = 0;
  #rejectedCount = 0;
  #troubleCount = 0;

  constructor(plan: Plan, how: SetReading) {
    this.#how = how;
    this.#builder = new ChunkBuilder(plan);
    this.#read = rowReader(plan, how.book, how.places, this.#builder);
    this.#long = plan.columns
      .filter(({ field }) => LONG_FIELDS.has(field))
      .map(({ field, column }) => ({ field, column, texts: [] }));
    this.#searched = plan.columns
      .filter(({ field, kind }) => SEARCHED.has(kind) && !NO_WORDS.has(field) && !LONG_FIELDS.has(field))
      .map(({ field }) => field);
  }

  /** Takes a row; true when the chunk is full. */
  add(cells: readonly string[]): boolean {
    const row = ++this.#number;
    // Sheets go on for a million rows below the last one that has anything in it.
    if (cells.every(cell => cell === '' || cell.trim() === '')) return false;
    const { rejected, troubles } = this.#read(row, cells);
    if (rejected !== undefined) {
      this.#rejectedCount++;
      if (this.#rejected.length < MOST_LISTED) this.#rejected.push({ row, reason: rejected, cells });
      return false;
    }
    if (this.#how.keep) this.#gather(cells);
    this.#rows++;
    for (const trouble of troubles) {
      this.#troubleCount++;
      if (this.#troubles.length < MOST_LISTED) this.#troubles.push({ row, ...trouble });
    }
    return this.#builder.count === CHUNK_ROWS;
  }

  async end(): Promise<SetSummary> {
    if (this.#builder.count > 0) await this.flush();
    return {
      rows: this.#rows,
      rejected: this.#rejected,
      rejectedCount: this.#rejectedCount,
      troubles: this.#troubles,
      troubleCount: this.#troubleCount,
      texts: this.#how.squeeze(encodeTexts(this.#builder.texts.list)),
    };
  }

  #gather(cells: readonly string[]): void {
    if (this.#how.packed) this.#raw.push(cells);
    for (const { column, texts } of this.#long) texts.push(cells[column] ?? '');
  }

  /** Hands the chunk over. */
  async flush(): Promise<void> {
    const { squeeze, keep } = this.#how;
    const chunk = this.#builder.take();
    if (!keep) return;
    const { list } = this.#builder.texts;
    const texts = encodeTexts(list.slice(this.#textsSent));
    this.#textsSent = list.length;
    const { bytes, ends } = packRows(this.#raw, squeeze);
    this.#raw = [];
    const long = this.#long.map(({ field, texts }) => [field, encodeTexts(texts)] as const);
    for (const { texts } of this.#long) texts.length = 0;
    await keep({
      rows: chunk.count,
      columns: encodeChunk(chunk),
      raw: bytes,
      blocks: ends,
      long: Object.fromEntries(long),
      texts,
      searched: this.#searched,
    });
  }
}
