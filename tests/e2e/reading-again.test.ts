// A document that is read anew in a real window: a quote that was lost is found again by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from './accessible.ts';
import { pictures } from './harness.ts';
import { aReading, imported, openDocument, selectWords } from './reading-desk.ts';

test('a quote that a new reading has lost is listed, never drawn, and gets its place back by hand', async t => {
  const bench = await aReading(t);
  const { page, api } = bench;
  const words = 'Договор поставки подписан в Москве сторонами лично';
  const bytes = Buffer.from([...`${words}\n`].map(letter => cp1251(letter)));
  const [documentId] = await imported(bench, { 'letter.txt': bytes });
  assert.ok(documentId);
  const quote = 'подписан в Москве';
  await api.get('evidence.keep', { marking: { kind: 'quote', documentId, quote } });
  await api.get('documents.readAgain', { documentIds: [documentId], encoding: 'koi8-r' });

  await openDocument(page, 'letter.txt', '.pv-line');
  await page.getByText('1 quote has lost its place').waitFor();
  assert.equal(await page.locator('[data-mark]').count(), 0, 'nothing is drawn for it');
  await page
    .getByRole('button', { name: /^Evidence 1/ })
    .first()
    .click();
  await page.getByText('To find it again, mark where it stands now').waitFor();
  await assertAccessible(page, 'a lost quote');
  await page.getByRole('button', { name: 'Compare readings' }).click();
  await page.getByText('differences on this page').waitFor();
  await page.locator('.compare-text del', { hasText: 'Москве' }).waitFor();
  await assertAccessible(page, 'two readings');
  await pictures(page, 'reader-readings');
  await page.keyboard.press('Escape');
  await page.locator('.compare').waitFor({ state: 'detached' });
  await page.locator('.pv-text').focus();
  await pictures(page, 'reader-lost');
  await selectWords(page, '.pv-line');
  await page.getByRole('button', { name: /E1 stands here/ }).waitFor();
  await page.keyboard.press('h');
  await page.getByText('E1 stands on p. 1 now').waitFor();
  await page.locator('[data-mark^="evd_"]').first().waitFor();
  const [found] = await api.get('evidence.list', {});
  assert.equal(found?.state, 'exact');
  assert.equal(found?.number, 1);
  assert.notEqual(found?.quote, quote);
});

/** Windows-1251 of a Russian letter or an ASCII sign. */
function cp1251(letter: string): number {
  const code = letter.charCodeAt(0);
  return code < 128 ? code : code - 0x410 + 0xc0;
}
