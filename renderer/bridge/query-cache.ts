import type { ApiClient } from '../../electron/shared/contract/client.ts';
import type { Given, MethodOf, Output } from '../../electron/shared/contract/index.ts';
import type { Problem } from '../../electron/shared/contract/problem.ts';

/** Methods that only read. */
export type QueryMethod = MethodOf<'query'>;

/** A copy of an answer, with its status. While it is loaded again the old value stays. */
export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly problem: Problem };

/** One question and the tables whose change makes its answer old. */
export interface Question<M extends QueryMethod = QueryMethod> {
  readonly method: M;
  readonly input: Given<M>;
  /** Names of tables; `*` for any. */
  readonly tables: readonly string[];
}

/** Keeps answers for as long as they are shown, and a few longer so that going back finds them at once. */
export interface QueryCache {
  read<M extends QueryMethod>(question: Question<M>): Loaded<Output<M>>;
  /** Starts loading where needed; returns the function that stops. */
  watch(question: Question, listener: () => void): () => void;
  reload(question: Question): void;
  clear(): void;
}

interface Entry {
  question: Question;
  readonly listeners: Set<() => void>;
  state: Loaded<unknown>;
  /** Rises with each load; an older answer that comes later is dropped. */
  turn: number;
  stale: boolean;
  /** Stops the load that is under way; null when none is. */
  abort: AbortController | null;
}

const KEPT = 60;
const LOADING: Loaded<never> = { status: 'loading' };

/** Names a question: equal questions share one answer. */
export const keyOf = (question: Question): string => `${question.method} ${JSON.stringify(question.input)}`;

/** Makes the cache and keeps it fresh from the engine's `changed` events. */
export function createQueryCache(api: ApiClient): QueryCache {
  const entries = new Map<string, Entry>();

  function load(entry: Entry): void {
    const turn = ++entry.turn;
    entry.stale = false;
    entry.abort?.abort();
    const abort = new AbortController();
    entry.abort = abort;
    // The question is one of the contract's; its pairing of method and input was checked where it was asked.
    const { method, input } = entry.question;
    void api.call(method, input as never, { signal: abort.signal }).then(result => {
      if (turn !== entry.turn) return;
      entry.abort = null;
      entry.state = result.ok
        ? { status: 'ready', value: result.value }
        : { status: 'failed', problem: result.problem };
      for (const listener of entry.listeners) listener();
    });
  }

  /** Nobody looks any more: what is still being worked out is given up, and asked for anew another time. */
  function leave(entry: Entry): void {
    if (!entry.abort) return;
    entry.abort.abort();
    entry.abort = null;
    entry.turn++;
    entry.stale = true;
  }

  function touched(tables: readonly string[]): void {
    // What was asked last is what is being looked at: it is brought up to date first.
    for (const [key, entry] of [...entries].reverse()) {
      const { tables: watched } = entry.question;
      if (!watched.includes('*') && !watched.some(table => tables.includes(table))) continue;
      if (entry.listeners.size > 0) load(entry);
      else entries.delete(key);
    }
  }

  function entryOf(question: Question): Entry {
    const key = keyOf(question);
    const known = entries.get(key);
    if (known) return widened(known, question.tables);
    const made: Entry = { question, listeners: new Set(), state: LOADING, turn: 0, stale: true, abort: null };
    entries.set(key, made);
    return made;
  }

  /** Another view may know of more tables that the same answer rests on: what is kept may have missed their changes. */
  function widened(entry: Entry, tables: readonly string[]): Entry {
    const { question } = entry;
    const more = tables.filter(table => !question.tables.includes(table));
    if (more.length > 0 && !question.tables.includes('*')) {
      entry.question = { ...question, tables: [...question.tables, ...more] };
      entry.stale = true;
    }
    return entry;
  }

  function forgetOldest(): void {
    for (const [key, entry] of entries) {
      if (entries.size <= KEPT) return;
      if (entry.listeners.size === 0) entries.delete(key);
    }
  }

  function clear(): void {
    for (const [key, entry] of entries) {
      entry.turn++;
      entry.state = LOADING;
      entry.stale = true;
      if (entry.listeners.size === 0) entries.delete(key);
    }
  }

  api.onEvent(event => {
    if (event.kind === 'changed') touched(event.tables);
    else clear();
  });

  return {
    read: question => (entries.get(keyOf(question))?.state ?? LOADING) as Loaded<never>,
    watch: (question, listener) => {
      const entry = entryOf(question);
      entry.listeners.add(listener);
      if (entry.stale || entry.state.status === 'failed') load(entry);
      forgetOldest();
      return () => {
        entry.listeners.delete(listener);
        // Another part of the window may take the question over in this same moment.
        queueMicrotask(() => entry.listeners.size === 0 && leave(entry));
        // An emptied answer is of a project that was left: its question may hold words of the case.
        const left = entry.stale && entry.listeners.size === 0;
        if (left && entries.get(keyOf(question)) === entry) entries.delete(keyOf(question));
      };
    },
    reload: question => load(entryOf(question)),
    clear,
  };
}
