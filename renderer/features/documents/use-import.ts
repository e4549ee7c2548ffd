import { useCallback, useState } from 'react';
import type { ImportSource } from '../../../electron/shared/contract/documents.ts';
import type { BlobLike } from '../../../electron/shared/contract/host.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { recogniseAfterImport } from '../recognition/after-import.ts';
import { givenBy, type ImportSaying, SAYING } from './import-saying.ts';
import { importSummary, needsLook } from './summary.ts';

/** Import as the documents place offers it: files are chosen or dropped, then something is said of them, then they are read. */
export interface Importing {
  /** Asks for files. */
  readonly choose: () => Promise<void>;
  /** Takes what was dropped on the window. */
  readonly take: (files: () => Promise<readonly BlobLike[]>) => Promise<void>;
  /** What waits to be imported until it is said where it comes from; null when nothing does. */
  readonly asked: { readonly sources: readonly ImportSource[]; readonly saying: ImportSaying } | null;
  /** Imports what waits. */
  readonly start: (saying: ImportSaying) => void;
  readonly giveUp: () => void;
  /** How many files are being handed over to the engine; null when none. */
  readonly taking: number | null;
  /** What the last import came to, or null. */
  readonly outcome: { readonly words: string; readonly look: boolean } | null;
  readonly problem: Problem | null;
  readonly dismiss: () => void;
}

/** Imports files as a job that the status bar shows, and says what came of it. */
export function useImport(): Importing {
  const services = useServices();
  const { host, jobs } = services;
  const [asked, setAsked] = useState<readonly ImportSource[] | null>(null);
  const [saying, setSaying] = usePlaceState('import saying', SAYING);
  const [taking, setTaking] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Importing['outcome']>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const dismiss = useCallback(() => {
    setOutcome(null);
    setProblem(null);
  }, []);
  const ask = useCallback(
    async (find: () => Promise<readonly ImportSource[]>) => {
      dismiss();
      const sources = await find().catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        setProblem({ code: 'cannot-read', path: 'What was chosen', reason });
        return [];
      });
      setTaking(null);
      if (sources.length > 0) setAsked(sources);
    },
    [dismiss],
  );
  const start = async (said: ImportSaying) => {
    const sources = [...(asked ?? [])];
    setAsked(null);
    // Passwords are not kept in the window longer than they are needed.
    setSaying({ ...said, passwords: '' });
    const result = await jobs.run('Importing', 'documents.import', { sources, ...givenBy(said) });
    if (!result.ok) return setProblem(result.problem);
    const words = importSummary(result.value.entries, result.value.cancelled);
    const look = result.value.cancelled || needsLook(result.value.entries);
    setOutcome({ words, look });
    if (look) jobs.note(`${words} See the ledger.`);
    if (!result.value.cancelled) void recogniseAfterImport(services, result.value.entries);
  };
  return {
    choose: useCallback(() => ask(() => host.pickFiles()), [ask, host]),
    take: useCallback(
      find =>
        ask(async () => {
          const files = await find();
          setTaking(files.length);
          return host.takeFiles(files);
        }),
      [ask, host],
    ),
    asked: asked && { sources: asked, saying },
    start: said => void start(said),
    giveUp: useCallback(() => setAsked(null), []),
    taking,
    outcome,
    problem,
    dismiss,
  };
}
