import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { stepHistory } from '../../frame/global-commands.ts';
import { useNavigation } from '../../navigation/hooks.ts';
import { Button, FilterField, IconButton } from '../../ui/index.ts';
import { DayField } from './DayField.tsx';
import { ExportButtons } from './ExportButtons.tsx';
import type { LogFilter } from './filter.ts';
import { ThingField } from './ThingField.tsx';
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
        {!about && <ThingField value={filter.thing} onChange={thing => set({ thing })} />}
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
        <ExportButtons filter={filter} about={about} />
      </div>
      {about && <AboutLine id={about} />}
    </>
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
