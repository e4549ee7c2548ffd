import type { Mapping } from '../../shared/trade/mapping.ts';
import type { FieldBook } from '../features/trade/mapping/fields.ts';
import type { Plan } from '../features/trade/mapping/plan.ts';
import type { KeptChunk, SetSummary } from '../features/trade/store/read-set.ts';
import type { TableBytes } from '../features/trade/store/table-source.ts';
import type { PlaceNames } from '../features/trade/values/place.ts';

/** What reading a table as trade records needs to know. */
export interface TradeReading {
  readonly book: FieldBook;
  readonly places: PlaceNames;
  readonly mapping: Mapping;
  /** Only plan and count, all rows or the first thousands: nothing is kept. */
  readonly dryRun?: 'whole' | 'sample' | undefined;
}

/** What came of a table. `plan` is missing when the file is no table; `summary` when the plan must be answered first. */
export interface TradeOutcome {
  readonly encoding?: string;
  /** What stands between the cells of delimited text. */
  readonly delimiter?: string;
  /** Names of the sheets of a workbook, the one that was read first. */
  readonly sheets?: readonly string[];
  readonly plan?: Plan;
  readonly summary?: SetSummary;
  /** Whether the summary is of the first rows alone. */
  readonly isSample?: boolean;
  /** Why there is no set: a sentence that says what to do next. */
  readonly refused?: string;
  readonly chunks: readonly KeptChunk[];
}

/** A table that is offered for reading. */
export interface OfferedTable extends TableBytes {
  /** Told when it is known that the table makes trade records: what is read from then on is all of it, in order. */
  accepted?(): void;
}

/** Reads tables as trade records in a thread of its own. Rejects only with `cancelled`, and with what the table's bytes reject with. */
export interface TradeReader {
  /** `told` hears the share that is done, 0 to 1. */
  read(
    table: OfferedTable,
    reading: TradeReading,
    told: (done: number) => void,
    signal: AbortSignal,
  ): Promise<TradeOutcome>;
}
