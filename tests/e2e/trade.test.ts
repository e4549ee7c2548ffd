// Trade records as a person works with them: a table with traps is imported, a wrong guess put right, a rejected row mended;
// rows are narrowed, ordered, looked at raw, kept as evidence, made entities of; a figure is pinned, cited, and goes stale.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { pictures } from './harness.ts';
import { aTradeCase, chooseTable, type TradeCase, totalIs } from './trade-case.ts';

const HEADERS = [
  'Номер декларации',
  'Дата регистрации',
  'Наименование отправителя',
  'Наименование получателя',
  'Банк',
  'Код товара по ТН ВЭД',
  'Описание товара',
  'Вес нетто, кг',
  'Фактурная стоимость',
];
const SENDERS = ['NORVANE TRADING HK', 'QINGLAN SHILI ELECTRONICS CO., LTD.', 'OBRAZETS COMPONENTS GMBH'];
const GOODS = [
  ['8542319000', 'СХЕМЫ ИНТЕГРАЛЬНЫЕ, ПРОЦЕССОРЫ NV-88X'],
  ['8532240000', 'КОНДЕНСАТОРЫ КЕРАМИЧЕСКИЕ'],
  ['3304990000', 'СРЕДСТВА КОСМЕТИЧЕСКИЕ'],
] as const;

/** Rows of a table with its traps: a title above the headers, days that may be months, a day that is none, a cell too many. */
function aTable(rows = 36): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const [code, goods] = GOODS[index % GOODS.length] ?? GOODS[0];
    const day = `${String((index % 11) + 1).padStart(2, '0')}.${String((index % 12) + 1).padStart(2, '0')}.2024`;
    const value = `${(index + 1) * 100},5`;
    const sender = SENDERS[(index * 7) % SENDERS.length] ?? '';
    return [
      `1099/0${index}`,
      day,
      sender,
      'ООО "ПРИМЕР-ПРИБОР"',
      'YULAN HARBOUR CB',
      code,
      goods,
      `${index + 1},25`,
      value,
    ];
  });
  const bad = [
    '1099/98',
    '31.02.2024',
    SENDERS[0] ?? '',
    '',
    '',
    '8542319000',
    'ПРОЦЕССОРЫ',
    '2',
    '1 000,25',
  ];
  const ragged = [
    '1099/99',
    '01.03.2024',
    SENDERS[1] ?? '',
    '',
    '',
    '8542319000',
    'ПРОЦЕССОРЫ',
    '3',
    '77',
    'лишнее',
  ];
  const all = [['Выгрузка за 2024 год'], HEADERS, ...lines, bad, ragged];
  return `${all.map(cells => cells.join(';')).join('\r\n')}\r\n`;
}

async function aCase(t: TestContext): Promise<TradeCase> {
  const bench = await aTradeCase(t);
  await bench.api.get('claims.create', { text: 'Norvane sold processors to Primer-Pribor.' });
  return bench;
}

const records = (page: Page) => page.getByRole('grid', { name: 'Trade records' });

test('a table is imported with a wrong guess corrected, its rejects mended, its rows narrowed and looked at raw', async t => {
  const { page, folder, api } = await aCase(t);
  const file = join(folder, 'customs 2024.csv');
  writeFileSync(file, aTable());
  await chooseTable(page, file);
  const dialog = page.getByRole('dialog', { name: 'Import trade records' });
  await dialog.getByText('Row 2 holds the headers').waitFor();
  // Days up to the eleventh can be months: it is asked, and nothing can be imported before it is answered.
  await dialog.getByText(/can be day, month, year or month, day, year/).waitFor();
  assert.ok(await dialog.getByRole('button', { name: 'Import', exact: true }).isDisabled());
  await assertAccessible(page, 'the wizard with a question');
  await dialog.getByRole('radio', { name: 'Day, month, year' }).check();
  await dialog.getByText('2 would be rejected', { exact: false }).waitFor();
  await dialog.getByText('“31.02.2024”', { exact: false }).first().waitFor();
  // The values are in dollars, whatever the header says.
  const field = dialog.getByRole('combobox', { name: 'Field of Фактурная стоимость' });
  assert.equal(await field.inputValue(), 'invoiceValue');
  await field.selectOption({ label: 'Value, USD' });
  await dialog.getByText('Chosen by you').waitFor();
  await pictures(page, 'trade-wizard');
  await dialog.getByRole('button', { name: 'Import 36 records' }).click();

  await page.getByText('2 of 38 rows of “customs 2024.csv” were not read. 36 were imported.').waitFor();
  await page.getByRole('button', { name: 'Open the rejects' }).click();
  const rejects = page.getByRole('grid', { name: 'Rejected rows' });
  await rejects.getByText('“31.02.2024”', { exact: false }).click();
  await page.getByRole('textbox', { name: /^Дата регистрации/ }).fill('28.02.2024');
  await page.getByRole('textbox', { name: /^Why/ }).fill('The declaration itself says so.');
  await assertAccessible(page, 'a rejected row');
  await pictures(page, 'trade-rejects');
  await page.getByRole('button', { name: 'Read it again' }).click();
  await rejects.getByText('Mended: it is a record now').waitFor();

  await page.getByRole('tab', { name: 'Rows' }).click();
  await totalIs(page, '37records');
  await totalIs(page, '67,618.25USD');
  await page.getByRole('checkbox', { name: /Tier 1/ }).check();
  await totalIs(page, '13records');
  await page.locator('.tg-sort', { hasText: 'Value, USD' }).click();
  await page
    .getByRole('columnheader', { name: 'Value, USD' })
    .and(page.locator('[aria-sort="ascending"]'))
    .waitFor();
  await page.locator('.tg-sort', { hasText: 'Value, USD' }).click();
  await page.locator('.tg[aria-busy="false"] [data-place="1"]', { hasText: '3,400.50' }).waitFor();
  await page.keyboard.press('x');
  await page.getByRole('columnheader', { name: 'Номер декларации' }).waitFor();
  await page.locator('.tg[aria-busy="false"] [data-place="1"]', { hasText: '1099/033' }).waitFor();
  await page.keyboard.press('x');
  await page.locator('#trade-words').fill('norvane');
  await totalIs(page, '13records');
  await page.getByRole('button', { name: 'Take away: Priority tier is 1' }).click();
  const { rows: counted } = await api.get('trade.aggregate', { measures: ['count'], text: 'norvane' });
  await totalIs(page, `${counted[0]?.['count']}records`);
  await page.getByRole('button', { name: 'Clear' }).click();
  await totalIs(page, '37records');
  await assertAccessible(page, 'the rows');
  await pictures(page, 'trade-rows');
  await page.keyboard.press('t');
  await page.getByRole('region', { name: 'Months as a table' }).waitFor();
  await assertAccessible(page, 'the chart as a table');
});

