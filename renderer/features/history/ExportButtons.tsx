import { useState } from 'react';
import type { BytesRef } from '../../../electron/shared/contract/common.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { Result } from '../../../electron/shared/kernel/result.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { Button, ProblemNotice } from '../../ui/index.ts';
import { asked, type LogFilter } from './filter.ts';

/** A file that was made of the log, and what to say once the person has it. */
interface Made {
  readonly ref: BytesRef;
  readonly name: string;
  readonly said: string;
}

/** Gives what the filters leave as CSV or as the custody report: the word filter narrows only the list. */
export function ExportButtons({ filter, about }: { filter: LogFilter; about: string | undefined }) {
  const { jobs, host } = useServices();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const give = async (make: () => Promise<Result<Made, Problem>>) => {
    setBusy(true);
    const made = await make();
    setBusy(false);
    setProblem(made.ok ? null : made.problem);
    if (made.ok && (await host.deliver(made.value.name, made.value.ref))) jobs.note(made.value.said);
  };
  const csv = async (): Promise<Result<Made, Problem>> => {
    const made = await jobs.run('Writing the log', 'log.export', asked(filter, about));
    if (!made.ok) return made;
    const { ref, actions, sha256 } = made.value;
    const said = `${count(actions, 'line')} of the log given as CSV, SHA-256 ${sha256.slice(0, 12)}…`;
    return { ok: true, value: { ref, name: 'log.csv', said } };
  };
  const report = async (): Promise<Result<Made, Problem>> => {
    const made = await jobs.run('Making the custody report', 'log.report', asked(filter, about));
    if (!made.ok) return made;
    const { ref, fileName, pages, sha256 } = made.value;
    const said = `Custody report given, ${count(pages, 'page')}, SHA-256 ${sha256.slice(0, 12)}…; the log has all of it`;
    return { ok: true, value: { ref, name: fileName, said } };
  };
  return (
    <>
      <Button
        small
        icon="download"
        words="Export CSV"
        title="The log with the hash of every action, for the same person, days and object; not encrypted"
        disabled={busy}
        onClick={() => void give(csv)}
      />
      <Button
        small
        icon="download"
        words={busy ? 'Making it' : 'Custody report'}
        title="A PDF for outsiders: originals, who brought them in, evidence, these actions, and how to check them; not encrypted"
        disabled={busy}
        onClick={() => void give(report)}
      />
      <ProblemNotice problem={problem} onDismiss={() => setProblem(null)} />
    </>
  );
}
