// What a record has in a field, as a key for grouping and filtering: one number a record, and the word for it.

import type { Rates } from '../lists/rates.ts';
import type { Chunk } from '../store/columns.ts';
import type { LoadedSet } from '../store/loaded.ts';
import { dateText } from '../values/date.ts';
import { dollarsOf } from './amounts.ts';

/** The values of one field in one chunk. `key(at)` is 0 where there is none; equal keys of one set are equal words. */
export interface Lookup {
  key(at: number): number;
  /** The value of a key for people and files; '' for 0. */
  word(key: number): string;
  /** Keys are below this; undefined when they are days. */
  readonly keys?: number;
}

/** What lists say of goods, by the first six digits of their code. */
export interface Lists {
  readonly tiers: ReadonlyMap<string, string>;
  /** Day on which the list of tiers came into force, YYYYMMDD. */
  readonly tiersFrom: number;
  /** Kinds of critical items that a code may belong to. */
  readonly critical: ReadonlyMap<string, string>;
  /** Codes that are counted together over editions of the Harmonized System. */
  readonly groups: ReadonlyMap<string, string>;
  /** Rates of currencies, once they are loaded. */
  readonly rates: Rates | undefined;
}

/** Fields that are worked out, with their names for people. */
export const DERIVED: Readonly<Record<string, string>> = {
  month: 'Month',
  year: 'Year',
  hs2: 'HS chapter',
  hs4: 'HS heading',
  hs6: 'HS code, 6 digits',
  hsVersion: 'HS edition by date',
  hsGroup: 'HS codes counted together',
  chplTier: 'Priority tier',
  chplInForce: 'Priority list in force on the date',
  criticalItem: 'May be a critical item (to confirm)',
  usdFrom: 'US dollars come from',
  set: 'Table',
};

const nothing: Lookup = { key: () => 0, word: () => '', keys: 1 };

/** How to look up a field of a set in one of its chunks. Fields that the table does not have are empty everywhere. */
export function lookup(set: LoadedSet, chunk: Chunk, field: string, lists: Lists): Lookup {
  const day = chunk.days.get(field);
  if (day) return days(day, each => each);
  const places = chunk.texts.get(field);
  if (places)
    return { key: at => places[at] ?? 0, word: key => set.texts[key] ?? '', keys: set.texts.length };
  if (field === 'set') return { key: () => 1, word: key => (key === 1 ? set.file : ''), keys: 2 };
  if (field === 'usdFrom') return usdFrom(set, chunk, lists);
  const date = chunk.days.get('date');
  if (field === 'month') return days(date, each => Math.floor(each / 100) * 100);
  if (field === 'year') return days(date, each => Math.floor(each / 10_000) * 10_000);
  if (field === 'hsVersion') return edition(chunk, date);
  if (field === 'chplInForce') return inForce(set, chunk, date, lists);
  const make = OF_CODE[field];
  return make ? derived(set, chunk, field, lists, make) : nothing;
}

const SOURCES = ['', 'the record', 'a rate'];

function usdFrom(set: LoadedSet, chunk: Chunk, lists: Lists): Lookup {
  const { from } = dollarsOf(set, chunk, lists);
  return { key: at => from[at] ?? 0, word: key => SOURCES[key] ?? '', keys: SOURCES.length };
}

type OfCode = (code: string, lists: Lists) => string;

const OF_CODE: Readonly<Record<string, OfCode>> = {
  hs2: code => code.slice(0, 2),
  hs4: code => code.slice(0, 4),
  hs6: code => code.slice(0, 6),
  hsGroup: (code, { groups }) => groups.get(code.slice(0, 6)) ?? code.slice(0, 6),
  chplTier: (code, { tiers }) => tiers.get(code.slice(0, 6)) ?? '',
  criticalItem: (code, { critical }) => critical.get(code.slice(0, 6)) ?? '',
};

function days(array: Int32Array | undefined, part: (day: number) => number): Lookup {
  if (!array) return nothing;
  return { key: at => part(array[at] ?? 0), word: key => (key === 0 ? '' : dateText(key)) };
}

/** Years in which editions of the Harmonized System came into force. */
const EDITIONS = [1988, 1996, 2002, 2007, 2012, 2017, 2022];

/** The edition that was in force on the date; states may take it over later. */
function edition({ texts }: Chunk, date: Int32Array | undefined): Lookup {
  const codes = texts.get('hs');
  if (!codes || !date) return nothing;
  const words = ['', ...EDITIONS.map(year => `HS ${year}`)];
  const key = (at: number) => {
    if (codes[at] === 0) return 0;
    const year = Math.floor((date[at] ?? 0) / 10_000);
    return EDITIONS.filter(first => first <= year).length;
  };
  return { key, word: each => words[each] ?? '', keys: words.length };
}

const IN_FORCE = ['', 'yes', 'no', 'unclear'];

/** Whether the list of tiers was in force on the date of a record whose goods are on it. */
function inForce(set: LoadedSet, chunk: Chunk, date: Int32Array | undefined, lists: Lists): Lookup {
  const tier = lookup(set, chunk, 'chplTier', lists);
  const from = lists.tiersFrom;
  const key = (at: number) => {
    if (tier.key(at) === 0) return 0;
    const day = date?.[at] ?? 0;
    if (day === 0) return 3;
    // A month or a year alone may lie on both sides.
    const last = day % 10_000 === 0 ? day + 1231 : day % 100 === 0 ? day + 31 : day;
    const first = day % 10_000 === 0 ? day + 101 : day % 100 === 0 ? day + 1 : day;
    return first >= from ? 1 : last < from ? 2 : 3;
  };
  return { key, word: each => IN_FORCE[each] ?? '', keys: IN_FORCE.length };
}

interface DerivedWords {
  readonly lists: Lists;
  readonly keys: Int32Array;
  readonly words: readonly string[];
}

const known = new WeakMap<LoadedSet, Map<string, DerivedWords>>();

/** A word made of the code of the goods, worked out once for each code of the set. */
function derived(set: LoadedSet, chunk: Chunk, field: string, lists: Lists, make: OfCode): Lookup {
  const places = chunk.texts.get('hs');
  if (!places) return nothing;
  const all = known.get(set) ?? new Map<string, DerivedWords>();
  known.set(set, all);
  const there = all.get(field);
  const table = there?.lists === lists ? there : tableOf(set, lists, make);
  all.set(field, table);
  return {
    key: at => table.keys[places[at] ?? 0] ?? 0,
    word: key => table.words[key] ?? '',
    keys: table.words.length,
  };
}

/** Codes alone: other texts of the set are left out. */
function tableOf(set: LoadedSet, lists: Lists, make: OfCode): DerivedWords {
  const words = [''];
  const places = new Map([['', 0]]);
  const keys = new Int32Array(set.texts.length);
  const done = new Uint8Array(set.texts.length);
  for (const { texts } of set.chunks)
    for (const place of texts.get('hs') ?? []) {
      if (place === 0 || done[place] === 1) continue;
      done[place] = 1;
      const word = make(set.texts[place] ?? '', lists);
      const found = places.get(word) ?? words.push(word) - 1;
      places.set(word, found);
      keys[place] = found;
    }
  return { lists, keys, words };
}
