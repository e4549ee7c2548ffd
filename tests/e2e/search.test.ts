// Search over everything: two Chinese characters in both forms of writing, names across scripts, lists of names, mentions, collections.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { ApiClient } from '../../electron/shared/contract/client.ts';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures } from './harness.ts';

const FILES = {
  'agency.txt': 'Shenzhen Qinglan Electronics paid USD 412,600.00. INN 7707083893.',
  'письмо.txt': 'Офис в Шэньчжэнь. Компания Юлань оплатила поставку.',
  '合同.txt': '深圳青嵐電子有限公司與供方簽訂合同。',
  'ships.csv': 'ship;owner\nHarbour;Qinglan Electronics\nRiver;Other Ltd',
};

async function withFiles(t: TestContext): Promise<{ page: Page; api: ApiClient }> {
  const { folder, open, api } = await aWorkbench(t);
  await api.get('project.create', {
    path: join(folder, 'case.plumb'),
    title: 'Search',
    passphrase: 'p',
    author: 'Anna',
  });
  const sources = Object.entries(FILES).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { kind: 'path' as const, path };
  });
  await api.get('documents.import', { sources });
  const page = await open();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByRole('grid', { name: 'List of documents' }).waitFor();
  return { page, api };
}

const found = (page: Page) => page.getByRole('grid', { name: 'Found' });

async function searchFor(page: Page, words: string): Promise<void> {
  await page.getByLabel('Search in the text').fill(words);
  await page.getByLabel('Search in the text').press('Enter');
}

test('a name of two characters is found in both forms of writing; a hit opens marked; spellings of other scripts are shown', async t => {
  const { page } = await withFiles(t);
  await page.getByRole('tab', { name: 'Search' }).click();
  for (const name of ['青岚', '青嵐']) {
    await searchFor(page, name);
    const line = found(page).getByRole('row').filter({ hasText: '合同.txt' });
    await line.waitFor();
    assert.equal(await line.locator('mark').first().textContent(), '青嵐');
  }
  await searchFor(page, 'Shenzhen');
  const spellings = page.getByRole('group', { name: 'Other spellings' });
  await spellings.getByRole('button', { name: '深圳' }).waitFor();
  await page.locator('.search-count', { hasText: '3 pages and rows' }).waitFor();
  await pictures(page, 'search/results');
  await assertAccessible(page, 'search results');
  await spellings.getByRole('button', { name: '深圳' }).click();
  await page.locator('.search-count', { hasText: '2 pages and rows' }).waitFor();
  await spellings.getByRole('button', { name: 'Only as typed' }).click();
  await page.locator('.search-count', { hasText: '1 page or row' }).waitFor();
  await searchFor(page, 'qinglan type:table');
  await found(page).getByRole('row').filter({ hasText: 'row 1' }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'ships.csv' }).or(page.getByText('Harbour')).first().waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await found(page).getByRole('row').filter({ hasText: 'ships.csv' }).waitFor();
  await searchFor(page, 'qinglan AND');
  await page.getByText('The search cannot be understood at column 9').waitFor();
  await searchFor(page, `${'x'.repeat(5000)} AND`);
  await page.locator('.query-fault', { hasText: /^…x{149} AND$/ }).waitFor();
});

