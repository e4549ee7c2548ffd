import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { anEngine } from '../../../helpers/engine.ts';
import { aTable } from '../trade/a-table.ts';
import { bySqlite, noSqlite, printed, receiptOf } from './receipt-folder.ts';

type Query = Record<string, unknown>;

/** Ten ways of asking: totals, groups, ranges, exclusions, formulas, fractions, negatives. */
const QUERIES: readonly Query[] = [
  { measures: ['count'] },
  { measures: ['sum:valueUsd'] },
  { measures: ['sum:valueUsd', 'count'], duplicates: 'include' },
  { measures: ['count', 'sum:netKg', 'min:netKg', 'max:netKg'], groupBy: ['month'] },
  { measures: ['sum:valueUsd'], groupBy: ['receiver'], filter: { bank: { empty: false } } },
  { measures: ['sum:valueUsd'], groupBy: ['sender', 'chplTier'] },
  { measures: ['count', 'max:valueUsd'], filter: { valueUsd: { from: '0.2', to: '1000.1' } } },
  {
    measures: ['sum:invoiceValue'],
    filter: { date: { from: '2024-03', to: '2024-04' } },
    groupBy: ['currency'],
  },
  {
    measures: ['count', 'min:valueUsd'],
    filter: { hs: { from: '85', to: '8542' }, goods: { contains: 'чип' } },
  },
  {
    measures: ['sum:valueUsd', 'count'],
    filter: { sender: ['=SUM(A1)', 'NORVANE TRADING CO LTD'] },
    groupBy: ['hs6'],
  },
];

test('ten figures give the same numbers again in sqlite3, to the last digit', {
  skip: noSqlite,
}, async t => {
  const { api, engine } = await aTable(t);
  const take = (ref: string) => engine.readBytes(ref as never).bytes;
  for (const query of QUERIES) {
    const figure = await api.get('figures.pin', { title: 'A figure', query: query as never });
    const folder = await receiptOf(t, api, figure.id, take);
    assert.deepEqual(bySqlite(folder, figure.sql), printed(figure), figure.sql);
    const sums = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder });
    assert.equal(sums.status, 0, String(sums.stderr));
  }
});

test('a figure says what it is made of, and is stale after a change, with the difference', async t => {
  const { api, setId } = await aTable(t);
  const query = { measures: ['count', 'sum:valueUsd'], filter: { receiver: 'ООО "ВЕКТОР"' } };
  const figure = await api.get('figures.pin', { title: 'Shipments to Vektor', query });
  assert.equal(
    figure.words,
    'Number of records, Sum of Value, USD, where Receiver is “ООО "ВЕКТОР"”. 1 record that repeats another is left out.',
  );
  assert.deepEqual(figure.result, [{ count: 2, 'sum:valueUsd': '1000.3' }]);
  assert.deepEqual([figure.number, figure.shape, figure.records, figure.repetitions], [1, 'table', 2, 1]);
  assert.equal(figure.sources[0]?.file, 'trade.csv');
  assert.deepEqual(
    (await api.get('figures.check', {})).map(({ state }) => state),
    ['current'],
  );
  const { rejected } = await api.get('trade.rejects', { setId });
  const cells = rejected[0]?.cells.with(2, '29.02.2024') ?? [];
  await api.get('trade.mend', { setId, rows: [{ row: 5, cells }] });
  const [check] = await api.get('figures.check', { id: figure.id });
  assert.deepEqual(check, {
    id: figure.id,
    state: 'stale',
    differences: [
      'count: 2 then, 3 now.',
      'sum:valueUsd: 1000.3 then, 1007.3 now.',
      'Records: 2 then, 3 now.',
      '1 record has come.',
    ],
    now: [{ count: 3, 'sum:valueUsd': '1007.3' }],
    recordsNow: 3,
    added: 1,
    removed: 0,
    changed: 0,
  });
  assert.deepEqual((await api.get('figures.get', { id: figure.id })).result, figure.result);
  const refused = await api.call('figures.export', { id: figure.id });
  assert.ok(!refused.ok && refused.problem.code === 'not-allowed');
  const renewed = await api.get('figures.renew', { id: figure.id });
  assert.deepEqual([renewed.number, renewed.records], [2, 3]);
  await api.get('history.undo', {});
  await api.get('history.undo', {});
  assert.deepEqual(
    (await api.get('figures.check', {})).map(({ state }) => state),
    ['current'],
  );
  const { total, rows } = await api.get('figures.rows', { id: figure.id });
  assert.deepEqual([total, rows.map(({ row }) => row)], [2, [1, 3]]);
});

test('a figure is cited in a claim, and stays while it is', async t => {
  const { api } = await aTable(t);
  const figure = await api.get('figures.pin', { title: 'All', query: {} });
  const claim = await api.get('claims.create', { text: 'The bank pays for chips.' });
  const cited = await api.get('figures.cite', { figureId: figure.id, claimId: claim.id, note: 'see annex' });
  assert.deepEqual(
    cited.citations.map(({ number, role, text }) => [number, role, text]),
    [[1, 'supports', claim.text]],
  );
  assert.equal((await api.get('claims.get', { id: claim.id })).figures[0]?.title, 'All');
  const refused = await api.call('figures.delete', { id: figure.id });
  assert.ok(!refused.ok && refused.problem.code === 'still-cited');
  await api.get('claims.delete', { id: claim.id });
  assert.deepEqual(await api.get('figures.delete', { id: figure.id }), { id: figure.id });
  await api.get('history.undo', {});
  await api.get('history.undo', {});
  assert.equal((await api.get('figures.get', { id: figure.id })).citations.length, 1);
});

test('more digits in one row do not make the others changed', async t => {
  const { api, write } = await anEngine(t);
  const head = 'Дата регистрации;Наименование отправителя;Код товара по ТН ВЭД;Статистическая стоимость, USD';
  write(
    '/t.csv',
    `${head}\n14.03.2024;A;8542319000;1,5\n15.03.2024;B;8542319000;2,5\n31.02.2024;C;8542319000;3,125\n`,
  );
  const { sets } = await api.get('trade.import', { sources: [{ kind: 'path', path: '/t.csv' }] });
  const setId = sets[0]?.id;
  assert.ok(setId);
  await api.get('figures.pin', { title: 'All', query: { measures: ['sum:valueUsd'] } });
  await api.get('trade.mend', {
    setId,
    rows: [{ row: 3, cells: ['28.02.2024', 'C', '8542319000', '3,125'] }],
  });
  const [check] = await api.get('figures.check', {});
  assert.deepEqual([check?.state, check?.added, check?.removed, check?.changed], ['stale', 1, 0, 0]);
});
