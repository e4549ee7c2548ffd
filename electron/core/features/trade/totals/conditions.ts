// Conditions of a filter as tests of one record.
import { refuse } from '../../../../shared/contract/problem.ts';
import type { TradeCondition } from '../../../../shared/contract/trade.ts';
import type { QueryContext } from '../../../app/context.ts';
import { type Amounts, type Chunk, NO_AMOUNT } from '../store/columns.ts';
import type { LoadedSet } from '../store/loaded.ts';
import { type Decimal, MOST_PLACES, parseDecimal, tenTo } from '../values/decimal.ts';
import { amountsOf } from './amounts.ts';
import type { Fields } from './fields.ts';
import { lookup } from './lookup.ts';
import { folded, longTest } from './words.ts';

/** Tells of a record by its place in the chunk. */
export type Test = (at: number) => boolean;

/** One chunk of a set. */
export interface Part {
  readonly set: LoadedSet;
  readonly chunk: Chunk;
  readonly index: number;
}

type Parts = Exclude<TradeCondition, string | string[]>;

/** The tests that a condition on a field is, one for each chunk of a set. Refuses amounts that are none. */
export function testOf(
  context: QueryContext,
  set: LoadedSet,
  field: string,
  condition: TradeCondition,
  { amounts, long, lists }: Fields,
): (part: Part) => Test {
  if (amounts.has(field))
    return ({ chunk }) => amountTest(amountsOf(set, chunk, field, lists), field, condition);
  const wanted = wordTest(condition);
  const letters = lettersAlone(condition);
  if (long.has(field)) return part => longTest(context, part, field, wanted, letters);
  // A value is looked at once: 0 not asked yet, 1 no, 2 yes.
  let known: Uint8Array | undefined;
  return ({ chunk }) => {
    const { key, word, keys } = lookup(set, chunk, field, lists);
    if (keys === undefined) return remembering(key, each => wanted(word(each)));
    known ??= new Uint8Array(keys);
    return rememberingIn(known, key, each => wanted(word(each)));
  };
}

/** The letters that a condition asks for, when it asks for nothing else. */
function lettersAlone(condition: TradeCondition): string | undefined {
  if (typeof condition === 'string' || Array.isArray(condition)) return undefined;
  const { contains, ...rest } = condition;
  return Object.values(rest).some(each => each !== undefined) || !contains ? undefined : folded(contains);
}

function rememberingIn(known: Uint8Array, key: (at: number) => number, fits: (key: number) => boolean): Test {
  return at => {
    const place = key(at);
    const found = known[place];
    if (found !== 0) return found === 2;
    const does = fits(place);
    known[place] = does ? 2 : 1;
    return does;
  };
}

function remembering(key: (at: number) => number, fits: (key: number) => boolean): Test {
  const known = new Map<number, boolean>();
  return at => {
    const place = key(at);
    const found = known.get(place) ?? fits(place);
    known.set(place, found);
    return found;
  };
}

/** Words are compared whole; a range by the order of their letters, which for dates and codes is their own. */
function wordTest(condition: TradeCondition): (word: string) => boolean {
  if (typeof condition === 'string') return word => word === condition;
  if (Array.isArray(condition)) {
    const any = new Set(condition);
    return word => any.has(word);
  }
  const { from, to, not, contains, empty } = condition;
  const letters = contains === undefined ? undefined : folded(contains);
  const isRange = from !== undefined || to !== undefined;
  return word =>
    (empty === undefined || empty === (word === '')) &&
    (letters === undefined || folded(word).includes(letters)) &&
    !not?.includes(word) &&
    !(isRange && word === '') &&
    (from === undefined || word >= from) &&
    // `2024-03` ends with the last day of March, `8542` with the last code of the heading.
    (to === undefined || word <= to || word.startsWith(to));
}

function amountTest(column: Amounts | undefined, field: string, condition: TradeCondition): Test {
  const factor = tenTo(MOST_PLACES - (column?.places ?? 0));
  const read = (text: string): bigint => finest(parseDecimal(text, '.') ?? noAmount(text, field));
  const units = column?.units;
  const test = amountRange(condition, read, factor);
  const ofNone = typeof condition === 'object' && !Array.isArray(condition) && onlyNone(condition);
  return at => {
    const amount = units?.[at] ?? NO_AMOUNT;
    return amount === NO_AMOUNT ? ofNone : test(amount);
  };
}

const noAmount = (text: string, field: string): never =>
  refuse({
    code: 'not-allowed',
    what: `“${text}” is no amount for “${field}”.`,
    next: 'Write it with a point and without separators, as 1234.56.',
  });

const finest = ({ units, places }: Decimal): bigint => units * tenTo(MOST_PLACES - places);

/** Whether records without an amount meet a condition. */
const onlyNone = ({ empty, from, to, contains, not }: Parts): boolean =>
  empty === true || (empty === undefined && not !== undefined && !from && !to && !contains);

function amountRange(
  condition: TradeCondition,
  read: (text: string) => bigint,
  factor: bigint,
): (units: bigint) => boolean {
  if (typeof condition === 'string') {
    const only = read(condition);
    return units => units * factor === only;
  }
  if (Array.isArray(condition)) {
    const any = new Set(condition.map(read));
    return units => any.has(units * factor);
  }
  const { empty } = condition;
  const not = new Set(condition.not?.map(read));
  // Bounds in the units of the column: no amount has to be brought to other units.
  const from = condition.from === undefined ? undefined : ceiling(read(condition.from), factor);
  const to = condition.to === undefined ? undefined : floor(read(condition.to), factor);
  return units =>
    empty !== true &&
    (from === undefined || units >= from) &&
    (to === undefined || units <= to) &&
    (not.size === 0 || !not.has(units * factor));
}

const floor = (amount: bigint, factor: bigint): bigint =>
  amount >= 0n || amount % factor === 0n ? amount / factor : amount / factor - 1n;
const ceiling = (amount: bigint, factor: bigint): bigint => -floor(-amount, factor);
