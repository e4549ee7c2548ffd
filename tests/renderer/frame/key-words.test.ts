import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEY_ROWS, keyTable } from '../../../renderer/frame/key-words.ts';

test('the key table shows every group wherever it is opened', () => {
  const titles = keyTable([]).map(([title]) => title);
  assert.deepEqual(titles, [
    ...['Everywhere', 'Lists', 'Documents', 'Reader', 'Trade', 'Evidence form', 'Entities', 'Claims'],
    ...['Claim board', 'Matrix', 'Hypotheses', 'Case file'],
  ]);
});

test('what is in force here stands in place of its row, and what has no row is added', () => {
  const table = new Map(
    keyTable([
      { id: 'entity.value', words: 'Add a value to N3', group: 'Entities', keys: ['p'] },
      { id: 'log.export', words: 'Export the log', group: 'Log', keys: ['x'] },
    ]),
  );
  const words = table.get('Entities')?.map(row => row.words) ?? [];
  assert.ok(words.includes('Add a value to N3') && !words.includes('Add a value'));
  assert.deepEqual(table.get('Log'), [{ id: 'log.export', words: 'Export the log', keys: ['x'] }]);
});

test('no row stands twice', () => {
  const ids = KEY_ROWS.flatMap(([, rows]) => rows.map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
});
