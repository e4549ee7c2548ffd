import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures, type Workbench } from './harness.ts';

async function sampleEntities(t: TestContext): Promise<Workbench & { readonly page: Page }> {
  const bench = await aWorkbench(t);
  await bench.api.get('project.sample', { path: join(bench.folder, 'sample.plumb'), passphrase: 'p' });
  const page = await bench.open();
  await page.locator('.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.getByRole('grid', { name: 'Entities' }).waitFor();
  return { ...bench, page };
}

const valueRow = (page: Page, value: string): Locator => page.locator('.value-row', { hasText: value });

test('an entity is made, gets a value linked to evidence, and a contradicting one', async t => {
  const { page, api } = await sampleEntities(t);
  await page.keyboard.press('n');
  await page.keyboard.type('ООО «Новый Прибор»');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'ООО «Новый Прибор»' }).waitFor();
  await page.locator('.value-row .no-source').waitFor();

  await page.keyboard.press('p');
  await page.keyboard.type('inn');
  await page.getByRole('option', { name: /^INN/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('9800001234');
  await page.getByRole('combobox', { name: 'Evidence that backs it' }).fill('E11');
  await page.getByRole('option', { name: /^E11/ }).click();
  await page.getByRole('button', { name: 'Add value' }).click();
  const first = valueRow(page, '9800001234');
  await first.getByRole('button', { name: /^Evidence 11/ }).waitFor();
  assert.match((await first.textContent()) ?? '', /check digit wrong/);

  await page.keyboard.press('p');
  await page.keyboard.type('inn');
  await page.getByRole('option', { name: /^INN/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('7707083893');
  await page.keyboard.press('Enter');
  const second = valueRow(page, '7707083893');
  await second.getByText('differs').waitFor();
  assert.match((await second.textContent()) ?? '', /valid.*differs.*no source/);

  // The chip of the first value is dropped on the second.
  await first.getByRole('button', { name: /^Evidence 11/ }).dragTo(second);
  await second.getByRole('button', { name: /^Evidence 11/ }).waitFor();
  const [made] = await api.get('entities.list', { filter: 'Новый Прибор' });
  assert.ok(made);
  const { statements } = await api.get('entities.get', { id: made.id });
  const backed = statements.map(({ property, value, evidence }) => [
    property,
    value,
    ...evidence.map(one => one.number),
  ]);
  assert.deepEqual(backed, [
    ['name', 'ООО «Новый Прибор»'],
    ['innCode', '9800001234', 11],
    ['innCode', '7707083893', 11],
  ]);

  // It is unlinked by the key on its chip, and the value removed by its button.
  await second.getByRole('button', { name: /^Evidence 11/ }).focus();
  await page.keyboard.press('Delete');
  await second.getByText('no source').waitFor();
  await second.getByRole('button', { name: /7707083893/ }).click();
  await page.getByRole('button', { name: 'Remove value' }).click();
  await second.waitFor({ state: 'detached' });
  assert.equal((await api.get('entities.get', { id: made.id })).statements.length, 2);
});

test('an entity is related to a new one made on the way, with facts and evidence', async t => {
  const { page, api } = await sampleEntities(t);
  await page.getByRole('row', { name: /Primer-Pribor LLC/ }).dblclick();
  await page.getByRole('heading', { name: 'Relations' }).waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('owned');
  await page.getByRole('option', { name: /^owned by/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'The other end' }).fill('Second Owner JSC');
  await page.getByRole('option', { name: 'New entity “Second Owner JSC”' }).click();
  assert.equal(await page.getByRole('textbox', { name: 'Name' }).inputValue(), 'Second Owner JSC');
  await page.getByRole('button', { name: 'Make entity' }).click();
  await page.getByRole('textbox', { name: 'Percentage' }).fill('40');
  await page.getByRole('combobox', { name: 'Evidence that backs it' }).fill('E18');
  await page.getByRole('option', { name: /^E18/ }).click();
  await page.getByRole('button', { name: 'Relate' }).click();
  const row = page.locator('.relation-row', { hasText: 'Second Owner JSC' });
  await row.getByText('40 %').waitFor();
  assert.match((await row.textContent()) ?? '', /^owned bySecond Owner JSC40 %.*E18$/);
  const [owner] = await api.get('entities.list', { filter: 'Second Owner' });
  assert.ok(owner);
  const { relations } = await api.get('entities.get', { id: owner.id });
  assert.deepEqual(
    relations.map(({ schema, source, target }) => [schema, source.name, target.name]),
    [['Ownership', 'Second Owner JSC', 'Primer-Pribor LLC']],
  );

  // The other end reads it the other way round; what is used cannot be deleted, and says where it is used.
  await row.getByRole('button', { name: 'Second Owner JSC', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Second Owner JSC' }).waitFor();
  assert.match((await page.locator('.relation-row').textContent()) ?? '', /^ownsPrimer-Pribor LLC/);
  await page.getByRole('button', { name: /^Delete N/ }).click();
  assert.match((await page.getByRole('alert').textContent()) ?? '', /still used: relation.*Primer-Pribor/);
});

test('how entities look, in both looks and sizes', async t => {
  const { page } = await sampleEntities(t);
  await page.keyboard.press('j');
  await page.getByRole('row', { name: /Primer-Pribor LLC/ }).click();
  await page.locator('.inspector .name-first').waitFor();
  await assertAccessible(page, 'the list of entities');
  await pictures(page, 'entities/list');
  await page.getByRole('row', { name: /Primer-Pribor LLC/ }).dblclick();
  await page.locator('.use-row').first().waitFor();
  await page.locator('.value-row', { hasText: '9800001234' }).getByRole('button', { name: /^INN/ }).click();
  await page.locator('.linked-quote').waitFor();
  await assertAccessible(page, 'entities');
  await pictures(page, 'entities/entity');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.ok(!wide, 'nothing is wider than the window');
});
