import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEngine } from '../../../helpers/engine.ts';
import { randomFrom } from '../../../helpers/random.ts';

const HEADER =
  'Номер декларации;Дата регистрации;Наименование отправителя;Код товара по ТН ВЭД;Вес нетто, кг;Статистическая стоимость, USD;Описание товара';
const TABLE = [
  HEADER,
  '1/1;14.03.2024;NORVANE;8542319000;1,5;1 000,10;ЧИПЫ',
  '1/2;14.03.2024;NORVANE;8542319000;2,25;0,20;ЧИПЫ',
  '2/1;02.04.2024;ООО "ВЕКТОР" ПО ПОРУЧЕНИЮ NORVANE;304990000;10;5;ФИЛЕ',
  '2/2;31.02.2024;NORVANE;8542319000;1;7;ЧИПЫ',
  '2/3;03.04.2024;NORVANE;8542319000;;NULL;ЧИПЫ',
  'Итого;;;;14,75;1 012,30;',
].join('\r\n');

async function aProject(t: Parameters<typeof anEngine>[0]) {
  const { api, write } = await anEngine(t);
  write('/trade.csv', TABLE);
  const imported = await api.get('trade.import', { sources: [{ kind: 'path', path: '/trade.csv' }] });
  return { api, write, imported };
}

test('a table becomes records; what is no record says why, and what is doubtful is listed', async t => {
  const { api, imported } = await aProject(t);
  const [set] = imported.sets;
  assert.ok(set);
  assert.deepEqual([set.rows, set.rejectedCount, set.troubleCount], [4, 2, 1]);
  assert.equal(imported.entries[0]?.reason, '2 rows became no record.');
  const { rejected, troubles } = await api.get('trade.rejects', { setId: set.id });
  assert.deepEqual(
    rejected.map(({ row, reason }) => [row, reason]),
    [
      [4, '“31.02.2024” in “Дата регистрации” is no date as the column writes them.'],
      [6, 'It is a line of totals.'],
    ],
  );
  assert.deepEqual(troubles, [
    { row: 3, field: 'hs', what: 'lost-zero', cell: '304990000', proposal: '0304990000' },
  ]);
});

test('totals are exact, by group and filter, and every record shows its raw cells', async t => {
  const { api } = await aProject(t);
  const total = await api.get('trade.aggregate', { measures: ['count', 'sum:valueUsd', 'max:netKg'] });
  assert.deepEqual(total.rows, [{ count: 4, 'sum:valueUsd': '1005.3', 'max:netKg': '10' }]);
  const months = await api.get('trade.aggregate', {
    groupBy: ['month', 'chplTier'],
    measures: ['count', 'sum:netKg'],
    filter: { sender: 'NORVANE' },
  });
  assert.deepEqual(months.rows, [
    { month: '2024-03', chplTier: '1', count: 2, 'sum:netKg': '3.75' },
    { month: '2024-04', chplTier: '1', count: 1, 'sum:netKg': '0' },
  ]);
  const { rows, total: found } = await api.get('trade.rows', {
    filter: { date: { from: '2024-04' }, netKg: { from: '5' } },
  });
  assert.equal(found, 1);
  assert.deepEqual(rows[0]?.cells.slice(0, 4), [
    '2/1',
    '02.04.2024',
    'ООО "ВЕКТОР" ПО ПОРУЧЕНИЮ NORVANE',
    '304990000',
  ]);
  assert.deepEqual(rows[0]?.values, {
    date: '2024-04-02',
    declaration: '2/1',
    sender: 'ООО "ВЕКТОР" ПО ПОРУЧЕНИЮ NORVANE',
    senderFor: 'NORVANE',
    goods: 'ФИЛЕ',
    netKg: '10',
    valueUsd: '5',
  });
});

test('fields and amounts that mean nothing are refused with what may stand there', async t => {
  const { api } = await aProject(t);
  const field = await api.call('trade.aggregate', { groupBy: ['colour'] });
  assert.ok(!field.ok && field.problem.code === 'not-allowed' && /hs6/.test(field.problem.next));
  const amount = await api.call('trade.aggregate', { filter: { netKg: '1,5' } });
  assert.ok(!amount.ok && amount.problem.code === 'not-allowed');
  const measure = await api.call('trade.aggregate', { measures: ['sum:sender'] });
  assert.ok(!measure.ok && measure.problem.code === 'not-allowed');
});

test('a table that asks something is refused with the question, and taken with the answer', async t => {
  const { api, write } = await anEngine(t);
  write(
    '/us.csv',
    'Arrival Date,Shipper,HS Code,Value (USD)\n01/02/2024,A,854231,"1,234"\n03/04/2024,B,854231,"5,678"\n',
  );
  const source = { kind: 'path', path: '/us.csv' } as const;
  const preview = await api.get('trade.preview', { source });
  assert.deepEqual(
    preview.questions.map(({ ask }) => ask),
    ['date-order', 'decimal-mark'],
  );
  const refused = await api.get('trade.import', { sources: [source] });
  assert.equal(refused.entries[0]?.state, 'refused');
  assert.match(refused.entries[0]?.reason ?? '', /day, month, year or month, day, year/);
  const mapping = { dates: { 'Arrival Date': 'mdy' }, marks: { 'Value (USD)': '.' } } as const;
  await api.get('trade.import', { sources: [source], mapping });
  const { rows } = await api.get('trade.aggregate', { groupBy: ['date'], measures: ['sum:valueUsd'] });
  assert.deepEqual(rows, [
    { date: '2024-01-02', 'sum:valueUsd': '1234' },
    { date: '2024-03-04', 'sum:valueUsd': '5678' },
  ]);
});

