import type { TradeOutcome, TradeReading } from '../../core/ports/trade-reader.ts';

/** A table to read: its bytes are asked for. */
export interface TradeJob {
  readonly bytes: number;
  readonly reading: TradeReading;
}

/** What a worker asks for, how far it is, or what came of its table. Bytes are answered in the order in which they were asked for. */
export type TradeAnswer =
  | { readonly read: readonly [from: number, to: number] }
  | { readonly accepted: true }
  | { readonly done: number }
  | { readonly outcome: TradeOutcome };
