import { useState } from 'react';
import { useStore } from 'zustand';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { useAction, useQuery, useServices } from '../../bridge/hooks.tsx';

const NAME = 'Checking the template';

/** Templates of the case file, and bringing one's own into the project or out of it. */
export function useTemplates(onBrought: (id: string) => void) {
  const { jobs, host } = useServices();
  const query = useQuery('caseFile.templates', {}, ['own_template']);
  const job = useStore(jobs.store, ({ running }) => running.find(({ name }) => name === NAME) ?? null);
  const removal = useAction('caseFile.removeTemplate');
  const [problem, setProblem] = useState<Problem | null>(null);
  const bring = async () => {
    const sources = await host.pickFolder();
    if (sources.length === 0) return;
    setProblem(null);
    removal.dismiss();
    const result = await jobs.run(NAME, 'caseFile.addTemplate', { sources: [...sources] });
    if (result.ok) onBrought(result.value.id);
    else if (result.problem.code !== 'cancelled') setProblem(result.problem);
  };
  return {
    offered: query.status === 'ready' ? query.value.filter(({ about }) => about === 'case') : [],
    checking: job !== null,
    cancel: () => job && jobs.cancel(job.id),
    problem: problem ?? removal.problem,
    bring,
    remove: (id: string) => {
      setProblem(null);
      void removal.run({ id });
    },
  };
}
