import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GapTask } from '../../../electron/shared/contract/elements.ts';
import { assignees, type Gap, gapLines, linesShown } from '../../../renderer/features/elements/gap-lines.ts';

const aTask = (id: string, state: GapTask['state'], assignee = '') => ({ id, state, assignee }) as GapTask;
const aGap = (code: string, coverage: Gap['coverage'], ...tasks: GapTask[]) =>
  ({ elementId: `elm_${code}`, code, coverage, tasks }) as unknown as Gap;

const gaps = [
  aGap('A', 'empty'),
  aGap('B', 'contested', aTask('b1', 'open', 'Ann'), aTask('b2', 'dropped', 'Ben')),
  aGap('C', 'single-source', aTask('c1', 'done', 'Ann')),
  aGap('D', 'covered', aTask('d1', 'under-way', 'Ann')),
];
const shownAs = (shown: 'open' | 'closed' | 'all', assignee = '') =>
  linesShown(gapLines(gaps), { shown, assignee }).map(({ key, closed }) => `${key} ${closed ?? 'waits'}`);

test('a gap is a line for each task, and one more while no task waits for anybody', () => {
  assert.deepEqual(shownAs('open'), ['elm_A waits', 'b1 waits', 'elm_C waits']);
});

test('tasks are closed by the element that is covered, or by somebody', () => {
  assert.deepEqual(shownAs('closed'), ['b2 dropped', 'c1 done', 'd1 covered']);
  assert.equal(shownAs('all').length, 6);
});

test('a person sees the tasks of that person', () => {
  assert.deepEqual(assignees(gaps), ['Ann', 'Ben']);
  assert.deepEqual(shownAs('all', 'Ben'), ['b2 dropped']);
});
