import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEngine } from '../../../helpers/engine.ts';

test('R1 a batch finds each name and keeps the record of all, also of those that are nowhere', async t => {
  const { api, write } = await anEngine(t);
  write('/a.txt', 'Yulan Bank paid.\fYulan Bank again. 深圳青岚电子');
  write('/b.csv', 'bank;usd\nYulan Bank;1\nOther;2');
  await api.get('documents.import', { sources: ['/a.txt', '/b.csv'].map(path => ({ kind: 'path', path })) });
  const names = ['Yulan Bank', '青嵐', 'Nowhere Ltd', '—', 'date:2024-02-30', 'Yulan Bank'];
  const result = await api.get('search.batch', { names });
  assert.deepEqual(
    result.names.map(({ name, total, documents }) => [name, total, documents.map(({ count }) => count)]),
    [
      ['Yulan Bank', 3, [2, 1]],
      ['青嵐', 1, [1]],
      ['Nowhere Ltd', 0, []],
      ['—', 0, []],
      ['date:2024-02-30', 0, []],
    ],
  );
  assert.match(result.names[3]?.problem ?? '', /no letters/);
  assert.match(result.names[4]?.problem ?? '', /“date:” as a filter does/);
  assert.deepEqual(
    result.documents.map(({ name, count }) => [name, count]),
    [
      ['a.txt', 3],
      ['b.csv', 1],
    ],
  );
  assert.deepEqual(result.searched, {
    documents: 2,
    pages: 2,
    rows: 2,
    documentsWithoutText: 0,
    pagesWithoutText: 0,
  });
  const nowhere = await api.get('search.records', { batch: result.batch, nothing: true });
  assert.deepEqual(
    nowhere.map(({ query, found, searched }) => [query, found, searched.pages]),
    [['Nowhere Ltd', 0, 2]],
  );
  await api.get('project.close', {});
  await api.get('project.open', { path: '/case.plumb', passphrase: 'p', author: 'Tester' });
  assert.equal((await api.get('search.records', { batch: result.batch })).length, 3);
});

test('R2 history has each query once, the newest first; undo does not take a record away', async t => {
  const { api } = await anEngine(t);
  for (const query of ['bank', 'yulan', 'bank']) await api.get('search.record', { query });
  const history = await api.get('search.history', {});
  assert.deepEqual(
    history.map(({ query }) => query),
    ['bank', 'yulan'],
  );
  assert.equal((await api.get('search.records', {})).length, 3);
  const undone = await api.call('history.undo', {});
  assert.ok(!undone.ok && undone.problem.code === 'nothing-to-undo');
});

test('R3 a saved search is replaced under its name, removed, and undone', async t => {
  const { api } = await anEngine(t);
  await api.get('search.save', { name: 'Banks', query: 'bank' });
  const second = await api.get('search.save', { name: 'Banks', query: 'bank*', options: { fuzzy: true } });
  const saved = await api.get('search.saved', {});
  assert.deepEqual(
    saved.map(({ name, query, options }) => [name, query, options.fuzzy]),
    [['Banks', 'bank*', true]],
  );
  await api.get('search.forget', { id: second.id });
  assert.deepEqual(await api.get('search.saved', {}), []);
  await api.get('history.undo', {});
  assert.equal((await api.get('search.saved', {})).length, 1);
});
