// Every format in a real window: found by a search, opened where the words stand, marked, and made evidence by two keys.
import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fixture } from '../core/importers/fixtures.ts';
import { aZip } from '../core/importers/try-file.ts';
import { aWorkbench } from './harness.ts';
import { CONTRACT, keepByKeys } from './reading-desk.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'resources', 'sample');

const DOCX = aZip({
  '[Content_Types].xml': '<Types/>',
  'word/document.xml':
    '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>The stevedore signed.</w:t></w:r></w:p></w:body></w:document>',
});
const PPTX = aZip({
  'ppt/presentation.xml':
    '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>',
  'ppt/_rels/presentation.xml.rels':
    '<Relationships><Relationship Id="r1" Type="x/slide" Target="slides/slide1.xml"/></Relationships>',
  'ppt/slides/slide1.xml':
    '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>The coxswain steers.</a:t></a:r></a:p></p:sld>',
});
const MAIL =
  'From: Li <li@example.org>\r\nTo: A <a@example.org>\r\nSubject: Chips\r\n\r\nThe harbourmaster wrote.\r\n';

/** Files that are made here, by name. */
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'mail.eml': MAIL,
  'page.html': '<!doctype html><title>Page</title><p>The lighthouse keeper.</p>',
  'text.txt': `${'Line after line.\n'.repeat(400)}The boatswain.\n`,
  'rows.csv': `ship;owner\n${'Harbour;Other\n'.repeat(300)}River;Quartermaster\n`,
  'letter.docx': DOCX,
  'slides.pptx': PPTX,
  'old.doc': fixture('marked.doc.gz'),
  'open.odt': fixture('marked.odt.gz'),
  'rich.rtf': fixture('marked.rtf.gz'),
  'old.ppt': fixture('slides.ppt.gz'),
  'old.xls': fixture('hidden.xls.gz'),
  'book.xlsx': fixture('hidden.xlsx.gz'),
  'open.ods': fixture('hidden.ods.gz'),
};

/** What is searched for in which file, and what kind of place it stands in. */
const PLACES: readonly (readonly [words: string, file: string, place: 'pages' | 'lines' | 'rows'])[] = [
  ['玉兰', CONTRACT, 'pages'],
  ['harbourmaster', 'mail.eml', 'lines'],
  ['lighthouse', 'page.html', 'lines'],
  ['boatswain', 'text.txt', 'lines'],
  ['stevedore', 'letter.docx', 'lines'],
  ['coxswain', 'slides.pptx', 'lines'],
  ['Договор', 'old.doc', 'lines'],
  ['Договор', 'open.odt', 'lines'],
  ['Договор', 'rich.rtf', 'lines'],
  ['Заголовок', 'old.ppt', 'lines'],
  ['quartermaster', 'rows.csv', 'rows'],
  ['Станок', 'old.xls', 'rows'],
  ['Станок', 'book.xlsx', 'rows'],
  ['Станок', 'open.ods', 'rows'],
];

test('a hit opens where it stands, marked, in every format, and becomes evidence by two keys', async t => {
  const { folder, open, api } = await aWorkbench(t);
  const path = join(folder, 'case.plumb');
  await api.get('project.create', { path, title: 'Formats', passphrase: 'p', author: 'Anna' });
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
  copyFileSync(join(SAMPLE, CONTRACT), join(folder, CONTRACT));
  const sources = [...Object.keys(FILES), CONTRACT].map(name => ({
    kind: 'path' as const,
    path: join(folder, name),
  }));
  await api.get('documents.import', { sources });
  const page = await open();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  const found = page.getByRole('grid', { name: 'Found' });
  for (const [index, [words, file, place]] of PLACES.entries()) {
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByRole('tab', { name: 'Search' }).click();
    await page.getByLabel('Search in the text').fill(words);
    await page.getByLabel('Search in the text').press('Enter');
    await found.getByRole('row').filter({ hasText: file }).last().click();
    await page.keyboard.press('Enter');
    await page.locator('.find-count', { hasText: /^[1-9]/ }).waitFor();
    if (place === 'rows') {
      await page.locator('.pv-row [class*="pv-look-hit"]', { hasText: words }).first().waitFor();
      await page.keyboard.press('Control+Enter');
      await page
        .locator('.pv-row[aria-selected="true"] [class*="pv-look-hit"]', { hasText: words })
        .first()
        .waitFor();
    } else {
      const hit = page.locator('[class*="pv-look-hit"]').first();
      await hit.waitFor();
      const marked = place === 'lines' ? hit : page.locator('.pv-words span', { hasText: words }).first();
      await marked.evaluate(element => getSelection()?.selectAllChildren(element));
    }
    await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
    await keepByKeys(page, index + 1);
  }
  const kept = await api.get('evidence.list', {});
  assert.deepEqual(
    kept.map(({ documentName, state }) => [documentName, state]),
    PLACES.map(([, file]) => [file, 'exact']),
  );
  for (const [index, [words]] of PLACES.entries())
    assert.match(kept[index]?.quote ?? '', new RegExp(words, 'iu'));
});

test('an area of a picture of any format becomes evidence by three keys', async t => {
  const { folder, open, api } = await aWorkbench(t);
  const path = join(folder, 'case.plumb');
  await api.get('project.create', { path, title: 'Pictures', passphrase: 'p', author: 'Anna' });
  const names = ['turned.jpg', 'two-pages.tif', 'seal-photo.png'];
  for (const name of names.slice(0, 2)) writeFileSync(join(folder, name), fixture(name));
  copyFileSync(join(SAMPLE, 'seal-photo.png'), join(folder, 'seal-photo.png'));
  const sources = names.map(name => ({ kind: 'path' as const, path: join(folder, name) }));
  await api.get('documents.import', { sources, ocr: 'off' });
  const page = await open();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  for (const [index, name] of names.entries()) {
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByRole('button', { name, exact: true }).click();
    await page.locator('[data-page="1"] [data-painted="yes"]').waitFor();
    await page.keyboard.press('a');
    const sheet = await page.locator('[data-page="1"]').boundingBox();
    assert.ok(sheet);
    await page.mouse.move(sheet.x + sheet.width * 0.3, sheet.y + 12);
    await page.mouse.down();
    await page.mouse.move(sheet.x + sheet.width * 0.6, sheet.y + 42, { steps: 4 });
    await page.mouse.up();
    await page.locator('.pv-area-box').waitFor();
    await keepByKeys(page, index + 1);
    await page.locator('.pv-mark[data-mark^="evd_"]').first().waitFor();
  }
  const kept = await api.get('evidence.list', {});
  assert.deepEqual(
    kept.map(({ documentName, anchor }) => [documentName, anchor.kind]),
    names.map(name => [name, 'area']),
  );
});
