// Nothing of the case is left in the page after a lock, whoever or whatever locked it.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { TICK_MS } from '../../renderer/bridge/idle.ts';
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

/** What a window with its own clock offers to the test. */
interface TurnedClock {
  readonly turnClock: (milliseconds: number, step: number) => void;
}

/**
 * Gives a window a clock that the test turns, and loads the page anew under it. Only what the idle lock looks at is
 * turned, its time and its timer: everything else in the page goes on by the real clock.
 */
async function withOwnClock(page: Page): Promise<void> {
  await page.addInitScript(tick => {
    const real = Date.now.bind(Date);
    const every = window.setInterval.bind(window);
    const ticks: (() => void)[] = [];
    let ahead = 0;
    Date.now = () => real() + ahead;
    const setInterval = (run: () => void, delay: number) => {
      if (delay === tick) ticks.push(run);
      return every(run, delay);
    };
    const turnClock: TurnedClock['turnClock'] = (milliseconds, step) => {
      for (let left = milliseconds; left > 0; left -= step) {
        ahead += Math.min(left, step);
        for (const run of ticks) run();
      }
    };
    Object.assign(window, { setInterval, turnClock });
  }, TICK_MS);
  await page.reload();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
}

/** Lets time pass in a window; in one step, as after a machine has slept, when asked. */
async function pass(page: Page, milliseconds: number, step: number = TICK_MS): Promise<void> {
  const turn = ([time, by]: readonly [number, number]) =>
    (window as unknown as TurnedClock).turnClock(time, by);
  await page.evaluate(turn, [milliseconds, step] as const);
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
  // Said once the engine has closed the project; the page was opaque before.
  await page.getByText(/All work was saved/).waitFor();
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
  await pass(page, 61_000);
  await page.getByText('Locks in 14 min').waitFor();
  await pictures(page, 'lock/timer');
  await assertAccessible(page, 'lock timer');
  await page.keyboard.press('Shift');
  await page.getByText(/^Locks in/).waitFor({ state: 'detached' });
  await pass(page, 14 * 60_000 + 30_000);
  await page.getByText('Locks in 1 min').waitFor();
  assert.ok(await api.get('project.status', {}));
  await pass(page, 31_000);
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await pictures(page, 'lock/locked');
  assert.ok(!(await page.content()).includes('Harbour'));
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Harbour Bank' }).waitFor();

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByLabel('Lock when nobody has touched anything for').selectOption('0');
  await pass(page, 30 * 60_000);
  assert.equal((await api.get('project.status', {}))?.path, path);
  await pass(page, 20 * 60_000, 20 * 60_000);
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
});

test('a lock in one window locks the other, which saves what is being typed there', async t => {
  const workbench = await aWorkbench(t);
  await prepare(workbench);
  const page = await workbench.open();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  const other = await page.context().newPage();
  await other.goto(workbench.shell.url);
  await lookAround(other);
  await page.bringToFront();
  await page.keyboard.press('Control+Shift+L');
  for (const each of [page, other]) await each.getByRole('heading', { name: 'Locked' }).waitFor();
  assert.ok(!(await other.content()).includes('Qinglan'));
  await page.getByLabel('Passphrase').fill('wrong');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByText(/does not open this file/).waitFor();
  assert.equal(await page.getByLabel('Passphrase').inputValue(), 'wrong', 'a typing error can be mended');
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('heading', { name: 'Harbour Bank' }).waitFor();
  const [evidence] = await workbench.api.get('evidence.list', {});
  assert.equal(evidence?.note, 'NOTE-STILL-BEING-TYPED');
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
  await pass(page, 10 * 60_000);
  await page.getByText('Locks in 5 min').waitFor();
  await other.keyboard.press('Shift');
  await page.getByText(/^Locks in/).waitFor({ state: 'detached' });
  await pass(page, 14 * 60_000);
  assert.ok(await workbench.api.get('project.status', {}));
});
