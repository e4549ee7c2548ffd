import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Refusal } from '../../../../electron/shared/contract/problem.ts';
import { aDesk, brought, ports } from './desk.ts';

after(() => ports.close());

test('rules are actions: said in the log, undone, and refused when they name nothing', async t => {
  const { api } = await aDesk(t);
  await api.get('redactions.add', { target: { kind: 'term', term: 'Kestrel' }, reason: 'because' });
  assert.equal((await api.get('redactions.list', {})).length, 1);
  await api.get('history.undo', {});
  assert.deepEqual(await api.get('redactions.list', {}), []);
  await api.get('history.redo', {});
  const [rule] = await api.get('redactions.list', {});
  assert.ok(rule?.reason === 'because' && rule.words === '“Kestrel”');
  await api.get('redactions.edit', { id: rule.id, reason: 'for another reason' });
  await api.get('redactions.remove', { id: rule.id });
  assert.deepEqual(await api.get('redactions.list', {}), []);
  const refused = (code: string) => (error: unknown) =>
    error instanceof Refusal && error.problem.code === code;
  await assert.rejects(
    api.get('redactions.add', { target: { kind: 'term', term: '— …' }, reason: 'x' }),
    refused('not-allowed'),
  );
  await assert.rejects(
    api.get('redactions.add', { target: { kind: 'term', term: 'x' }, reason: ' ' }),
    refused('bad-request'),
  );
  await assert.rejects(
    api.get('caseFile.export', { audience: 'safe', template: 'custody-report' }),
    refused('not-allowed'),
  );
});

test('what rules take away is counted with its places, and nothing is made or noted', async t => {
  const desk = await aDesk(t);
  const { api } = desk;
  const note = await brought(desk, 'kestrel.txt', 'Kestrel flew. Then Kestrel landed.\n');
  await api.get('evidence.keep', { marking: { kind: 'quote', documentId: note.id, quote: 'Kestrel flew.' } });
  await api.get('claims.create', { text: 'Kestrel was there.' });
  const kestrel = await api.get('redactions.add', {
    target: { kind: 'term', term: 'Kestrel' },
    reason: 'because',
  });
  await api.get('redactions.add', { target: { kind: 'term', term: 'Nightjar' }, reason: 'because' });
  const before = await api.get('history.list', {});
  const places = await api.get('redactions.places', {});
  assert.ok(places.every(({ rule, what }) => rule === kestrel.id && what === 'words'));
  const of = (place: string) => places.find(each => each.place === place)?.times;
  assert.deepEqual([of('C1'), of('Exhibit 1, Text')], [1, 2]);
  assert.ok((of('E1') ?? 0) >= 2, 'its quote and the name of its document');
  assert.deepEqual(await api.get('history.list', {}), before);
  assert.deepEqual(await api.get('caseFile.exports', {}), []);
  const made = await api.get('caseFile.export', { audience: 'safe' });
  assert.equal(made.redacted, places.length);
});
