import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentId } from '../../../../electron/shared/kernel/ids.ts';
import { anEngine } from '../../../helpers/engine.ts';
import { aTable } from '../trade/a-table.ts';

test('C1 folders and filters hold documents, are a scope for search, and can be undone', async t => {
  const { api, write } = await anEngine(t);
  for (const name of ['a', 'b', 'c']) write(`/${name}.txt`, `bank ${name} ${name === 'c' ? 'special' : ''}`);
  const { entries } = await api.get('documents.import', {
    sources: ['/a.txt', '/b.txt', '/c.txt'].map(path => ({ kind: 'path', path })),
  });
  const [a, b, c] = entries.map(entry => entry.documentId as DocumentId);
  assert.ok(a && b && c);
  const contracts = await api.get('collections.create', { name: 'Contracts', documentIds: [a, a] });
  const inner = await api.get('collections.create', { name: 'Inner', parentId: contracts.id });
  await api.get('collections.add', { id: inner.id, documentIds: [b] });
  const filter = await api.get('collections.create', { name: 'Specials', query: 'special' });
  assert.deepEqual(filter.documentIds, [c]);
  const files = async (query: string) =>
    (await api.get('search.find', { query, sort: 'place' })).hits.map(hit => hit.file);
  assert.deepEqual(await files('bank in:contracts'), ['a.txt', 'b.txt']);
  assert.deepEqual(await files('bank in:Inner,Specials'), ['b.txt', 'c.txt']);
  assert.deepEqual(await files('bank NOT in:"Contracts"'), ['c.txt']);
  const missing = await api.call('search.find', { query: 'bank in:nowhere' });
  assert.ok(!missing.ok && missing.problem.code === 'bad-query');

  const within = await api.call('collections.edit', { id: contracts.id, patch: { parentId: inner.id } });
  assert.ok(!within.ok && within.problem.code === 'not-allowed');
  const put = await api.call('collections.add', { id: filter.id, documentIds: [a] });
  assert.ok(!put.ok && put.problem.code === 'not-allowed');
  await api.get('collections.delete', { id: contracts.id });
  const left = await api.get('collections.list', {});
  assert.deepEqual(
    left.map(({ name, parentId }) => [name, parentId]),
    [
      ['Inner', undefined],
      ['Specials', undefined],
    ],
  );
  await api.get('history.undo', {});
  assert.deepEqual(await files('bank in:contracts'), ['a.txt', 'b.txt']);
});

test('C2 a filter that asks for itself ends', async t => {
  const { api, write } = await anEngine(t);
  write('/a.txt', 'bank');
  await api.get('documents.import', { sources: [{ kind: 'path', path: '/a.txt' }] });
  const filter = await api.get('collections.create', { name: 'Loop', query: 'bank' });
  const edited = await api.get('collections.edit', { id: filter.id, patch: { query: 'bank in:Loop' } });
  assert.deepEqual(edited.documentIds, []);
});

test('C3 a filter holds tables whose trade records it finds, and so do records of searches and batches', async t => {
  const { api, write, setId } = await aTable(t);
  write('/a.txt', 'A letter about the weather');
  await api.get('documents.import', { sources: [{ kind: 'path', path: '/a.txt' }] });
  const { documentId } = (await api.get('trade.sets', {})).find(({ id }) => id === setId) ?? {};
  assert.ok(documentId);
  const filter = await api.get('collections.create', { name: 'Norvane', query: 'norvane' });
  assert.deepEqual(filter.documentIds, [documentId]);
  const { total } = await api.get('search.find', { query: 'norvane' });
  assert.equal((await api.get('search.find', { query: 'norvane in:Norvane' })).total, total);

  // What is a record of a search for ever must not say that nothing was found.
  const record = await api.get('search.record', { query: 'norvane' });
  assert.equal(record.found, total);
  const batch = await api.get('search.batch', { names: ['Norvane Trading', 'Nobody at all'] });
  assert.deepEqual(
    batch.names.map(({ name, total: found }) => [name, found > 0]),
    [
      ['Norvane Trading', true],
      ['Nobody at all', false],
    ],
  );
});
