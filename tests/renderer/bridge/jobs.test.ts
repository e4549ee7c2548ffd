import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createJobs } from '../../../renderer/bridge/jobs.ts';
import { anEngine } from '../../helpers/engine.ts';

test('a job is listed with its progress while it runs, and gone when it ends', async t => {
  const { api, write } = await anEngine(t);
  write('/a.txt', 'one');
  write('/b.txt', 'two');
  const jobs = createJobs(api);
  const seen: string[] = [];
  jobs.store.subscribe(({ running }) => {
    const progress = running[0]?.progress;
    if (progress) seen.push(`${progress.done}/${progress.total}`);
  });
  const input = { sources: [{ kind: 'path' as const, path: '/' }] };
  const done = jobs.run('Importing', 'documents.import', input);
  assert.deepEqual(
    jobs.store.getState().running.map(({ name }) => name),
    ['Importing'],
  );
  const result = await done;
  assert.ok(result.ok && result.value.entries.length === 2);
  assert.ok(seen.some(line => line.endsWith('/2')));
  assert.deepEqual(jobs.store.getState().running, []);
});

test('a note stays until it is looked at; clearing drops both', () => {
  const jobs = createJobs({
    call: () => new Promise(() => undefined),
    get: () => new Promise(() => undefined),
    onEvent: () => () => undefined,
  });
  jobs.note('2 refused.');
  const note = jobs.store.getState().notes[0];
  assert.equal(note?.words, '2 refused.');
  jobs.dismiss(note?.id ?? 0);
  assert.deepEqual(jobs.store.getState().notes, []);
  void jobs.run('Verifying', 'project.verify', {});
  jobs.cancel(jobs.store.getState().running[0]?.id ?? 0);
  assert.equal(jobs.store.getState().running[0]?.cancelling, true);
  jobs.clear();
  assert.deepEqual(jobs.store.getState().running, []);
});
