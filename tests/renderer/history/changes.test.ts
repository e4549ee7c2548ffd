import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeWord, fieldChanges } from '../../../renderer/features/history/changes.ts';

test('only fields that changed are shown, before and after', () => {
  const before = { id: 'clm_1', text: 'Old', status: 'draft', number: 3 };
  const after = { id: 'clm_1', text: 'New', status: 'draft', number: 3 };
  assert.deepEqual(fieldChanges({ before, after }), [{ field: 'text', before: 'Old', after: 'New' }]);
  assert.deepEqual(fieldChanges({ before: null, after: { id: 'x', n: 3, note: null } }), [
    { field: 'n', before: '', after: '3' },
  ]);
});

test('a row was added, changed or removed', () => {
  assert.equal(changeWord({ before: null, after: {} }, false), 'Added');
  assert.equal(changeWord({ before: {}, after: {} }, false), 'Changed');
  assert.equal(changeWord({ before: {}, after: null }, true), 'Removed');
});
