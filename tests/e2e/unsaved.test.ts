// The project file is taken away while it is open: nothing that was done is lost.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures } from './harness.ts';

test('a file that was removed: the bar says so, trying again and saving elsewhere work', async t => {
  const { folder, open, api } = await aWorkbench(t);
  const path = join(folder, 'case.plumb');
  await api.get('project.create', { path, title: 'Harbour Bank', passphrase: 'three plain words' });
  await api.get('claims.create', { text: 'Before.' });
  const page = await open();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByText('Before.').first().waitFor();

  rmSync(path);
  await page.keyboard.press('Control+z');
  const bar = page.getByRole('alert').filter({ hasText: 'in memory only' });
  await bar.waitFor();
  await pictures(page, 'unsaved');
  await assertAccessible(page, 'unsaved');
  await bar.getByRole('button', { name: 'Try again' }).click();
  await bar.getByRole('button', { name: 'Try again' }).waitFor();
  assert.equal((await api.get('claims.list', {})).length, 1);

  await bar.getByRole('button', { name: 'Save elsewhere' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Folder', { exact: true }).fill(folder);
  await page.keyboard.press('Enter');
  await dialog.getByLabel('File name').fill('rescued.plumb');
  await dialog.getByRole('button', { name: 'Keep it here' }).click();
  await bar.waitFor({ state: 'detached' });
  assert.equal((await api.get('project.status', {}))?.path, join(folder, 'rescued.plumb'));
  assert.equal((await api.get('claims.list', {})).length, 0);
  assert.ok((await api.get('project.verify', {})).ok);
});
