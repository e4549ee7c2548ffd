import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { anEngine } from '../../../helpers/engine.ts';

/** A project with one document of two pages, and E1 on its second. */
async function aCase(t: TestContext) {
  const bench = await anEngine(t);
  bench.write('/a.txt', 'The first page.\fQinglan sold chips to Primer.');
  const { entries } = await bench.api.get('documents.import', {
    sources: [{ kind: 'path', path: '/a.txt' }],
  });
  const documentId = entries[0]?.documentId;
  assert.ok(documentId);
  const kept = await bench.api.get('evidence.keep', {
    marking: { kind: 'quote', documentId, quote: 'Qinglan sold chips' },
  });
  return { ...bench, documentId, kept };
}

test('a translation has its day: today when its words change, none without words, another when it is given', async t => {
  const { api, kept } = await aCase(t);
  const today = new Date().toISOString().slice(0, 10);
  assert.equal(kept.translatedOn, '');
  const edit = (patch: object) => api.get('evidence.edit', { id: kept.id, patch });
  assert.ok((await edit({ translation: 'Qinglan hat verkauft' })).translatedOn >= today);
  assert.equal((await edit({ translatedOn: '2024-03-01' })).translatedOn, '2024-03-01');
  assert.equal((await edit({ translator: 'L. Hart' })).translatedOn, '2024-03-01');
  assert.equal((await edit({ translation: '' })).translatedOn, '');
  await api.get('history.undo', {});
  assert.equal((await api.get('evidence.get', { id: kept.id })).translatedOn, '2024-03-01');
});

test('evidence is given another place in its document, and undo gives the old one back', async t => {
  const { api, documentId, kept } = await aCase(t);
  const marking = { kind: 'quote', documentId, quote: 'first page' } as const;
  const moved = await api.get('evidence.reanchor', { id: kept.id, marking });
  assert.equal(moved.number, kept.number);
  assert.equal(moved.quote, 'first page');
  assert.equal(moved.place, 'p. 1');
  assert.equal(moved.state, 'exact');
  const [last] = await api.get('history.list', {});
  assert.match(
    last?.sentence ?? '',
    /Gave E1 its place on p\. 1 of “a\.txt”; its quote was “Qinglan sold chips”/,
  );
  await api.get('history.undo', {});
  assert.deepEqual((await api.get('evidence.get', { id: kept.id })).anchor, kept.anchor);
});

test('evidence is not moved to another document, nor without a place when it never moved', async t => {
  const { api, write, kept } = await aCase(t);
  write('/b.txt', 'Another document.');
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: '/b.txt' }] });
  const other = entries[0]?.documentId;
  assert.ok(other);
  const away = await api.call('evidence.reanchor', {
    id: kept.id,
    marking: { kind: 'quote', documentId: other, quote: 'Another' },
  });
  assert.equal(!away.ok && away.problem.code, 'not-allowed');
  const nowhere = await api.call('evidence.reanchor', { id: kept.id });
  assert.equal(!nowhere.ok && nowhere.problem.code, 'not-allowed');
});

test('tags are kept once each, and the list is filtered by them', async t => {
  const { api, documentId } = await aCase(t);
  const [document] = await api.get('documents.edit', {
    ids: [documentId],
    patch: { tags: ['bank', 'bank', 'customs'] },
  });
  assert.deepEqual(document?.tags, ['bank', 'customs']);
  assert.equal((await api.get('documents.list', { filter: 'customs' })).length, 1);
  await api.get('history.undo', {});
  assert.deepEqual((await api.get('documents.get', { id: documentId })).tags, []);
});

test('find gives every place in reading order, whatever case, dashes and line ends', async t => {
  const { api, write } = await aCase(t);
  write('/c.txt', 'Ёлка – ёлка\fничего\fел\u0438 елка');
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: '/c.txt' }] });
  const documentId = entries[0]?.documentId;
  assert.ok(documentId);
  const find = async (words: string) => (await api.get('documents.find', { documentId, words })).places;
  assert.deepEqual(await find('ёлка'), [1, 0, 4, 1, 7, 11, 3, 4, 8]);
  assert.deepEqual(await find('елка - елка'), [1, 0, 11]);
  assert.deepEqual(await find('  '), []);
  assert.deepEqual(await find('нет'), []);
});

test('a quote of 20,000 characters, and thousands of them in one document, are kept and stand', async t => {
  const { api, write } = await aCase(t);
  const text = Array.from({ length: 6_000 }, (_, word) => `word${word}`).join(' ');
  write('/long.txt', text);
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: '/long.txt' }] });
  const documentId = entries[0]?.documentId;
  assert.ok(documentId);
  const keep = (start: number, end: number) =>
    api.get('evidence.keep', { marking: { kind: 'text', documentId, stretches: [{ page: 1, start, end }] } });
  const long = await keep(100, 20_100);
  assert.equal(long.quote, text.slice(100, 20_100));
  assert.equal(long.state, 'exact');
  for (let at = 0; at < 1_000; at += 1) await keep(at * 8, at * 8 + 6);
  const all = await api.get('evidence.list', { documentId });
  assert.equal(all.length, 1_001);
  assert.ok(all.every(({ state }) => state === 'exact'));
});
