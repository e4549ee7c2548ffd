import type { GapTask } from '../../../electron/shared/contract/elements.ts';
import type { Output } from '../../../electron/shared/contract/index.ts';
import { byDue } from './due.ts';
import { GAPS } from './words.ts';

/** An element with a gap, or with tasks about one. */
export type Gap = Output<'gaps.list'>[number];

/** A line of the list of gaps: a task, or a gap that nobody has made a task of. */
export interface GapLine {
  readonly key: string;
  readonly gap: Gap;
  readonly task: GapTask | null;
  /** Whether nothing has to be done any more, and why. */
  readonly closed: 'covered' | 'done' | 'dropped' | null;
}

/** Which gaps are shown. */
export type GapsShown = 'open' | 'closed' | 'all';

/** In which order gaps are shown: the worst first, or what is due first. */
export type GapOrder = 'worst' | 'due';

/** Whether a task still waits for somebody. */
export const waits = ({ state }: GapTask): boolean => state === 'open' || state === 'under-way';

/** The gaps as lines, worst first: one for each task, and one for a gap that has none waiting. */
export function gapLines(gaps: readonly Gap[]): GapLine[] {
  return gaps.flatMap(gap => {
    const open = GAPS.includes(gap.coverage);
    const lines = gap.tasks.map(
      (task): GapLine => ({ key: task.id, gap, task, closed: closedBy(task, open) }),
    );
    const bare = open && !gap.tasks.some(waits);
    return bare ? [{ key: gap.elementId, gap, task: null, closed: null }, ...lines] : lines;
  });
}

function closedBy(task: GapTask, open: boolean): GapLine['closed'] {
  if (!waits(task)) return task.state === 'dropped' ? 'dropped' : 'done';
  return open ? null : 'covered';
}

/** The lines that are asked for, in the order that is asked for. */
export function linesShown(
  lines: readonly GapLine[],
  { shown, assignee, order }: { shown: GapsShown; assignee: string; order: GapOrder },
): GapLine[] {
  const fitting = lines.filter(
    ({ task, closed }) =>
      (shown === 'all' || (closed === null) === (shown === 'open')) &&
      (assignee === '' || task?.assignee === assignee),
  );
  const due = ({ task }: GapLine) => ({ due: task?.due ?? '' });
  return order === 'due' ? fitting.sort((left, right) => byDue(due(left), due(right))) : fitting;
}

/** Everybody who has a task. */
export const assignees = (gaps: readonly Gap[]): string[] =>
  [...new Set(gaps.flatMap(({ tasks }) => tasks.map(({ assignee }) => assignee)))].filter(Boolean).sort();
