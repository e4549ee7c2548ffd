// A claim from its passage to the hypotheses without a pointer: the keyboard is never lost, and always seen.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { aWorkbench } from './harness.ts';

/** What has the keyboard, in words; '' when nothing has it or nobody sees it. */
const held = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return '';
    const { width, height, bottom, right } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || bottom < 0 || right < 0) return '';
    const label =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
        ? element.labels?.[0]?.textContent
        : '';
    return element.getAttribute('aria-label') || label || element.textContent?.trim() || element.className;
  });

/** Presses keys one after the other. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Waits until what has the keyboard is called so. */
async function holds(page: Page, name: RegExp): Promise<void> {
  for (let tries = 0; tries < 900 && !name.test(await held(page)); tries++)
    await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.match(await held(page), name);
}

/** Goes on by Tab until something is called so. */
async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let tries = 0; tries < 60 && !name.test(await held(page)); tries++) {
    await page.keyboard.press(key);
    assert.notEqual(await held(page), '', 'Tab lost the keyboard');
  }
  assert.match(await held(page), name);
}

/** Picks the one line of a finder that has the keyboard. */
async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.type(words);
  await page
    .getByRole('option', { name: new RegExp(`^${words}\\b`) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

test('a claim is made of a passage, weighed, answers an element and is questioned, by the keyboard alone', async t => {
  const { api, folder, open } = await aWorkbench(t);
  await api.get('project.sample', { path: join(folder, 'sample.plumb'), passphrase: 'p' });
  const page = await open();
  await page.locator('.rail').waitFor();

  // From the passage: found, marked, a word more, made a claim of.
  await press(page, 'Control+k');
  await page.keyboard.type('payment-order');
  // Pressed before the answers are there.
  await press(page, 'Enter');
  await page.locator('[data-words="yes"]').first().waitFor();
  await press(page, 'Control+f');
  await page.keyboard.type('Released by');
  await page.locator('.find-count', { hasText: '1' }).waitFor();
  await press(page, 'Control+Enter');
  await page.getByText('Marked: “Released by”').waitFor();
  await press(page, 'Shift+ArrowRight');
  await page.getByText('Marked: “Released by clerk”').waitFor();
  await press(page, 'c');
  await holds(page, /^Sentence of the new claim/);
  await press(page, 'Control+a');
  await page.keyboard.type('A clerk of the bank released the sum.');
  await press(page, 'Enter');
  await page.getByText('E43 kept').waitFor();

  // On the board: evidence for and against, graded.
  await press(page, 'g', 'c');
  await holds(page, /^Claim 1: /);
  await press(page, 'End');
  await holds(page, /^Claim 8: A clerk/);
  await press(page, 'l');
  await page.locator('#claim-link-field:focus').waitFor();
  await find(page, 'E1');
  await holds(page, /^Evidence 1, supports claim 8/);
  await press(page, 'l');
  await page.locator('#claim-link-field:focus').waitFor();
  await find(page, 'E22');
  await holds(page, /^Evidence 22, supports/);
  await press(page, '-');
  await holds(page, /^Evidence 22, contradicts claim 8/);
  await press(page, 'F6');
  await tabTo(page, /^Information in E22/);
  await page.keyboard.type('5');

  await press(page, 'Shift+F6');
  await holds(page, /^Evidence 22, contradicts claim 8/);
  // Weighed once more, it is only context: nothing stands against the claim.
  await press(page, '0');
  await holds(page, /^Evidence 22, gives context to claim 8/);

  // It answers what nothing answered; the gap closes.
  await press(page, 'g', 'm');
  await page.locator('.mx:focus').waitFor();
  await press(page, '/');
  await page.locator('[data-filter=matrix]:focus').waitFor();
  await page.keyboard.type('S11-E7');
  await page.waitForFunction(() => document.querySelectorAll('.mx-line').length === 1);
  await press(page, 'Enter');
  await page.locator('.mx:focus').waitFor();
  await press(page, 'Home', 'Control+End');
  await page.locator('[data-element="S11-E7"] [aria-selected=true]').waitFor();
  await press(page, 'End');
  await page.getByRole('heading', { name: /^C8 for S11-E7/ }).waitFor();
  await press(page, 'Space');
  await page.locator('[data-element="S11-E7"]').getByText('Covered, 2 origins').waitFor();
  await press(page, 'g', 'p');
  await holds(page, /^Gaps/);
  await tabTo(page, /^To close/, 'Shift+Tab');
  await press(page, 'ArrowRight');
  await page
    .getByRole('row', { name: /S11-E7/ })
    .getByText('Closed: the element is covered')
    .waitFor();

  // Nobody has questioned it: a search that finds nothing is recorded.
  await press(page, 'g', 'i');
  await holds(page, /^The other side/);
  await press(page, 's');
  await holds(page, /^Search for/);
  await page.keyboard.type('clerk dismissed');
  await page.getByText('Nothing is found.').waitFor();
  await tabTo(page, /^For which claim or element/);
  await find(page, 'C8');
  await tabTo(page, /^What it means/);
  await page.keyboard.type('Nobody says that the clerk was dismissed.');
  await press(page, 'Control+Enter');
  await page.locator('.os-line', { hasText: '“clerk dismissed”' }).getByText('Not found').waitFor();

  // The hypotheses are rated by it.
  await press(page, 'g', 'y');
  await page.locator('.hy:focus').waitFor();
  await press(page, 'e');
  await page.locator('#comparison-item-field:focus').waitFor();
  await find(page, 'E43');
  await page.getByRole('gridcell', { name: /^E43/ }).first().waitFor();
  await press(page, 'Escape');
  await page.locator('.hy:focus').waitFor();
  const cell = page.getByRole('gridcell', { name: /^E43: Not rated/, selected: true });
  await press(page, 'Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  for (let line = 0; line < 30 && (await cell.count()) === 0; line++) await press(page, 'ArrowDown');
  await press(page, '5');
  await page.getByRole('gridcell', { name: /^E43: Very inconsistent/, selected: true }).waitFor();

  const [claim] = await api.get('claims.list', { filter: 'A clerk of the bank' });
  assert.deepEqual(
    claim?.links.map(({ number, role }) => `${number} ${role}`),
    ['1 supports', '22 context', '43 supports'],
  );
  assert.deepEqual(
    claim?.elements.map(({ code }) => code),
    ['S11-E7'],
  );
  assert.equal(claim?.searches, 1);
  const graded = (await api.get('evidence.list', {})).find(({ number }) => number === 22);
  assert.equal(graded?.informationGrade, '5');
});
