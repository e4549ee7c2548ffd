// A review of documents in a real window, from one to the next by keys.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aReading, BROCHURE, CUSTOMS } from './reading-desk.ts';

test('a review goes from document to document by R, I and M, and U takes that back', async t => {
  const { page, api } = await aReading(t, BROCHURE, CUSTOMS);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByText('0 of 2 read').waitFor();
  await page.getByRole('button', { name: /Review one after another/ }).click();
  await page.locator('.review-bar', { hasText: '1 of 2' }).waitFor();
  await page.keyboard.press('r');
  await page.locator('.review-bar', { hasText: '2 of 2' }).waitFor();
  await page.keyboard.press('u');
  await page.keyboard.press('k');
  await page.locator('.review-bar', { hasText: '1 of 2' }).waitFor();
  await page.keyboard.press('u');
  // It is to be read again, so the review stays with it.
  await page.getByRole('button', { name: /^Unread/ }).waitFor();
  await page.locator('.review-bar', { hasText: '1 of 2' }).waitFor();
  await page.keyboard.press('r');
  await page.locator('.review-bar', { hasText: '2 of 2' }).waitFor();
  await page.keyboard.press('i');
  await page.getByRole('button', { name: 'End review' }).click();
  await page.locator('.review-bar').waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByText('2 of 2 read, 1 relevant').waitFor();
  const all = await api.get('documents.list', {});
  assert.deepEqual(all.map(({ triage }) => triage).sort(), ['irrelevant', 'relevant']);

  await page.getByRole('tab', { name: 'Search' }).click();
  await page.getByLabel('Search in the text').fill('образец');
  await page.getByLabel('Search in the text').press('Enter');
  await page.getByRole('grid', { name: 'Found' }).getByRole('row').nth(1).waitFor();
  await page.getByLabel('Search in the text').press('ArrowDown');
  await page.keyboard.press('Shift+Enter');
  await page.locator('.review-bar', { hasText: /^1 of \d+/ }).waitFor();
  await page.keyboard.press('j');
  await page.locator('.review-bar', { hasText: /^2 of \d+/ }).waitFor();
});
