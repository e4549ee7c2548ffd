// Headers of two rows, as spreadsheets have them: names of groups in merged cells, names of columns under them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessMapping } from '../../../../electron/core/features/trade/mapping/guess.ts';
import { planTable } from '../../../../electron/core/features/trade/mapping/plan.ts';
import { anEngine } from '../../../helpers/engine.ts';
import { book, places } from './book.ts';

const ENGLISH = [
  ['Imports of 2024'],
  ['Declaration', '', 'Sender', '', 'Consignee', '', '', 'Goods', '', 'Weight, kg', '', 'Value of goods'],
  [
    'Declaration number',
    'Date',
    'Name',
    'Country',
    'Name',
    'Address',
    'Tax ID',
    'HS code',
    'Goods description',
  ],
];
const LABELS = ['Net', 'Gross', 'USD'];
const english = [ENGLISH[0] ?? [], ENGLISH[1] ?? [], [...(ENGLISH[2] ?? []), ...LABELS]];
const RUSSIAN = [
  [
    'Номер декларации',
    'Дата',
    'Отправитель',
    '',
    'Получатель',
    '',
    'Код ТН ВЭД',
    'Вес, кг',
    '',
    'Страна',
    '',
  ],
  [
    '',
    '',
    'Наименование',
    'Адрес',
    'Наименование',
    'ИНН',
    '',
    'брутто',
    'нетто',
    'происхождения',
    'отправления',
  ],
];
const fieldsOf = (rows: readonly (readonly string[])[]) =>
  guessMapping(rows, book, places).guesses.map(({ field }) => field);

test('groups over columns are one header: a name below belongs to the party above it', () => {
  const { header, isGrouped, names } = guessMapping(english, book, places);
  assert.deepEqual([header, isGrouped], [2, true]);
  assert.equal(names[4], 'Consignee: Name');
  assert.deepEqual(fieldsOf(english), [
    'declaration',
    'date',
    'sender',
    'senderCountry',
    'receiver',
    'receiverAddress',
    'receiverTaxId',
    'hs',
    'goods',
    'netKg',
    'grossKg',
    'valueUsd',
  ]);
  assert.deepEqual(fieldsOf(RUSSIAN), [
    'declaration',
    'date',
    'sender',
    'senderAddress',
    'receiver',
    'receiverTaxId',
    'hs',
    'grossKg',
    'netKg',
    'origin',
    'dispatch',
  ]);
});

test('titles over a header and rows under it are no groups', () => {
  const header = ['Declaration number', 'Date', 'Shipper', 'HS Code', 'Net weight (kg)', 'Value (USD)'];
  const row = ['1/1', '2024-03-14', 'NORVANE', '8542310000', '1.5', '10'];
  for (const above of [[['Exports of 2024', '', '']], [['Total', '', '', '', '', '5']], []]) {
    const guess = guessMapping([...above, header, row], book, places);
    assert.deepEqual([guess.header, guess.isGrouped], [above.length, false]);
    assert.deepEqual(guess.names, header);
  }
  // A row that a person names is the lower one.
  const plan = planTable([...english, row], book, places, {
    ...{ headerRow: 3, columns: {}, dates: {}, marks: {}, currencies: {} },
  });
  assert.deepEqual([plan.header, plan.isGrouped], [2, true]);
});

test('a table under such a header becomes records, whose cells stand under both names', async t => {
  const { api, write } = await anEngine(t);
  const row = '10/1,2024-03-14,NORVANE,TR,ООО СЕВЕР,Moscow,7712345678,8542310000,chips,1.5,2,10';
  write('/table.csv', [...english.map(cells => cells.map(cell => `"${cell}"`).join(',')), row].join('\n'));
  const source = { kind: 'path', path: '/table.csv' } as const;
  const preview = await api.get('trade.preview', { source });
  assert.deepEqual([preview.headerRow, preview.isGrouped, preview.rows], [3, true, 1]);
  const { sets } = await api.get('trade.import', { sources: [source] });
  const { record, cells } = await api.get('trade.row', { setId: sets[0]?.id ?? ('' as never), row: 1 });
  assert.deepEqual([record.values.sender, record.values.receiver], ['NORVANE', 'ООО СЕВЕР']);
  assert.equal(cells[4]?.header, 'Consignee: Name');
});
