import { count } from '../../text/format.ts';
import { Empty, Segments } from '../../ui/index.ts';
import { type GapLine, type GapOrder, type GapsShown, linesShown } from './gap-lines.ts';

/** What narrows and orders the gaps. */
export interface GapsView {
  readonly shown: GapsShown;
  readonly assignee: string;
  readonly order: GapOrder;
}

interface Props {
  readonly lines: readonly GapLine[];
  readonly people: readonly string[];
  readonly view: GapsView;
  readonly onShown: (shown: GapsShown) => void;
  readonly onAssignee: (assignee: string) => void;
  readonly onOrder: (order: GapOrder) => void;
}

/** Which gaps are shown, whose, and in which order. */
export function GapsToolbar({ lines, people, view, onShown, onAssignee, onOrder }: Props) {
  const { shown, assignee, order } = view;
  const choice = (value: GapsShown, words: string) => ({
    value,
    words: (
      <>
        {words} <span className="muted number">{linesShown(lines, { ...view, shown: value }).length}</span>
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
      <Segments<GapOrder>
        label="Order"
        value={order}
        choices={[
          { value: 'worst', words: 'Worst first' },
          { value: 'due', words: 'Due first' },
        ]}
        onChange={onOrder}
      />
      <span className="grow" />
      <span className="muted small">{count(lines.filter(({ task }) => task).length, 'task')}</span>
    </div>
  );
}

/** What stands where no gap does, and why. */
export function NoGaps({ any, view }: { readonly any: boolean; readonly view: GapsView }) {
  if (view.assignee !== '') return <Empty title="Nothing here for this person" />;
  if (view.shown === 'closed')
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
