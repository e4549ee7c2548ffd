import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures, type Workbench } from './harness.ts';

const missing = ['qpdf', 'pdftotext'].filter(program => spawnSync(program, ['--version']).error);
const judged = {
  skip: missing.length > 0 && `needs ${missing.join(' and ')} (packages qpdf and poppler-utils)`,
};

async function sampleCaseFile(t: TestContext): Promise<Workbench & { readonly page: Page }> {
  const bench = await aWorkbench(t);
  await bench.api.get('project.sample', { path: join(bench.folder, 'sample.plumb'), passphrase: 'p' });
  const page = await bench.open();
  await page.locator('.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.locator('.preview .pv-paper[data-painted]').first().waitFor();
  return { ...bench, page };
}

const ready = (page: Page) =>
  page
    .locator('.preview[data-setting=false]')
    .getByText(/^Preview ready in/)
    .waitFor();
const words = (page: Page) => page.locator('.preview .pv-words').first();

/** The text of a PDF without blanks, as poppler reads it. */
function textOf(path: string): string {
  const run = spawnSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.replaceAll(/\s+/g, '');
}

/** Presses Ctrl P, takes the delivered file, and holds it against what the page says of it. */
async function exported(page: Page, folder: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+p');
  const file = await download;
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  const said = page.locator('.export-done');
  await said.waitFor();
  const bytes = readFileSync(path);
  assert.match((await said.textContent()) ?? '', new RegExp(file.suggestedFilename().slice(0, 20)));
  assert.equal(
    await page.locator('.export-hash').textContent(),
    createHash('sha256').update(bytes).digest('hex'),
  );
  const check = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
  assert.equal(check.status, 0, check.stdout + check.stderr);
  return path;
}

test(
  'what is written is previewed, cited by search, exported, and read by other programs',
  judged,
  async t => {
    const { page, api, folder } = await sampleCaseFile(t);
    await page.getByRole('textbox', { name: 'Title' }).fill('A title written in the test');
    await words(page).getByText('A title written in').waitFor();
    await ready(page);

    await page.getByRole('textbox', { name: 'Summary' }).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Added by hand @E8');
    await page.getByRole('option', { name: /^E8/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('.');
    await page.locator('.status').getByText('Wrote the section “Summary”').waitFor();
    assert.match((await api.get('caseFile.get', {})).summary, /Added by hand \[E8\]\.$/);
    await ready(page);

    const path = await exported(page, folder);
    const text = textOf(path);
    for (const quote of [
      'Atitlewritteninthetest',
      'Addedbyhand',
      '买方应通过玉兰港商业银行',
      'ул.Вымышленная',
    ])
      assert.ok(text.includes(quote), quote);
    const log = await api.get('history.list', { limit: 5 });
    assert.ok(log.some(({ sentence }) => sentence.startsWith('Made the case file')));
  },
);

test('an archive copy carries its originals', judged, async t => {
  const { page, folder } = await sampleCaseFile(t);
  await page.locator('.export-choice').getByText('PDF/A-3a').click();
  const path = await exported(page, folder);
  const xmp = readFileSync(path).toString('latin1');
  assert.match(xmp, /pdfaid:part>3</);
  const listed = spawnSync('qpdf', ['--list-attachments', path], { encoding: 'utf8' });
  assert.match(listed.stdout, /contract-QP-2024-017/);
});

test('subjects are chosen by search and ordered; warnings lead to their place', async t => {
  const { page, api } = await sampleCaseFile(t);
  const subjects = page.getByRole('region', { name: 'Subjects' });
  await subjects.getByRole('combobox', { name: 'Add a subject' }).fill('Vektor');
  await page.getByRole('option', { name: /Vektor/ }).click();
  await subjects.locator('.subject-row', { hasText: 'Vektor' }).waitFor();
  const before = (await api.get('caseFile.get', {})).subjects;
  await subjects.getByRole('button', { name: /^Move NPO.* up/ }).click();
  await subjects
    .locator('.subject-row')
    .nth(before.length - 2)
    .getByText('Vektor')
    .waitFor();
  const after = (await api.get('caseFile.get', {})).subjects;
  assert.deepEqual(after.toSpliced(-2), before.toSpliced(-2));
  assert.deepEqual(after.slice(-2), before.slice(-2).reverse());

  await page
    .locator('.preflight-row', { hasText: 'C6' })
    .getByRole('button', { name: 'Link evidence: C6' })
    .click();
  await page.locator('.claim-card.active', { hasText: 'knew that the goods' }).waitFor();
});

test('typing is not lost by leaving at once, and undo brings the field back', async t => {
  const { page, api } = await sampleCaseFile(t);
  const reference = page.getByRole('textbox', { name: 'Reference' });
  const before = await reference.inputValue();
  await reference.fill('REF-1');
  await reference.press('Tab');
  await page
    .locator('.status')
    .getByText(/reference/)
    .waitFor();
  assert.equal((await api.get('caseFile.get', {})).reference, 'REF-1');
  await page.locator('.status').getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction(
    text => [...document.querySelectorAll('input')].some(input => input.value === text),
    before,
  );
  assert.equal(await reference.inputValue(), before);
});

test('a date that the calendar does not have is pointed out and not saved', async t => {
  const { page, api } = await sampleCaseFile(t);
  const before = (await api.get('caseFile.get', {})).date;
  const date = page.getByRole('textbox', { name: 'Date' });
  await date.fill('2024-02-30');
  await page.getByRole('alert').getByText('Write it like 2024-11-01').waitFor();
  await date.blur();
  assert.equal((await api.get('caseFile.get', {})).date, before);
  await date.fill('2024-02-29');
  await date.blur();
  await page.locator('.status').getByText(/date/).waitFor();
  assert.equal((await api.get('caseFile.get', {})).date, '2024-02-29');
  await page.getByText('29 Feb 2024').first().waitFor();
});

test('the preview follows what is written, and a template of one’s own is brought from its folder', async t => {
  const { page, api } = await sampleCaseFile(t);
  await page.locator('.part-row', { hasText: 'Claims' }).click();
  const at = page.locator('.preview .toolbar').getByText(/^p\. (?!1 )\d+ of \d+$/);
  await at.waitFor();
  await page.getByRole('textbox', { name: 'Title' }).focus();
  await page
    .locator('.preview .toolbar')
    .getByText(/^p\. 1 of \d+$/)
    .waitFor();

  // A click on a line of the preview leads to the same words in the editor, and the pages stay where they are.
  const [section] = (await api.get('sections.get', {})).sections;
  assert.ok(section);
  const text = page.getByRole('textbox', { name: section.title });
  const written = ((await text.locator('p').first().textContent()) ?? '').replaceAll(/\s+/g, ' ');
  const first = written.split(' ').slice(2, 5).join(' ');
  const line = page.locator('.preview .pv-words span', { hasText: first }).first();
  await page.locator('.part-row', { hasText: section.title }).click();
  await line.click();
  await page.waitForFunction(
    ([title, words]) => {
      const at = document.getSelection()?.anchorNode;
      const said = at?.parentElement?.closest('p')?.textContent ?? '';
      return document.activeElement?.ariaLabel === title && said.includes(words ?? '');
    },
    [section.title, first],
  );
  await page.getByRole('textbox', { name: 'Title' }).focus();
  await at.filter({ hasNotText: 'p. 1 ' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+Alt+Enter');
  await page.waitForFunction(() => document.activeElement?.closest('[data-part=cover]') !== null);

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add a template folder' }).click();
  await (await chooser).setFiles(join(import.meta.dirname, '../../docs/example-template'));
  await page.getByText('Own template, version 1, kept in this project.').waitFor();
  assert.equal((await api.get('caseFile.get', {})).template, 'example-template');
  await page.getByRole('textbox', { name: 'What is still open' }).waitFor();
  await words(page).getByText('Brief', { exact: true }).waitFor();
});

test('how the case file looks, in both looks and sizes', async t => {
  const { page } = await sampleCaseFile(t);
  await page.locator('.preflight-row').first().waitFor();
  await assertAccessible(page, 'case-file');
  await pictures(page, 'case-file/desk');
});
