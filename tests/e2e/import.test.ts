// Importing as a person does it: drop a folder, watch, cancel, go on, see what failed and why, give a password, correct an
// encoding, say where documents come from.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures, type Workbench } from './harness.ts';

/** `secret words` in a.txt, locked by Info-ZIP with `one`. */
const LOCKED =
  'UEsDBAoACQAAAPhzd110nwgVGQAAAA0AAAAFAAAAYS50eHRt+QH8QNoUtByLLI21Ajv8OtHJHt45YQPjUEsHCHSfCBUZAAAADQAAAFBLAQIeAwoACQAAAPhzd110nwgVGQAAAA0AAAAFAAAAAAAAAAEAAACkgQAAAABhLnR4dFBLBQYAAAAAAQABADMAAABMAAAAAAA=';
/** `Договор поставки` in KOI8-R, too short for its letters to tell. */
const KOI8 = Uint8Array.from([
  0xe4, 0xcf, 0xc7, 0xcf, 0xd7, 0xcf, 0xd2, 0x20, 0xd0, 0xcf, 0xd3, 0xd4, 0xc1, 0xd7, 0xcb, 0xc9,
]);

/** A folder as evidence arrives: names in several scripts, a file that is cut, one that is locked. */
function aFolder(bench: Workbench): string {
  const folder = join(bench.folder, 'from the harbour');
  mkdirSync(join(folder, 'письма'), { recursive: true });
  for (let letter = 1; letter <= 40; letter++)
    writeFileSync(
      join(folder, 'письма', `letter ${String(letter).padStart(2, '0')}.txt`),
      `Letter ${letter}. The consignment of bearings left on ${letter} May.`,
    );
  writeFileSync(join(folder, '合同.txt'), '合同编号 QP-2024-017');
  writeFileSync(join(folder, 'bill; rm -rf $HOME.csv'), 'item,kg\nbearing,12\nlathe,900\n');
  writeFileSync(join(folder, 'cut.pdf'), '%PDF-1.7\n1 0 obj\n<<');
  writeFileSync(join(folder, 'empty.docx'), '');
  writeFileSync(join(folder, 'locked.zip'), Buffer.from(LOCKED, 'base64'));
  writeFileSync(join(folder, 'short koi8.txt'), KOI8);
  return folder;
}

/** Drops a folder of the disk on the page, as the file manager does. */
async function drop(page: Page, path: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const box = await page.getByRole('tabpanel').boundingBox();
  assert.ok(box);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, data };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, ...at });
}

/** Presses Cancel the moment it is there: a fast machine would be through with the import before a person is. */
const cancelAtOnce = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const observer = new MutationObserver(() => {
      const cancel = document.querySelector<HTMLElement>('[aria-label="Cancel: Importing"]');
      if (!cancel) return;
      observer.disconnect();
      cancel.click();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });

