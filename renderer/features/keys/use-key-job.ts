import { useState } from 'react';
import type { Given, Output } from '../../../electron/shared/contract/index.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { Result } from '../../../electron/shared/kernel/result.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { JobMethod } from '../../bridge/jobs.ts';

/** A job that a dialog waits for. */
export interface KeyJob {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly run: <M extends JobMethod>(
    name: string,
    method: M,
    input: Given<M>,
  ) => Promise<Result<Output<M>, Problem>>;
}

/** Runs jobs for a dialog: busy while one runs, and its problem after. */
export function useKeyJob(): KeyJob {
  const { jobs } = useServices();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  return {
    busy,
    problem,
    run: async (name, method, input) => {
      setBusy(true);
      setProblem(null);
      const result = await jobs.run(name, method, input);
      setBusy(false);
      if (!result.ok) setProblem(result.problem);
      return result;
    },
  };
}

/** What opens the project now, from one field: a passphrase, or identities of age. */
export function unlockOf(text: string): { readonly passphrase?: string; readonly identities?: string[] } {
  const identities = text.match(/AGE-SECRET-KEY-1[0-9A-Z]+/gi)?.map(key => key.toUpperCase());
  return identities ? { identities } : { passphrase: text };
}
