import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rateOn, ratesFromCsv, ratesOf } from '../../../../electron/core/features/trade/lists/rates.ts';
import { anEngine } from '../../../helpers/engine.ts';
import { aTable } from './a-table.ts';

const RATES = 'date,currency,usd\n2024-01-12,CNY,0.1395\n2024-03-14,CNY,0.1385\n2024-04-03,CNY,0.13823\n';

const FOREIGN = [
  'Arrival Date,Shipper,HS Code,Invoice Value,Currency,Net Weight (kg)',
  '2024-01-14,A,854231,7200.00,CNY,1',
  '2024-03-14,A,854231,1.44,CNY,1',
  '2024-03-31,A,854231,100,CNY,1',
  '2024-04-01,A,854231,10.50,USD,1',
  '2024-04-04,A,854231,-33.335,CNY,1',
].join('\n');

test('dollars are those of the record, else by the last rate that is not too old; a total says from where', async t => {
  const { api, write } = await anEngine(t);
  write('/foreign.csv', FOREIGN);
  const { entries } = await api.get('trade.import', { sources: [{ kind: 'path', path: '/foreign.csv' }] });
  assert.equal(entries[0]?.state, 'imported', entries[0]?.reason);
  const total = () => api.get('trade.aggregate', { measures: ['count', 'sum:usd'] });
  assert.deepEqual((await total()).usd, { own: 1, byRate: 0, none: 4, rates: '' });
  write('/rates.csv', RATES);
  const source = { kind: 'path', path: '/rates.csv' } as const;
  const list = await api.get('tradeLists.load', {
    kind: 'rates',
    source,
    title: 'A bank',
    origin: 'its page',
  });
  assert.deepEqual(
    [list.title, list.version, list.entries, list.shipped],
    ['A bank', '2024-04-03', 3, false],
  );
  const { rows, usd } = await total();
  // 1004.40 + 0.20 (0.19944 up to the cent) + none (17 days after the last rate) + 10.50 − 4.61 (4.60789705)
  assert.deepEqual(rows, [{ count: 5, 'sum:usd': '1010.49' }]);
  assert.deepEqual(usd, { own: 1, byRate: 3, none: 1, rates: 'A bank (2024-04-03)' });
  const figure = await api.get('figures.pin', { title: 'Dollars', query: { measures: ['sum:usd'] } });
  assert.match(
    figure.words,
    /dollars of their own: 1; by the rates of A bank \(2024-04-03\) for 3; without any: 1/,
  );
  assert.equal(figure.lists[0]?.sha256, list.sha256);
  const ordered = await api.get('trade.rows', { sort: [{ field: 'usd' }], filter: { usd: { from: '0' } } });
  assert.deepEqual(
    ordered.rows.map(({ row }) => row),
    [2, 4, 1],
  );
  await api.get('tradeLists.restore', { kind: 'rates' });
  assert.equal((await api.get('figures.check', {}))[0]?.state, 'stale');
});

test('a list of goods is replaced by a file of the same form, and given back', async t => {
  const { api, write } = await aTable(t);
  const tiers = async () =>
    (await api.get('trade.aggregate', { groupBy: ['chplTier', 'chplInForce'] })).rows.map(
      ({ chplTier, chplInForce, count }) => [chplTier, chplInForce, count],
    );
  assert.deepEqual(await tiers(), [
    ['', '', 1],
    ['1', 'no', 2],
    ['1', 'yes', 1],
    ['4.B', 'yes', 1],
  ]);
  const mine = {
    title: 'My list',
    source: 'me',
    version: '1',
    inForceFrom: '2024-01-01',
    checked: '2026-01-01',
    verify: 'all of it',
    items: [{ hs6: '854231', tier: 'A', goods: 'chips' }],
  };
  write('/mine.json', JSON.stringify(mine));
  const list = await api.get('tradeLists.load', {
    kind: 'chpl',
    source: { kind: 'path', path: '/mine.json' },
  });
  assert.deepEqual([list.title, list.verify, list.shipped], ['My list', 'all of it', false]);
  assert.deepEqual(await tiers(), [
    ['', '', 3],
    ['A', 'yes', 2],
  ]);
  await api.get('history.undo', {});
  assert.equal((await tiers()).length, 4);
  const bad = await api.call('tradeLists.load', {
    kind: 'rates',
    source: { kind: 'path', path: '/mine.json' },
  });
  assert.ok(!bad.ok && bad.problem.code === 'not-allowed');
  const all = await api.get('tradeLists.list', {});
  assert.deepEqual(
    all.map(({ kind, shipped }) => [kind, shipped]),
    [
      ['chpl', true],
      ['critical', true],
      ['concordance', true],
    ],
  );
  assert.ok(all.every(({ sha256, source, verify }) => /^[0-9a-f]{64}$/.test(sha256) && source && verify));
});

test('codes that goods moved between are counted together over editions', async t => {
  const { api, write } = await anEngine(t);
  const rows = [
    '2021-11-05,A,854150,1,2',
    '2022-02-05,A,854159,1,3',
    '2022-03-05,A,854151,1,4',
    '2022-03-06,A,847150,1,5',
  ];
  write('/years.csv', ['Arrival Date,Shipper,HS Code,Net Weight (kg),Value (USD)', ...rows].join('\n'));
  await api.get('trade.import', { sources: [{ kind: 'path', path: '/years.csv' }] });
  const { rows: groups } = await api.get('trade.aggregate', {
    groupBy: ['hsGroup'],
    measures: ['sum:valueUsd'],
  });
  assert.deepEqual(groups, [
    { hsGroup: '847150', 'sum:valueUsd': '5' },
    { hsGroup: '854150/854151+854159', 'sum:valueUsd': '9' },
  ]);
  const editions = await api.get('trade.aggregate', { groupBy: ['hsVersion'] });
  assert.deepEqual(editions.rows, [
    { hsVersion: 'HS 2017', count: 1 },
    { hsVersion: 'HS 2022', count: 3 },
  ]);
});

test('the rate of a day is its own or the last before it, at most ten days old', () => {
  const days = fc.integer({ min: 1, max: 28 });
  fc.assert(
    fc.property(fc.uniqueArray(days, { minLength: 1, maxLength: 8 }), days, (quoted, day) => {
      const iso = (each: number) => `2024-02-${String(each).padStart(2, '0')}`;
      const lines = quoted.map(each => `${iso(each)},EUR,1.${String(each).padStart(2, '0')}`);
      const table = ratesFromCsv(['date,currency,usd', ...lines].join('\n'), 'T', '');
      assert.ok(table);
      const last = Math.max(...quoted.filter(each => each <= day));
      const found = rateOn(ratesOf(table), 'EUR', 20_240_200 + day);
      const wanted = day - last <= 10 ? Number(`1.${String(last).padStart(2, '0')}`) : undefined;
      assert.equal(found && Number(found.units) / 10 ** found.places, wanted);
    }),
  );
});
