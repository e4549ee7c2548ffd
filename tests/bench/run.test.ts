import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table, timesBetter } from './run.ts';

test('fewer seconds are better, fewer pages a second are worse', () => {
  const measured = { name: 'x', ours: 2, theirs: 4, against: 'y' };
  assert.equal(timesBetter({ ...measured, unit: 's' }), 2);
  assert.equal(timesBetter({ ...measured, unit: 'ms' }), 2);
  assert.equal(timesBetter({ ...measured, unit: 'pages/s' }), 0.5);
});

test('columns line up', () => {
  const [head = '', first = ''] = table([['a long name', '1', '2', 's', 'age', '2.00 ×']]).split('\n');
  assert.equal(head.indexOf('ours'), first.indexOf('1'));
});
