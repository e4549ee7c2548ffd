import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCase } from '../claims/a-case.ts';

test('what waits is counted: claims without support, claims on one origin, evidence that bears on nothing', async t => {
  const { api, claim, document, keep, link } = await aCase(t);
  const [first, copy, third] = [
    await document('one.txt', 'The seller was paid in March.', 'Customs feed'),
    await document('two.txt', 'The buyer had paid the seller.', 'Customs feed'),
    await document('three.txt', 'A bank moved the sum.'),
  ];
  const [paid, again, moved] = [
    await keep(first, 'was paid'),
    await keep(copy, 'had paid'),
    await keep(third, 'moved the sum'),
  ];
  const onOne = await claim('The seller was paid.');
  await link(paid, onOne);
  await link(again, onOne);
  await claim('Nobody has shown this.');
  for (const status of ['withdrawn', 'refuted'] as const) await claim(`This is ${status}.`, { status });
  await claim('Who ordered it is not known.', { kind: 'unknown' });
  const waiting = async () =>
    (await api.get('project.overview', {})).next.map(({ what, why }) => `${what}: ${why}`);
  assert.deepEqual(await waiting(), [
    'Support C2 or withdraw it: Nobody has shown this.',
    '1 claim rests on one origin: C1',
    '1 piece of evidence is linked to nothing: E3',
    '3 documents are unread: Read them, or mark them irrelevant.',
  ]);
  await link(moved, onOne);
  const { counts, next } = await api.get('project.overview', {});
  assert.deepEqual(counts, { documents: 3, evidence: 3, entities: 0, claims: 5 });
  assert.deepEqual(
    next.map(({ what }) => what),
    ['Support C2 or withdraw it', '3 documents are unread'],
  );
});
