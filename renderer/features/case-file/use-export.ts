import { useState } from 'react';
import { useStore } from 'zustand';
import type { Audience, MadeCaseFile, PdfStandard } from '../../../electron/shared/contract/case-file.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { RunningJob } from '../../bridge/jobs.ts';

/** How an export ended: made, and whether the person took the file. */
export interface Exported {
  readonly made: MadeCaseFile;
  readonly standard: PdfStandard;
  readonly delivered: boolean;
}

/** Making the PDF and handing it over. */
export interface Exporting {
  readonly job: RunningJob | null;
  readonly exported: Exported | null;
  readonly problem: Problem | null;
  readonly run: (standard: PdfStandard, audience: Audience) => Promise<void>;
  readonly deliverAgain: () => Promise<void>;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

const NAME = 'Making the case file';

/** Runs the export as a job that the status bar shows too, then gives the bytes to the person. */
export function useExport(): Exporting {
  const { jobs, host } = useServices();
  const job = useStore(jobs.store, ({ running }) => running.find(({ name }) => name === NAME) ?? null);
  const [exported, setExported] = useState<Exported | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const hand = async (made: MadeCaseFile, standard: PdfStandard) => {
    const delivered = await host.deliver(made.fileName, made.ref);
    setExported({ made, standard, delivered });
  };
  return {
    job,
    exported,
    problem,
    run: async (standard, audience) => {
      if (job) return;
      setProblem(null);
      setExported(null);
      const result = await jobs.run(NAME, 'caseFile.export', { standard, audience });
      if (result.ok) await hand(result.value, standard);
      else setProblem(result.problem);
    },
    deliverAgain: async () => {
      if (exported) await hand(exported.made, exported.standard);
    },
    cancel: () => {
      if (job) jobs.cancel(job.id);
    },
    dismiss: () => {
      setProblem(null);
      setExported(null);
    },
  };
}
