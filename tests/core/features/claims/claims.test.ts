import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../../../electron/shared/contract/explain.ts';
import type { Problem } from '../../../../electron/shared/contract/problem.ts';
import { aCase, problemOf } from './a-case.ts';

test('a claim keeps its kind, estimate, dates and entities; undo takes each back', async t => {
  const { api, claim } = await aCase(t);
  const company = await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: 'Qinglan' }],
  });
  const id = await claim('It paid.', { kind: 'assessment', startDate: '2024-03', entityIds: [company.id] });
  const changed = await api.get('claims.edit', {
    id,
    patch: { likelihood: 'icd203:likely', confidence: 'moderate', endDate: '2024-03-14' },
  });
  assert.equal(changed.kind, 'assessment');
  assert.equal(changed.likelihood, 'icd203:likely');
  assert.equal(changed.confidence, 'moderate');
  assert.deepEqual([changed.startDate, changed.endDate], ['2024-03', '2024-03-14']);
  assert.deepEqual(
    changed.entities.map(({ name }) => name),
    ['Qinglan'],
  );
  assert.deepEqual(changed.hints, []);
  const refused = await problemOf(api.call('entities.delete', { id: company.id }));
  assert.deepEqual(refused.places, ['C1']);
  await api.get('history.undo', {});
  assert.equal((await api.get('claims.get', { id })).likelihood, undefined);
});

test('a sentence that was written over another one than stands there is refused, with both words', async t => {
  const { api } = await aCase(t);
  const { id } = await api.get('claims.create', { text: 'First' });
  await api.get('claims.edit', { id, patch: { text: 'Second' }, over: 'First' });
  const late = await problemOf(api.call('claims.edit', { id, patch: { text: 'Third' }, over: 'First' }));
  assert.deepEqual(late, { code: 'written-meanwhile', what: 'The sentence of C1', text: 'Second' });
  assert.equal((await api.get('claims.get', { id })).text, 'Second');
});

test('dates that are none, that turn round or that have no beginning are refused', async t => {
  const { api, claim } = await aCase(t);
  assert.equal(
    (await problemOf(api.call('claims.create', { text: 'x', startDate: '2024-02-30' }))).code,
    'bad-request',
  );
  const id = await claim('It paid.', { startDate: '2024-03' });
  const turned = await problemOf(api.call('claims.edit', { id, patch: { endDate: '2024-02' } }));
  assert.equal(turned.what, 'C1 would end on 2024-02, before it began on 2024-03.');
  const bare = await problemOf(api.call('claims.create', { text: 'y', endDate: '2024' }));
  assert.match(String(bare.what), /without having begun/);
  assert.equal((await api.get('claims.edit', { id, patch: { endDate: '2024' } })).endDate, '2024');
});

test('no claim is a part of itself: the path of the circle is told', async t => {
  const { api, claim } = await aCase(t);
  const top = await claim('The top.');
  const middle = await claim('The middle.', { parentId: top });
  const low = await claim('The low.', { parentId: middle });
  const own = await problemOf(api.call('claims.edit', { id: top, patch: { parentId: top } }));
  assert.equal(own.what, 'C1 cannot be a part of itself.');
  for (const method of ['claims.edit', 'claims.move', 'claims.editMany'] as const) {
    const input = {
      'claims.edit': { id: top, patch: { parentId: low } },
      'claims.move': { id: top, parentId: low },
      'claims.editMany': { ids: [top], patch: { parentId: low } },
    }[method];
    const circle = await problemOf(api.call(method, input as never));
    assert.equal(circle.what, 'C1 cannot be a part of C3, because that is a part of C1: C3 → C2 → C1.');
  }
  assert.deepEqual(
    (await api.get('claims.board', {})).map(({ number, depth }) => [number, depth]),
    [
      [1, 0],
      [2, 1],
      [3, 2],
    ],
  );
  await api.get('claims.delete', { id: middle });
  assert.deepEqual(
    (await api.get('claims.board', {})).map(({ number, depth }) => [number, depth]),
    [
      [1, 0],
      [3, 1],
    ],
  );
  await api.get('history.undo', {});
  assert.equal((await api.get('claims.get', { id: low })).parentId, middle);
});

