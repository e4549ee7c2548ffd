// Mentions in a real window: underlined at every place, decided by keys and by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPdf } from '../core/importers/pdf-builder.ts';
import { assertAccessible } from './accessible.ts';
import { pictures } from './harness.ts';
import { aReading, imported, keepByKeys, openDocument } from './reading-desk.ts';

test('mentions that wait are underlined where they stand and decided by key; Ctrl A marks all pages, drawn or not', async t => {
  const bench = await aReading(t);
  const { page, api } = bench;
  const pages = Array.from({ length: 12 }, (_, index) => ({
    content: `BT /F1 20 Tf 50 600 Td (Page ${index + 1} of Qinglan Electronics) Tj ET`,
  }));
  await imported(bench, {
    'twelve.pdf': Buffer.from(aPdf(pages)),
    'note.txt': 'Qinglan Electronics wrote.\nA letter of Qinglan Electronics to the bank.',
    'table.csv': 'from;to\nThe bank;Paid to Qinglan Electronics\nQinglan Electronics;Nobody',
  });
  await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: 'Qinglan Electronics' }],
  });

  await openDocument(page, 'twelve.pdf', '[data-page="1"] [data-painted="yes"]');
  await page.locator('[data-page="1"] .pv-look-mention').waitFor({ state: 'attached' });
  const bar = page.getByRole('toolbar', { name: 'Mention' });
  await page.keyboard.press('.');
  await bar.getByText('Qinglan Electronics').waitFor();
  await pictures(page, 'reader-mention');
  await assertAccessible(page, 'a mention');
  await page.keyboard.press('y');
  await bar.waitFor({ state: 'detached' });
  await page.keyboard.press('.');
  await bar.waitFor();
  await page.keyboard.press('n');
  await bar.waitFor({ state: 'detached' });
  const decided = await api.get('mentions.list', {});
  assert.deepEqual(
    decided.map(mention => [mention.page, mention.state]),
    [
      [1, 'accepted'],
      [2, 'rejected'],
    ],
  );

  // A person who waits for the sentence may press E in the very moment it is there, before anything else has run.
  await page.evaluate(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('.quiet-line')?.textContent?.includes('all 12 pages')) return;
      seen.disconnect();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', bubbles: true }));
    });
    seen.observe(document.body, { childList: true, subtree: true });
  });
  await page.keyboard.press('Control+a');
  await page.getByRole('combobox', { name: 'Link to a claim or entity' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('E1 kept').waitFor();
  const [all] = await api.get('evidence.list', {});
  assert.match(all?.quote ?? '', /^Page 1 of .*Page 12 of Qinglan Electronics$/s);
  assert.equal(all?.state, 'exact');

  await openDocument(page, 'note.txt', '.pv-line');
  const underlined = page.locator('.pv-look-mention', { hasText: 'Qinglan Electronics' });
  await page.waitForFunction(() => document.querySelectorAll('.pv-look-mention').length === 2);
  // One decision is for the whole page; the bar stands where it was pointed at.
  await underlined.nth(1).click();
  await bar.getByText('2 places on this page').waitFor();
  await bar.getByRole('button', { name: /^Accept/ }).click();
  await bar.waitFor({ state: 'detached' });
  await page.locator('.pv-look-mention').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+a');
  await page.getByText('All of the text is marked.').waitFor();
  await keepByKeys(page, 2);

  await openDocument(page, 'table.csv', '.pv-look-mention');
  await page.waitForFunction(() => document.querySelectorAll('.pv-look-mention').length === 2);
  await underlined.nth(1).click();
  await bar.waitFor();
  await pictures(page, 'reader-table-mention');
  await assertAccessible(page, 'a mention in a table');
  await page.keyboard.press('y');
  await bar.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.querySelectorAll('.pv-look-mention').length === 1);
  await page.keyboard.press('.');
  await bar.waitFor();
  await page.keyboard.press('n');
  await page.waitForFunction(() => document.querySelectorAll('.pv-look-mention').length === 0);
  assert.deepEqual(
    (await api.get('mentions.list', {})).slice(-2).map(mention => [mention.row, mention.state]),
    [
      [2, 'accepted'],
      [1, 'rejected'],
    ],
  );
});
