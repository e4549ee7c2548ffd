// The import of trade records where a table is written in a way that must be told, and mappings that go from case to case.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { encode } from '../core/importers/encode.ts';
import { assertAccessible } from './accessible.ts';
import { aTradeCase, chooseTable, openAtTrade, totalIs, wizardOf } from './trade-case.ts';

const HEADERS = [
  'Номер декларации',
  'Дата регистрации',
  'Отправитель',
  'Код товара по ТН ВЭД',
  'Вес нетто, кг',
  'Статистическая стоимость',
];
const ROWS = [
  ['1099/1', '14.03.2024', 'НОРВАНЕ', '8542319000', '10', '100,50'],
  ['1099/2', '15.03.2024', 'НОРВАНЕ', '8542319000', '20', '200,25'],
];
const written = (delimiter: string, headers: readonly string[] = HEADERS) =>
  `${[headers, ...ROWS].map(cells => cells.join(delimiter)).join('\r\n')}\r\n`;

test('encoding, delimiter and the row of the headers are shown as found and told otherwise by hand', async t => {
  const { page, folder } = await aTradeCase(t);
  const file = join(folder, 'customs.txt');
  writeFileSync(file, encode('windows-1251', written('#')));
  const dialog = await chooseTable(page, file);
  await dialog.getByText('This is not trade data as it stands').waitFor();
  const encoding = dialog.getByLabel('Encoding');
  const delimiter = dialog.getByLabel('Between the cells');
  assert.equal(await encoding.locator('option:checked').textContent(), 'Found: Cyrillic (Windows-1251)');
  await delimiter.selectOption({ label: 'Another character' });
  await page.keyboard.press('#');
  await dialog.getByRole('button', { name: 'Import 2 records' }).waitFor();
  await assertAccessible(page, 'the wizard with a delimiter of its own');

  // In a wrong encoding the headers say nothing: the preview follows, and goes back.
  const head = dialog.getByRole('region', { name: 'First rows of the table' });
  await encoding.selectOption({ label: 'Cyrillic (KOI8-R)' });
  await head.getByText('мНЛЕП ДЕЙКЮПЮЖХХ').waitFor();
  await dialog.getByText('This is not trade data as it stands').waitFor();
  await encoding.selectOption('');
  await head.getByText('Номер декларации').waitFor();
  await dialog.getByRole('button', { name: 'Import 2 records' }).waitFor();

  await dialog.getByRole('radio', { name: 'Headers are in row 2' }).check();
  await dialog.getByText('Row 2 holds the headers').waitFor();
  await dialog.getByRole('radio', { name: 'Headers are in row 1' }).check();
  await dialog.getByRole('button', { name: 'Import 2 records' }).click();
  await totalIs(page, '2records');
  await totalIs(page, '300.75USD');
});

test('headers under a long preface are named by their row; columns of one name, or of none, get fields of their own', async t => {
  const { page, folder, api } = await aTradeCase(t);
  const file = join(folder, 'preface.csv');
  const preface = Array.from({ length: 34 }, (_, at) => `Примечание ${at + 1};;;;;`);
  const headers = HEADERS.with(4, '').with(5, 'Отправитель');
  writeFileSync(file, `${preface.join('\n')}\n${written(';', headers)}`);
  const dialog = await chooseTable(page, file);
  await dialog.getByText('Which row holds the headers?').waitFor();
  await dialog.getByRole('button', { name: 'Another row holds them' }).click();
  await dialog.getByLabel('Row of the headers').fill('35');
  await page.keyboard.press('Enter');
  await dialog.getByText('Row 35 holds the headers').waitFor();
  await dialog.getByLabel('Field of column 5').selectOption({ label: 'Net weight, kg' });
  await dialog.getByLabel('Field of Отправитель (2)').selectOption({ label: 'Value, USD' });
  await dialog.getByRole('button', { name: 'Import 2 records' }).click();
  await totalIs(page, '2records');
  const { rows } = await api.get('trade.aggregate', {
    groupBy: ['sender'],
    measures: ['sum:netKg', 'sum:valueUsd'],
  });
  assert.deepEqual(rows, [{ sender: 'НОРВАНЕ', 'sum:netKg': '30', 'sum:valueUsd': '300.75' }]);
});