test('the outline is put in order, and a place between two is always found', async t => {
  const { api, claim } = await aCase(t);
  const ids = [await claim('a'), await claim('b'), await claim('c')];
  const order = async () => (await api.get('claims.board', {})).map(({ text }) => text).join('');
  const [a, b, c] = ids;
  await api.get('claims.move', { id: c as never, parentId: null });
  assert.equal(await order(), 'cab');
  for (let time = 0; time < 60; time++)
    await api.get('claims.move', { id: (time % 2 ? a : b) as never, parentId: null, after: c as never });
  assert.equal(await order(), 'cab');
});

test('an alternative explains another claim otherwise, side by side with it', async t => {
  const { api, claim } = await aCase(t);
  const main = await claim('For the war.');
  const rival = await claim('For a laboratory.', { alternativeTo: main });
  assert.deepEqual(
    (await api.get('claims.get', { id: main })).alternatives.map(({ number }) => number),
    [2],
  );
  const third = await claim('For a museum.');
  const chain = await problemOf(api.call('claims.edit', { id: third, patch: { alternativeTo: rival } }));
  assert.equal(chain.what, 'C2 is itself an alternative to C1.');
  const self = await problemOf(api.call('claims.edit', { id: third, patch: { alternativeTo: third } }));
  assert.match(String(self.what), /to itself/);
  const back = await problemOf(api.call('claims.edit', { id: main, patch: { alternativeTo: third } }));
  assert.match(String(back.what), /has an alternative of its own/);
});

test('a compound claim is pointed out and split in one action, with all that it had', async t => {
  const { api, claim, document, keep, link } = await aCase(t);
  const evidenceId = await keep(await document('a.txt', 'It kept the account and paid.'), 'kept the account');
  const id = await claim('The bank kept the account in May and paid the seller in June.', {
    status: 'supported',
    kind: 'inference',
    startDate: '2024',
  });
  await link(evidenceId, id);
  await claim('Another one.');
  const [hint] = (await api.get('claims.get', { id })).hints;
  assert.equal(hint?.kind, 'compound');
  const parts = hint?.parts ?? [];
  assert.deepEqual(parts, ['The bank kept the account in May', 'paid the seller in June.']);
  const made = await api.get('claims.split', { id, parts });
  assert.deepEqual(
    made.map(({ number, text, status, kind, startDate, links }) => [
      number,
      text,
      status,
      kind,
      startDate,
      links.length,
    ]),
    [
      [1, parts[0], 'draft', 'inference', '2024', 1],
      [3, parts[1], 'draft', 'inference', '2024', 1],
    ],
  );
  assert.deepEqual(
    (await api.get('claims.board', {})).map(({ number }) => number),
    [1, 3, 2],
  );
  await api.get('history.undo', {});
  const whole = await api.get('claims.get', { id });
  assert.equal(whole.status, 'supported');
  assert.equal((await api.get('claims.list', {})).length, 2);
});

test('ten thousand words are kept, pointed out, and slow nothing down', async t => {
  const { api, claim } = await aCase(t);
  const text = 'The bank kept the account and paid the seller. '.repeat(1_112).trim();
  const id = await claim(text);
  const kinds = (await api.get('claims.get', { id })).hints.map(({ kind }) => kind);
  assert.deepEqual(kinds, ['compound', 'long']);
  const refused = await problemOf(api.call('claims.create', { text: 'x'.repeat(100_001) }));
  assert.equal(refused.code, 'bad-request');
});

test('two copies of one feed are one origin; a person may say otherwise', async t => {
  const { api, claim, document, keep, link } = await aCase(t);
  const first = await document('one.txt', 'Declaration 77 names the bank.', 'Customs feed');
  const second = await document('two.txt', 'Also declaration 77 names the bank.', ' customs  FEED ');
  const third = await document('three.txt', 'A letter names the bank.', 'The bank');
  const id = await claim('It is named.');
  for (const documentId of [first, second, third]) await link(await keep(documentId, 'names the bank'), id);
  assert.equal((await api.get('claims.get', { id })).corroboration.supports, 2);
  const groups = await api.get('origins.list', {});
  assert.deepEqual(
    groups.map(({ documents, because }) => [documents.length, because]),
    [
      [2, ['the same source, “Customs feed”']],
      [1, []],
    ],
  );
  await api.get('origins.set', { documentIds: [second], label: 'Checked at the office' });
  assert.equal((await api.get('claims.get', { id })).corroboration.supports, 3);
  await api.get('origins.set', { documentIds: [second, third], label: 'One hand' });
  assert.equal((await api.get('claims.get', { id })).corroboration.supports, 2);
  await api.get('origins.set', { documentIds: [second, third], label: '' });
  assert.equal((await api.get('claims.get', { id })).corroboration.supports, 2);
});

