// Watched folders: opt-in, looked into while the project is open, and left alone when it closes.
import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { anImporter } from './an-importer.ts';

/** Waits until the engine tells of a change after which a condition holds. */
function until(
  api: Awaited<ReturnType<typeof anImporter>>['api'],
  holds: () => Promise<boolean>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () =>
      void holds().then(yes => {
        if (!yes) return;
        stop();
        resolve();
      }, reject);
    const stop = api.onEvent(look);
    look();
  });
}

test('what is new in a watched folder comes in by itself, once; closing the project ends it', async t => {
  const { api, folder, write } = await anImporter(t);
  write('there before.txt', 'Words that were there.');
  const [watched] = await api.get('documents.watchFolder', {
    path: folder,
    source: 'Inbox',
    provenance: { obtainedBy: 'A. Tester', obtainedAt: '2024' },
  });
  assert.equal(watched?.path, folder);
  assert.ok(!JSON.stringify(await api.get('history.list', { withChanges: true })).includes(folder));
  const job = api.call('documents.watch', {});
  const names = async () => (await api.get('documents.list', {})).map(({ name }) => name).sort();
  await until(api, async () => (await names()).length === 1);
  mkdirSync(join(folder, 'sub'));
  write('sub/new.txt', 'New words.');
  await until(api, async () => (await names()).length === 2);
  const [found] = await api.get('documents.list', { filter: 'new.txt' });
  assert.deepEqual([found?.source, found?.provenance.obtainedBy], ['Inbox', 'A. Tester']);
  appendFileSync(join(folder, 'sub', 'new.txt'), ' And more of them.');
  await until(api, async () => (await names()).length === 3);
  await api.get('project.close', {});
  const ended = await job;
  assert.ok(ended.ok);
  assert.deepEqual(
    ended.value.entries.map(({ file, state }) => `${state} ${file}`),
    ['imported there before.txt', 'imported sub/new.txt', 'imported sub/new.txt'],
  );
});

test('a folder can be watched for offers only: its files wait in the ledger until they are read', async t => {
  const { api, folder, write } = await anImporter(t);
  write('a.txt', 'Words.');
  await api.get('documents.watchFolder', { path: folder, mode: 'offer' });
  const cancel = new AbortController();
  const job = api.call('documents.watch', {}, { signal: cancel.signal });
  await until(api, async () => (await api.get('documents.ledger', { state: 'waiting' })).length === 1);
  cancel.abort();
  await job;
  assert.equal((await api.get('documents.list', {})).length, 0);
  const { entries } = await api.get('documents.retry', {});
  assert.deepEqual(
    entries.map(({ file, state }) => [file, state]),
    [['a.txt', 'imported']],
  );
  const [watched] = await api.get('documents.watched', {});
  assert.ok(watched);
  assert.deepEqual(await api.get('documents.unwatchFolder', { id: watched.id }), []);
  await api.get('history.undo', {});
  assert.equal((await api.get('documents.watched', {})).length, 1);
});
