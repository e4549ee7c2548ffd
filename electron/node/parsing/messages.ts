// What travels between the pool and its parse-workers. Runs are packed: many small arrays are slow to clone.
import type { ParseOutcome } from '../../core/ports/parser.ts';

/** A file to read. */
export interface Job {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What came of it, with the runs of all pages in one array, `runCounts` numbers for each page. */
export interface Answer {
  readonly id: number;
  readonly outcome: ParseOutcome;
  readonly runs: Float64Array<ArrayBuffer>;
  readonly runCounts: readonly number[];
}

/** Takes the runs out of an outcome, to be transferred instead of cloned. */
export function pack(id: number, outcome: ParseOutcome): Answer {
  const pages = outcome.reading?.pages ?? [];
  const runCounts = pages.map(page => page.runs.length);
  const runs = new Float64Array(runCounts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const page of pages) {
    runs.set(page.runs, at);
    at += page.runs.length;
  }
  return { id, outcome: withPages(outcome, () => []), runs, runCounts };
}

/** Puts the runs back. */
export function unpack({ outcome, runs, runCounts }: Answer): ParseOutcome {
  let at = 0;
  return withPages(outcome, index => {
    const start = at;
    at += runCounts[index] ?? 0;
    return Array.from(runs.subarray(start, at));
  });
}

function withPages(outcome: ParseOutcome, runsOf: (index: number) => number[]): ParseOutcome {
  const { reading } = outcome;
  if (reading === undefined) return outcome;
  const pages = reading.pages.map((page, index) => ({ ...page, runs: runsOf(index) }));
  return { ...outcome, reading: { ...reading, pages } };
}
