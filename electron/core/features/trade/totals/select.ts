// Which records are meant.
import { refuse } from '../../../../shared/contract/problem.ts';
import type { TradeFilter, TradeView } from '../../../../shared/contract/trade.ts';
import type { QueryContext } from '../../../app/context.ts';
import { CHUNK_ROWS, type Chunk } from '../store/columns.ts';
import { type Source, type TradeData, tradeData } from '../store/data.ts';
import type { LoadedSet } from '../store/loaded.ts';
import { type Test, testOf } from './conditions.ts';
import { repetitionsIn } from './duplicates.ts';
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

/** The records that a view means. Refuses fields and values that mean nothing. */
export function select(context: QueryContext, view: TradeView): Selection {
  const data = tradeData(context);
  const fields = fieldsOf(context);
  const { filter, text, duplicates, sets } = view;
  for (const field of Object.keys(filter))
    mustBe(field, [...fields.words, ...fields.amounts, ...fields.long]);
  const unknown = sets?.find(id => !data.sources.some(({ set }) => set.id === id));
  if (unknown !== undefined) refuse({ code: 'not-found', what: 'set of trade records', id: unknown });
  const repeated = duplicates === 'exclude' ? repetitionsIn(data) : undefined;
  const parts: Selected[] = [];
  let total = 0;
  let repetitions = 0;
  for (const source of data.sources) {
    if (sets && !sets.some(id => id === source.set.id)) continue;
    for (const [index, chunk] of source.set.chunks.entries()) {
      const start = source.start + index * CHUNK_ROWS;
      const passed = passing(context, source, index, filter, text, fields);
      const at = repeated ? passed.filter(place => repeated[start + place] !== 1) : passed;
      parts.push({ set: source.set, source, chunk, index, start, at });
      total += at.length;
      repetitions += passed.length - at.length;
    }
  }
  return { data, fields, parts, total, repetitions };
}

function passing(
  context: QueryContext,
  source: Source,
  index: number,
  filter: TradeFilter,
  text: string,
  fields: Fields,
): Int32Array {
  const { set, hidden } = source;
  const chunk = set.chunks[index];
  if (!chunk) return new Int32Array();
  const first = index * CHUNK_ROWS;
  const tests: Test[] = Object.entries(filter).map(([field, condition]) =>
    testOf(context, { set, chunk, index }, field, condition, fields),
  );
  if (text.trim() !== '') tests.push(wordsTest(context, { set, chunk, index }, text));
  if (hidden) tests.push(at => hidden[first + at] !== 1);
  return tests.reduce((places, test) => places.filter(test), all(chunk.count));
}

const everything = Int32Array.from({ length: CHUNK_ROWS }, (_, at) => at);

const all = (count: number): Int32Array => everything.subarray(0, count);
