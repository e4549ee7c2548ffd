import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { guessMapping, isTrade } from '../../../../electron/core/features/trade/mapping/guess.ts';
import { foldName } from '../../../../electron/shared/trade/column-keys.ts';
import { book, places } from './book.ts';

/** Field by header, of a table whose first row is its header. */
function mapped(
  header: readonly string[],
  body: readonly (readonly string[])[] = [],
): Record<string, string> {
  const { guesses } = guessMapping([header, ...body], book, places);
  return Object.fromEntries(guesses.map(({ column, field }) => [header[column] ?? '', field]));
}

test('no name stands for two fields, but for weights, where the other column decides', () => {
  const seen = new Map<string, string[]>();
  for (const { id, names } of book.fields)
    for (const name of new Set(names.map(foldName))) seen.set(name, [...(seen.get(name) ?? []), id]);
  const shared = [...seen].filter(([, fields]) => fields.length > 1).map(([name]) => name);
  assert.deepEqual(shared.sort(), ['weight in kg', 'weight kg']);
});

test('the dialects of Russian declarations map alike: plain names, G codes, numbered boxes', () => {
  const dialects = [
    [
      'Номер декларации',
      'Дата регистрации',
      'Наименование отправителя',
      'Код товара по ТН ВЭД',
      'Вес нетто, кг',
      'Статистическая стоимость, USD',
      'Банковские реквизиты',
    ],
    [
      'ND (Номер декларации)',
      'G072 (Дата регистрации)',
      'G022 (Наименование отправителя)',
      'G33 (код товара по ТН ВЭД России)',
      'G38 (Вес нетто, кг)',
      'G46 (Статистическая стоимость, USD.)',
      'G281 (Банковские реквизиты)',
    ],
    [
      'ND  Номер  декларации на товары',
      '072 Дата ДТ',
      '022 Наименование/ФИО отправителя',
      '33 Код товара по ТН ВЭД РФ',
      '38 Вес нетто, кг',
      '46 Статистическая стоимость',
      '28 ОКПО банка/паспорт сделки',
    ],
  ];
  const fields = ['declaration', 'date', 'sender', 'hs', 'netKg', 'valueUsd', 'bank'];
  for (const header of dialects)
    assert.deepEqual(mapped(header), Object.fromEntries(header.map((name, index) => [name, fields[index]])));
});

test('a header under a logo and titles is found, and a table of something else is called so', () => {
  const rows = [
    ['', '', 'DATA'],
    ['Customs data of 2024', '', ''],
    ['IMP_DATE', 'SUPPLIER_NAME', 'HS_CODE', 'NET_WEIGHT_KG'],
    ['2024-03-14', 'NORVANE', '8542319000', '1.5'],
  ];
  const { header, guesses } = guessMapping(rows, book, places);
  assert.equal(header, 2);
  assert.ok(isTrade(guesses));
  assert.ok(
    !isTrade(
      guessMapping(
        [
          ['Name', 'Address', 'Phone'],
          ['A', 'B', '1'],
        ],
        book,
        places,
      ).guesses,
    ),
  );
});

test('a weight without a second one is that of the bill; beside a gross weight it is the net one', () => {
  assert.equal(mapped(['HS Code', 'Shipper', 'Weight (kg)'])['Weight (kg)'], 'grossKg');
  const both = mapped(['HS Code', 'Shipper', 'Weight (kg)', 'Gross Weight (kg)']);
  assert.deepEqual([both['Weight (kg)'], both['Gross Weight (kg)']], ['netKg', 'grossKg']);
});

test('a name is believed less when the cells hold something else', () => {
  const body = Array.from({ length: 20 }, () => ['оплачено', '8542319000', 'ООО А']);
  const { guesses } = guessMapping([['Дата', 'HS Code', 'Получатель'], ...body], book, places);
  const date = guesses.find(({ field }) => field === 'date');
  assert.ok(date && date.score < 0.5);
  assert.match(date.why, /0 % of its cells fit/);
});

const reference = join(import.meta.dirname, '../../../../../shared/corpus/trade/reference/HEADERS.md');
const absent = existsSync(reference) ? false : 'the corpus of real headers is not here';

/** Fields of the reference's first table by our names. */
const OURS: Readonly<Record<string, string>> = {
  declaration_number: 'declaration',
  date: 'date',
  item_number: 'item',
  direction: 'direction',
  sender_name: 'sender',
  sender_address: 'senderAddress',
  sender_country: 'senderCountry',
  recipient_name: 'receiver',
  recipient_inn: 'receiverTaxId',
  hs_code: 'hs',
  goods_description: 'goods',
  manufacturer: 'manufacturer',
  trademark: 'trademark',
  origin_country_of_item: 'origin',
  dispatch_country_code: 'dispatch',
  net_weight_kg: 'netKg',
  gross_weight_kg: 'grossKg',
  statistical_value_usd: 'valueUsd',
  invoice_value: 'invoiceValue',
  invoice_currency: 'currency',
  delivery_terms: 'incoterms',
  contract_holder_name: 'contractHolder',
  contract_holder_inn: 'contractHolderTaxId',
  bank: 'bank',
};

test('every name of every dialect that was seen maps to its field', { skip: absent }, () => {
  let names = 0;
  for (const line of readFileSync(reference, 'utf8').split('\n')) {
    const [, field, seen] = /^\| (\w+) \| (`.*`) \|$/.exec(line) ?? [];
    if (!field || !seen) continue;
    for (const [, name = ''] of seen.matchAll(/`([^`]+)`/g)) {
      const header = [name, 'Наименование декларанта', 'Port of Lading', 'Vessel'];
      assert.equal(mapped(header)[name], OURS[field], name);
      names++;
    }
  }
  assert.ok(names > 60);
});

test('every header row of real exports gives what trade records need', { skip: absent }, () => {
  const rows = readFileSync(reference, 'utf8')
    .split('\n')
    .filter(line => !line.startsWith('|'))
    .map(line => [...line.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
    .filter(cells => cells.length >= 9);
  const trade = rows.filter(cells => isTrade(guessMapping([cells], book, places).guesses));
  const others = rows.filter(cells => !trade.includes(cells)).map(([first]) => first);
  assert.deepEqual(others, [
    'cn_countermeasures_list.csv',
    'ref_country_codes_multilingual.csv',
    'us_consolidated_screening_list_sample.csv',
    'us_schedule_k_foreign_ports.csv',
  ]);
});
