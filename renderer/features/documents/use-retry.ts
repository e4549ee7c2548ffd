import { useCallback, useState } from 'react';
import type { Given } from '../../../electron/shared/contract/index.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { importSummary } from './summary.ts';

/** Lines of the ledger, stored documents, or all that failed. */
type Which = Omit<Given<'documents.retry'>, 'passwords'>;

/** Trying files of the ledger again, as its place offers it. */
export interface Retry {
  readonly run: (which: Which, passwords?: readonly string[]) => Promise<void>;
  readonly busy: boolean;
  /** What the last try came to, or null. */
  readonly outcome: string | null;
  readonly problem: Problem | null;
  readonly dismiss: () => void;
}

/** Tries again as a job that the status bar shows. */
export function useRetry(): Retry {
  const { jobs } = useServices();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run: Retry['run'] = async (which, passwords = []) => {
    setBusy(true);
    setOutcome(null);
    setProblem(null);
    const input = { ...which, passwords: [...passwords] };
    const result = await jobs.run('Trying again', 'documents.retry', input);
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    setOutcome(importSummary(result.value.entries, result.value.cancelled));
  };
  const dismiss = useCallback(() => {
    setOutcome(null);
    setProblem(null);
  }, []);
  return { run, busy, outcome, problem, dismiss };
}
