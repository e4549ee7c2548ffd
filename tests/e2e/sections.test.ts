import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { plainText } from '../../electron/shared/sections/tree.ts';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures, type Workbench } from './harness.ts';

const judged = {
  skip: spawnSync('pdftotext', ['-v']).error !== undefined && 'needs pdftotext (package poppler-utils)',
};
const vector = (name: string) =>
  readFileSync(new URL(`../vectors/clipboard/${name}`, import.meta.url), 'utf8');

async function sampleSections(t: TestContext): Promise<Workbench & { readonly page: Page }> {
  const bench = await aWorkbench(t);
  await bench.api.get('project.sample', { path: join(bench.folder, 'sample.plumb'), passphrase: 'p' });
  const page = await bench.open();
  await page.locator('.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await summaryOf(page).waitFor();
  return { ...bench, page };
}

const summaryOf = (page: Page) => page.getByRole('textbox', { name: 'Summary', exact: true });
const regionOf = (page: Page) => page.getByRole('region', { name: 'Summary', exact: true });
const saved = (page: Page, sentence = 'Wrote the section “Summary”') =>
  page.locator('.status').getByText(sentence).waitFor();

async function emptied(page: Page): Promise<void> {
  await summaryOf(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
}

/** Puts HTML into the text as a word processor would: by a paste. */
const paste = (page: Page, html: string) =>
  summaryOf(page).evaluate((element, given) => {
    const data = new DataTransfer();
    data.setData('text/html', given);
    data.setData('text/plain', 'plain');
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, html);

test(
  'a section is written by the keyboard alone, with citations and a block, and printed with its footnotes',
  judged,
  async t => {
    const { page, api, folder } = await sampleSections(t);
    await emptied(page);
    await page.keyboard.type('Heading by hand');
    await page.keyboard.press('Control+Alt+2');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Alt+0');
    await page.keyboard.type('The bank paid @E8');
    await page.getByRole('option', { name: /^E8/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' and ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('knew #it$ @C1');
    await page.getByRole('option', { name: /^C1/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' by @F');
    await page.getByRole('option', { name: /^F1/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/source');
    await page.getByRole('option', { name: /Register of sources/ }).waitFor();
    await page.keyboard.press('Enter');
    await regionOf(page)
      .locator('.block-table td', { hasText: 'contract-QP-2024-017.pdf' })
      .first()
      .waitFor();
    const notes = regionOf(page).locator('.footnote');
    await notes.filter({ hasText: 'E8' }).waitFor();
    await notes.filter({ hasText: 'F1' }).waitFor();
    assert.deepEqual(await notes.locator('.footnote-number').allTextContents(), ['1', '2', '3']);
    await summaryOf(page).blur();
    await saved(page);
    const { sections } = await api.get('sections.get', {});
    assert.equal(
      sections[0] && plainText(sections[0].document),
      'Heading by hand\nThe bank paid [E8] and knew #it$ [C1] by [F1].\n',
    );

    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+p');
    const path = join(folder, 'case.pdf');
    await (await download).saveAs(path);
    const text = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 }).stdout;
    const flat = text.replaceAll(/\s+/g, ' ');
    assert.match(flat, /Heading by hand The bank paid ?1 and knew #it\$ ?2/);
    assert.match(flat, /1 ?\[E8\] /);
    assert.match(flat, /2 ?\[C1\] /);
    assert.match(flat, /Register of sources/);
  },
);

test('pasted Word text is cleaned, and a citation of something that is gone says what to do', async t => {
  const { page, api } = await sampleSections(t);
  await emptied(page);
  await paste(page, vector('word.html'));
  await summaryOf(page).getByText('Below it').waitFor();
  assert.equal(await summaryOf(page).locator('img, style, script, [style*=mso]').count(), 0);
  assert.equal(await summaryOf(page).locator('ul ul').count(), 1);
  await summaryOf(page).blur();
  await saved(page);

  const paragraph = {
    type: 'paragraph' as const,
    content: [{ type: 'cite' as const, attrs: { ref: 'E99' } }],
  };
  await api.get('sections.edit', { section: 'summary', document: { type: 'doc', content: [paragraph] } });
  await summaryOf(page).locator('.chip.cite.broken', { hasText: 'E99' }).waitFor();
  const note = regionOf(page).locator('.footnote.broken');
  await note.getByText('Leads nowhere').waitFor();
  await note.getByText(/take the citation out/).waitFor();
});

test('a passage is commented on and settled; an older version is compared and restored; nothing typed is lost by leaving', async t => {
  const { page, api } = await sampleSections(t);
  await emptied(page);
  await page.keyboard.type('First version of it');
  await summaryOf(page).blur();
  await saved(page);

  await summaryOf(page).focus();
  await page.keyboard.press('Control+a');
  await regionOf(page).getByRole('button', { name: 'Comment', exact: true }).click();
  await page.getByRole('textbox', { name: /Comment on the words/ }).fill('Is that so?');
  await page.keyboard.press('Control+Enter');
  const thread = regionOf(page).locator('.thread');
  await thread.getByText('Is that so?').waitFor();
  await thread.getByText('“First version of it”').waitFor();
  await thread.getByRole('button', { name: 'Settle' }).click();
  await regionOf(page).getByText('0 open comments').waitFor();

  await summaryOf(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(', and more');
  // Leaving at once: what is typed goes along.
  await page.keyboard.press('Escape');
  await summaryOf(page).blur();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await summaryOf(page).getByText('First version of it, and more').waitFor();
  assert.equal((await api.get('caseFile.get', {})).summary, 'First version of it, and more');

  await regionOf(page).getByRole('button', { name: 'History' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('del', { hasText: 'First version of it' }).waitFor();
  await dialog.locator('ins', { hasText: ', and more' }).waitFor();
  await dialog.getByRole('button', { name: 'Restore as it was before' }).click();
  await saved(page, 'Restored');
  await summaryOf(page).getByText('First version of it', { exact: true }).waitFor();
  assert.equal((await api.get('caseFile.get', {})).summary, 'First version of it');
});

test('the template decides the sections, and what was written for another is kept', async t => {
  const { page, api } = await sampleSections(t);
  const before = (await api.get('caseFile.get', {})).summary;
  const templates = await api.get('caseFile.templates', {});
  const offered = templates.filter(({ about }) => about === 'case');
  const picker = page.getByRole('combobox', { name: 'Template' });
  assert.deepEqual(
    await picker.locator('option').allTextContents(),
    offered.map(({ title }) => title),
  );
  await picker.selectOption('ofac-s11-bank');
  const { sections } = await api.get('sections.get', { template: 'ofac-s11-bank' });
  assert.ok(sections.length >= 10);
  const last = sections.at(-1);
  assert.ok(last);
  await page.getByRole('region', { name: last.title, exact: true }).waitFor();
  assert.equal((await api.get('caseFile.get', {})).template, 'ofac-s11-bank');

  await picker.selectOption('dossier');
  await summaryOf(page).waitFor();
  assert.equal((await api.get('caseFile.get', {})).summary, before);
});

test('how a section looks, in both looks and sizes', async t => {
  const { page, api } = await sampleSections(t);
  const cite = (ref: string) => ({ type: 'cite' as const, attrs: { ref } });
  const say = (text: string) => ({ type: 'text' as const, text });
  await api.get('sections.edit', {
    section: 'summary',
    document: {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 1 }, content: [say('What was paid')] },
        {
          type: 'paragraph',
          content: [
            say('The bank paid under the contract '),
            cite('E1'),
            say(', says the claim '),
            cite('C1'),
            say('; an older note '),
            cite('E99'),
            say(' is gone.'),
          ],
        },
        { type: 'data', attrs: { block: 'chronology', settings: {} } },
      ],
    },
  });
  await summaryOf(page).locator('.chip.cite.broken').waitFor();
  await regionOf(page).locator('.block-frame').waitFor();
  await assertAccessible(page, 'sections');
  await regionOf(page).evaluate(element => element.scrollIntoView({ block: 'start' }));
  await pictures(page, 'sections/editor');
});
