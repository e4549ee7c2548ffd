// Receipts of figures over a table with all that makes a total hard: several currencies, rates, repetitions, empty cells, formulas.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEngine } from '../../../helpers/engine.ts';
import { bySqlite, noSqlite, printed, receiptOf } from './receipt-folder.ts';

/** Always the same numbers below a bound, one after the other. */
function numbers(): (below: number) => number {
  let state = 12_345;
  return below => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

const HEADER =
  'Declaration number;Item;Date;Direction;Shipper;Consignee;HS Code;Net weight (kg);Gross weight (kg);Quantity;Value USD;Invoice value;Currency;Origin country;Country of dispatch;Bank;Goods description';
const PARTIES = [
  'NORVANE; TRADING',
  '=SUM(A1)',
  '+7 TRADE',
  'Ünal "Dış" A.Ş.',
  '集成电路',
  "O'BRIEN",
  '-DASH CO',
];

function table(): string {
  const below = numbers();
  const pick = (values: readonly string[]) => values[below(values.length)] ?? '';
  const two = (value: number) => String(value).padStart(2, '0');
  const amount = () =>
    pick(['', '0', `${below(1e9)}`, `0.${below(1e6)}`, `${below(1e8)}.${below(1e4)}`, `-${below(1000)}.5`]);
  const lines = [HEADER];
  for (let row = 0; row < 240; row++) {
    const date = `20${pick(['21', '22', '23'])}-${two(1 + below(12))}-${two(1 + below(28))}`;
    const code = pick(['854231', '8542310000', '84571018', '847150', '2204219601', '']);
    const cells = [
      `${below(90)}/1`,
      `${1 + below(3)}`,
      date,
      pick(['IM', 'EX']),
      pick(PARTIES),
      pick(PARTIES),
      code,
    ];
    cells.push(
      amount(),
      amount(),
      pick(['', '12', '7.25']),
      amount(),
      amount(),
      pick(['USD', 'EUR', 'CNY', '']),
    );
    cells.push(
      pick(['CN', 'DE', '']),
      pick(['TR', 'HK', '']),
      pick(['', 'BANK', 'Банк; Север']),
      pick(['chips', '=1+1']),
    );
    const line = cells.map(cell => (/[";]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';');
    lines.push(line, ...(below(7) === 0 ? [line] : []));
  }
  return lines.join('\n');
}

const QUERIES: readonly Record<string, unknown>[] = [
  { measures: ['count', 'sum:usd', 'min:usd', 'max:usd'], groupBy: ['currency'] },
  { measures: ['sum:usd', 'count'], groupBy: ['usdFrom', 'month'], duplicates: 'include' },
  { measures: ['sum:invoiceValue', 'min:invoiceValue'], groupBy: ['currency'], duplicates: 'include' },
  {
    measures: ['count', 'sum:netKg'],
    filter: { hs: { from: '8542', to: '8542' } },
    groupBy: ['hs', 'chplTier'],
  },
  {
    measures: ['count', 'sum:valueUsd'],
    filter: { date: { from: '2022-02-24', to: '2023' } },
    groupBy: ['hs4'],
  },
  {
    measures: ['count', 'sum:grossKg'],
    filter: { sender: { not: ['=SUM(A1)', "O'BRIEN"] } },
    groupBy: ['sender'],
  },
  { measures: ['sum:valueUsd', 'max:valueUsd'], filter: { valueUsd: { from: '-500', to: '99999.25' } } },
  {
    measures: ['count', 'sum:netKg'],
    filter: { netKg: { empty: false }, currency: ['EUR', 'CNY'] },
    groupBy: ['origin'],
  },
  {
    measures: ['count', 'sum:usd'],
    filter: { goods: { contains: 'CHIP' }, usd: { from: '0.01' } },
    groupBy: ['bank'],
  },
  {
    measures: ['count', 'sum:quantity'],
    text: 'chips',
    filter: { origin: { empty: true } },
    groupBy: ['year'],
  },
  { measures: ['count'], filter: { receiver: { from: 'N', to: 'O' } }, groupBy: ['hsGroup', 'hsVersion'] },
];

test('receipts over several currencies, with rates and without, give the numbers of their figures', {
  skip: noSqlite,
}, async t => {
  const { api, engine, write } = await anEngine(t);
  write('/trade.csv', table());
  const { entries } = await api.get('trade.import', { sources: [{ kind: 'path', path: '/trade.csv' }] });
  assert.equal(entries[0]?.state, 'imported', entries[0]?.reason);
  const days = Array.from({ length: 150 }, (_, at) =>
    new Date(Date.UTC(2021, 0, 1 + at * 7)).toISOString().slice(0, 10),
  );
  const rates = days.flatMap((day, at) => [`${day},EUR,1.${1000 + at}`, `${day},CNY,0.14${at % 97}`]);
  write('/rates.csv', ['date,currency,usd', ...rates].join('\n'));
  const take = (ref: string) => engine.readBytes(ref as never).bytes;
  const agree = async () => {
    for (const query of QUERIES) {
      const figure = await api.get('figures.pin', { title: 'A figure', query: query as never });
      const folder = await receiptOf(t, api, figure.id, take);
      assert.deepEqual(bySqlite(folder, figure.sql), printed(figure), figure.sql);
    }
  };
  await agree();
  const source = { kind: 'path', path: '/rates.csv' } as const;
  await api.get('tradeLists.load', { kind: 'rates', source, title: 'A bank', origin: 'its page' });
  await agree();
});

test('sums that 64 bits do not hold are exact in the receipt as well, above and below nothing', {
  skip: noSqlite,
}, async t => {
  const { api, engine, write } = await anEngine(t);
  const rows = [
    ['A', '9223372036854775807', '9000000000000000.12'],
    ['A', '9223372036854775806', '-9000000000000000.12'],
    ['B', '-9223372036854775000', '0.5'],
    ['B', '', '9100000000000000.25'],
    ['B', '-5', ''],
    ['C', '', ''],
  ].map(([name, net, value], at) => `${at + 1},1,2024-03-1${at},${name},854231,${net},${value}`);
  const header = 'Declaration number,Item,Date,Shipper,HS Code,Net weight (kg),Value USD';
  write('/large.csv', [header, ...rows].join('\n'));
  const { entries } = await api.get('trade.import', { sources: [{ kind: 'path', path: '/large.csv' }] });
  assert.equal(entries[0]?.state, 'imported', entries[0]?.reason);
  const measures = ['sum:netKg', 'min:netKg', 'max:netKg', 'sum:valueUsd', 'min:valueUsd'];
  const queries = [
    { measures, groupBy: ['sender'] },
    { measures: ['count', ...measures], filter: { netKg: { from: '-5', not: ['9223372036854775806'] } } },
    { measures, filter: { netKg: { to: '0.5' } }, groupBy: ['sender'] },
  ];
  const take = (ref: string) => engine.readBytes(ref as never).bytes;
  for (const query of queries) {
    const figure = await api.get('figures.pin', { title: 'Large', query: query as never });
    const folder = await receiptOf(t, api, figure.id, take);
    assert.deepEqual(bySqlite(folder, figure.sql), printed(figure), figure.sql);
  }
  const [all] = (await api.get('trade.aggregate', { measures: ['sum:netKg'], filter: { sender: 'A' } })).rows;
  assert.equal(all?.['sum:netKg'], '18446744073709551613');
});
