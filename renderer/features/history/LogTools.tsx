import { useState } from 'react';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { stepHistory } from '../../frame/global-commands.ts';
import { useNavigation } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { Button, FilterField, IconButton, ProblemNotice } from '../../ui/index.ts';
import { asked, type LogFilter } from './filter.ts';
import { useNames } from './use-names.ts';

/** The filters of the log, undo, redo and export. */
export function LogTools({
  filter,
  about,
  authors,
  onChange,
}: {
  readonly filter: LogFilter;
  readonly about: string | undefined;
  readonly authors: readonly string[];
  readonly onChange: (filter: LogFilter) => void;
}) {
  const { api, shelf } = useServices();
  const state = useQuery('history.state', {}, ['*']);
  const steps = state.status === 'ready' ? state.value : { undo: null, redo: null };
  const set = (patch: Partial<LogFilter>) => onChange({ ...filter, ...patch });
  return (
    <>
      <div className="toolbar log-tools">
        <FilterField
          label="Filter the log"
          value={filter.words}
          autoFocus={false}
          onChange={words => set({ words })}
        />
        <select
          className="input small"
          aria-label="Who"
          value={filter.author}
          onChange={event => set({ author: event.target.value })}
        >
          <option value="">Everybody</option>
          {authors.map(author => (
            <option key={author}>{author}</option>
          ))}
        </select>
        <DayField label="From" value={filter.from} onChange={from => set({ from })} />
        <DayField label="To" value={filter.to} onChange={to => set({ to })} />
        <span className="grow" />
        <Button
          small
          icon="undo"
          words="Undo"
          disabled={!steps.undo}
          title={steps.undo ?? 'There is nothing to undo'}
          onClick={() => void stepHistory(api, shelf, 'history.undo')}
        />
        <Button
          small
          icon="redo"
          words="Redo"
          disabled={!steps.redo}
          title={steps.redo ?? 'There is nothing to redo'}
          onClick={() => void stepHistory(api, shelf, 'history.redo')}
        />
        <ExportButton filter={filter} about={about} />
      </div>
      {about && <AboutLine id={about} />}
    </>
  );
}

function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  return (
    <label className="row small">
      <span className="muted">{label}</span>
      <input
        type="date"
        className="input small"
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </label>
  );
}

/** Says whose history is shown, and goes back to the whole log. */
function AboutLine({ id }: { id: string }) {
  const navigation = useNavigation();
  const name = useNames().get(id);
  return (
    <div className="toolbar" role="status">
      <span className="small">
        Only what changed <span className="strong">{name ?? 'this'}</span>
      </span>
      <IconButton
        icon="close"
        words="Show the whole log"
        onClick={() => navigation.replace({ place: 'log' })}
      />
    </div>
  );
}

/** Gives what the filters leave as CSV: the word filter narrows only the list. */
function ExportButton({ filter, about }: { filter: LogFilter; about: string | undefined }) {
  const { jobs, host } = useServices();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async () => {
    setBusy(true);
    const made = await jobs.run('Writing the log', 'log.export', asked(filter, about));
    setBusy(false);
    if (!made.ok) return setProblem(made.problem);
    const { ref, actions, sha256 } = made.value;
    if (await host.deliver('log.csv', ref))
      jobs.note(`${count(actions, 'line')} of the log given as CSV, SHA-256 ${sha256.slice(0, 12)}…`);
  };
  return (
    <>
      <Button
        small
        icon="download"
        words={busy ? 'Writing' : 'Export CSV'}
        title="The log with the hash of every action, for the same person, days and object; not encrypted"
        disabled={busy}
        onClick={() => void run()}
      />
      <ProblemNotice problem={problem} onDismiss={() => setProblem(null)} />
    </>
  );
}
