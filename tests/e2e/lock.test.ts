// Nothing of the case is left in the page after a lock, whoever or whatever locked it.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures, type Workbench } from './harness.ts';

const PASSPHRASE = 'three plain words';
const QUOTE = 'Qinglan paid the freight of the vessel in cash';
const SECRETS = [QUOTE, 'Qinglan', 'Harbour Bank', 'freight-letter', 'NOTE-STILL-BEING-TYPED'];

/** A project with a letter, evidence from it, and a claim. */
async function prepare({ folder, api }: Workbench): Promise<string> {
  const path = join(folder, 'case.plumb');
  const letter = join(folder, 'freight-letter.txt');
  mkdirSync(dirname(letter), { recursive: true });
  writeFileSync(letter, `To whom it concerns.\n${QUOTE}.\n`);
  await api.get('project.create', { path, title: 'Harbour Bank', passphrase: PASSPHRASE, author: 'Anna' });
  await api.get('documents.import', { sources: [{ kind: 'path', path: letter }] });
  const [document] = await api.get('documents.list', {});
  assert.ok(document);
  await api.get('evidence.keep', { marking: { kind: 'quote', documentId: document.id, quote: QUOTE } });
  await api.get('claims.create', { text: 'Qinglan paid in cash.' });
  return path;
}

/** Looks at the case in several places, so that caches, history and stores hold some of it. */
async function lookAround(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  for (const [key, words] of [
    ['d', 'freight-letter.txt'],
    ['c', 'Qinglan paid in cash.'],
    ['o', 'Kept E1'],
    ['e', QUOTE],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await page.getByText(words).first().waitFor();
  }
  await page.getByRole('row').filter({ hasText: QUOTE }).click();
  await page.getByLabel('Note').fill('NOTE-STILL-BEING-TYPED');
}

/** Every string that can be reached from the page: markup, title, address, storage, and the memory of its scripts. */
async function leftIn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const seen = await page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      document.title,
      location.href,
      JSON.stringify(history.state),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      getSelection()?.toString(),
      [...document.querySelectorAll('input, textarea')]
        .map(field => (field as HTMLInputElement).value)
        .join(),
    ].join('\n'),
  );
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const found = new Set(SECRETS.filter(secret => seen.includes(secret)).map(secret => `page: ${secret}`));
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const { strings } = JSON.parse(chunks.join('')) as { readonly strings: readonly string[] };
  for (const secret of SECRETS) {
    const holder = strings.find(text => text.includes(secret));
    if (holder !== undefined) found.add(`memory: ${secret} in ${holder.slice(0, 120)}`);
  }
  await session.detach();
  return [...found];
}

/** Gives a window a clock that the test turns. A page that starts under one does not always get going: it is reloaded then. */
async function withOwnClock(page: Page): Promise<void> {
  const home = page.getByRole('heading', { name: 'What next' });
  await page.clock.install();
  for (let tries = 0; tries < 4; tries++) {
    await page.reload();
    const there = await home.waitFor({ timeout: 8_000 }).then(
      () => true,
      () => false,
    );
    if (there) return;
  }
  await home.waitFor();
}

test('locking by key leaves nothing of the case in the page, saves what was typed, and unlocking returns', async t => {
  const workbench = await aWorkbench(t);
  const { open, api } = workbench;
  await prepare(workbench);
  const page = await open();
  await lookAround(page);
  await page.keyboard.press('Control+Shift+L');
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  assert.equal(await api.get('project.status', {}), null);
  let left = await leftIn(page);
  // The last draw comes with the engine's answer, which may be a moment behind.
  for (let again = 0; again < 3 && left.length > 0; again++) left = await leftIn(page);
  assert.deepEqual(left, []);
  assert.equal(await page.title(), 'Plumbline');
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Harbour Bank' }).waitFor();
  const [evidence] = await api.get('evidence.list', {});
  assert.equal(evidence?.note, 'NOTE-STILL-BEING-TYPED');
});

test('a window that nobody touches counts down and locks; never when that is chosen', async t => {
  const workbench = await aWorkbench(t);
  const { open, api } = workbench;
  const path = await prepare(workbench);
  const page = await open();
  await withOwnClock(page);
  await page.clock.runFor(61_000);
  await page.getByText('Locks in 14 min').waitFor();
  await pictures(page, 'lock/timer');
  await assertAccessible(page, 'lock timer');
  await page.keyboard.press('Shift');
  await page.getByText(/^Locks in/).waitFor({ state: 'detached' });
  await page.clock.runFor(14 * 60_000 + 30_000);
  await page.getByText('Locks in 1 min').waitFor();
  assert.ok(await api.get('project.status', {}));
  await page.clock.runFor(31_000);
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await pictures(page, 'lock/locked');
  assert.ok(!(await page.content()).includes('Harbour'));
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Harbour Bank' }).waitFor();

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByLabel('Lock when nobody has touched anything for').selectOption('0');
  await page.clock.runFor(30 * 60_000);
  assert.equal((await api.get('project.status', {}))?.path, path);
  await page.clock.fastForward(20 * 60_000);
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
});

test('panic empties the window and closes the project without asking', async t => {
  const workbench = await aWorkbench(t);
  const { open, api } = workbench;
  await prepare(workbench);
  const page = await open();
  await lookAround(page);
  await page.keyboard.press('Control+Shift+Backspace');
  if (!page.isClosed()) {
    await page.waitForURL('about:blank').catch(problem => {
      if (!page.isClosed()) throw problem;
    });
  }
  assert.equal(await api.get('project.status', {}), null);
});

test('somebody in another window keeps the project open', async t => {
  const workbench = await aWorkbench(t);
  await prepare(workbench);
  const page = await workbench.open();
  await withOwnClock(page);
  const other = await page.context().newPage();
  await other.goto(workbench.shell.url);
  await other.getByRole('heading', { name: 'What next' }).waitFor();
  await page.clock.runFor(10 * 60_000);
  await page.getByText('Locks in 5 min').waitFor();
  await other.keyboard.press('Shift');
  await page.getByText(/^Locks in/).waitFor({ state: 'detached' });
  await page.clock.runFor(14 * 60_000);
  assert.ok(await workbench.api.get('project.status', {}));
});
