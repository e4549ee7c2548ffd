import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCase, problemOf } from '../claims/a-case.ts';

test('every grade has its meaning and its source, and the bands of likelihood are those of the scale', async t => {
  const { api } = await aCase(t);
  const { admiralty, scales, confidence, scale } = await api.get('grades.scales', {});
  assert.deepEqual(admiralty.sources.map(({ code }) => code).join(''), 'ABCDEF');
  assert.deepEqual(admiralty.information.map(({ code }) => code).join(''), '123456');
  const [icd, phia] = scales;
  assert.deepEqual(
    icd?.terms.map(({ from, to }) => [from, to]),
    [
      [1, 5],
      [5, 20],
      [20, 45],
      [45, 55],
      [55, 80],
      [80, 95],
      [95, 99],
    ],
  );
  assert.ok(icd?.terms.every(({ words }) => words.length === 2));
  assert.equal(phia?.status, 'unverified');
  for (const each of [admiralty, ...scales, confidence]) assert.ok(each.status === 'verbatim' || each.verify);
  assert.deepEqual(
    confidence.levels.map(({ id }) => id),
    ['high', 'moderate', 'low'],
  );
  assert.equal(scale, 'icd203');
});

test('the scale is chosen for the project; terms of the other one are named and pointed out', async t => {
  const { api, claim } = await aCase(t);
  const id = await claim('It is a front.', { kind: 'assessment', likelihood: 'icd203:likely' });
  const { otherScale } = await api.get('grades.useScale', { scale: 'phia' });
  assert.deepEqual(
    otherScale.map(({ number }) => number),
    [1],
  );
  assert.deepEqual(
    (await api.get('claims.get', { id })).hints.map(({ kind }) => kind),
    ['other-scale'],
  );
  await api.get('history.undo', {});
  assert.deepEqual((await api.get('claims.get', { id })).hints, []);
  const unknown = await problemOf(api.call('claims.edit', { id, patch: { likelihood: 'icd203:perhaps' } }));
  assert.match(String(unknown.next), /icd203:almost-certain/);
});

test('a sentence that mixes likelihood with confidence is pointed out, and a likelihood of a fact', async t => {
  const { api } = await aCase(t);
  const kinds = async (text: string) => (await api.get('claims.hints', { text })).map(({ kind }) => kind);
  assert.deepEqual(await kinds('We assess with high confidence that it is very likely a front.'), [
    'mixed-estimate',
  ]);
  assert.deepEqual(await kinds('С высокой степенью уверенности: скорее всего, это прикрытие.'), [
    'mixed-estimate',
  ]);
  assert.deepEqual(await kinds('It is likely a front, or probably a shell.'), ['mixed-terms']);
  assert.deepEqual(await kinds('The sensor for remote sensing is likely civil.'), []);
  const made = await api.get('claims.create', {
    text: 'It is named.',
    kind: 'fact',
    likelihood: 'icd203:likely',
  });
  assert.deepEqual(
    made.hints.map(({ kind }) => kind),
    ['estimate-of-fact'],
  );
});

test('the history of a grade comes from the log, with what was undone', async t => {
  const { api, claim, document, keep } = await aCase(t);
  const documentId = await document('a.txt', 'It paid.');
  const evidenceId = await keep(documentId, 'It paid');
  const told = async (id: string) =>
    (await api.get('grades.history', { id: id as never })).map(({ what, from, to, undone }) => [
      what,
      from,
      to,
      undone,
    ]);
  await api.get('documents.edit', { ids: [documentId], patch: { sourceGrade: 'C' } });
  await api.get('documents.edit', { ids: [documentId], patch: { sourceGrade: 'B', note: 'Seen.' } });
  await api.get('history.undo', {});
  assert.deepEqual(await told(documentId), [
    ['source', '', 'C', false],
    ['source', 'C', 'B', true],
    ['source', 'B', 'C', false],
  ]);
  await api.get('evidence.edit', { id: evidenceId, patch: { informationGrade: '2' } });
  assert.deepEqual(await told(evidenceId), [['information', '', '2', false]]);
  const id = await claim('It paid.');
  await api.get('claims.edit', { id, patch: { confidence: 'low', status: 'supported' } });
  assert.deepEqual((await told(id)).slice(-2), [
    ['confidence', '', 'low', false],
    ['status', 'draft', 'supported', false],
  ]);
});
