import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures, type Workbench } from './harness.ts';

async function sampleClaims(t: TestContext): Promise<Workbench & { readonly page: Page }> {
  const bench = await aWorkbench(t);
  await bench.api.get('project.sample', { path: join(bench.folder, 'sample.plumb'), passphrase: 'p' });
  const page = await bench.open();
  await page.locator('.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.locator('.claim-card').first().waitFor();
  return { ...bench, page };
}

const SENTENCE = 'Yulan Harbour never returned the sum.';

/** What has the keyboard, in words. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return '';
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

/** Waits until what has the keyboard is called so; fails with what has it instead. */
async function waitFocused(page: Page, name: RegExp): Promise<void> {
  for (let tries = 0; tries < 600 && !name.test(await focused(page)); tries++)
    await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.match(await focused(page), name);
}

/** Links evidence to the claim that has the keyboard, by keys alone. */
async function linkByKeys(page: Page, number: number): Promise<void> {
  await page.keyboard.press('l');
  await page.locator('#claim-link-field:focus').waitFor();
  await page.keyboard.type(`E${number}`);
  await page.getByRole('option', { name: new RegExp(`^E${number}\\b`) }).waitFor();
  await page.keyboard.press('Enter');
  await waitFocused(page, new RegExp(`^Evidence ${number}, supports`));
}

test('a claim is made and evidence linked on both sides by the keyboard alone', async t => {
  const { page, api } = await sampleClaims(t);
  await page.keyboard.press('c');
  await page.keyboard.type(SENTENCE);
  await page.keyboard.press('Enter');
  await waitFocused(page, /^Claim \d+: Yulan Harbour never returned/);
  const card = page.locator('.claim-card', { hasText: SENTENCE });
  await card.getByText('None found. No search recorded.').waitFor();

  await linkByKeys(page, 13);
  await linkByKeys(page, 22);
  await page.keyboard.press('-');
  await waitFocused(page, /^Evidence 22, contradicts claim/);
  await linkByKeys(page, 3);
  await page.keyboard.press('0');
  await waitFocused(page, /^Evidence 3, gives context to claim/);

  const made = (await api.get('claims.list', { filter: SENTENCE }))[0];
  assert.ok(made);
  const roles = async () =>
    (await api.get('claims.get', { id: made.id })).links.map(({ number, role }) => `${number} ${role}`);
  assert.deepEqual(await roles(), ['3 context', '13 supports', '22 contradicts']);

  // Arrows go between the columns; Del unlinks, and the keyboard stays on the claim.
  await page.keyboard.press('ArrowLeft');
  await waitFocused(page, /^Evidence 22, contradicts/);
  await page.keyboard.press('Delete');
  await waitFocused(page, /^Claim \d+: /);
  await card.getByText('None found. No search recorded.').waitFor();
  assert.deepEqual(await roles(), ['3 context', '13 supports']);

  // The sentence is written anew in place.
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^Sentence of claim/ }).fill('The sum was never returned.');
  await page.keyboard.press('Enter');
  await waitFocused(page, /^Claim \d+: The sum was never returned/);
  assert.equal((await api.get('claims.get', { id: made.id })).text, 'The sum was never returned.');
});

test('a chip is dragged to another side; its reason, the status and the filter are kept', async t => {
  const { page, api } = await sampleClaims(t);
  const card = page.locator('[data-claim]', { hasText: 'credited USD 412,600.00' });
  const against = card.locator('.claim-column').nth(1);
  await card.locator('.claim-column').nth(0).locator('[data-evidence="11"]').dragTo(against);
  await against.locator('[data-evidence="11"]').waitFor();
  await waitFocused(page, /^Evidence 11, contradicts claim 2/);

  await page.getByRole('textbox', { name: /^Why/ }).fill('The name is spelt otherwise.');
  await page.getByRole('textbox', { name: /^Why/ }).blur();
  await page.getByText('Changed the link').first().waitFor();
  const two = (await api.get('claims.list', {})).find(({ number }) => number === 2);
  const link = two?.links.find(({ number }) => number === 11);
  assert.deepEqual([link?.role, link?.note], ['contradicts', 'The name is spelt otherwise.']);

  await card.getByRole('button', { name: /^Status of claim 2/ }).click();
  await page.getByRole('menuitem', { name: 'Refuted' }).click();
  await card.getByRole('button', { name: /^Status of claim 2: Refuted/ }).waitFor();
  await page.getByRole('combobox', { name: 'Status', exact: true }).first().selectOption('refuted');
  await page.waitForFunction(() => document.querySelectorAll('.claim-card').length === 1);
  assert.match((await page.locator('.claim-card').textContent()) ?? '', /412,600/);
});

test('J, K, Enter on a chip and the way back', async t => {
  const { page } = await sampleClaims(t);
  await page.locator('.claim-card').first().focus();
  await page.keyboard.press('j');
  await waitFocused(page, /^Claim 2: /);
  await page.keyboard.press('ArrowRight');
  await waitFocused(page, /^Evidence 10, supports claim 2/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /payment-order/ }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.locator('.claim-card.active', { hasText: 'credited USD 412,600.00' }).waitFor();
});

test('how claims look, in both looks and sizes', async t => {
  const { page } = await sampleClaims(t);
  await page.locator('[data-claim]').nth(1).locator('[data-evidence="22"]').focus();
  await page.locator('.claim-quote').waitFor();
  await assertAccessible(page, 'claims');
  await pictures(page, 'claims/board');
});
