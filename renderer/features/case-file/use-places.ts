import { useEffect, useState } from 'react';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { RuledPlace } from '../../../electron/shared/contract/redactions.ts';
import { useApi } from '../../bridge/hooks.tsx';

/** What the rules take away: null until it was counted once. */
export interface Places {
  readonly places: readonly RuledPlace[] | null;
  readonly counting: boolean;
  readonly problem: Problem | null;
}

const START: Places = { places: null, counting: false, problem: null };
const PAUSE_MS = 200;

/** Counts what every rule takes away, again after each change; the old count stays until the new one is there. */
export function usePlaces(): Places {
  const api = useApi();
  const [found, setFound] = useState(START);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let running: AbortController | null = null;
    async function counted(): Promise<void> {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      setFound(old => ({ ...old, counting: true }));
      const result = await api.call('redactions.places', {}, { signal: mine.signal });
      if (mine.signal.aborted) return;
      setFound(old =>
        result.ok
          ? { places: result.value, counting: false, problem: null }
          : { ...old, counting: false, problem: result.problem },
      );
    }
    void counted();
    const deaf = api.onEvent(event => {
      if (event.kind !== 'changed') return;
      clearTimeout(timer);
      timer = setTimeout(() => void counted(), PAUSE_MS);
    });
    return () => {
      deaf();
      clearTimeout(timer);
      running?.abort();
    };
  }, [api]);
  return found;
}
