// What is typed in place is saved when the typing pauses, is never replaced, and is not lost by locking.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { aWorkbench, type Workbench } from './harness.ts';

const PASSPHRASE = 'three plain words';

async function aClaim(
  t: TestContext,
): Promise<Workbench & { readonly page: Page; readonly note: () => Promise<string> }> {
  const bench = await aWorkbench(t);
  const { api, folder } = bench;
  await api.get('project.create', { path: join(folder, 'case.plumb'), title: 'A', passphrase: PASSPHRASE });
  const { id } = await api.get('claims.create', { text: 'Paid in cash.' });
  const page = await bench.open();
  await toClaims(page);
  return { ...bench, page, note: async () => (await api.get('claims.get', { id })).note };
}

async function toClaims(page: Page): Promise<void> {
  await page.locator('.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.locator('.claim-card').first().click();
  await page.getByLabel('Note').waitFor();
}

test('a note is saved when the typing pauses, and typing in another window stays', async t => {
  const { page, shell, api, note } = await aClaim(t);
  const other = await page.context().newPage();
  await other.goto(shell.url);
  await toClaims(other);
  // The pause in typing must not end before the other window has saved.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 10_000);
  await page.getByLabel('Note').fill('Mine, half');
  await other.getByLabel('Note').fill('Theirs');
  await other.getByLabel('Note').blur();
  await page.getByText('It was changed elsewhere meanwhile, to “Theirs”').waitFor();
  assert.equal(await page.getByLabel('Note').inputValue(), 'Mine, half');
  assert.equal(await note(), 'Theirs');
  await page.clock.runFor(600);
  await page.getByText('It was changed elsewhere').waitFor({ state: 'detached' });
  await other.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some(({ value }) => value === 'Mine, half'),
  );
  assert.equal(await note(), 'Mine, half');
  await api.get('history.undo', {});
  await page.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some(({ value }) => value === 'Theirs'),
  );
});

test('locking in the middle of a word saves it first, and says that it did', async t => {
  const { page, api, folder, note } = await aClaim(t);
  await page.getByLabel('Note').fill('Half a wor');
  await page.keyboard.press('Control+Shift+L');
  await page.getByText(/All work was saved at/).waitFor();
  await api.get('project.open', { path: join(folder, 'case.plumb'), passphrase: PASSPHRASE });
  assert.equal(await note(), 'Half a wor');
});
