// Choosing a passphrase: how strong it is in words, and one that is offered.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures } from './harness.ts';

test('a weak passphrase is called weak and still taken; an offered one is shown once', async t => {
  const { folder, open, api } = await aWorkbench(t);
  const page = await open();
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Title').fill('Harbour Bank');
  await page.getByLabel('Where').fill(join(folder, 'case.plumb'));
  await page.getByLabel('Passphrase').fill('harbour1');
  await page.getByText('Very weak.').waitFor();
  await pictures(page, 'passphrase/weak');
  await assertAccessible(page, 'weak passphrase');
  await page.getByRole('button', { name: 'Offer a passphrase' }).click();
  const offered = (await page.locator('.offered-words').textContent()) ?? '';
  assert.match(offered, /^([a-z]+ ){5}[a-z]+$/);
  await page.getByLabel('Passphrase').fill(offered);
  await page.getByText('Strong.').waitFor();
  await pictures(page, 'passphrase/offered');
  await assertAccessible(page, 'offered passphrase');
  await page.getByRole('button', { name: 'I have written it down' }).click();
  assert.equal(await page.getByText(offered).count(), 0);
  await page.getByLabel('Passphrase').fill('harbour1');
  await page.getByLabel('The same again').fill('harbour2');
  assert.ok(await page.getByRole('button', { name: 'Create', exact: true }).isDisabled());
  await page.getByLabel('The same again').fill('harbour1');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  assert.equal((await api.get('project.status', {}))?.title, 'Harbour Bank');
});
