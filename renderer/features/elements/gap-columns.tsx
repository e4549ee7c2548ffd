import type { GapTask } from '../../../electron/shared/contract/elements.ts';
import type { Column } from '../../ui/index.ts';
import { CoverageMark } from './CoverageMark.tsx';
import { dueWords, isOverdue, thisDay } from './due.ts';
import type { GapLine } from './gap-lines.ts';
import { TASK_STATE } from './words.ts';

const CLOSED: Readonly<Record<NonNullable<GapLine['closed']>, string>> = {
  covered: 'Closed: the element is covered',
  done: 'Done',
  dropped: 'Dropped',
};

/** The columns of the list of gaps. */
export const GAP_COLUMNS: readonly Column<GapLine>[] = [
  {
    id: 'coverage',
    title: 'Gap',
    width: '128px',
    cell: ({ gap }) => <CoverageMark coverage={gap.coverage} />,
  },
  {
    id: 'element',
    title: 'Element',
    width: 'minmax(140px, 1.2fr)',
    cell: ({ gap }) => (
      <span title={`${gap.code} ${gap.title}`}>
        <span className="strong identifier">{gap.code}</span> {gap.title}
      </span>
    ),
  },
  {
    id: 'what',
    title: 'What is missing',
    width: 'minmax(140px, 1.7fr)',
    cell: ({ gap, task }) =>
      task ? <span title={task.what}>{task.what}</span> : <span className="muted">{gap.words}</span>,
  },
  {
    id: 'who',
    title: 'Who',
    width: 'minmax(80px, 0.6fr)',
    cell: ({ task }) => task?.assignee || <span className="muted">Nobody</span>,
  },
  {
    id: 'due',
    title: 'Due',
    width: 'minmax(118px, 0.9fr)',
    cell: ({ task, closed }) => task && closed === null && <Due task={task} />,
  },
  {
    id: 'state',
    title: 'Task',
    width: 'minmax(86px, 0.7fr)',
    cell: ({ task, closed }) =>
      closed ? (
        <span className="mx-done">{CLOSED[closed]}</span>
      ) : (
        <span className={task ? undefined : 'muted'}>{task ? TASK_STATE[task.state] : 'No task'}</span>
      ),
  },
];

function Due({ task }: { readonly task: GapTask }) {
  const today = thisDay();
  const words = dueWords(task, today);
  return (
    <span className={isOverdue(task, today) ? 'mx-overdue' : 'number'} title={words}>
      {words}
    </span>
  );
}
