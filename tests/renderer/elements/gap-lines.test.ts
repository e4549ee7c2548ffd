import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GapTask } from '../../../electron/shared/contract/elements.ts';
import { dueWords, isOverdue } from '../../../renderer/features/elements/due.ts';
import { assignees, type Gap, gapLines, linesShown } from '../../../renderer/features/elements/gap-lines.ts';

const aTask = (id: string, state: GapTask['state'], assignee = '', due = '') =>
  ({ id, state, assignee, due }) as GapTask;
const aGap = (code: string, coverage: Gap['coverage'], ...tasks: GapTask[]) =>
  ({ elementId: `elm_${code}`, code, coverage, tasks }) as unknown as Gap;

const gaps = [
  aGap('A', 'empty'),
  aGap('B', 'contested', aTask('b1', 'open', 'Ann'), aTask('b2', 'dropped', 'Ben')),
  aGap('C', 'single-source', aTask('c1', 'done', 'Ann')),
  aGap('D', 'covered', aTask('d1', 'under-way', 'Ann')),
];
const shownAs = (shown: 'open' | 'closed' | 'all', assignee = '') =>
  linesShown(gapLines(gaps), { shown, assignee, order: 'worst' }).map(
    ({ key, closed }) => `${key} ${closed ?? 'waits'}`,
  );

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

test('what is due earlier comes first, a month with its last day; a gap without a day comes last', () => {
  const dated = [
    aGap('A', 'empty', aTask('a1', 'open', '', '2026-12-31'), aTask('a2', 'open', '', '2026-11')),
    aGap('B', 'empty', aTask('b1', 'open', '', '2026-11-29'), aTask('b2', 'open')),
    aGap('C', 'empty', aTask('c1', 'open', '', '2026')),
  ];
  const keys = linesShown(gapLines(dated), { shown: 'open', assignee: '', order: 'due' }).map(
    ({ key }) => key,
  );
  assert.deepEqual(keys, ['b1', 'a2', 'a1', 'c1', 'b2']);
});

test('a task that waits is overdue once its day is over, and says by how many days', () => {
  const due = (date: string, state: GapTask['state'] = 'open') =>
    dueWords({ due: date, state }, '2026-11-24');
  assert.equal(due(''), '');
  assert.equal(due('2026-11-24'), 'Today');
  assert.equal(due('2026-11'), 'Nov 2026');
  assert.equal(due('2026-11-23'), '1 day overdue, 23 Nov 2026');
  assert.equal(due('2026-10', 'under-way'), '24 days overdue, Oct 2026');
  assert.equal(due('2026-10', 'done'), 'Oct 2026');
  assert.ok(!isOverdue({ due: '2026-10-01', state: 'dropped' }, '2026-11-24'));
});
