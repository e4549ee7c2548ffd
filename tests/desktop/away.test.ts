// The desktop shell when its person goes away: sleep, a locked screen, and panic, with two windows open.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createClient } from '../../electron/shared/contract/client.ts';
import { aDesktop, wireOf } from './desktop.ts';

const PASSPHRASE = 'three plain words';

/** Two windows on one project, and the test's own line to its engine. */
async function twoWindows(t: TestContext) {
  const desktop = await aDesktop(t);
  const api = createClient(await wireOf(desktop.page));
  const path = join(desktop.folder, 'case.plumb');
  await api.get('project.create', { path, title: 'Harbour Bank', passphrase: PASSPHRASE, author: 'Anna' });
  await api.get('claims.create', { text: 'Qinglan paid in cash.' });
  const other = await desktop.another();
  for (const page of [desktop.page, other]) await page.getByRole('heading', { name: 'What next' }).waitFor();
  return { ...desktop, api, path, pages: [desktop.page, other] as const };
}

const locked = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  assert.ok(!(await page.content()).includes('Harbour'), 'nothing of the case is left in the page');
};

test('every window is locked and the key is dropped when the machine sleeps, and when its screen is locked', async t => {
  const { api, main, pages, path } = await twoWindows(t);
  const [page, other] = pages;
  await other.keyboard.press('g');
  await other.keyboard.press('c');
  await other.getByText('Qinglan paid in cash.').first().click();
  await other.getByLabel('Note').first().fill('Still being typed');
  main.send({ power: 'suspend' });
  for (const each of pages) await locked(each);
  await page.getByText(/All work was saved/).waitFor();
  await other.getByText(/All work was saved/).waitFor();
  assert.equal(await api.get('project.status', {}), null);
  assert.ok(!existsSync(`${path}.lock`), 'another program can open the file');

  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  const [claim] = await api.get('claims.list', {});
  assert.equal(claim?.note, 'Still being typed');
  await other.getByRole('heading', { name: 'Harbour Bank' }).waitFor();
  main.send({ power: 'lock-screen' });
  for (const each of pages) await locked(each);
});

test('panic in one window closes all of them, drops the key and ends the program', async t => {
  const { main, pages, path } = await twoWindows(t);
  const ended = new Promise(resolve => main.once('exit', resolve));
  await pages[0].bringToFront();
  await pages[0].keyboard.press('Control+Shift+Backspace').catch(() => undefined);
  assert.equal(await ended, 0);
  for (const page of pages) assert.ok(page.isClosed());
  assert.ok(!existsSync(`${path}.lock`));
});