test('tables with the same columns, near copies and one address are one origin', async t => {
  const { api, claim, document, keep, link } = await aCase(t);
  const head = 'date;sender;receiver;goods;value;bank';
  const tables = [
    await document('t1.csv', `${head}\n2024-01-01;a;b;c;1;Yulan`),
    await document('t2.csv', `${head}\n2024-02-01;d;e;f;2;Yulan`),
    await document('t3.csv', 'day;bank\n2024-02-01;Yulan'),
  ];
  const id = await claim('It is named.');
  for (const documentId of tables) {
    const { id: evidenceId } = await api.get('evidence.keep', {
      marking: { kind: 'rows', documentId, rows: [1], columns: ['bank'] },
    });
    await link(evidenceId, id);
  }
  assert.equal((await api.get('claims.get', { id })).corroboration.supports, 2);
  const words = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
  const near = [await document('n1.txt', `${words} end`), await document('n2.txt', `${words} fin`)];
  for (const documentId of near) await link(await keep(documentId, 'word1 word2'), id);
  assert.equal((await api.get('claims.get', { id })).corroboration.supports, 3);
  const pages = [
    await document('p1.txt', 'Page one says so.'),
    await document('p2.txt', 'Page two says so.'),
  ];
  for (const documentId of pages) await link(await keep(documentId, 'says so'), id);
  assert.equal((await api.get('claims.get', { id })).corroboration.supports, 5);
  await api.get('documents.edit', {
    ids: [pages[0] as never],
    patch: { provenance: { url: 'https://a.test/x/' } },
  });
  await api.get('documents.edit', {
    ids: [pages[1] as never],
    patch: { provenance: { url: 'HTTPS://a.test/x#top' } },
  });
  assert.equal((await api.get('claims.get', { id })).corroboration.supports, 4);
});

test('many claims are changed in one action that undo takes back; dated ones make a chronology', async t => {
  const { api, claim } = await aCase(t);
  const ids = [
    await claim('Later.', { startDate: '2024-03-14' }),
    await claim('That month.', { startDate: '2024-03' }),
    await claim('That year.', { startDate: '2024', endDate: '2025' }),
    await claim('First day.', { startDate: '2024-01-01' }),
    await claim('Undated.'),
  ];
  const cards = await api.get('claims.editMany', { ids, patch: { status: 'supported', kind: 'fact' } });
  assert.ok(
    cards.length === 5 && cards.every(({ status, kind }) => status === 'supported' && kind === 'fact'),
  );
  const told = async (input = {}) => (await api.get('claims.chronology', input)).map(({ text }) => text);
  assert.deepEqual(await told(), ['First day.', 'That year.', 'That month.', 'Later.']);
  assert.deepEqual(await told({ from: '2024-03-10', until: '2024-03' }), [
    'That year.',
    'That month.',
    'Later.',
  ]);
  await api.get('history.undo', {});
  assert.ok((await api.get('claims.board', {})).every(({ status }) => status === 'draft'));
});

test('a link has a weight, and evidence under a claim cannot be deleted: it says where', async t => {
  const { api, claim, document, keep, link } = await aCase(t);
  const evidenceId = await keep(await document('a.txt', 'It paid.'), 'It paid');
  const id = await claim('It paid.');
  const made = await link(evidenceId, id);
  assert.equal((await api.get('links.edit', { id: made.id, patch: { weight: 'strong' } })).weight, 'strong');
  assert.equal((await api.get('claims.get', { id })).links[0]?.weight, 'strong');
  const refused = await problemOf(api.call('evidence.delete', { id: evidenceId }));
  assert.deepEqual(refused.places, ['C1 “It paid.”']);
  assert.match(explain(refused as Problem).next, /Unlink/);
});
