import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../electron/shared/contract/common.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { KeptMapping, TradePreview, TradeSource } from '../../../electron/shared/contract/trade.ts';
import { Mapping } from '../../../electron/shared/trade/mapping.ts';
import { useApi } from '../../bridge/hooks.tsx';
import { decided } from './mapping-answers.ts';

/** Changes that come quickly one after another make one dry run. */
const REST_MS = 400;

/** A mapping from elsewhere that was put to use: its name, and the headers it was made for. */
export type UsedMapping = Pick<KeptMapping, 'name' | 'headers'>;

/** What the import dialog knows: how the table would be read with what was decided so far. */
export interface Wizard {
  readonly at: number;
  readonly mapping: Mapping;
  /** The last answer; an older one stays while the table is looked at again. */
  readonly preview: TradePreview | null;
  readonly problem: Problem | null;
  /** Null when the table is not being read right now. */
  readonly progress: Progress | 'started' | null;
  readonly look: (at: number) => void;
  readonly decide: (patch: Partial<Mapping>) => void;
  /** Puts a kept mapping in the place of all that was decided. */
  readonly use: (kept: KeptMapping) => void;
  readonly used: UsedMapping | null;
  readonly forgetUsed: () => void;
  readonly stop: () => void;
  /** Reads every row, where only the first were. */
  readonly readAll: () => void;
}

/** Reads the first rows of a table after each decision, and all of them when asked, without keeping anything. A new decision stops the reading of the old one. */
export function useWizard(sources: readonly TradeSource[]): Wizard {
  const api = useApi();
  const [at, look] = useState(0);
  const [mapping, replace] = useState<Mapping>(() => Mapping.parse({}));
  const [used, setUsed] = useState<UsedMapping | null>(null);
  const pending = useRef<UsedMapping | null>(null);
  const [preview, setPreview] = useState<TradePreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [progress, setProgress] = useState<Wizard['progress']>(null);
  /** The decisions with which every row is to be read. */
  const [whole, setWhole] = useState<Mapping | null>(null);
  const running = useRef<AbortController | null>(null);
  const source = sources[at];

  useEffect(() => {
    if (!source) return;
    const controller = new AbortController();
    running.current = controller;
    setProblem(null);
    setProgress('started');
    const read = async () => {
      const result = await api.call(
        'trade.preview',
        { source, mapping, whole: whole === mapping },
        { signal: controller.signal, onProgress: setProgress },
      );
      if (running.current !== controller) return;
      setProgress(null);
      if (result.ok) {
        setPreview(result.value);
        // Only now is it known what of it fits.
        if (pending.current) setUsed(pending.current);
        pending.current = null;
      } else if (result.problem.code !== 'cancelled') setProblem(result.problem);
    };
    const timer = setTimeout(() => void read(), REST_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, source, mapping, whole]);

  const stop = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setProgress(null);
  }, []);
  return {
    at,
    mapping,
    preview,
    problem,
    progress,
    look,
    decide: patch => replace(old => decided(old, patch)),
    use: kept => {
      replace(kept.mapping);
      pending.current = kept;
    },
    used,
    forgetUsed: useCallback(() => setUsed(null), []),
    stop,
    readAll: () => setWhole(mapping),
  };
}
