import { useCallback, useState } from 'react';
import type { ImportSource } from '../../../electron/shared/contract/documents.ts';
import type { BlobLike } from '../../../electron/shared/contract/host.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { recogniseAfterImport } from '../recognition/after-import.ts';
import { importSummary, needsLook } from './summary.ts';

/** Import as the documents place offers it. */
export interface Importing {
  /** Asks for files, then imports them. */
  readonly choose: () => Promise<void>;
  /** Imports what was dropped on the window. */
  readonly take: (files: readonly BlobLike[]) => Promise<void>;
  /** What the last import came to, or null. */
  readonly outcome: { readonly words: string; readonly look: boolean } | null;
  readonly problem: Problem | null;
  readonly dismiss: () => void;
}

/** Imports files as a job that the status bar shows, and says what came of it. */
export function useImport(): Importing {
  const services = useServices();
  const { host, jobs } = services;
  const [outcome, setOutcome] = useState<Importing['outcome']>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const bring = useCallback(
    async (find: () => Promise<readonly ImportSource[]>) => {
      setOutcome(null);
      setProblem(null);
      const sources = await find().catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        setProblem({ code: 'cannot-read', path: 'What was chosen', reason });
        return [];
      });
      if (sources.length === 0) return;
      const result = await jobs.run('Importing', 'documents.import', { sources: [...sources] });
      if (!result.ok) return setProblem(result.problem);
      const words = importSummary(result.value.entries, result.value.cancelled);
      const look = needsLook(result.value.entries);
      setOutcome({ words, look });
      if (look) jobs.note(`${words} See the ledger.`);
      if (!result.value.cancelled) void recogniseAfterImport(services, result.value.entries);
    },
    [jobs, services],
  );
  return {
    choose: useCallback(() => bring(() => host.pickFiles()), [bring, host]),
    take: useCallback(files => bring(() => host.takeFiles(files)), [bring, host]),
    outcome,
    problem,
    dismiss: useCallback(() => {
      setOutcome(null);
      setProblem(null);
    }, []),
  };
}
