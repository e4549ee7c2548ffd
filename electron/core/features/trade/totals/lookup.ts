// What a record has in a field, as a key for grouping and filtering: one number a record, and the word for it.
import type { Chunk } from '../store/columns.ts';
import type { LoadedSet } from '../store/loaded.ts';
import { dateText } from '../values/date.ts';

/** The values of one field in one chunk. `key(at)` is 0 where there is none; equal keys of one set are equal words. */
export interface Lookup {
  key(at: number): number;
  /** The value of a key for people and files; '' for 0. */
  word(key: number): string;
}

/** Tier of a six-digit code, or undefined. */
export type Tiers = ReadonlyMap<string, string>;

const nothing: Lookup = { key: () => 0, word: () => '' };

/** How to look up a field of a set in one of its chunks. Fields that the table does not have are empty everywhere. */
export function lookup(set: LoadedSet, chunk: Chunk, field: string, tiers: Tiers): Lookup {
  if (field === 'month') return days(chunk.days.get('date'), day => Math.floor(day / 100) * 100);
  const day = chunk.days.get(field);
  if (day) return days(day, each => each);
  if (field === 'hs6') return derived(set, chunk, field, code => code.slice(0, 6));
  if (field === 'chplTier') return derived(set, chunk, field, code => tiers.get(code.slice(0, 6)) ?? '');
  const places = chunk.texts.get(field);
  return places ? { key: at => places[at] ?? 0, word: key => set.texts[key] ?? '' } : nothing;
}

function days(array: Int32Array | undefined, part: (day: number) => number): Lookup {
  if (!array) return nothing;
  return { key: at => part(array[at] ?? 0), word: key => (key === 0 ? '' : dateText(key)) };
}

interface DerivedWords {
  readonly keys: Int32Array;
  readonly words: readonly string[];
}

const known = new WeakMap<LoadedSet, Map<string, DerivedWords>>();

/** A word made of the code of the goods, worked out once for each code of the set. */
function derived(set: LoadedSet, chunk: Chunk, field: string, make: (code: string) => string): Lookup {
  const places = chunk.texts.get('hs');
  if (!places) return nothing;
  const all = known.get(set) ?? new Map<string, DerivedWords>();
  known.set(set, all);
  const table = all.get(field) ?? tableOf(set, make);
  all.set(field, table);
  return { key: at => table.keys[places[at] ?? 0] ?? 0, word: key => table.words[key] ?? '' };
}

function tableOf(set: LoadedSet, make: (code: string) => string): DerivedWords {
  const words = [''];
  const places = new Map([['', 0]]);
  const keys = Int32Array.from(set.texts, text => {
    const word = make(text);
    const found = places.get(word);
    if (found !== undefined) return found;
    places.set(word, words.length);
    return words.push(word) - 1;
  });
  return { keys, words };
}