test('a table of something else is refused with what trade records need', async t => {
  const { api, write } = await anEngine(t);
  write('/phones.csv', 'Name,Phone\nAnna,1\nBoris,2\n');
  const { entries } = await api.get('trade.import', { sources: [{ kind: 'path', path: '/phones.csv' }] });
  assert.match(entries[0]?.reason ?? '', /do not make trade records/);
});

test('repetitions can be left out of totals: the same, a renumbered item, an amended declaration, a corrected weight', async t => {
  const { api, write } = await anEngine(t);
  const row = (declaration: string, item: string, date: string, weight: string, value: string) =>
    `${declaration};${item};${date};NORVANE;8542319000;${weight};${value}`;
  const header =
    'Номер декларации;Номер товара;Дата регистрации;Отправитель;Код ТН ВЭД;Вес нетто;Статистическая стоимость';
  const rows = [
    row('1', '1', '14.03.2024', '100', '10,5'),
    row('1', '1', '14.03.2024', '100', '10,5'),
    row('1', '2', '14.03.2024', '100', '10,5'),
    row('2', '1', '15.03.2024', '100', '10,5'),
    row('1', '1', '14.03.2024', '101', '10,5'),
    row('1', '1', '14.03.2024', '100', '10,6'),
    row('9', '1', '14.09.2024', '100', '10,5'),
  ];
  write('/twice.csv', [header, ...rows].join('\n'));
  await api.get('trade.import', { sources: [{ kind: 'path', path: '/twice.csv' }] });
  const sum = async (duplicates: 'include' | 'exclude') =>
    (await api.get('trade.aggregate', { measures: ['count', 'sum:valueUsd'], duplicates })).rows[0];
  assert.deepEqual(await sum('include'), { count: 7, 'sum:valueUsd': '73.6' });
  assert.deepEqual(await sum('exclude'), { count: 3, 'sum:valueUsd': '31.6' });
});

test('a header that was found wrongly is corrected, and a table that is here as a document becomes records', async t => {
  const { api, write } = await anEngine(t);
  write('/logo.csv', `Выгрузка;1;;;;;\n${TABLE}`);
  const documents = await api.get('documents.import', { sources: [{ kind: 'path', path: '/logo.csv' }] });
  const documentId = documents.entries[0]?.documentId;
  assert.ok(documentId);
  const source = { kind: 'document', documentId } as const;
  const found = await api.get('trade.preview', { source });
  assert.deepEqual([found.isTrade, found.headerRow, found.head[1]?.[0]], [true, 2, 'Номер декларации']);
  const wrong = await api.get('trade.preview', { source, mapping: { headerRow: 1 } });
  assert.deepEqual([wrong.isTrade, wrong.headerRow, wrong.columns[0]?.header], [false, 1, 'Выгрузка']);
  const { sets, entries } = await api.get('trade.import', { sources: [source], mapping: { headerRow: 2 } });
  assert.deepEqual([entries[0]?.state, sets[0]?.documentId, sets[0]?.rows], ['imported', documentId, 4]);
});

test('every field of records has words', async t => {
  const { api } = await anEngine(t);
  const { fields, highPriority } = await api.get('trade.fields', {});
  const labels = new Map(fields.map(({ id, label }) => [id, label]));
  assert.deepEqual(
    ['bank', 'senderFor', 'notifyPartyTaxId', 'chplTier'].map(id => labels.get(id)),
    ['Bank details', 'Sender: acts for', 'Notify party: tax number', 'Priority tier'],
  );
  assert.equal(new Set(labels.values()).size, fields.length);
  assert.equal(highPriority.version, '2024-02-23');
});

test('amounts of every length add up to the last digit, however they are written', async t => {
  const { api, write } = await anEngine(t);
  const random = randomFrom(3);
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * 10))
      .join('')
      .replace(/^0+(?=\d)/, '');
  const amounts = Array.from({ length: 3000 }, () => {
    const fraction = digits(Math.floor(random() * 5));
    return `${random() < 0.1 ? '-' : ''}${digits(1 + Math.floor(random() * 12)) || '0'}${fraction && `.${fraction}`}`;
  });
  const rows = amounts.map(amount => `2024-03-14,A,854231,${amount}`);
  write('/many.csv', ['Arrival Date,Shipper,HS Code,Value (USD)', ...rows].join('\n'));
  const mapping = { marks: { 'Value (USD)': '.' } } as const;
  await api.get('trade.import', { sources: [{ kind: 'path', path: '/many.csv' }], mapping });
  const whole = amounts.reduce((sum, amount) => {
    const [integer = '', fraction = ''] = amount.split('.');
    return sum + BigInt(`${integer}${fraction.padEnd(4, '0')}`);
  }, 0n);
  const { rows: totals } = await api.get('trade.aggregate', { measures: ['count', 'sum:valueUsd'] });
  assert.equal(totals[0]?.count, amounts.length);
  const [integer = '', fraction = ''] = String(totals[0]?.['sum:valueUsd']).split('.');
  assert.equal(BigInt(`${integer}${fraction.padEnd(4, '0')}`), whole);
});
