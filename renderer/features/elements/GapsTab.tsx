import { useMemo } from 'react';
import { useQuery } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useNavigation, usePlaceState } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import {
  Ask,
  Button,
  type Column,
  Empty,
  focusSoon,
  Inspector,
  Section,
  Segments,
  VirtualList,
} from '../../ui/index.ts';
import { useShowInspector } from '../entities/selection.ts';
import { CoverageMark } from './CoverageMark.tsx';
import { assignees, type Gap, type GapLine, type GapsShown, gapLines, linesShown } from './gap-lines.ts';
import { TasksPane } from './TasksPane.tsx';
import { MATRIX_TABLES, TASK_STATE } from './words.ts';
import './elements.css';

const CLOSED: Readonly<Record<NonNullable<GapLine['closed']>, string>> = {
  covered: 'Closed: the element is covered',
  done: 'Done',
  dropped: 'Dropped',
};

const COLUMNS: readonly Column<GapLine>[] = [
  {
    id: 'coverage',
    title: 'Gap',
    width: '128px',
    cell: ({ gap }) => <CoverageMark coverage={gap.coverage} />,
  },
  {
    id: 'element',
    title: 'Element',
    width: 'minmax(150px, 1.2fr)',
    cell: ({ gap }) => (
      <span title={`${gap.code} ${gap.title}`}>
        <span className="strong identifier">{gap.code}</span> {gap.title}
      </span>
    ),
  },
  {
    id: 'what',
    title: 'What is missing',
    width: 'minmax(170px, 1.8fr)',
    cell: ({ gap, task }) =>
      task ? <span title={task.what}>{task.what}</span> : <span className="muted">{gap.words}</span>,
  },
  {
    id: 'who',
    title: 'Who',
    width: 'minmax(90px, 0.6fr)',
    cell: ({ task }) => task?.assignee || <span className="muted">Nobody</span>,
  },
  {
    id: 'state',
    title: 'Task',
    width: 'minmax(86px, 0.8fr)',
    cell: ({ task, closed }) =>
      closed ? (
        <span className="mx-done">{CLOSED[closed]}</span>
      ) : (
        <span className={task ? undefined : 'muted'}>{task ? TASK_STATE[task.state] : 'No task'}</span>
      ),
  },
];

/** Elements that are empty, contested or rest on one origin, as work to be done, with who does it. */
export function GapsTab() {
  const query = useQuery('gaps.list', {}, MATRIX_TABLES);
  return (
    <Ask query={query} what="Looking for gaps">
      {gaps => <Gaps gaps={gaps} />}
    </Ask>
  );
}

function Gaps({ gaps }: { readonly gaps: readonly Gap[] }) {
  const navigation = useNavigation();
  const showInspector = useShowInspector();
  const [shown, setShown] = usePlaceState<GapsShown>('gaps shown', 'open');
  const [assignee, setAssignee] = usePlaceState('gaps assignee', '');
  const [selected, setSelected] = usePlaceState<string | null>('gap', null);
  const all = useMemo(() => gapLines(gaps), [gaps]);
  const lines = useMemo(() => linesShown(all, { shown, assignee }), [all, shown, assignee]);
  const line = all.find(({ key }) => key === selected) ?? lines[0];
  const open = ({ gap }: GapLine) =>
    navigation.go({ place: 'claims', tab: 'elements', regime: gap.regime, elementId: gap.elementId });
  useCommands(
    () => [
      {
        id: 'gaps.task',
        words: 'New task for the gap',
        group: 'Matrix',
        keys: ['t'],
        run: () => {
          showInspector();
          focusSoon('[data-form=task]');
        },
      },
    ],
    [showInspector],
  );
  return (
    <>
      <GapsToolbar
        lines={all}
        people={assignees(gaps)}
        shown={shown}
        assignee={assignee}
        onShown={setShown}
        onAssignee={setAssignee}
      />
      {lines.length === 0 ? (
        <NoGaps any={gaps.length > 0} narrowed={assignee !== ''} shown={shown} />
      ) : (
        <VirtualList
          label="Gaps"
          items={lines}
          keyOf={({ key }) => key}
          columns={COLUMNS}
          selected={line?.key ?? null}
          onSelect={({ key }) => setSelected(key)}
          onOpen={open}
          autoFocus
        />
      )}
      {line && <GapInspector key={line.gap.elementId} gap={line.gap} onOpen={() => open(line)} />}
    </>
  );
}

function GapInspector({ gap, onOpen }: { readonly gap: Gap; readonly onOpen: () => void }) {
  return (
    <Inspector
      title={gap.code}
      tools={<Button small words="Open in the matrix" keys="enter" onClick={onOpen} />}
    >
      <Section>
        <div className="column">
          <p className="strong">{gap.title}</p>
          <div>
            <CoverageMark coverage={gap.coverage} />
            <p className="second">{gap.words}</p>
          </div>
        </div>
      </Section>
      <TasksPane row={{ id: gap.elementId, coverage: gap.coverage, tasks: gap.tasks }} />
    </Inspector>
  );
}

function GapsToolbar({
  lines,
  people,
  shown,
  assignee,
  onShown,
  onAssignee,
}: {
  readonly lines: readonly GapLine[];
  readonly people: readonly string[];
  readonly shown: GapsShown;
  readonly assignee: string;
  readonly onShown: (shown: GapsShown) => void;
  readonly onAssignee: (assignee: string) => void;
}) {
  const choice = (value: GapsShown, words: string) => ({
    value,
    words: (
      <>
        {words} <span className="muted number">{linesShown(lines, { shown: value, assignee }).length}</span>
      </>
    ),
  });
  return (
    <div className="toolbar mx-toolbar">
      <Segments<GapsShown>
        label="Which gaps"
        value={shown}
        choices={[choice('open', 'To close'), choice('closed', 'Closed'), choice('all', 'All')]}
        onChange={onShown}
      />
      <select
        className="input small mx-who"
        aria-label="Who"
        value={assignee}
        onChange={event => onAssignee(event.target.value)}
      >
        <option value="">Everybody</option>
        {people.map(name => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <span className="grow" />
      <span className="muted small">{count(lines.filter(({ task }) => task).length, 'task')}</span>
    </div>
  );
}

function NoGaps({
  any,
  narrowed,
  shown,
}: {
  readonly any: boolean;
  readonly narrowed: boolean;
  readonly shown: GapsShown;
}) {
  if (narrowed) return <Empty title="Nothing here for this person" />;
  if (shown === 'closed')
    return (
      <Empty title="No gap was closed yet">
        A task is closed by itself when its element is covered from two independent origins, or when somebody
        marks it done.
      </Empty>
    );
  return (
    <Empty title={any ? 'Every gap is closed' : 'No gaps'}>
      {any
        ? 'Each element that is pursued rests on two independent origins or more.'
        : 'Gaps are elements of a regime that are empty, contested or rest on one origin. Choose a regime in the matrix.'}
    </Empty>
  );
}
