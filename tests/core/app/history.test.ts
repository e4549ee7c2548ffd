import assert from 'node:assert/strict';
import { test } from 'node:test';
import { History } from '../../../electron/core/app/history.ts';

const did = (seq: number, sentence: string) => ({
  seq,
  action: 'claims.create',
  sentence,
  reverses: null,
  changes: '[{',
  added: '',
});
const undid = (seq: number, reverses: number) => ({
  seq,
  action: 'history.undo',
  sentence: 'Undid',
  reverses,
  changes: '[{',
  added: '',
});
const redid = (seq: number, reverses: number) => ({
  seq,
  action: 'history.redo',
  sentence: 'Did again',
  reverses,
  changes: '[{',
  added: '',
});

test('U2 undo takes the last action, redo the last undone one, and both survive in the journal alone', () => {
  const history = new History();
  for (const row of [did(1, 'one'), did(2, 'two'), undid(3, 2)]) history.push(row);
  assert.equal(history.undo?.seq, 1);
  assert.equal(history.redo?.seq, 3);
  assert.equal(history.redo?.sentence, 'two');
  assert.ok(history.isUndone(2));
  history.push(redid(4, 3));
  assert.equal(history.undo?.seq, 4);
  assert.equal(history.undo?.sentence, 'two');
  assert.equal(history.redo, undefined);
  assert.ok(!history.isUndone(2));
});

test('U3 a new action forgets what could be done again', () => {
  const history = new History();
  for (const row of [did(1, 'one'), undid(2, 1), did(3, 'three')]) history.push(row);
  assert.equal(history.redo, undefined);
  assert.equal(history.undo?.seq, 3);
});

test('U4 imports, exports and the creation of the project are passed over', () => {
  const history = new History();
  history.push({ ...did(1, 'created'), action: 'project.create' });
  history.push({ ...did(2, 'imported'), action: 'documents.import', added: '3:abc' });
  history.push({ ...did(3, 'exported'), action: 'caseFile.export', changes: '[]' });
  assert.equal(history.undo, undefined);
});
