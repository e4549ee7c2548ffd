import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { TradeRecord } from '../../../electron/shared/contract/trade.ts';
import { useApi } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import type { GridColumn } from './grid-columns.ts';
import { viewOf } from './question.ts';
import { TRADE_TABLES } from './tables.ts';

/** Records of one request. */
const PAGE = 100;
/** Pages held in memory; the one that was looked at longest ago goes first. */
const KEPT = 40;
/** Requests under way at once: a person who scrolls on does not wait for what was passed. */
const AT_ONCE = 2;

/** Records of a question, fetched as they come near the window. */
export interface RecordPages {
  /** How many records there are; null until it is known. */
  readonly total: number | null;
  /** Records left out because they repeat others. */
  readonly repetitions: number;
  /** A record by its place, from 1; undefined while it is not here. */
  readonly at: (place: number) => TradeRecord | undefined;
  /** Tells when records came; see `useArrivals`. */
  readonly watch: (listener: () => void) => () => void;
  readonly turn: () => number;
  /** Tells which places are near the window. */
  readonly onNear: (first: number, last: number) => void;
  /** Records of an earlier question are shown until the new ones are here. */
  readonly stale: boolean;
  readonly problem: Problem | null;
  readonly cancel: () => void;
}

interface Held {
  readonly pages: Map<number, readonly TradeRecord[]>;
  readonly total: number | null;
  readonly repetitions: number;
}

const NOTHING: Held = { pages: new Map(), total: null, repetitions: 0 };

/** Keeps a few pages of the records that a question asks for; a change of the tables asks anew. */
export function useRecordPages(
  question: TradeQuestion,
  columns: readonly GridColumn[],
  cells: boolean,
): RecordPages {
  const api = useApi();
  const held = useRef<Held>(NOTHING);
  const [, setKnown] = useState('');
  const listeners = useRef(new Set<() => void>());
  const turn = useRef(0);
  const [answered, setAnswered] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [version, setVersion] = useState(0);
  const ask = useRef<(first: number, last: number) => void>(() => undefined);
  const near = useRef<readonly [number, number]>([1, PAGE]);
  const stop = useRef<() => void>(() => undefined);
  // Only what is drawn is sent: a record has some fifty fields.
  const fields = columns.filter(({ field }) => field).map(({ id }) => id);
  const key = JSON.stringify([viewOf(question), question.sort, fields, cells, version]);
  // Known in the very drawing that brings another question: nothing is counted ahead of its rows.
  const stale = answered !== key;

  useEffect(
    () =>
      api.onEvent(event => {
        if (event.kind !== 'changed') return;
        if (event.tables.some(table => (TRADE_TABLES as readonly string[]).includes(table)))
          setVersion(turn => turn + 1);
      }),
    [api],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the question by value
  useEffect(() => {
    const controller = new AbortController();
    const repeats = question.duplicates === 'include';
    const input = {
      ...viewOf(question),
      sort: [...question.sort],
      cells,
      repeats,
      ...(!cells && { fields }),
    };
    const under = new Set<number>();
    let fresh: Held | null = null;
    let ended = false;
    setProblem(null);

    const take = async (page: number) => {
      under.add(page);
      const result = await api.call('trade.rows', { ...input, from: page * PAGE + 1, count: PAGE });
      under.delete(page);
      if (ended) return;
      if (!result.ok) {
        setAnswered(key);
        setProblem(result.problem);
        return;
      }
      const { total, repetitions, rows } = result.value;
      const pages = fresh?.pages ?? new Map<number, readonly TradeRecord[]>();
      pages.delete(page);
      pages.set(page, rows);
      const oldest = pages.keys().next().value;
      if (pages.size > KEPT && oldest !== undefined) pages.delete(oldest);
      fresh = { pages, total, repetitions };
      held.current = fresh;
      setAnswered(key);
      // Only what draws records is drawn again when some come; everything else when the answer as a whole is another.
      setKnown(`${key} ${total} ${repetitions}`);
      turn.current += 1;
      for (const listener of listeners.current) listener();
      fetchNear();
    };
    const fetchNear = () => {
      const [first, last] = near.current;
      for (let page = pageOf(first); page <= pageOf(last); page += 1) {
        if (under.size >= AT_ONCE) return;
        if (!fresh?.pages.has(page) && !under.has(page)) void take(page);
      }
    };
    ask.current = (first, last) => {
      near.current = [first, last];
      // The first answer tells how many there are: nothing else is asked before it.
      if (fresh) fetchNear();
    };
    stop.current = () => controller.abort();
    const begin = async () => {
      const prepared = await api.call(
        'trade.prepare',
        { ...viewOf(question), sort: [...question.sort] },
        {
          signal: controller.signal,
        },
      );
      if (ended) return;
      // Which columns there are is still being asked: with them the question comes again, worked out by then.
      if (prepared.ok && !cells && fields.length === 0) return;
      if (prepared.ok)
        return take(
          held.current.total === null
            ? 0
            : Math.min(pageOf(near.current[0]), pageOf(Math.max(1, prepared.value.total))),
        );
      setAnswered(key);
      setProblem(prepared.problem);
    };
    void begin();
    return () => {
      ended = true;
      controller.abort();
    };
  }, [api, key]);

  const at = useCallback((place: number) => held.current.pages.get(pageOf(place))?.[(place - 1) % PAGE], []);
  const onNear = useCallback((first: number, last: number) => ask.current(first, last), []);
  const cancel = useCallback(() => stop.current(), []);
  const watch = useCallback((listener: () => void) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);
  const now = useCallback(() => turn.current, []);
  const { total, repetitions } = held.current;
  return { total, repetitions, at, watch, turn: now, onNear, stale, problem, cancel };
}

const pageOf = (place: number): number => Math.floor((place - 1) / PAGE);

/** Draws a component again when records come. */
export const useArrivals = ({ watch, turn }: RecordPages): number => useSyncExternalStore(watch, turn);
