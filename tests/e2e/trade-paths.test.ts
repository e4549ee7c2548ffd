// Ways through trade records beside the main one: workbooks, kept mappings, what is copied and exported, keys alone, a chart that is pinned.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { aZip } from '../core/importers/try-file.ts';
import { aTradeCase, chooseTable, wizardOf } from './trade-case.ts';

const HEADERS = [
  'Номер декларации',
  'Дата регистрации',
  'Наименование отправителя',
  'Наименование получателя',
  'Код товара по ТН ВЭД',
  'Вес нетто, кг',
  'Фактурная стоимость',
];

const aRow = (number: number, year: number): string[] => [
  `1099/${number}`,
  `${13 + number}.0${1 + (number % 4)}.${year}`,
  number === 1 ? '=NORVANE()' : 'QINGLAN SHILI',
  'ООО "ПРИМЕР-ПРИБОР"',
  number % 2 === 0 ? '8542319000' : '3304990000',
  String(number + 1),
  String((number * 37) % 50),
];

/** A workbook with one sheet for each list of rows. */
function aWorkbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const names = Object.keys(sheets);
  const letters = 'ABCDEFGHIJ';
  const sheet = (rows: readonly (readonly string[])[]) =>
    rows
      .map((cells, row) => {
        const drawn = cells.map(
          (cell, column) =>
            `<c r="${letters[column]}${row + 1}" t="inlineStr"><is><t>${cell.replaceAll('"', '&quot;')}</t></is></c>`,
        );
        return `<row r="${row + 1}">${drawn.join('')}</row>`;
      })
      .join('');
  const places = names.map((name, at) => `<sheet name="${name}" r:id="r${at + 1}"/>`).join('');
  const relations = names.map(
    (_, at) => `<Relationship Id="r${at + 1}" Type="x/worksheet" Target="worksheets/s${at + 1}.xml"/>`,
  );
  return aZip({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${places}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, at) => [
        `xl/worksheets/s${at + 1}.xml`,
        `<worksheet><sheetData>${sheet(rows)}</sheetData></worksheet>`,
      ]),
    ),
  });
}

const rowsOf = (year: number, count: number) => [
  HEADERS,
  ...Array.from({ length: count }, (_, at) => aRow(at + 1, year)),
];

async function choose(page: Page, file: string): Promise<void> {
  const dialog = await chooseTable(page, file);
  await dialog.getByText('Row 1 holds the headers').waitFor();
}

test('a sheet of a workbook is chosen, and a mapping that was kept fits the next table', async t => {
  const { page, folder } = await aTradeCase(t);
  const first = join(folder, 'first.xlsx');
  writeFileSync(first, aWorkbook({ Old: rowsOf(2023, 5), New: rowsOf(2024, 7) }));
  await choose(page, first);
  const dialog = wizardOf(page);
  await dialog.getByLabel('Sheet').selectOption('New');
  await dialog.getByRole('button', { name: 'Import 7 records' }).waitFor();
  await dialog.getByLabel('Sheet').selectOption('Old');
  await dialog.getByRole('button', { name: 'Import 5 records' }).waitFor();
  const field = dialog.getByRole('combobox', { name: 'Field of Фактурная стоимость' });
  await field.selectOption({ label: 'Value, USD' });
  await dialog.getByText('Chosen by you').waitFor();
  await dialog.getByRole('button', { name: 'Mappings' }).click();
  await page.getByRole('menuitem', { name: 'Keep this mapping under a name' }).click();
  await dialog.getByLabel('Name of the mapping').fill('Declarations in dollars');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await dialog.getByRole('button', { name: 'Import 5 records' }).click();
  await page.locator('.trade-answer[aria-busy="false"] .trade-sum', { hasText: '5records' }).waitFor();

  const second = join(folder, 'second.xlsx');
  writeFileSync(second, aWorkbook({ Old: rowsOf(2022, 4), New: rowsOf(2021, 2) }));
  await choose(page, second);
  assert.equal(await field.inputValue(), 'invoiceValue');
  await dialog.getByRole('button', { name: 'Mappings (1 fits)' }).click();
  await page.getByRole('menuitem', { name: /^Use “Declarations in dollars”, which fits/ }).click();
  await dialog.getByText('Chosen by you').waitFor();
  assert.equal(await field.inputValue(), 'valueUsd');
});

test('what is marked is copied and exported with where it is from; keys order and narrow; a chart is pinned', async t => {
  const { page, folder, api } = await aTradeCase(t);
  const file = join(folder, 'customs.csv');
  writeFileSync(
    file,
    rowsOf(2024, 9)
      .map(cells => cells.join(';'))
      .join('\r\n'),
  );
  const mapping = { columns: { 'Фактурная стоимость': 'valueUsd' } };
  const { sets, entries } = await api.get('trade.import', {
    sources: [{ kind: 'path', path: file }],
    mapping,
  });
  assert.ok(sets[0], entries[0]?.reason);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const records = page.getByRole('grid', { name: 'Trade records' });
  await records.locator('[data-place="1"]', { hasText: '=NORVANE()' }).waitFor();

  await records.focus();
  await page.keyboard.press('Space');
  await page.getByRole('toolbar', { name: 'Marked rows' }).getByText('1 row', { exact: true }).waitFor();
  await page.keyboard.press('Control+c');
  await page.getByText('1 row copied, with table and row number.').waitFor();
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  assert.match(copied[0] ?? '', /\tTable\tRow$/);
  assert.match(copied[1] ?? '', /\t'=NORVANE\(\)\t.*\tcustoms\.csv\t1$/);
  await page.getByRole('button', { name: 'Put away' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('toolbar', { name: 'Marked rows' }).getByRole('button', { name: 'Export' }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? '', /,file,sha256,row$/);
  assert.match(lines[1] ?? '', /,'=NORVANE\(\),.*,customs\.csv,[0-9a-f]{64},1$/);

  const head = page.locator('.tg-sort', { hasText: 'Value, USD' });
  await head.focus();
  await page.keyboard.press('Enter');
  await page.locator('.tg-title[aria-sort="ascending"]', { hasText: 'Value, USD' }).waitFor();
  await page.locator('.tg[aria-busy="false"] [data-place="1"]', { hasText: '9.00' }).waitFor();
  await page.getByRole('checkbox', { name: /Tier 1/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Take away: Priority tier is 1' }).waitFor();
  await page.locator('.tg[aria-busy="false"][aria-rowcount="5"]').waitFor();

  await page.getByRole('button', { name: 'Pin this chart as a figure' }).focus();
  await page.keyboard.press('Enter');
  const pin = page.getByRole('dialog', { name: 'Pin as a figure' });
  await pin.getByRole('textbox', { name: 'Title' }).fill('Tier 1 by month');
  await pin.getByRole('button', { name: 'Pin figure' }).click();
  await page.getByRole('region', { name: 'Figure F1' }).waitFor();
  const [figure] = await api.get('figures.list', {});
  assert.deepEqual([figure?.shape, figure?.title, figure?.records], ['series', 'Tier 1 by month', 4]);
});
