import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiClient } from '../../../../electron/shared/contract/client.ts';
import { aScanner } from './a-scanner.ts';

/** Starts recognition and comes back when so many pages are done. */
async function startUntil(api: ApiClient, pages: number, input: { resume?: boolean } = {}) {
  const stop = new AbortController();
  const reached = Promise.withResolvers<void>();
  const finished = api.get('documents.recognise', input, {
    signal: stop.signal,
    onProgress: ({ done }) => done === pages && reached.resolve(),
  });
  await reached.promise;
  return { stop, finished };
}

const files = { '/a.pdf': '(one)|(two)|(endless)', '/b.pdf': '(endless)' };

test('R3 after a crash the pages that were read are there, and only the others are read', async t => {
  const { api, reopen } = await aScanner(t, files);
  await startUntil(api, 2);
  const { api: later, asked, engine } = await reopen();
  const waiting = await later.get('recognition.waiting', {});
  assert.deepEqual(
    waiting.map(({ file, pages, done }) => [file, pages, done]),
    [
      ['a.pdf', 3, 2],
      ['b.pdf', 1, 0],
    ],
  );
  const { stop, finished } = await startUntil(later, 2, { resume: true });
  stop.abort();
  const { documents, cancelled } = await finished;
  assert.deepEqual([...new Set(asked)], ['(endless)'], 'what was read is not read again');
  assert.equal(cancelled, true);
  assert.deepEqual(
    documents.map(({ pages, pagesWithText }) => [pages, pagesWithText]),
    [[2, 2]],
    'a person who cancels keeps what was read',
  );
  assert.deepEqual(await later.get('recognition.waiting', {}), []);
  assert.equal((await later.get('search.find', { query: 'two' })).total, 1);
  await engine.close();
});

test('R3 closing the project is no cancelling: the rest still waits when it is opened again', async t => {
  const { api, reopen } = await aScanner(t, files);
  const { finished } = await startUntil(api, 2);
  await api.get('project.close', {});
  assert.equal((await finished).cancelled, true);
  const { api: later } = await reopen();
  const [first] = await later.get('recognition.waiting', {});
  assert.deepEqual([first?.file, first?.done], ['a.pdf', 2]);
  assert.equal((await later.get('search.find', { query: 'two' })).total, 0, 'no half reading');
});

test('text recognition is no step that undo takes back', async t => {
  const { api, ids } = await aScanner(t, { '/a.pdf': '(one)|(two)' });
  await api.get('documents.edit', { ids, patch: { note: 'x' } });
  const before = await api.get('history.state', {});
  await api.get('documents.recognise', {});
  assert.equal((await api.get('history.state', {})).undo, before.undo);
});

test('what the project prefers is used when nothing is said', async t => {
  const { api } = await aScanner(t, { '/a.pdf': '(one)' });
  assert.deepEqual(await api.get('recognition.wish', {}), {
    languages: [],
    engine: 'shipped',
    afterImport: true,
  });
  await api.get('recognition.prefer', { languages: ['rus', 'eng'] });
  await api.get('recognition.prefer', { afterImport: false });
  assert.deepEqual(await api.get('recognition.wish', {}), {
    languages: ['rus', 'eng'],
    engine: 'shipped',
    afterImport: false,
  });
  const unknown = await api.call('recognition.prefer', { languages: ['fas'] });
  assert.ok(!unknown.ok && unknown.problem.code === 'not-allowed');
  assert.match(unknown.problem.next, /put fas\.traineddata into \/ocr/);
});

test('how sure each page is can be asked', async t => {
  const { api, ids } = await aScanner(t, { '/a.pdf': '(one)|text of its own|(two)' });
  const [documentId = ids[0]] = ids;
  assert.ok(documentId);
  assert.deepEqual(await api.get('recognition.confidence', { documentId }), []);
  await api.get('documents.recognise', {});
  assert.deepEqual(await api.get('recognition.confidence', { documentId }), [
    { page: 1, words: 1, unsure: 0, confidence: 90 },
    { page: 3, words: 1, unsure: 0, confidence: 90 },
  ]);
});
