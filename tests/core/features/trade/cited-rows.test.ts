import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEngine } from '../../../helpers/engine.ts';

const HEADER = 'Date;Sender;Receiver;HS Code;Net weight, kg;Value, USD;Value, USD';
const ROWS = [
  '2024-03-14;NORVANE;VEKTOR;854231;1.5;100.10;1',
  '2024-03-15;NORVANE;VEKTOR;854232;2.5;200.20;2',
  '2024-02-31;NORVANE;VEKTOR;854233;3.5;300.30;3',
];
const LOGO = ['CUSTOMS DATA', '', HEADER, ...ROWS].join('\n');

type Api = Awaited<ReturnType<typeof anEngine>>['api'];

async function asTrade(api: Api, path: string) {
  const { sets, entries } = await api.get('trade.import', { sources: [{ kind: 'path', path }] });
  const documentId = sets[0]?.documentId;
  assert.ok(documentId, entries[0]?.reason);
  return documentId;
}

const keep = (api: Api, documentId: string, rows: number[], columns?: string[]) =>
  api.get('evidence.keep', {
    marking: { kind: 'rows', documentId: documentId as never, rows, ...(columns && { columns }) },
  });

test('rows of trade records are kept as evidence, rejected ones too, and stand when they are verified', async t => {
  const { api, write } = await anEngine(t);
  write('/trade.csv', [HEADER, ...ROWS].join('\n'));
  const documentId = await asTrade(api, '/trade.csv');
  const kept = await keep(api, documentId, [2, 3], ['Sender', 'HS Code', 'Value, USD', 'Value, USD (2)']);
  assert.equal(kept.quote, 'NORVANE\t854232\t200.20\t2\nNORVANE\t854233\t300.30\t3');
  assert.equal(kept.state, 'exact');
  await api.get('evidence.reanchor', { id: kept.id, marking: { kind: 'rows', documentId, rows: [1] } });
  assert.match((await api.get('evidence.get', { id: kept.id })).quote, /^2024-03-14\tNORVANE/);
  const refused = await api.call('evidence.keep', { marking: { kind: 'rows', documentId, rows: [4] } });
  assert.ok(!refused.ok && refused.problem.code === 'not-found');
  const { problems } = await api.get('project.verify', {});
  assert.deepEqual(problems, []);
});

test('evidence of a table that becomes trade records keeps its rows, or is said to be lost where they moved', async t => {
  const { api, write } = await anEngine(t);
  write('/plain.csv', [HEADER, ...ROWS].join('\n'));
  write('/logo.csv', LOGO);
  const { entries } = await api.get('documents.import', {
    sources: [
      { kind: 'path', path: '/plain.csv' },
      { kind: 'path', path: '/logo.csv' },
    ],
  });
  const [plain, logo] = entries.map(({ documentId }) => documentId);
  assert.ok(plain && logo);
  const same = await keep(api, plain, [2]);
  const { rows } = await api.get('documents.rows', { documentId: logo, from: 1, count: 9 });
  const first = rows.find(({ cells }) => cells[0] === '2024-03-14');
  assert.ok(first);
  const moved = await keep(api, logo, [first.row]);
  for (const path of ['/plain.csv', '/logo.csv']) await asTrade(api, path);
  assert.equal((await api.get('evidence.get', { id: same.id })).state, 'exact');
  const now = await api.get('documents.rows', { documentId: logo, from: 1, count: 1 });
  const state = now.rows[0]?.row === first.row ? 'exact' : 'lost';
  assert.equal((await api.get('evidence.get', { id: moved.id })).state, state);
  const again = await api.call('documents.readAgain', { documentIds: [plain] });
  assert.ok(!again.ok && again.problem.code === 'not-allowed');
});
