// Which records are meant.
import { refuse } from '../../../../shared/contract/problem.ts';
import type { TradeFilter, TradeView } from '../../../../shared/contract/trade.ts';
import type { QueryContext } from '../../../app/context.ts';
import { KeptWork, type Sliced } from '../../../app/slices.ts';
import { CHUNK_ROWS, type Chunk } from '../store/columns.ts';
import { type Source, type TradeData, tradeDataSliced } from '../store/data.ts';
import type { LoadedSet } from '../store/loaded.ts';
import { type Test, testOf } from './conditions.ts';
import { repetitionsOf } from './duplicates.ts';
import { type Fields, fieldsOf, mustBe } from './fields.ts';
import { wordsTest } from './words.ts';

/** The records of one chunk that are meant. */
export interface Selected {
  readonly set: LoadedSet;
  readonly source: Source;
  readonly chunk: Chunk;
  readonly index: number;
  /** Running place of the first record of the chunk among all. */
  readonly start: number;
  /** Places in the chunk, rising. */
  readonly at: Int32Array;
}

/** The records of a view by their running places, rising, and how many repetitions were left out. */
export interface Selection {
  readonly data: TradeData;
  readonly fields: Fields;
  readonly parts: readonly Selected[];
  readonly total: number;
  readonly repetitions: number;
}

/** The running places of a selection, rising. */
export function placesOf({ parts, total }: Selection): Uint32Array {
  const places = new Uint32Array(total);
  let filled = 0;
  for (const { start, at } of parts)
    for (let each = 0; each < at.length; each++) places[filled++] = start + (at[each] ?? 0);
  return places;
}

/** Selections kept at once: the rows, counts, totals and months of one question all go over the same records. */
const MOST_KEPT = 8;

const kept = new WeakMap<TradeData, KeptWork<Selection>>();

/** The records that a view means. Refuses fields and values that mean nothing. */
export function* select(context: QueryContext, view: TradeView): Sliced<Selection> {
  const data = yield* tradeDataSliced(context);
  const fields = fieldsOf(context);
  const { filter, text, duplicates, sets } = view;
  for (const field of Object.keys(filter))
    mustBe(field, [...fields.words, ...fields.amounts, ...fields.long]);
  const unknown = sets?.find(id => !data.sources.some(({ set }) => set.id === id));
  if (unknown !== undefined) refuse({ code: 'not-found', what: 'set of trade records', id: unknown });
  const known = kept.get(data) ?? new KeptWork<Selection>(MOST_KEPT);
  kept.set(data, known);
  const name = JSON.stringify([filter, text, duplicates, sets]);
  return yield* known.take(name, () => selected(context, data, fields, view));
}

function* selected(
  context: QueryContext,
  data: TradeData,
  fields: Fields,
  { filter, text, duplicates, sets }: TradeView,
): Sliced<Selection> {
  const repeated = duplicates === 'exclude' ? (yield* repetitionsOf(data)).repeated : undefined;
  const parts: Selected[] = [];
  let total = 0;
  let repetitions = 0;
  for (const source of data.sources) {
    if (sets && !sets.some(id => id === source.set.id)) continue;
    const testsIn = testsOf(context, source, filter, text, fields);
    for (const [index, chunk] of source.set.chunks.entries()) {
      const start = source.start + index * CHUNK_ROWS;
      const passed = yield* passing(chunk, testsIn(chunk, index));
      const at = repeated ? passed.filter(place => repeated[start + place] !== 1) : passed;
      parts.push({ set: source.set, source, chunk, index, start, at });
      total += at.length;
      repetitions += passed.length - at.length;
      yield;
    }
  }
  return { data, fields, parts, total, repetitions };
}

/** The tests of records in a chunk of a source. */
function testsOf(
  context: QueryContext,
  { set, hidden }: Source,
  filter: TradeFilter,
  text: string,
  fields: Fields,
): (chunk: Chunk, index: number) => readonly Test[] {
  const makers = Object.entries(filter).map(([field, condition]) =>
    testOf(context, set, field, condition, fields),
  );
  if (text.trim() !== '') makers.push(part => wordsTest(context, part, text));
  return (chunk, index) => {
    const first = index * CHUNK_ROWS;
    const shown: Test[] = hidden ? [at => hidden[first + at] !== 1] : [];
    return [...makers.map(make => make({ set, chunk, index })), ...shown];
  };
}

/** The places in a chunk that pass all tests. */
function* passing({ count }: Chunk, tests: readonly Test[]): Sliced<Int32Array> {
  const whole = everything.subarray(0, count);
  if (tests.length === 0) return whole;
  const passed = new Int32Array(count);
  let filled = 0;
  for (let from = 0; from < count; from += TESTED_AT_ONCE) {
    const some = whole.subarray(from, from + TESTED_AT_ONCE);
    const those = tests.reduce((places, test) => places.filter(test), some);
    passed.set(those, filled);
    filled += those.length;
    yield;
  }
  return passed.slice(0, filled);
}

/** Records that are tested between two slices. */
const TESTED_AT_ONCE = 4096;

const everything = Int32Array.from({ length: CHUNK_ROWS }, (_, at) => at);
