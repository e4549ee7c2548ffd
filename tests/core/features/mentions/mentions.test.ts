import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternsIn } from '../../../../electron/core/features/mentions/patterns.ts';
import type { DocumentId } from '../../../../electron/shared/kernel/ids.ts';
import { anEngine } from '../../../helpers/engine.ts';

test('T1 names and identifiers of entities are suggested, decided in bulk, and undone', async t => {
  const { api, write } = await anEngine(t);
  write('/a.txt', '卖方：青岚电子。\fQinglan Electronics, INN 7707 083 893.');
  write('/b.csv', 'name;inn\nQinglan Electronics;7707083893\nOther;1');
  await api.get('documents.import', { sources: ['/a.txt', '/b.csv'].map(path => ({ kind: 'path', path })) });
  assert.equal((await api.get('mentions.suggest', { kinds: ['entity'] })).total, 0);
  await api.get('entities.create', {
    schema: 'Company',
    statements: [
      { property: 'name', value: 'Qinglan Electronics' },
      { property: 'alias', value: '青嵐電子' },
      { property: 'innCode', value: '7707083893' },
    ],
  });
  const open = await api.get('mentions.suggest', { kinds: ['entity'] });
  assert.deepEqual(
    open.suggestions.map(({ file, page, row, text }) => [file, page ?? row, text]),
    [
      ['a.txt', 1, '青岚电子'],
      ['a.txt', 2, 'Qinglan Electronics'],
      ['b.csv', 1, 'Qinglan Electronics'],
    ],
  );
  assert.deepEqual(
    open.groups.map(({ name, count }) => [name, count]),
    [['Qinglan Electronics', 3]],
  );
  const before = await api.get('entities.list', {});
  const { decided } = await api.get('mentions.decide', { state: 'accepted', mentions: open.suggestions });
  assert.equal(decided, 3);
  assert.equal((await api.get('mentions.suggest', { kinds: ['entity'] })).total, 0);
  assert.equal((await api.get('mentions.list', { state: 'accepted' })).length, 3);
  assert.deepEqual(await api.get('entities.list', {}), before, 'nothing of the entity changes by it');
  await api.get('history.undo', {});
  assert.equal((await api.get('mentions.suggest', { kinds: ['entity'] })).total, 3);
  await api.get('mentions.decide', { state: 'rejected', mentions: open.suggestions.slice(0, 1) });
  assert.equal((await api.get('mentions.suggest', { kinds: ['entity'] })).total, 2);
  const [rejected] = await api.get('mentions.list', { state: 'rejected' });
  assert.ok(rejected);
  await api.get('mentions.reopen', { ids: [rejected.id] });
  assert.equal((await api.get('mentions.suggest', { kinds: ['entity'] })).total, 3);
});

test('T2 valid identifiers are offered from everything, facts from the document that is asked for', async t => {
  const { api, write } = await anEngine(t);
  write(
    '/a.txt',
    'ИНН 7707083893, wrong 7707083894. IBAN DE89 3704 0044 0532 0130 00. IMO 9074729. On 14 March 2024 USD 412,600.00 to info@qinglan.example, HS 8542.31',
  );
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: '/a.txt' }] });
  const everywhere = await api.get('mentions.suggest', {});
  assert.deepEqual(
    everywhere.suggestions.map(({ kind, value }) => [kind, value]),
    [
      ['inn', '7707083893'],
      ['iban', 'DE89370400440532013000'],
      ['imo', '9074729'],
    ],
  );
  const here = await api.get('mentions.suggest', { documentId: entries[0]?.documentId as DocumentId });
  assert.deepEqual(here.suggestions.map(({ kind, value }) => [kind, value]).slice(3), [
    ['date', '14 March 2024'],
    ['amount', 'USD 412,600.00'],
    ['email', 'info@qinglan.example'],
    ['hs', '854231'],
  ]);
});

test('T3 forms that only look like an identifier are not offered', () => {
  const kinds = (text: string) => patternsIn(text, true).map(({ kind, value }) => [kind, value]);
  assert.deepEqual(kinds('1234567890 91440300MA5DA1XX00 GB00BARC20201512345678 IMO 9074728'), []);
  assert.deepEqual(kinds('SWIFT: DEUTDEFF500'), [['bic', 'DEUTDEFF500']]);
  assert.deepEqual(kinds('call +86 755 8277-1234 now'), [['phone', '+8675582771234']]);
  assert.deepEqual(kinds('2024年3月14日 起'), [['date', '2024年3月14日']]);
});

test('T4 a mention tells every place of it on its page, and in the cells of its row', async t => {
  const { api, write } = await anEngine(t);
  write('/a.txt', 'Qinglan paid. INN 7707083893.\nThen QINGLAN paid again, INN 7707 083 893, for Qinglan.');
  write('/b.csv', 'from;to;note\nQinglan;Bank of Qinglan;ends Qin\nlan;Other;none\nOther;Qinglan;7707083893');
  const { entries } = await api.get('documents.import', {
    sources: ['/a.txt', '/b.csv'].map(path => ({ kind: 'path', path })),
  });
  const [text, table] = entries.map(entry => entry.documentId as DocumentId);
  assert.ok(text && table);
  await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: 'Qinglan' }],
  });
  const content = (await api.get('documents.page', { documentId: text, page: 1 })).text;
  const onPage = await api.get('mentions.suggest', { documentId: text, kinds: ['entity', 'inn'] });
  assert.deepEqual(
    onPage.suggestions.map(({ places }) => places.map(({ start, end }) => content.slice(start, end))),
    [
      ['Qinglan', 'QINGLAN', 'Qinglan'],
      ['7707083893', '7707 083 893'],
    ],
  );
  const cells = async (rows?: [number, number]) =>
    (
      await api.get('mentions.suggest', {
        documentId: table,
        kinds: ['entity', 'inn'],
        ...(rows && { rows }),
      })
    ).suggestions.map(({ row, places }) => [row, ...places.map(at => [at.column, at.start, at.end])]);
  const first = [1, [0, 0, 7], [1, 8, 15]];
  const third = [3, [1, 0, 7]];
  assert.deepEqual(await cells(), [first, third, [3, [2, 0, 10]]]);
  assert.deepEqual(await cells([2, 3]), [third, [3, [2, 0, 10]]]);
  assert.deepEqual(await cells([4, 9]), []);
});