async function aCase(bench: Workbench): Promise<Page> {
  const passphrase = 'seven plain words for one test case';
  const path = join(bench.folder, 'case.plumb');
  await bench.api.get('project.create', { path, title: 'Harbour', passphrase, author: 'A. Tester' });
  const page = await bench.open();
  // Forty files are sealed and synced one by one: a busy machine takes its time.
  page.setDefaultTimeout(90_000);
  await page.locator('nav.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByRole('tab', { name: /Ledger/ }).waitFor();
  return page;
}

test('a folder is dropped, cancelled, gone on with; failures come first, a password opens one', async t => {
  const bench = await aWorkbench(t);
  const folder = aFolder(bench);
  const page = await aCase(bench);
  await drop(page, folder);
  const dialog = page.getByRole('dialog', { name: 'Import 46 files' });
  await dialog.waitFor();
  await dialog.getByRole('textbox', { name: /^Source/ }).fill('Harbour office');
  await dialog.getByLabel('Obtained by').fill('A. Tester');
  await dialog.getByLabel('Obtained on').fill('last week');
  await dialog.getByText('A date like 2024').waitFor();
  assert.ok(await dialog.getByRole('button', { name: /^Import/ }).isDisabled());
  await dialog.getByLabel('Obtained on').fill('2024-05');
  await dialog.getByLabel('Grade of the source').selectOption('B');
  await assertAccessible(page, 'the import dialog');
  await pictures(page, 'import-dialog');
  await cancelAtOnce(page);
  await dialog.getByRole('button', { name: /^Import/ }).click();
  await page
    .getByText(/stopped/)
    .first()
    .waitFor();
  await page.getByRole('tab', { name: /Ledger/ }).click();
  await page.getByRole('row').filter({ hasText: 'Not read yet' }).first().waitFor();
  await pictures(page, 'import-stopped');
  await page.getByRole('button', { name: /^Try \d+ again/ }).click();
  await page.getByText('Tried again:').waitFor();
  // What failed stands first, with its reason; the rest was read.
  await page.getByText('3 files not read').waitFor();
  const first = await page.getByRole('row').nth(1).textContent();
  assert.match(first ?? '', /Refused/);
  await page.getByText('The file is empty').first().waitFor();
  await assertAccessible(page, 'the ledger with failures');
  await pictures(page, 'import-ledger');
  await page.getByRole('row').filter({ hasText: 'locked.zip' }).first().click();
  const inspector = page.getByRole('complementary');
  await inspector.getByLabel('Password').fill('no');
  await inspector.getByRole('button', { name: 'Open the file' }).click();
  await inspector.getByText('The password given does not open it').waitFor();
  await pictures(page, 'import-password');
  await inspector.getByLabel('Password').fill('one');
  await inspector.getByRole('button', { name: 'Open the file' }).click();
  await page.getByText('2 files not read').waitFor();
  // The archive is open before what was in it is read.
  const secret = async () => (await bench.api.get('search.find', { query: 'secret' })).total;
  for (let frame = 0; frame < 600 && (await secret()) === 0; frame++)
    await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(await secret(), 1);
  const said = await bench.api.get('documents.list', { provenance: 'said', sourceGrade: 'B' });
  assert.ok(said.length > 0);
});

test('a watched folder brings in what is new while the project is open', async t => {
  const bench = await aWorkbench(t);
  const page = await aCase(bench);
  const inbox = join(bench.folder, 'inbox');
  mkdirSync(inbox);
  await page.getByRole('tab', { name: /Ledger/ }).click();
  await page.getByRole('button', { name: 'Watched folders' }).click();
  const dialog = page.getByRole('dialog', { name: 'Watched folders' });
  await dialog.getByLabel('Folder').fill(inbox);
  await dialog.getByRole('button', { name: 'Watch it' }).click();
  await dialog.getByText(inbox).waitFor();
  await assertAccessible(page, 'watched folders');
  await pictures(page, 'watched-folders');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  writeFileSync(join(inbox, 'arrived.txt'), 'A word that arrived.');
  await page.getByRole('row').filter({ hasText: 'arrived.txt' }).waitFor({ timeout: 60_000 });
});

test('an encoding is corrected in the inspector, and where documents come from is said for many at once', async t => {
  const bench = await aWorkbench(t);
  const folder = aFolder(bench);
  const page = await aCase(bench);
  await bench.api.get('documents.import', {
    sources: [{ kind: 'path', path: folder }],
    encoding: 'windows-1251',
  });
  const filter = page.getByLabel('Filter by name, source or note');
  await filter.fill('koi8');
  await page.getByRole('row').filter({ hasText: 'short koi8.txt' }).click();
  const inspector = page.getByRole('complementary');
  await inspector.getByLabel('Encoding').selectOption('koi8-r');
  await inspector.getByText('Read again as koi8-r').waitFor();
  await pictures(page, 'import-encoding');
  const [document] = await bench.api.get('documents.list', { filter: 'short koi8' });
  assert.ok(document);
  const { text } = await bench.api.get('documents.page', { documentId: document.id, page: 1 });
  assert.equal(text, 'Договор поставки');
  await filter.fill('letter');
  await page.getByRole('row').filter({ hasText: 'letter 40.txt' }).click();
  await page.keyboard.press('Control+a');
  await inspector.getByText('40 documents marked').waitFor();
  await inspector.getByLabel('Obtained by').fill('Two of us');
  await inspector.getByLabel('Obtained by').press('Enter');
  await inspector.getByText('Collection record').click();
  await inspector.getByLabel('Method').fill('Handed over on a drive');
  await inspector.getByLabel('Method').press('Enter');
  await page.getByText('Changed method of collection of 40 documents').first().waitFor();
  await assertAccessible(page, 'forty marked documents');
  await pictures(page, 'import-bulk');
  const all = await bench.api.get('documents.list', { filter: 'Two of us' });
  assert.equal(all.length, 40);
  assert.ok(all.every(({ provenance }) => provenance.method === 'Handed over on a drive'));
});
