import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aScanner } from './a-scanner.ts';

test('a scan gets its words as a new reading, and can be searched and quoted', async t => {
  const { api, ids } = await aScanner(t, { '/scan.pdf': '(Завод Прибор)|(Invoice 17)' });
  const [documentId = ids[0]] = ids;
  assert.ok(documentId);
  assert.equal((await api.get('search.find', { query: 'Прибор' })).total, 0);
  const told: string[] = [];
  const { documents, cancelled } = await api.get(
    'documents.recognise',
    {},
    { onProgress: ({ done, total, current }) => told.push(`${done}/${total} ${current}`) },
  );
  assert.equal(cancelled, false);
  assert.deepEqual(documents, [
    {
      documentId,
      file: 'scan.pdf',
      state: 'imported',
      pages: 2,
      pagesWithText: 2,
      words: 2,
      confidence: 90,
      languages: ['rus+eng'],
    },
  ]);
  assert.deepEqual([...new Set(told)].slice(0, 2), ['0/2 scan.pdf', '1/2 scan.pdf']);
  const document = await api.get('documents.get', { id: documentId });
  assert.equal(document.state, 'imported');
  assert.equal(document.reading?.engine, 'tesseract');
  assert.deepEqual(document.reading?.pagesWithoutText, []);
  assert.match(document.reading?.warnings.join() ?? '', /^The text of 2 pages was recognised/);
  assert.deepEqual((await api.get('documents.page', { documentId, page: 2 })).confidence, [90]);
  assert.equal((await api.get('search.find', { query: 'Прибор' })).total, 1);
  const kept = await api.get('evidence.keep', {
    marking: { kind: 'quote', documentId, page: 1, quote: 'Прибор' },
  });
  assert.equal(kept.state, 'exact');
});

test('pages that have text keep it, and what was anchored on them stays', async t => {
  const { api, asked, ids } = await aScanner(t, { '/mixed.pdf': 'Good text|(A picture)' });
  const [documentId = ''] = ids as string[];
  const marked = [
    { kind: 'quote', documentId, page: 1, quote: 'text' },
    { kind: 'area', documentId, page: 2, rectangle: { x: 1, y: 1, width: 50, height: 50 } },
  ];
  for (const marking of marked) await api.get('evidence.keep', { marking } as never);
  const { documents } = await api.get('documents.recognise', {});
  assert.deepEqual(asked, ['(A picture)']);
  assert.equal(documents[0]?.pages, 1);
  const states = (await api.get('evidence.list', {})).map(evidence => evidence.state);
  assert.deepEqual(states, ['exact', 'exact']);
  const document = await api.get('documents.get', { id: documentId as never });
  assert.equal(document.reading?.engine, 'pdf.js + tesseract');
  assert.equal((await api.get('search.find', { query: 'Good' })).total, 1, 'not once for each reading');
  assert.deepEqual(await api.get('documents.recognise', {}), { documents: [], cancelled: false });
});

test('one page can be read anew, and a page that breaks costs only itself', async t => {
  const { api, asked, ids } = await aScanner(t, { '/a.pdf': '(one)|(!)|(three)', '/b.pdf': 'kept|kept|(x)' });
  const [a, b] = ids;
  assert.ok(a && b);
  const first = await api.get('documents.recognise', { documentIds: [a], pages: [1] });
  assert.equal(first.documents[0]?.state, 'needs-ocr');
  assert.match(first.documents[0]?.reason ?? '', /2 pages of 3 still to be read/);
  const all = await api.get('documents.recognise', { documentIds: [a] });
  assert.deepEqual(asked, ['(one)', '(!)', '(three)']);
  assert.equal(all.documents[0]?.state, 'imported');
  const read = (await api.get('documents.get', { id: a })).reading;
  assert.deepEqual(read?.pagesWithoutText, [2]);
  assert.match(read?.warnings.join() ?? '', /not be recognised on page 2: The picture is torn\./);
  await api.get('documents.recognise', { documentIds: [b], pages: [2], force: true });
  assert.equal(asked.at(-1), 'kept');
});

test('cancelling keeps the documents that were finished', async t => {
  const { api } = await aScanner(t, { '/a.pdf': '(one)', '/b.pdf': '(two)', '/c.pdf': '(three)' });
  const stop = new AbortController();
  const { documents, cancelled } = await api.get(
    'documents.recognise',
    {},
    {
      signal: stop.signal,
      onProgress: ({ done }) => {
        if (done === 1) stop.abort();
      },
    },
  );
  assert.equal(cancelled, true);
  assert.ok(documents.length < 3);
  const left = await api.get('documents.list', { state: 'needs-ocr' });
  assert.equal(left.length, 3 - documents.length);
});

test('languages without data, pages that are not there and files without pages are refused', async t => {
  const { api, ids } = await aScanner(t, { '/a.pdf': '(one)' });
  const problem = async (input: object) => {
    const answer = await api.call('documents.recognise', { documentIds: ids, ...input } as never);
    return answer.ok ? 'done' : answer.problem.code;
  };
  assert.equal(await problem({ languages: ['fas'] }), 'not-allowed');
  assert.equal(await problem({ pages: [2] }), 'no-such-page');
  assert.equal(await problem({ documentIds: ['doc_none'] }), 'bad-request');
  assert.equal(await problem({ languages: ['ru', 'rus+eng'] }), 'done');
});

test('a picture that cannot be drawn says why it has no words', async t => {
  const { api, ids } = await aScanner(t, { '/cut.pdf': '(!)' });
  const [documentId = assert.fail()] = ids;
  const { documents } = await api.get('documents.recognise', {});
  assert.equal(documents[0]?.state, 'needs-ocr');
  assert.equal(documents[0]?.reason, 'Text could not be recognised: The picture is torn.');
  assert.match((await api.get('documents.get', { id: documentId })).reason ?? '', /The picture is torn/);
});
