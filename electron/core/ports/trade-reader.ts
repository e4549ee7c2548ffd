import type { Mapping } from '../../shared/trade/mapping.ts';
import type { FieldBook } from '../features/trade/mapping/fields.ts';
import type { Plan } from '../features/trade/mapping/plan.ts';
import type { KeptChunk, SetSummary } from '../features/trade/store/read-set.ts';
import type { RowPlaces } from '../features/trade/store/table-source.ts';
import type { PlaceNames } from '../features/trade/values/place.ts';

/** What reading a table as trade records needs to know. */
export interface TradeReading {
  readonly book: FieldBook;
  readonly places: PlaceNames;
  readonly mapping: Mapping;
  /** Only plan and count: nothing is kept. */
  readonly dryRun: boolean;
}

/** What came of a table. `plan` is missing when the file is no table; `summary` when the plan must be answered first. */
export interface TradeOutcome {
  readonly sha256: string;
  readonly encoding?: string;
  /** Names of the sheets of a workbook, the one that was read first. */
  readonly sheets?: readonly string[];
  readonly plan?: Plan;
  readonly summary?: SetSummary;
  /** Why there is no set: a sentence that says what to do next. */
  readonly refused?: string;
  readonly chunks: readonly KeptChunk[];
  /** Where the raw rows stand in the bytes, when they are not kept apart. */
  readonly rowPlaces?: RowPlaces;
  /** The bytes that were read, handed back. */
  readonly bytes: Uint8Array;
}

/** Reads tables as trade records in a thread of its own. Rejects only with `cancelled`. */
export interface TradeReader {
  /** Takes the bytes over until it answers. `told` hears the share that is done, 0 to 1. */
  read(
    bytes: Uint8Array,
    reading: TradeReading,
    told: (done: number) => void,
    signal: AbortSignal,
  ): Promise<TradeOutcome>;
}
