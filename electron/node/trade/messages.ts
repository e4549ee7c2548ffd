import type { TradeOutcome, TradeReading } from '../../core/ports/trade-reader.ts';

/** A table to read. */
export interface TradeJob {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly reading: TradeReading;
}

/** How far a worker is, or what came of its table. */
export type TradeAnswer = { readonly done: number } | { readonly outcome: TradeOutcome };
