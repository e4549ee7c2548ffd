import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCase } from '../claims/a-case.ts';

test('the other side gathers contrary evidence, alternatives, searches and what is not known', async t => {
  const { api, claim, document, keep, link } = await aCase(t);
  const documentId = await document('a.txt', 'The bank says that it returned the sum.');
  const evidence = await keep(documentId, 'it returned the sum');
  const paid = await claim('It paid.');
  await link(evidence, paid, 'contradicts');
  await claim('It lent the sum.', { alternativeTo: paid });
  const knew = await claim('What the board knew.', { kind: 'unknown' });
  await claim('It opened an account.');
  const { id: searchId } = await api.get('search.record', { query: 'return message' });
  const cited = await api.get('otherSide.citeSearch', {
    searchId,
    target: { kind: 'claim', id: paid },
    note: 'The bank named one.',
  });
  assert.match(
    cited.words,
    /^Nothing found for “return message” in 1 document \(1 page, 0 rows\) on \d{4}-\d{2}-\d{2}\.$/,
  );
  const all = await api.get('otherSide.get', {});
  assert.deepEqual(
    all.contrary.map(({ number, claim: of }) => [number, of.number]),
    [[1, 1]],
  );
  assert.deepEqual(
    all.alternatives.map(({ text, of, supports }) => [text, of.number, supports]),
    [['It lent the sum.', 1, 0]],
  );
  assert.deepEqual(
    all.searches.map(({ label }) => label),
    ['C1'],
  );
  assert.deepEqual(
    all.unknown.map(({ id }) => id),
    [knew],
  );
  assert.deepEqual(
    all.unquestioned.map(({ number }) => number),
    [4],
  );
  await document('b.txt', 'Something came later.');
  const [later] = (await api.get('otherSide.get', { target: { kind: 'claim', id: paid } })).searches;
  assert.equal(later?.documentsSince, 1);
  assert.match(later?.words ?? '', /1 document has come since\.$/);
  assert.deepEqual((await api.get('otherSide.get', { target: { kind: 'claim', id: knew } })).searches, []);
  await api.get('claims.delete', { id: paid });
  assert.deepEqual((await api.get('otherSide.get', {})).searches, []);
  await api.get('history.undo', {});
  assert.equal((await api.get('otherSide.get', {})).searches.length, 1);
});

test('searches are cited for elements, and a batch is cited name by name', async t => {
  const { api, document } = await aCase(t);
  await document('a.txt', 'The bank kept an account for Qinglan.');
  await api.get('regimes.use', { code: 'us-eo14024-s11' });
  const { batch } = await api.get('search.batch', { names: ['Qinglan', 'General licence 8'] });
  const records = await api.get('search.records', { batch });
  const row = async () => {
    const { regimes } = await api.get('elements.matrix', {});
    return regimes[0]?.elements.find(({ code }) => code === 'S11-E7');
  };
  const target = { kind: 'element' as const, id: (await row())?.id as never };
  for (const { id } of records) await api.get('otherSide.citeSearch', { searchId: id, target });
  assert.deepEqual((await row())?.searches, { cited: 2, nothing: 1 });
  const { searches } = await api.get('otherSide.get', { target });
  assert.deepEqual(searches.map(({ record }) => record.found).sort(), [0, 1]);
  await api.get('otherSide.dropSearch', { id: searches[0]?.id as never });
  assert.equal((await row())?.searches.cited, 1);
});

test('a search that found nothing says what it could not look into: a picture that nobody has read', async t => {
  const { api, claim, document, write } = await aCase(t);
  await document('read.txt', 'The sum was returned.');
  write('/scan.png', 'picture');
  await api.get('documents.import', { sources: [{ kind: 'path', path: '/scan.png' }] });
  const { id: searchId, searched } = await api.get('search.record', { query: 'return message' });
  assert.deepEqual([searched.documents, searched.documentsWithoutText], [2, 1]);
  const id = await claim('It kept the sum.');
  const { words } = await api.get('otherSide.citeSearch', { searchId, target: { kind: 'claim', id } });
  assert.match(
    words,
    /^Nothing found for “return message” in 2 documents .*1 document.* no text and could not be searched, on /,
  );
});
