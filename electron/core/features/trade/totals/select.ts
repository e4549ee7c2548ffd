// Which records meet a filter.
import { refuse } from '../../../../shared/contract/problem.ts';
import type { TradeCondition, TradeFilter } from '../../../../shared/contract/trade.ts';
import { type Amounts, type Chunk, NO_AMOUNT } from '../store/columns.ts';
import type { LoadedSet } from '../store/loaded.ts';
import { type Decimal, MOST_PLACES, parseDecimal, tenTo } from '../values/decimal.ts';
import { duplicatesOf } from './duplicates.ts';
import { lookup, type Tiers } from './lookup.ts';

/** What the fields of a project's sets are, and the tiers of codes. */
export interface Fields {
  /** Fields of words and days, `month`, `hs6` and `chplTier` among them. */
  readonly words: ReadonlySet<string>;
  readonly amounts: ReadonlySet<string>;
  readonly tiers: Tiers;
}

/** The records of one chunk that are meant; `start` is the place of its first among all of the set. */
export interface Selected {
  readonly set: LoadedSet;
  readonly chunk: Chunk;
  readonly index: number;
  readonly start: number;
  /** Places in the chunk, rising. */
  readonly at: Int32Array;
}

type Test = (at: number) => boolean;

/** Goes through the records that meet a filter, chunk by chunk. Refuses fields and values that mean nothing. */
export function* selected(
  sets: readonly LoadedSet[],
  filter: TradeFilter,
  duplicates: 'include' | 'exclude',
  fields: Fields,
): Iterable<Selected> {
  for (const field of Object.keys(filter)) mustBe(field, [...fields.words, ...fields.amounts]);
  for (const set of sets) {
    const repeated = duplicates === 'exclude' ? new Set(duplicatesOf(set).map(({ at }) => at)) : undefined;
    let start = 0;
    for (const [index, chunk] of set.chunks.entries()) {
      const tests = Object.entries(filter).map(([field, condition]) =>
        testOf(set, chunk, field, condition, fields),
      );
      const from = start;
      if (repeated) tests.push(at => !repeated.has(from + at));
      yield { set, chunk, index, start, at: passing(chunk.count, tests) };
      start += chunk.count;
    }
  }
}

/** Refuses a field that is none of those given. */
export function mustBe(field: string, known: readonly string[]): void {
  if (known.includes(field)) return;
  refuse({
    code: 'not-allowed',
    what: `“${field}” is no field that can be used here.`,
    next: `Use one of: ${[...known].sort().join(', ')}.`,
  });
}

function passing(count: number, tests: readonly Test[]): Int32Array {
  const places = new Int32Array(count);
  let found = 0;
  for (let at = 0; at < count; at++) if (tests.every(test => test(at))) places[found++] = at;
  return places.subarray(0, found);
}

function testOf(
  set: LoadedSet,
  chunk: Chunk,
  field: string,
  condition: TradeCondition,
  fields: Fields,
): Test {
  if (fields.amounts.has(field)) return amountTest(chunk.amounts.get(field), field, condition);
  const { key, word } = lookup(set, chunk, field, fields.tiers);
  const wanted = wordTest(condition);
  const known = new Map<number, boolean>();
  return at => {
    const place = key(at);
    const found = known.get(place) ?? wanted(word(place));
    known.set(place, found);
    return found;
  };
}

/** Words are compared whole; a range by the order of their letters, which for dates and codes is their own. */
function wordTest(condition: TradeCondition): (word: string) => boolean {
  if (typeof condition === 'string') return word => word === condition;
  if (Array.isArray(condition)) return word => condition.includes(word);
  const { from, to } = condition;
  // `2024-03` ends with the last day of March, `8542` with the last code of the heading.
  return word =>
    word !== '' &&
    (from === undefined || word >= from) &&
    (to === undefined || word <= to || word.startsWith(to));
}

function amountTest(column: Amounts | undefined, field: string, condition: TradeCondition): Test {
  const read = (text: string): Decimal =>
    parseDecimal(text, '.') ??
    refuse({
      code: 'not-allowed',
      what: `“${text}” is no amount for “${field}”.`,
      next: 'Write it with a point and without separators, as 1234.56.',
    });
  const test = amountRange(condition, text => finest(read(text)));
  const factor = tenTo(MOST_PLACES - (column?.places ?? 0));
  return at => {
    const units = column?.units[at] ?? NO_AMOUNT;
    return units !== NO_AMOUNT && test(units * factor);
  };
}

const finest = ({ units, places }: Decimal): bigint => units * tenTo(MOST_PLACES - places);

function amountRange(
  condition: TradeCondition,
  amount: (text: string) => bigint,
): (value: bigint) => boolean {
  if (typeof condition === 'string') {
    const only = amount(condition);
    return value => value === only;
  }
  if (Array.isArray(condition)) {
    const any = new Set(condition.map(amount));
    return value => any.has(value);
  }
  const from = condition.from === undefined ? undefined : amount(condition.from);
  const to = condition.to === undefined ? undefined : amount(condition.to);
  return value => (from === undefined || value >= from) && (to === undefined || value <= to);
}
