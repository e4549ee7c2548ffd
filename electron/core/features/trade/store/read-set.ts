// A table becomes a set of trade records: chunks of columns, the raw rows beside them, and what was left out.
import type { FieldBook } from '../mapping/fields.ts';
import type { Plan } from '../mapping/plan.ts';
import type { Places } from '../values/place.ts';
import { ChunkBuilder, LONG_FIELDS } from './builder.ts';
import { CHUNK_ROWS, encodeChunk } from './columns.ts';
import { encodeTexts, packRows } from './packing.ts';
import { rowReader, type Trouble } from './row-reader.ts';
import type { TableSource } from './table-source.ts';

/** Makes bytes smaller; the project file undoes it with its counterpart. */
export type Squeeze = (bytes: Uint8Array) => Uint8Array;

/** One chunk as it is kept: all squeezed. `raw` is a series of blocks, `blocks` their ends in it. */
export interface KeptChunk {
  readonly rows: number;
  readonly columns: Uint8Array;
  readonly raw: Uint8Array;
  readonly blocks: readonly number[];
  /** Long texts by field, as `encodeTexts` lays them out. */
  readonly long: Readonly<Record<string, Uint8Array>>;
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

/** Reads a whole table. `keep` gets each chunk as it is full; `told` the share that is done, 0 to 1. */
export function readSet(
  source: TableSource,
  plan: Plan,
  ports: { readonly book: FieldBook; readonly places: Places; readonly squeeze: Squeeze },
  keep: (chunk: KeptChunk) => void,
  told: (done: number) => void = () => undefined,
): SetSummary {
  const reading = new Reading(plan, ports, keep);
  let skip = plan.header + 1;
  for (const { rows, done } of source.parts()) {
    for (const cells of rows) {
      if (skip > 0) skip--;
      else reading.add(cells);
    }
    told(done);
  }
  return reading.end();
}

class Reading {
  readonly #ports: { readonly squeeze: Squeeze };
  readonly #keep: (chunk: KeptChunk) => void;
  readonly #read: ReturnType<typeof rowReader>;
  readonly #builder: ChunkBuilder;
  readonly #long: readonly { readonly field: string; readonly column: number }[];
  readonly #rejected: RejectedRow[] = [];
  readonly #troubles: RowTrouble[] = [];
  #raw: (readonly string[])[] = [];
  #number = 0;
  #rows = 0;
  #rejectedCount = 0;
  #troubleCount = 0;

  constructor(
    plan: Plan,
    ports: { readonly book: FieldBook; readonly places: Places; readonly squeeze: Squeeze },
    keep: (chunk: KeptChunk) => void,
  ) {
    this.#ports = ports;
    this.#keep = keep;
    this.#builder = new ChunkBuilder(plan);
    this.#read = rowReader(plan, ports.book, ports.places, this.#builder);
    this.#long = plan.columns.filter(({ field }) => LONG_FIELDS.has(field));
  }

  add(cells: readonly string[]): void {
    const row = ++this.#number;
    const { rejected, troubles } = this.#read(row, cells);
    if (rejected !== undefined) {
      this.#rejectedCount++;
      if (this.#rejected.length < MOST_LISTED) this.#rejected.push({ row, reason: rejected, cells });
      return;
    }
    this.#raw.push(cells);
    this.#rows++;
    for (const trouble of troubles) {
      this.#troubleCount++;
      if (this.#troubles.length < MOST_LISTED) this.#troubles.push({ row, ...trouble });
    }
    if (this.#builder.count === CHUNK_ROWS) this.#flush();
  }

  end(): SetSummary {
    if (this.#builder.count > 0) this.#flush();
    return {
      rows: this.#rows,
      rejected: this.#rejected,
      rejectedCount: this.#rejectedCount,
      troubles: this.#troubles,
      troubleCount: this.#troubleCount,
      texts: this.#ports.squeeze(encodeTexts(this.#builder.texts.list)),
    };
  }

  #flush(): void {
    const { squeeze } = this.#ports;
    const chunk = this.#builder.take();
    const { bytes, ends } = packRows(this.#raw, squeeze);
    const long = this.#long.map(({ field, column }) => [
      field,
      squeeze(encodeTexts(this.#raw.map(cells => cells[column] ?? ''))),
    ]);
    this.#keep({
      rows: chunk.count,
      columns: squeeze(encodeChunk(chunk)),
      raw: bytes,
      blocks: ends,
      long: Object.fromEntries(long),
    });
    this.#raw = [];
  }
}