test('a mapping goes to another case as a file; one that is for another table says what does not fit', async t => {
  const bench = await aTradeCase(t);
  const { folder, api } = bench;
  let { page } = bench;
  const odd = HEADERS.with(5, 'Итого по строке');
  const first = join(folder, 'first.csv');
  writeFileSync(first, written(';', odd));
  let dialog = await chooseTable(page, first);
  await dialog.getByLabel('Field of Итого по строке').selectOption({ label: 'Value, USD' });
  await dialog.getByRole('button', { name: 'Mappings' }).click();
  await page.getByRole('menuitem', { name: 'Keep this mapping under a name' }).click();
  await dialog.getByLabel('Name of the mapping').fill('Row totals in dollars');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Mappings (1 fits)' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save “Row totals in dollars” as a file' }).click();
  const shared = join(folder, 'Row totals in dollars.mapping.json');
  await (await download).saveAs(shared);
  const file = JSON.parse(readFileSync(shared, 'utf8'));
  assert.deepEqual([file.mapping.columns, file.headers], [{ 'Итого по строке': 'valueUsd' }, odd]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  const other = { path: join(folder, 'other.plumb'), title: 'Other', author: 'B. Tester' };
  await api.get('project.close', {});
  await api.get('project.create', { ...other, passphrase: 'seven other words for another case' });
  await page.close();
  page = await openAtTrade(bench);
  const load = async (from: string) => {
    await dialog.getByRole('button', { name: /^Mappings/ }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Load a mapping from a file' }).click();
    await (await chooser).setFiles(from);
  };
  dialog = await chooseTable(page, first);
  await load(shared);
  await dialog.getByText('“Row totals in dollars” is in use. All its columns are in this table.').waitFor();
  assert.equal(await dialog.getByLabel('Field of Итого по строке').inputValue(), 'valueUsd');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  const plain = join(folder, 'plain.csv');
  writeFileSync(plain, written(';'));
  await chooseTable(page, plain);
  await load(shared);
  await dialog.getByText('does not fit this table as a whole: 1 of its 6 columns is not here').waitFor();
  await dialog.getByText('Not here: “Итого по строке”', { exact: false }).waitFor();
  await assertAccessible(page, 'a mapping that does not fit');
  await load(plain);
  await dialog.getByText('“plain.csv” is no mapping.').waitFor();
});

test('what cannot be read as trade records says what it is and what to do next', async t => {
  const { page, folder } = await aTradeCase(t);
  const offer = async (name: string, content: string | Uint8Array, sentence: string | RegExp) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    await chooseTable(page, file);
    await wizardOf(page).getByText(sentence).waitFor();
    assert.ok(await wizardOf(page).getByRole('button', { name: 'Import', exact: true }).isDisabled());
    await wizardOf(page).getByRole('button', { name: 'Cancel' }).click();
  };
  await offer(
    'nothing.csv',
    '',
    'It is empty: 0 bytes. Ask for it again, or check that it was copied whole.',
  );
  await offer('blank.csv', '\n\n\n', /blank lines/);
  await offer(
    'picture.csv',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    /The picture is damaged: .* Ask for the file again/,
  );
});

test('rates are loaded and taken out of use; totals and lists say so', async t => {
  const { page, folder, api } = await aTradeCase(t);
  const file = join(folder, 'yuan.csv');
  writeFileSync(file, written(';', HEADERS.with(5, 'Фактурная стоимость')));
  await api.get('trade.import', { sources: [{ kind: 'path', path: file }] });
  const rates = join(folder, 'rates.csv');
  writeFileSync(rates, 'date,currency,usd\n2024-03-14,CNY,0.14\n');
  await page.getByRole('tab', { name: 'Lists and rates' }).click();
  const lists = page.getByRole('grid', { name: 'Lists and rates' });
  await lists.getByText('Common High Priority List').waitFor();
  await assertAccessible(page, 'lists and rates');
  await lists.getByText('Exchange rates').click();
  const load = async (from: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles(from);
  };
  await load(file);
  await page.getByText('“yuan.csv” is no such list.').waitFor();
  await page.getByLabel('Title').fill('Rates of the central bank');
  await load(rates);
  await page.getByText('“Rates of the central bank” is in use.').waitFor();
  await lists.getByText('Rates of the central bank').waitFor();
  await page.getByRole('button', { name: 'Take these rates out of use' }).click();
  await lists.getByText('None loaded').waitFor();
});
