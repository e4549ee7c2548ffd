import { useMemo } from 'react';
import type { JournalEntry } from '../../../electron/shared/contract/history.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { stepHistory } from '../../frame/global-commands.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { dayAndTime } from '../../text/format.ts';
import { Ask, Button, type Column, Empty, FilterField, VirtualList } from '../../ui/index.ts';
import { LogInspector } from './LogInspector.tsx';

const COLUMNS: readonly Column<JournalEntry>[] = [
  { id: 'seq', title: 'No.', width: '64px', numeric: true, cell: entry => entry.seq },
  {
    id: 'at',
    title: 'When',
    width: '150px',
    cell: entry => <span className="number second">{dayAndTime(entry.at)}</span>,
  },
  {
    id: 'author',
    title: 'Who',
    width: '120px',
    from: 600,
    cell: entry => entry.author || <span className="muted">not said</span>,
  },
  {
    id: 'sentence',
    title: 'What was done',
    width: 'minmax(0, 1fr)',
    cell: entry => <span dir="auto">{entry.sentence}</span>,
  },
  {
    id: 'undone',
    title: 'State',
    width: '90px',
    cell: entry => entry.undone && <span className="tag outline">Undone</span>,
  },
];
const MOST = 10_000;

/** Everything that was done, newest first. Undo adds a line; nothing is ever taken out. */
export function LogPlace() {
  const { api, shelf } = useServices();
  const log = useQuery('history.list', { limit: MOST }, ['*']);
  const state = useQuery('history.state', {}, ['*']);
  const [filter, setFilter] = usePlaceState('filter', '');
  const [selected, setSelected] = usePlaceState<string | null>('selected', null);
  const steps = state.status === 'ready' ? state.value : { undo: null, redo: null };
  return (
    <>
      <div className="toolbar">
        <FilterField label="Filter the log" value={filter} onChange={setFilter} />
        <span className="grow" />
        <Button
          small
          icon="undo"
          words="Undo"
          keys="ctrl+z"
          disabled={!steps.undo}
          title={steps.undo ?? 'There is nothing to undo'}
          onClick={() => void stepHistory(api, shelf, 'history.undo')}
        />
        <Button
          small
          icon="redo"
          words="Redo"
          keys="ctrl+shift+z"
          disabled={!steps.redo}
          title={steps.redo ?? 'There is nothing to redo'}
          onClick={() => void stepHistory(api, shelf, 'history.redo')}
        />
      </div>
      <Ask query={log} what="Reading the log">
        {entries => <LogList entries={entries} filter={filter} selected={selected} onSelect={setSelected} />}
      </Ask>
    </>
  );
}

function LogList({
  entries,
  filter,
  selected,
  onSelect,
}: {
  readonly entries: readonly JournalEntry[];
  readonly filter: string;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}) {
  const shown = useMemo(() => {
    const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return entries;
    return entries.filter(({ sentence, author, action }) => {
      const text = `${sentence} ${author} ${action}`.toLowerCase();
      return words.every(word => text.includes(word));
    });
  }, [entries, filter]);
  const entry = shown.find(({ id }) => id === selected);
  if (entries.length === 0)
    return <Empty title="Nothing was done yet.">Each action will leave a line here.</Empty>;
  if (shown.length === 0) return <Empty title="No line has these words." />;
  return (
    <>
      <VirtualList
        label="Log"
        items={shown}
        keyOf={({ id }) => id}
        columns={COLUMNS}
        selected={selected}
        onSelect={({ id }) => onSelect(id)}
        autoFocus
      />
      {entry && <LogInspector entry={entry} />}
    </>
  );
}
