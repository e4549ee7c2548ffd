import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { csvCell } from '../../../../electron/core/features/history/csv.ts';
import { anEngine } from '../../../helpers/engine.ts';

test('the log is filtered by person, thing, kind and time', async t => {
  const { api } = await anEngine(t);
  const claim = await api.get('claims.create', { text: 'First' });
  await api.get('claims.create', { text: 'Second' });
  await api.get('claims.edit', { id: claim.id, patch: { text: 'First, changed' } });
  const sequence = async (input: Parameters<typeof api.get<'history.list'>>[1]) =>
    (await api.get('history.list', input)).map(({ seq }) => seq);
  assert.deepEqual(await sequence({}), [4, 3, 2, 1]);
  assert.deepEqual(await sequence({ about: claim.id }), [4, 2]);
  assert.deepEqual(await sequence({ action: 'claims' }), [4, 3, 2]);
  assert.deepEqual(await sequence({ action: 'claims.edit' }), [4]);
  assert.deepEqual(await sequence({ action: 'claim' }), []);
  assert.deepEqual(await sequence({ author: 'Tester' }), [4, 3, 2, 1]);
  assert.deepEqual(await sequence({ author: 'Nobody' }), []);
  const [newest] = await api.get('history.list', { limit: 1 });
  assert.deepEqual(await sequence({ until: '2020-01-01T00:00:00.000Z' }), []);
  assert.ok((await sequence({ from: newest?.at ?? '' })).includes(4));
  const [change] = (await api.get('history.list', { about: claim.id, withChanges: true }))[0]?.changes ?? [];
  assert.equal(change?.before?.text, 'First');
  assert.equal(change?.after?.text, 'First, changed');
});

test('as CSV it has every action with its hashes, and no cell is a formula', async t => {
  const { api, engine } = await anEngine(t);
  await api.get('claims.create', { text: 'He said "no",\nthen =HYPERLINK("x")' });
  const { ref, actions, bytes } = await api.get('log.export', {});
  const served = engine.readBytes(ref);
  assert.equal(served.bytes.length, bytes);
  const rows: Record<string, string>[] = parse(Buffer.from(served.bytes), { bom: true, columns: true });
  assert.equal(rows.length, actions);
  assert.deepEqual(
    rows.map(row => row.number),
    ['1', '2'],
  );
  assert.match(rows[1]?.what ?? '', /He said "no"/);
  assert.equal(rows[1]?.['SHA-256 of the action before'], rows[0]?.['SHA-256']);
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1+1', '＠x'])
    assert.match(csvCell(text), /^"?'/, JSON.stringify(text));
  assert.equal(csvCell('a, "b"'), '"a, ""b"""');
  assert.equal(csvCell('plain – text'), 'plain – text');
  assert.equal(csvCell(-1), '-1');
});

test('a thing is asked for by its label, its name or its id, also when it is deleted by now', async t => {
  const { api, write } = await anEngine(t);
  write('/договор 7.txt', 'The agreement was signed in Harbin.');
  await api.get('documents.import', { sources: [{ kind: 'path', path: '/договор 7.txt' }] });
  const claim = await api.get('claims.create', { text: 'First' });
  const entity = await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: 'Qinglan Trading' }],
  });
  const sentences = async (about: string) =>
    (await api.get('history.list', { about })).map(({ sentence }) => sentence);
  for (const about of [`C${claim.number}`, `c${claim.number}`, claim.id])
    assert.deepEqual(await sentences(about), await sentences(claim.id), about);
  for (const about of [
    `N${entity.number}`,
    'qinglan trading',
    `N${entity.number} Qinglan Trading`,
    ' Qinglan Trading ',
  ])
    assert.deepEqual(await sentences(about), await sentences(entity.id), about);
  assert.match((await sentences('Договор 7.TXT'))[0] ?? '', /договор 7/);
  await api.get('claims.delete', { id: claim.id });
  assert.equal((await sentences('C1')).length, 2, 'made and deleted');
  for (const about of ['E99', 'nobody']) {
    const refused = await api.call('history.list', { about });
    assert.equal(!refused.ok && refused.problem.code, 'not-found', about);
  }
  assert.deepEqual(await sentences('clm_unknown'), []);
});
