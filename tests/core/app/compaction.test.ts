import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Tidying } from '../../../electron/core/app/rewriting.ts';
import { aFileEngine, KEY } from '../../helpers/file-engine.ts';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  quickUnlock,
  temporaryFolder,
} from '../../helpers/project-files.ts';

const words = (length: number): string => randomBytes(length).toString('base64');
const offered = (path: string) => ({ sources: [{ kind: 'path' as const, path }] });

test('compacting on demand keeps the log and all that can be seen, and frees what was replaced', async t => {
  const { api, path, write, another } = await aFileEngine(t);
  for (let i = 0; i < 6; i++) write(`/many/${i}.txt`, words(100_000));
  await api.get('documents.import', offered('/many'));
  await api.get('project.compact', {});
  write('/later.txt', words(300_000));
  await api.get('documents.import', offered('/later.txt'));
  const log = await api.get('history.list', { withChanges: true });
  const documents = await api.get('documents.list', {});
  const { bytes, freed } = await api.get('project.compact', {});
  assert.equal(bytes, statSync(path).size);
  assert.ok(freed > 100_000, `${freed} bytes freed`);
  assert.deepEqual(await api.get('history.list', { withChanges: true }), log);
  await api.get('claims.create', { text: 'A claim after it' });
  await api.get('project.close', {});
  const again = await another();
  const status = await again.get('project.open', { path, ...KEY, readOnly: true });
  assert.equal(status.recovered, null);
  assert.deepEqual(await again.get('documents.list', {}), documents);
  assert.deepEqual((await again.get('history.list', { withChanges: true })).slice(1), log);
  assert.deepEqual(await again.get('project.verify', {}), { ok: true, problems: [] });
  const refused = await again.call('project.compact', {});
  assert.equal(refused.ok === false && refused.problem.code, 'read-only');
});

test('a compaction that is due happens by itself, and work goes on while it runs', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await quickFiles().create(path, PROJECT_ID, quickKeys);
  t.after(() => file.close());
  const ended = Promise.withResolvers<string>();
  const tidying = new Tidying(file, ended.resolve);
  t.after(() => tidying.stop());
  let seq = 0;
  for (; seq < 3; seq++) {
    file.append({ seq: seq + 1, payload: Buffer.from('action') });
    file.putImage(seq + 1, randomBytes(4_500_000));
  }
  const length = file.bytes();
  tidying.look();
  tidying.look();
  let running = true;
  void ended.promise.then(() => {
    running = false;
  });
  while (running) {
    seq += 1;
    file.append({ seq, payload: Buffer.from(`action ${seq}`) });
    await new Promise(setImmediate);
  }
  assert.equal(await ended.promise, 'compacted');
  assert.ok(file.bytes() < length * 0.4, `${file.bytes()} of ${length} bytes`);
  assert.ok(seq > 4, `${seq - 3} actions meanwhile`);
  const opened = await quickFiles().open(path, quickUnlock, true);
  assert.equal(opened.actions.at(-1)?.seq, seq);
  assert.equal(opened.actions.length, seq - 3);
  opened.file.close();
  assert.equal(existsSync(`${path}.rewriting`), false);
});

test('a file that was removed refuses actions with words; saved elsewhere, work goes on there', async t => {
  const { api, path, folder, write, another } = await aFileEngine(t);
  write('/a.txt', 'The agreement was signed in Harbin.');
  await api.get('documents.import', offered('/a.txt'));
  rmSync(path);
  const lost = await api.call('claims.create', { text: 'Lost?' });
  assert.equal(lost.ok === false && lost.problem.code, 'cannot-write');
  assert.equal((await api.get('claims.list', {})).length, 0, 'nothing is shown as saved that is not');
  const other = join(folder, 'saved.plumb');
  const saved = await api.get('project.saveCopy', { path: other });
  assert.deepEqual(saved, { path: other, bytes: statSync(other).size, lost: [] });
  await api.get('claims.create', { text: 'Not lost' });
  assert.equal((await api.get('project.status', {}))?.path, other);
  await api.get('project.close', {});
  const again = await another();
  await again.get('project.open', { path: other, ...KEY });
  assert.deepEqual(
    (await again.get('claims.list', {})).map(({ text }) => text),
    ['Not lost'],
  );
  assert.deepEqual(await again.get('project.verify', {}), { ok: true, problems: [] });
});
