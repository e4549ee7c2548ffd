import type { LedgerEntry, LedgerState } from '../../../electron/shared/contract/documents.ts';

/** Tables that the ledger is made from. */
export const LEDGER_TABLES = ['ledger', 'reading'] as const;

/** How a file stands today, whatever its line said when it was written. */
export const stateNow = ({ state, now }: LedgerEntry): LedgerState => now ?? state;

/** Whether a file was not read, and nobody has mended it since. */
export const hasFailed = (entry: LedgerEntry): boolean =>
  entry.retriedBy === undefined && !['imported', 'duplicate'].includes(stateNow(entry));
