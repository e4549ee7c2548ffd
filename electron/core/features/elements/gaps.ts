import type { Coverage, GapTask } from '../../../shared/contract/elements.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { lastDay } from '../../../shared/kernel/dates.ts';
import type { ActionContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { shortened } from '../evidence/rules.ts';
import { elementRow } from './answers.ts';
import { matrixOf } from './matrix.ts';

/** All tasks: what is due first, then the oldest. */
export const listTasks = (db: ReadableDb): GapTask[] =>
  db
    .all<GapTask>(sql`SELECT * FROM gap_task ORDER BY createdAt, rowid`)
    .sort((left, right) => dueBy(left).localeCompare(dueBy(right)));

/** The last day on which a task is not late; what is due on no day comes after all others. */
const dueBy = ({ due }: GapTask): string => (due === '' ? '9999-99' : lastDay(due));

const taskRow = (db: ReadableDb, id: string): GapTask =>
  db.one<GapTask>(sql`SELECT * FROM gap_task WHERE id = ${id}`) ??
  refuse({ code: 'not-found', what: 'task', id });

/** Coverages that are gaps, worst first. */
const GAPS: readonly Coverage[] = ['empty', 'contested', 'single-source'];

/** Elements with a gap, and those with tasks, worst first. */
export function listGaps(db: ReadableDb, { state, assignee }: Input<'gaps.list'>): Output<'gaps.list'> {
  const fits = (task: GapTask) =>
    (state === undefined || task.state === state) && (assignee === undefined || task.assignee === assignee);
  const asked = state !== undefined || assignee !== undefined;
  const rank = (coverage: Coverage) => (GAPS.includes(coverage) ? GAPS.indexOf(coverage) : GAPS.length);
  return matrixOf(db)
    .flatMap(({ code: regime, elements }) =>
      elements.map(({ id, code, title, coverage, words, tasks }) => ({
        elementId: id,
        regime,
        code,
        title,
        coverage,
        words,
        tasks: tasks.filter(fits),
      })),
    )
    .filter(({ coverage, tasks }) => tasks.length > 0 || (!asked && GAPS.includes(coverage)))
    .sort((left, right) => rank(left.coverage) - rank(right.coverage));
}

/** Makes a task of a gap. */
export function addTask({ db, work, newId, at, author }: ActionContext, input: Input<'gaps.add'>): GapTask {
  const { code } = elementRow(db, input.elementId);
  const id = newId('gap');
  work.insert('gap_task', { id, ...input, state: 'open', createdAt: at, author });
  const whose = input.assignee === '' ? '' : `, for ${input.assignee}`;
  const due = input.due === '' ? '' : `, due ${input.due}`;
  work.say(`Noted a task about ${code}: “${shortened(input.what)}”${whose}${due}`);
  return taskRow(db, id);
}

/** Changes a task. */
export function editTask({ db, work }: ActionContext, { id, patch }: Input<'gaps.edit'>): GapTask {
  const before = taskRow(db, id);
  work.update('gap_task', id, patch);
  const state = patch.state === undefined ? '' : `, now ${patch.state.replace('-', ' ')}`;
  work.say(`Changed the task “${shortened(before.what)}”${state}${dueInWords(patch.due)}`);
  return taskRow(db, id);
}

const dueInWords = (due: string | undefined): string =>
  due === undefined ? '' : due === '' ? ', no longer due on a day' : `, due ${due}`;

/** Deletes a task. */
export function deleteTask({ db, work }: ActionContext, { id }: Input<'gaps.delete'>): Output<'gaps.delete'> {
  work.say(`Deleted the task “${shortened(taskRow(db, id).what)}”`);
  work.remove('gap_task', id);
  return { id };
}
