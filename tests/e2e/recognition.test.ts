// A scan becomes readable: recognise its text in the reader, see the words on the picture, find and quote them.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { aPdf, drawsPicture } from '../core/importers/pdf-builder.ts';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, picture, pictures } from './harness.ts';

const SCAN = join(import.meta.dirname, '..', '..', 'resources', 'sample', 'end-user-note-scan.pdf');

/** A project with one file, open in the reader. */
async function inReader(t: TestContext, file: (folder: string) => string) {
  const bench = await aWorkbench(t);
  const path = join(bench.folder, 'case.plumb');
  const passphrase = 'seven plain words for one test case';
  await bench.api.get('project.create', { path, title: 'Scan', passphrase, author: 'A. Tester' });
  const sources = [{ kind: 'path' as const, path: file(bench.folder) }];
  const { entries } = await bench.api.get('documents.import', { sources });
  const page = await bench.open();
  await page.locator('nav.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page
    .getByText(entries[0]?.file ?? '')
    .first()
    .dblclick();
  return { ...bench, page };
}

test('the text of a scan is recognised from the reader, and its words lie on the picture', async t => {
  const { page, api } = await inReader(t, () => SCAN);
  await page.locator('[data-painted="yes"]').first().waitFor();
  await page.getByRole('button', { name: 'Recognise text' }).click();
  await page.getByText(/\d+ words recognised in/).waitFor({ timeout: 100_000 });
  const word = page.locator('.pv-words span', { hasText: '9800001234' }).first();
  await word.waitFor();
  await page.getByText('has text that could be quoted').waitFor({ state: 'detached' });
  const [sheet, box] = [await page.locator('[data-page="1"]').boundingBox(), await word.boundingBox()];
  assert.ok(sheet && box);
  assert.ok(box.x > sheet.x && box.x + box.width < sheet.x + sheet.width, 'the word lies on the page');
  // The tax number of the letterhead stands in the upper fifth of the sheet.
  assert.ok(box.y > sheet.y && box.y < sheet.y + sheet.height / 5, `${box.y} in ${sheet.y}+${sheet.height}`);
  await assertAccessible(page, 'a recognised scan');
  await pictures(page, 'recognised-scan');
  assert.equal((await api.get('search.find', { query: '9800001234' })).total, 1);
  const unsure = page.locator('.pv-words .pv-unsure').first();
  assert.match((await unsure.getAttribute('title')) ?? '', /^Text recognition is \d+ % sure of this word$/);

  await page.mouse.move(box.x + 1, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await page.keyboard.press('e');
  await page.getByRole('combobox', { name: 'Link to a claim or entity' }).fill('The firm has this number');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.press('Enter');
  await page.getByText('E1 kept, supports C1').waitFor();
  const [kept] = await api.get('evidence.list', {});
  assert.equal(kept?.quote, '9800001234');
  assert.equal(kept.state, 'exact');

  await page.getByRole('button', { name: 'Seen' }).click();
  await page.getByRole('button', { name: 'Recognise again' }).click();
  await page.getByRole('menuitem', { name: 'Page 1 in Russian and English' }).click();
  await page.getByText(/\d+ words recognised in/).waitFor({ timeout: 100_000 });
  const [again] = await api.get('evidence.list', {});
  assert.equal(again?.state, 'exact', 'a new reading does not move what was kept');
});

test('work on many pages is shown, can be cancelled, and leaves nothing waiting', async t => {
  const { page, api } = await inReader(t, folder => {
    const path = join(folder, 'grey.pdf');
    writeFileSync(path, aPdf(Array.from({ length: 30 }, () => ({ content: drawsPicture }))));
    return path;
  });
  await page.getByRole('button', { name: 'Languages: found out' }).click();
  await page.getByRole('menu').waitFor();
  await picture(page, 'recognition-languages');
  await page.getByRole('menuitem', { name: 'Russian and English' }).click();
  await page.getByRole('button', { name: 'In Russian and English' }).waitFor();
  await page.getByRole('button', { name: 'Recognise 30 pages' }).click();
  await page.getByText('of 30').last().waitFor();
  await page.getByRole('button', { name: 'Cancel recognition' }).click();
  await page.getByText('Recognising text').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Recognise 30 pages' }).waitFor();
  assert.deepEqual(await api.get('recognition.waiting', {}), []);
  assert.deepEqual((await api.get('recognition.wish', {})).languages, ['rus', 'eng']);
});