test('rows become evidence and entities; a figure is pinned, cited, and says that it is stale', async t => {
  const { page, folder, api } = await aCase(t);
  const file = join(folder, 'customs 2024.csv');
  writeFileSync(file, aTable());
  const mapping = {
    dates: { 'Дата регистрации': 'dmy' as const },
    columns: { 'Фактурная стоимость': 'valueUsd' },
  };
  const { sets } = await api.get('trade.import', { sources: [{ kind: 'path', path: file }], mapping });
  const set = sets[0];
  assert.ok(set);
  await totalIs(page, '36records');

  // Two rows from the keyboard: one piece of evidence for the claim.
  await records(page).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByRole('toolbar', { name: 'Marked rows' }).getByText('2 rows').waitFor();
  await page.keyboard.press('e');
  await page.getByRole('combobox', { name: 'Link to a claim or entity' }).fill('C1');
  await page.getByRole('option', { name: /^C1 Norvane/ }).click();
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('E1 kept, supports C1').waitFor();
  const evidence = await api.get('evidence.list', {});
  assert.deepEqual(evidence[0]?.anchor.kind === 'rows' && evidence[0].anchor.rows, [1, 2]);
  await page.getByRole('button', { name: 'Put away' }).click();

  await records(page).focus();
  await page.keyboard.press('n');
  await page.getByRole('dialog', { name: 'Entities of 2 shipments' }).waitFor();
  await assertAccessible(page, 'entities of rows');
  await page.getByRole('button', { name: 'Make entities' }).click();
  await page
    .getByRole('dialog', { name: /made/ })
    .getByRole('button', { name: 'YULAN HARBOUR CB' })
    .waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  const names = (await api.get('entities.list', {})).map(({ name }) => name);
  assert.ok(
    names.some(name => name.includes('ПРИМЕР-ПРИБОР')),
    names.join(),
  );

  await page.keyboard.press('p');
  const pin = page.getByRole('dialog', { name: 'Pin as a figure' });
  await pin.getByText('USD 66,618.00').waitFor();
  await pin.getByRole('textbox', { name: 'Title' }).fill('All that came in 2024');
  await pin.getByRole('button', { name: 'Pin figure' }).click();
  await page.getByRole('region', { name: 'Figure F1' }).getByText('USD 66,618.00').waitFor();
  await page.getByRole('combobox', { name: 'Cite it in a claim' }).fill('C1');
  await page.getByRole('option', { name: /^C1 Norvane/ }).click();
  await page.getByRole('button', { name: 'Take it out of C1' }).waitFor();
  await assertAccessible(page, 'a figure');
  await pictures(page, 'trade-figure');

  // A rejected row is mended: the figure keeps its number and says what it would be now.
  const { rejected } = await api.get('trade.rejects', { setId: set.id });
  const bad = rejected.find(({ cells }) => cells[1] === '31.02.2024');
  assert.ok(bad);
  const cells = bad.cells.with(1, '28.02.2024');
  await api.get('trade.mend', { setId: set.id, rows: [{ row: bad.row, cells }] });
  await page.getByText('Stale: the data have changed since it was frozen').waitFor();
  await page.getByText('USD 67,618.25').waitFor();
  await page.getByText('+1,000.25').waitFor();
  await page.getByText('1 record came.', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Figure F1' }).getByText('USD 66,618.00').waitFor();
  await pictures(page, 'trade-stale');

  await page.getByRole('tab', { name: 'Totals' }).click();
  const january = page.getByRole('grid', { name: 'Totals' }).getByText('2024-01');
  await january.waitFor();
  await assertAccessible(page, 'totals');
  await pictures(page, 'trade-totals');
  await january.dblclick();
  await page.getByText('Month is 2024-01').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.locator('.claim-card', { hasText: 'Norvane sold processors' }).click();
  await page.getByRole('button', { name: /Figure F1.*USD 66,618\.00.*Stale/ }).click();
  await page.getByRole('region', { name: 'Figure F1' }).waitFor();
});

test('a table of something else is told from trade data', async t => {
  const { page, folder } = await aCase(t);
  const file = join(folder, 'phones.csv');
  writeFileSync(file, 'Name,Phone\nAnna,100\nBoris,200\n');
  await chooseTable(page, file);
  await page.getByText('This is not trade data as it stands').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Import', exact: true }).isDisabled());
  await assertAccessible(page, 'a table that is no trade data');
});
