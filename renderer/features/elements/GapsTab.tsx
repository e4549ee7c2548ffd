import { useMemo } from 'react';
import { useQuery } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useNavigation, usePlaceState } from '../../navigation/hooks.ts';
import { Ask, Button, focusSoon, Inspector, Section, VirtualList } from '../../ui/index.ts';
import { useShowInspector } from '../entities/selection.ts';
import { CoverageMark } from './CoverageMark.tsx';
import { GapsToolbar, NoGaps } from './GapsToolbar.tsx';
import { GAP_COLUMNS } from './gap-columns.tsx';
import {
  assignees,
  type Gap,
  type GapLine,
  type GapOrder,
  type GapsShown,
  gapLines,
  linesShown,
} from './gap-lines.ts';
import { TasksPane } from './TasksPane.tsx';
import { MATRIX_TABLES } from './words.ts';
import './elements.css';

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
  const [order, setOrder] = usePlaceState<GapOrder>('gaps order', 'worst');
  const view = { shown, assignee, order };
  const [selected, setSelected] = usePlaceState<string | null>('gap', null);
  const all = useMemo(() => gapLines(gaps), [gaps]);
  const lines = useMemo(() => linesShown(all, { shown, assignee, order }), [all, shown, assignee, order]);
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
        view={view}
        onShown={setShown}
        onAssignee={setAssignee}
        onOrder={setOrder}
      />
      {lines.length === 0 ? (
        <NoGaps any={gaps.length > 0} view={view} />
      ) : (
        <VirtualList
          label="Gaps"
          items={lines}
          keyOf={({ key }) => key}
          columns={GAP_COLUMNS}
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
