import { useState } from 'react';
import { useStore } from 'zustand';
import type {
  Audience,
  CaseFormat,
  MadeCaseFile,
  PdfStandard,
} from '../../../electron/shared/contract/case-file.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { RunningJob } from '../../bridge/jobs.ts';

/** What can be made: a PDF of some standard, or another format. */
export type ExportKind = PdfStandard | Exclude<CaseFormat, 'pdf'>;

/** How an export ended: made, and whether the person took the file. */
export interface Exported {
  readonly made: MadeCaseFile;
  readonly delivered: boolean;
}

/** Making the file and handing it over. */
export interface Exporting {
  readonly job: RunningJob | null;
  readonly exported: Exported | null;
  readonly problem: Problem | null;
  readonly run: (kind: ExportKind, audience: Audience) => Promise<void>;
  readonly deliverAgain: () => Promise<void>;
  /** Hands over the list of what was removed and why, of a safe version. */
  readonly deliverLog: () => Promise<void>;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

const NAME = 'Making the case file';

const inputOf = (kind: ExportKind) =>
  kind === '1.7' || kind === 'a-3a' ? { standard: kind } : { format: kind };

/** Runs the export as a job that the status bar shows too, then gives the bytes to the person. */
export function useExport(): Exporting {
  const { jobs, host } = useServices();
  const job = useStore(jobs.store, ({ running }) => running.find(({ name }) => name === NAME) ?? null);
  const [exported, setExported] = useState<Exported | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const hand = async (made: MadeCaseFile) => {
    const delivered = await host.deliver(made.fileName, made.ref);
    setExported({ made, delivered });
  };
  return {
    job,
    exported,
    problem,
    run: async (kind, audience) => {
      if (job) return;
      setProblem(null);
      setExported(null);
      const result = await jobs.run(NAME, 'caseFile.export', { ...inputOf(kind), audience });
      if (result.ok) await hand(result.value);
      else setProblem(result.problem);
    },
    deliverAgain: async () => {
      if (exported) await hand(exported.made);
    },
    deliverLog: async () => {
      const made = exported?.made;
      if (made?.redactionLog)
        await host.deliver(`${made.fileName.replace(/\.[a-z]+$/, '')}-redactions.csv`, made.redactionLog);
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
