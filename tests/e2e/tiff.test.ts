// Every page of a TIFF can be looked at, although browsers know no TIFF.
import { join } from 'node:path';
import { test } from 'node:test';
import { aWorkbench, pictures } from './harness.ts';

const FAX = join(import.meta.dirname, '..', 'core', 'importers', 'fixtures', 'two-pages.tif');

test('both pages of a fax are painted in the reader', async t => {
  const bench = await aWorkbench(t);
  const path = join(bench.folder, 'case.plumb');
  const passphrase = 'seven plain words for one test case';
  await bench.api.get('project.create', { path, title: 'Fax', passphrase, author: 'A. Tester' });
  await bench.api.get('documents.import', { sources: [{ kind: 'path', path: FAX }] });
  const page = await bench.open();
  await page.locator('nav.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByText('two-pages.tif').first().dblclick();
  for (const number of [1, 2]) {
    await page.locator(`section[data-page="${number}"]`).scrollIntoViewIfNeeded();
    await page.waitForFunction(showsInk, number);
  }
  await pictures(page, 'fax');
});

/** Whether the paper of a page shows some of its words: a canvas may be replaced by a sharper one at any time. */
function showsInk(number: number): boolean {
  const canvas = document.querySelector<HTMLCanvasElement>(
    `section[data-page="${number}"] [data-painted] canvas`,
  );
  const context = canvas?.getContext('2d');
  if (!canvas || !context || canvas.width === 0) return false;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark++;
  return dark > 500;
}
