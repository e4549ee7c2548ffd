import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCase, problemOf } from '../claims/a-case.ts';

test('hypotheses are compared on the evidence of their claims, least inconsistent first', async t => {
  const { api, claim, document, keep, link } = await aCase(t);
  const documentId = await document('a.txt', 'A note speaks of an order. The contract declares a civil use.');
  await api.get('documents.edit', { ids: [documentId], patch: { sourceGrade: 'A' } });
  const order = await keep(documentId, 'A note speaks of an order');
  const civil = await keep(documentId, 'The contract declares a civil use');
  await api.get('evidence.edit', { id: order, patch: { informationGrade: '1' } });
  const war = await claim('For the war.');
  await link(order, war);
  await link(civil, war, 'contradicts');
  const record = await api.get('search.record', { query: 'laboratory' });
  const made = await api.get('hypotheses.start', {
    question: 'What were the processors for?',
    hypotheses: [{ claimId: war }, { text: 'For measuring instruments.' }],
  });
  assert.deepEqual(
    made.items.map(({ label, credibility }) => [label, credibility]),
    [
      ['E1', 'high'],
      ['E2', 'medium'],
    ],
  );
  assert.equal(made.conclusion.words, 'Nothing is rated yet.');
  const { id } = made;
  const withSearch = await api.get('hypotheses.addItems', {
    id,
    sources: [
      { kind: 'search', id: record.id },
      { kind: 'evidence', id: order },
    ],
  });
  assert.equal(withSearch.items.length, 3);
  assert.match(withSearch.items[2]?.words ?? '', /^Nothing found for “laboratory” in 1 document/);
  const [warId, civilId] = withSearch.hypotheses.map(hypothesis => hypothesis.id);
  const itemOf = (label: string) => withSearch.items.find(item => item.label === label)?.id as never;
  const rated = await api.get('hypotheses.rate', {
    ratings: [
      { itemId: itemOf('E1'), hypothesisId: warId as never, consistency: 'CC' },
      { itemId: itemOf('E1'), hypothesisId: civilId as never, consistency: 'II' },
      { itemId: itemOf('E2'), hypothesisId: warId as never, consistency: 'I' },
      { itemId: itemOf('E2'), hypothesisId: civilId as never, consistency: 'C' },
    ],
  });
  assert.deepEqual(
    rated.hypotheses.map(({ text, rank, against }) => [text, rank, against]),
    [
      ['For the war.', 1, 1],
      ['For measuring instruments.', 2, 1],
    ],
  );
  assert.equal(rated.unrated, 2);
  assert.deepEqual(
    rated.items.filter(({ carries }) => carries).map(({ label }) => label),
    ['E1'],
  );
  assert.match(
    rated.conclusion.words,
    /“For the war.” has the least evidence against it; without E1 it would be otherwise/,
  );
  assert.match(rated.conclusion.sensitivity[0]?.words ?? '', /Without E1, “For measuring instruments.”/);

  const refused = await problemOf(api.call('evidence.delete', { id: order }));
  assert.deepEqual(refused.places, [
    'C1 “For the war.”',
    'the comparison of hypotheses “What were the processors for?”',
  ]);
  await api.get('claims.delete', { id: war });
  assert.equal((await api.get('hypotheses.get', { id })).hypotheses.length, 2);
  await api.get('history.undo', {});
  const few = await problemOf(api.call('hypotheses.removeHypothesis', { hypothesisId: warId as never }));
  assert.match(String(few.what), /at least two/);
  const before = JSON.stringify(await api.get('hypotheses.get', { id }));
  await api.get('hypotheses.delete', { id });
  assert.deepEqual(await api.get('hypotheses.list', {}), []);
  await api.get('history.undo', {});
  assert.equal(JSON.stringify(await api.get('hypotheses.get', { id })), before);
});

test('a hypothesis keeps its words when its claim is deleted, and ratings go with what they rate', async t => {
  const { api, claim, document, keep, link } = await aCase(t);
  const evidence = await keep(await document('a.txt', 'It says so.'), 'It says so');
  const one = await claim('One way.');
  await link(evidence, one);
  const { id, hypotheses, items } = await api.get('hypotheses.start', {
    question: 'Which?',
    hypotheses: [{ claimId: one }, { text: 'Another way.' }, { text: 'A third.' }],
  });
  const rating = { itemId: items[0]?.id as never, hypothesisId: hypotheses[0]?.id as never };
  await api.get('hypotheses.rate', { ratings: [{ ...rating, consistency: 'I' }] });
  await api.get('claims.delete', { id: one });
  const words = (await api.get('hypotheses.get', { id })).hypotheses.map(({ text }) => text).sort();
  assert.deepEqual(words, ['A third.', 'Another way.', 'One way.']);
  const without = await api.get('hypotheses.removeHypothesis', { hypothesisId: rating.hypothesisId });
  assert.deepEqual(
    without.items.map(item => item.ratings),
    [{}],
  );
  const bare = await problemOf(api.call('hypotheses.addHypothesis', { id }));
  assert.match(String(bare.what), /neither words nor a claim/);
});
