import { useMemo } from 'react';
import type { JournalEntry } from '../../../electron/shared/contract/history.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { usePlaceState, useRoute } from '../../navigation/hooks.ts';
import { dayAndTime } from '../../text/format.ts';
import { Ask, type Column, Empty, VirtualList } from '../../ui/index.ts';
import { asked, authorsOf, type LogFilter, WHOLE_LOG, withWords } from './filter.ts';
import { LogInspector } from './LogInspector.tsx';
import { LogTools } from './LogTools.tsx';

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

/** Everything that was done, newest first; or only what changed one thing. Undo adds a line; nothing is ever taken out. */
export function LogPlace() {
  const route = useRoute();
  const about = route.place === 'log' ? route.about : undefined;
  const [filter, setFilter] = usePlaceState<LogFilter>('filter', WHOLE_LOG);
  const [selected, setSelected] = usePlaceState<string | null>('selected', null);
  const whole = useQuery('history.list', { limit: MOST }, ['*']);
  const log = useQuery('history.list', { limit: MOST, ...asked(filter, about) }, ['*']);
  const authors = useMemo(() => (whole.status === 'ready' ? authorsOf(whole.value) : []), [whole]);
  return (
    <>
      <LogTools filter={filter} about={about} authors={authors} onChange={setFilter} />
      <Ask query={log} what="Reading the log">
        {entries => (
          <LogList entries={entries} filter={filter.words} selected={selected} onSelect={setSelected} />
        )}
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
  const shown = useMemo(() => withWords(entries, filter), [entries, filter]);
  const entry = shown.find(({ id }) => id === selected);
  if (entries.length === 0)
    return <Empty title="No line of the log fits.">Each action leaves a line here.</Empty>;
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
