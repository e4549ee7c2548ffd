import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures } from './harness.ts';

const PASSPHRASE = 'three plain words';

/** Creates a project by hand, as a person does. */
async function create(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Title').fill('Harbour Bank');
  await page.getByLabel('Where').fill(path);
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByLabel('The same again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
}

/** Imports files by the button. */
async function importFiles(page: Page, paths: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  await (await chooser).setFiles([...paths]);
  await startImport(page);
}

/** Says nothing of where the files come from. */
const startImport = (page: Page): Promise<void> =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: /^Import/ })
    .click();

/** Drops a file on the list of documents. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: 'text/plain' }));
      return transfer;
    },
    [name, text] as const,
  );
  await page.getByRole('tabpanel').dispatchEvent('dragover', { dataTransfer });
  await page.getByText('Drop to import').waitFor();
  await page.getByRole('tabpanel').dispatchEvent('drop', { dataTransfer });
  await startImport(page);
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('create, import, triage, undo, search, theme, lock and unlock', async t => {
  const { folder, open, api } = await aWorkbench(t);
  const page = await open();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await assertAccessible(page, 'welcome');
  const path = join(folder, 'case.plumb');
  await create(page, path);

  const letter = join(folder, 'letter.txt');
  const empty = join(folder, 'empty.pdf');
  writeFileSync(
    letter,
    'The bank kept the account 0000 0214 for Qinglan.\nБанк вёл счёт.\n银行保留了账户。\n',
  );
  writeFileSync(empty, '');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByText('No documents yet.').waitFor();
  await importFiles(page, [letter, empty]);
  await row(page, 'letter.txt').waitFor();
  await page.getByRole('status').filter({ hasText: '1 refused' }).first().waitFor();
  await assertAccessible(page, 'documents');

  await page.getByRole('button', { name: 'See why in the ledger' }).click();
  await row(page, 'empty.pdf').filter({ hasText: 'Refused' }).waitFor();
  await assertAccessible(page, 'ledger');
  await page.keyboard.press('Alt+ArrowLeft');

  await row(page, 'letter.txt').click();
  await page.keyboard.press('r');
  await row(page, 'letter.txt').filter({ hasText: 'Relevant' }).waitFor();
  await page.keyboard.press('Control+z');
  await row(page, 'letter.txt').filter({ hasText: 'Unread' }).waitFor();
  await page.keyboard.press('Control+Shift+Z');
  await row(page, 'letter.txt').filter({ hasText: 'Relevant' }).waitFor();
  await page
    .getByRole('complementary', { name: 'Inspector' })
    .getByLabel('Grade of the source')
    .selectOption('B');
  await row(page, 'letter.txt')
    .filter({ hasText: /B\s*RES/ })
    .waitFor();
  const [document] = await api.get('documents.list', {});
  assert.deepEqual([document?.triage, document?.sourceGrade], ['relevant', 'B']);

  await drop(page, 'note.txt', 'Dropped on the window.');
  await row(page, 'note.txt').waitFor();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('账户');
  await page.getByRole('option', { name: /letter\.txt, p\. 1/ }).waitFor();
  await assertAccessible(page, 'search');
  await page.keyboard.press('Escape');

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  await page.getByRole('radio', { name: 'As the system' }).check({ force: true });
  await assertAccessible(page, 'settings');

  await page.keyboard.press('Control+Shift+L');
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  assert.ok(!(await page.locator('body').textContent())?.includes('Harbour'));
  // The page is covered first, and the project closed behind it.
  while ((await api.get('project.status', {})) !== null)
    await page.evaluate(() => new Promise(done => requestAnimationFrame(done)));
  await assertAccessible(page, 'locked');
  await page.getByLabel('Passphrase').fill('wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'does not open this file' }).waitFor();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Harbour Bank' }).waitFor();
});

test('keys work on a Russian keyboard and stay out of text fields', async t => {
  const { folder, open, api } = await aWorkbench(t);
  await api.get('project.create', {
    path: join(folder, 'case.plumb'),
    title: 'A case',
    passphrase: PASSPHRASE,
  });
  const page = await open();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  const russian = (key: string, code: string) =>
    page.evaluate(
      ([key, code]) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }),
        ),
      [key, code] as const,
    );
  await russian('п', 'KeyG');
  await russian('щ', 'KeyO');
  await page.getByRole('heading', { name: 'Log', level: 1 }).waitFor();
  await page.getByLabel('Filter the log').fill('');
  await page.getByLabel('Filter the log').press('g');
  await page.getByLabel('Filter the log').press('h');
  assert.equal(await page.getByLabel('Filter the log').inputValue(), 'gh');
  assert.ok(await page.getByRole('heading', { name: 'Log', level: 1 }).isVisible());
  await page.getByLabel('Filter the log').blur();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await assertAccessible(page, 'keys');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('heading', { name: 'A case', level: 1 }).waitFor();
});

test('the sample case opens, and every place of the frame can be looked at', async t => {
  const { folder, open, api } = await aWorkbench(t);
  await api.get('project.sample', { path: join(folder, 'sample.plumb'), passphrase: PASSPHRASE });
  const page = await open();
  await page.getByText('Sample case: everything in it is invented').waitFor();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  await pictures(page, 'home');
  await assertAccessible(page, 'home');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await row(page, 'customs-rows-2024.csv').click();
  await page.locator('#inspector [data-evidence]').first().waitFor();
  await pictures(page, 'documents');
  await assertAccessible(page, 'documents of the sample');
  await page.locator('#inspector [data-evidence]').first().hover();
  await page.getByRole('tooltip').waitFor();
  await page
    .locator('#inspector [data-evidence]')
    .first()
    .click({ modifiers: ['Alt'] });
  await page.locator('.inspector-over').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.inspector-over').waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.getByRole('heading', { name: 'Log', level: 1 }).waitFor();
  await row(page, 'Changed the case file').click();
  await page
    .getByText('What changed')
    .or(page.getByText(/^(Added|Changed): /))
    .first()
    .waitFor();
  await pictures(page, 'log');
  await assertAccessible(page, 'log');
});