test('a list of names becomes a matrix, and what is nowhere is kept', async t => {
  const { page, api } = await withFiles(t);
  await page.getByRole('tab', { name: 'Search' }).click();
  await page.getByRole('button', { name: 'List of names' }).click();
  await page
    .getByRole('textbox', { name: 'Names' })
    .fill('name;country\nQinglan Electronics;CN\nYulan;RU\nNowhere Ltd;');
  await page.getByRole('button', { name: 'Search for 3 names' }).click();
  await page.getByText('1 of 3 names was searched and not found.').waitFor();
  const line = page.getByRole('row').filter({ hasText: 'Qinglan Electronics' });
  assert.match((await line.textContent()) ?? '', /Qinglan Electronics2/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  assert.match(csv[0] ?? '', /^\uFEFFname,pages and rows,documents,remark,/);
  assert.match(csv[1] ?? '', /^Qinglan Electronics,2,/);
  assert.match(csv[3] ?? '', /^Nowhere Ltd,0,0,"searched and not found \(4 documents, /);
  await pictures(page, 'search/matrix');
  await assertAccessible(page, 'matrix of names');
  const nothing = await api.get('search.records', { nothing: true });
  assert.deepEqual(
    nothing.map(({ query, searched }) => [query, searched.documents]),
    [['Nowhere Ltd', 4]],
  );
  await page.getByRole('button', { name: 'Qinglan Electronics' }).click();
  await page.locator('.search-count', { hasText: '2 pages and rows' }).waitFor();
});

test('mentions are accepted in bulk by key, and undone', async t => {
  const { page, api } = await withFiles(t);
  await api.get('entities.create', {
    schema: 'Company',
    statements: [
      { property: 'name', value: 'Qinglan Electronics' },
      { property: 'alias', value: '青岚电子' },
    ],
  });
  await page.getByRole('tab', { name: 'Mentions' }).click();
  const list = page.getByRole('grid', { name: 'Suggested mentions' });
  await list.getByRole('row').filter({ hasText: '合同.txt' }).waitFor();
  await page.getByText('4 suggestions').waitFor();
  await pictures(page, 'search/mentions');
  await assertAccessible(page, 'mentions');
  await list.focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Accept 4 mentions' }).waitFor();
  await page.keyboard.press('y');
  await page.getByText('No mention waits for a decision').waitFor();
  assert.equal((await api.get('mentions.list', { state: 'accepted' })).length, 4);
  assert.equal((await api.get('entities.list', {})).length, 1);
  await page.keyboard.press('Control+z');
  await page.getByText('4 suggestions').waitFor();
  await page.getByRole('combobox', { name: 'Only in a document' }).fill('agency');
  await page.getByRole('combobox', { name: 'Only in a document' }).press('Enter');
  await list.getByRole('row').filter({ hasText: 'Amount' }).waitFor();
  await pictures(page, 'search/mentions-of-one');
  assert.equal((await api.get('mentions.list', {})).length, 0);
});

test('documents are put into a folder by dragging, reviewed and searched in it; searches leave a record', async t => {
  const { page, api } = await withFiles(t);
  await page.getByRole('tab', { name: 'Collections' }).click();
  await page.getByRole('button', { name: 'New collection' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Letters');
  await page.getByRole('button', { name: 'Make folder' }).click();
  const side = page.getByRole('navigation', { name: 'Collections' });
  await side.getByRole('button', { name: 'All documents' }).click();
  const row = page.getByRole('row').filter({ hasText: 'письмо.txt' });
  await row.dragTo(side.getByRole('button', { name: /^Letters/ }));
  const other = page.getByRole('row').filter({ hasText: 'agency.txt' });
  await other.click();
  await page.getByRole('button', { name: 'Put into' }).click();
  await page.getByRole('menuitem', { name: 'Letters' }).click();
  await side.getByRole('button', { name: 'Letters 2' }).click();
  await page.getByText('2 documents', { exact: true }).waitFor();
  await pictures(page, 'search/collections');
  await assertAccessible(page, 'collections');
  const list = page.getByRole('grid', { name: 'Documents of the collection' });
  await list.focus();
  await page.keyboard.press('Shift+Enter');
  await page.locator('.review-bar', { hasText: '1 of 2' }).getByText('“Letters”').waitFor();
  await page.keyboard.press('r');
  await page.locator('.review-bar', { hasText: '2 of 2' }).waitFor();
  await page.getByRole('button', { name: 'End review' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByRole('tab', { name: 'Collections' }).click();
  await side.getByRole('button', { name: 'Letters 1 of 2' }).click();
  await page.getByText('1 of 2 read, 1 relevant').waitFor();
  await side.getByRole('button', { name: 'Menu of Letters' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Post');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await side.getByRole('button', { name: 'Post 1 of 2' }).click();
  await page.getByRole('button', { name: 'Search in it' }).click();
  await found(page).getByRole('row').filter({ hasText: 'Офис в' }).waitFor();
  await searchFor(page, 'Qinglan');
  await page.locator('.search-count', { hasText: '2 pages and rows' }).waitFor();
  await page.getByLabel('Where to search').selectOption('Post');
  await page.locator('.search-count', { hasText: '1 page or row' }).waitFor();
  await searchFor(page, 'nowhere');
  await page.getByText('Nothing was found').waitFor();
  await page.getByRole('button', { name: 'Earlier' }).click();
  await page.getByRole('menuitem', { name: 'Record of all searches' }).click();
  await page.getByLabel('Only what was searched and not found').check();
  await page.getByRole('grid', { name: 'Searches' }).getByText('nowhere').waitFor();
  await pictures(page, 'search/records');
  await assertAccessible(page, 'the record of searches');
  assert.equal((await api.get('collections.list', {}))[0]?.documentIds.length, 2);
});
