// A scan becomes readable: recognise its text in the reader, see the words on the picture, find and quote them.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures } from './harness.ts';

const SCAN = join(import.meta.dirname, '..', '..', 'resources', 'sample', 'end-user-note-scan.pdf');

test('the text of a scan is recognised from the reader, and its words lie on the picture', async t => {
  const bench = await aWorkbench(t);
  const path = join(bench.folder, 'case.plumb');
  const passphrase = 'seven plain words for one test case';
  await bench.api.get('project.create', { path, title: 'Scan', passphrase, author: 'A. Tester' });
  await bench.api.get('documents.import', { sources: [{ kind: 'path', path: SCAN }] });
  const page = await bench.open();
  await page.locator('nav.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByText('end-user-note-scan.pdf').first().dblclick();
  await page.locator('[data-painted="yes"]').first().waitFor();
  await page.getByRole('button', { name: 'Recognise text' }).click();
  await page.getByText(/\d+ words recognised in/).waitFor({ timeout: 60_000 });
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
  assert.equal((await bench.api.get('search.find', { query: '9800001234' })).total, 1);
});
