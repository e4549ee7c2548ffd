// Records that tell of one shipment more than once: in one table, in two, or as the mirror of one another.
import type { DuplicateReason } from '../../../../shared/contract/trade.ts';
import { KeptWork, type Sliced } from '../../../app/slices.ts';
import type { TradeData } from '../store/data.ts';
import { acrossTables } from './across-tables.ts';
import { hashesOfRecords, Records } from './records-by-hash.ts';
import { whyRepeats } from './repetition.ts';

/** The reasons by number; 0 is none. */
export const REASONS: readonly (DuplicateReason | '')[] = [
  '',
  'same',
  'other-item',
  'other-declaration',
  'other-weight',
  'other-set',
  'mirror',
];

/** By running place: the record that is repeated (from 1; 0 for none) and the number of the reason. */
export interface Repetitions {
  readonly of: Int32Array;
  readonly reason: Uint8Array;
  /** 1 for each record that repeats another. */
  readonly repeated: Uint8Array;
}

const kept = new WeakMap<TradeData, KeptWork<Repetitions>>();

/** All repetitions. A repetition is measured by the first of its group, which stays. */
export function* repetitionsOf(data: TradeData): Sliced<Repetitions> {
  const known = kept.get(data) ?? new KeptWork<Repetitions>(1);
  kept.set(data, known);
  return yield* known.take('', () => lookedFor(data));
}

function* lookedFor(data: TradeData): Sliced<Repetitions> {
  const made = {
    of: new Int32Array(data.rows),
    reason: new Uint8Array(data.rows),
    repeated: new Uint8Array(data.rows),
  };
  const mark = (place: number, first: number, reason: DuplicateReason) => {
    made.of[place] = first + 1;
    made.reason[place] = REASONS.indexOf(reason);
    made.repeated[place] = 1;
  };
  const records = new Records(data);
  yield* withinTables(data, records, mark);
  yield* acrossTables(data, records, made.repeated, mark);
  return made;
}

/** The first record of the group of a record. */
export function rootOf({ of }: Repetitions, place: number): number {
  let root = place;
  while ((of[root] ?? 0) > 0) root = (of[root] ?? 0) - 1;
  return root;
}

type Mark = (place: number, first: number, reason: DuplicateReason) => void;

/** Records between two slices. */
const SLICE = 16_384;

/** Repetitions within each table, mended rows among the others. */
function* withinTables(data: TradeData, records: Records, mark: Mark): Sliced<void> {
  const hidden = new Uint8Array(data.rows);
  for (const source of data.sources) if (source.hidden) hidden.set(source.hidden, source.start);
  const tables = Map.groupBy(data.sources, ({ set }) => set.id);
  for (const sources of tables.values()) {
    const count = sources.reduce((sum, { set }) => sum + set.rows, 0);
    const from = sources[0]?.start ?? 0;
    const hashes = new Int32Array(count);
    for (const { set, start } of sources) hashes.set(yield* hashesOfRecords(set), start - from);
    // Chains of records by hash: `first` by bucket, `next` by record; both hold places from 1, 0 ends.
    const buckets = 1 << Math.ceil(Math.log2(Math.max(2, count * 2)));
    const first = new Int32Array(buckets);
    const next = new Int32Array(count + 1);
    for (let at = 0; at < count; at++) {
      const place = from + at;
      if (at % SLICE === 0) yield;
      if (hidden[place] === 1) continue;
      const hash = hashes[at] ?? 0;
      const bucket = hash & (buckets - 1);
      let other = first[bucket] ?? 0;
      for (; other > 0; other = next[other] ?? 0) {
        const reason = hashes[other - 1] === hash ? whyRepeats(records, from + other - 1, place) : undefined;
        if (!reason) continue;
        mark(place, from + other - 1, reason);
        break;
      }
      // A repetition is measured by the first, never by another repetition.
      if (other > 0) continue;
      next[at + 1] = first[bucket] ?? 0;
      first[bucket] = at + 1;
    }
  }
}
