// Web pages, mails, tables and scans in a real window: opened, marked, kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from './accessible.ts';
import { pictures } from './harness.ts';
import { aReading, CUSTOMS, imported, keepByKeys, openDocument, selectWords } from './reading-desk.ts';

const PAGE = `<!doctype html><title>Register of firms</title><h1>Qinglan Electronics</h1>
<p>The firm is <a href="https://example.org/register">in the register</a> since 2019.</p>
<table><tr><th>Share</th><th>Holder</th></tr><tr><td>60 %</td><td>Li Yanben</td></tr></table>
<script>document.title = 'no'</script>`;

const MAIL = [
  'From: Li Yanben <li@example.org>',
  'To: A. Obraztsov <a@example.org>',
  'Subject: Invoice for the chips',
  'Date: Mon, 26 Feb 2024 10:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'The invoice for the chips is attached.',
  '--b',
  'Content-Type: text/plain; name="invoice.txt"',
  'Content-Disposition: attachment; filename="invoice.txt"',
  '',
  'Invoice 17 over USD 412,600.00',
  '--b--',
  '',
].join('\r\n');

test('web page and mail show what they are made of, and their words become evidence', async t => {
  const bench = await aReading(t);
  const { page, api } = bench;
  await imported(bench, { 'register.html': PAGE, 'invoice.eml': MAIL });

  await openDocument(page, 'register.html', '.pv-line');
  await page.getByRole('heading', { name: 'Qinglan Electronics' }).waitFor();
  assert.equal(await page.locator('.pv-line-table').count(), 2);
  assert.match((await page.locator('.pv-link').getAttribute('title')) ?? '', /example\.org\/register/);
  await selectWords(page, '.pv-line-table:has-text("Li Yanben") .pv-cell:nth-child(2)');
  await keepByKeys(page, 1);
  await assertAccessible(page, 'a web page');
  await pictures(page, 'reader-html');

  await openDocument(page, 'invoice.eml', '.pv-line-header');
  await selectWords(page, '.pv-line:has-text("is attached")');
  await keepByKeys(page, 2);
  await assertAccessible(page, 'a mail');
  await pictures(page, 'reader-mail');
  await page.locator('.pv-line-attachment', { hasText: 'invoice.txt' }).click();
  await page.getByText('Invoice 17 over USD 412,600.00').waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.locator('.pv-line-attachment').waitFor();

  const kept = await api.get('evidence.list', {});
  assert.deepEqual(
    kept.map(({ quote }) => quote),
    ['Li Yanben', 'The invoice for the chips is attached.'],
  );
});

test('cells of a table are kept alone, and a value of an entity is made of them', async t => {
  const { page, api } = await aReading(t, CUSTOMS);
  const entity = await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: 'Qinglan' }],
  });
  await openDocument(page, CUSTOMS, '.pv-row [data-column="1"]');
  await page.locator('[data-row="2"] [data-column="1"]').dblclick();
  await page.locator('.pv-cell-selected').waitFor();
  await page.keyboard.press('Shift+ArrowDown');
  await page.waitForFunction(() => document.querySelectorAll('.pv-cell-selected').length === 2);
  await keepByKeys(page, 1);
  const [kept] = await api.get('evidence.list', {});
  assert.ok(kept?.anchor.kind === 'rows');
  assert.deepEqual(kept.anchor.rows, [2, 3]);
  assert.equal(kept.anchor.columns.length, 1);
  await page.waitForFunction(() => document.querySelectorAll('.pv-cell-marked').length === 2);
  await pictures(page, 'reader-cells');

  await page.locator('[data-row="4"] [data-column="1"]').dblclick();
  await page.locator('.pv-cell-selected').waitFor();
  await page.keyboard.press('p');
  const whose = page.getByRole('combobox', { name: 'Entity of the new value' });
  await whose.fill('qing');
  await whose.press('Enter');
  const property = page.getByRole('combobox', { name: 'Property of the new value' });
  await property.fill('registration');
  await property.press('Enter');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('E2 kept, supports N1').waitFor();
  const { statements } = await api.get('entities.get', { id: entity.id });
  const made = statements.find(({ property: name }) => name === 'registrationNumber');
  assert.equal(made?.value, (await api.get('evidence.list', {}))[1]?.quote);
  assert.equal(made?.evidence[0]?.number, 2);
});

test('the words in a marked area of a scan are recognised from its form, and found from then on', async t => {
  const scan = 'end-user-note-scan.pdf';
  const { page, api } = await aReading(t, scan);
  await openDocument(page, scan, '[data-painted="yes"]');
  await page.keyboard.press('a');
  const sheet = await page.locator('[data-page="1"]').boundingBox();
  assert.ok(sheet);
  await page.mouse.move(sheet.x + 10, sheet.y + 10);
  await page.mouse.down();
  await page.mouse.move(sheet.x + sheet.width - 10, sheet.y + sheet.height / 5, { steps: 5 });
  await page.mouse.up();
  await page.locator('.pv-area-box').waitFor();
  await page.keyboard.press('e');
  const quote = page.getByRole('region', { name: 'Quote' });
  await quote.getByText('An area of the page, without text').waitFor();
  await page.getByRole('button', { name: 'Recognise its words' }).click();
  await quote.getByText('9800001234').waitFor({ timeout: 100_000 });
  await pictures(page, 'reader-area');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('E1 kept').waitFor();
  const [kept] = await api.get('evidence.list', {});
  assert.equal(kept?.anchor.kind, 'area');
  assert.match(kept?.quote ?? '', /9800001234/);

  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByRole('tab', { name: 'Search' }).click();
  await page.getByLabel('Search in the text').fill('9800001234');
  await page.getByLabel('Search in the text').press('Enter');
  await page.getByRole('grid', { name: 'Found' }).getByRole('row').filter({ hasText: scan }).last().click();
  await page.keyboard.press('Enter');
  await page.locator('.pv-mark[class*="pv-look-hit"]').first().waitFor();
});
