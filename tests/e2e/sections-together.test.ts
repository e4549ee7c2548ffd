// One section in two windows: nothing typed is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Workbench } from './harness.ts';
import { lines, stored, textOf, toSummary, writtenSummary } from './section-desk.ts';

/** Waits for something in the engine, which no page shows. */
async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise(resolve => setTimeout(resolve, 50));
}

/** A second window whose saves wait until they are let go. */
async function waiting({ page, shell }: Workbench & { readonly page: Page }) {
  const other = await page.context().newPage();
  const held: (() => void)[] = [];
  let holds = false;
  await other.routeWebSocket(/./, socket => {
    const server = socket.connectToServer();
    socket.onMessage(message => {
      const send = () => server.send(message);
      if (holds && String(message).includes('sections.edit')) held.push(send);
      else send();
    });
  });
  await other.goto(shell.url);
  await toSummary(other);
  const letGo = () => {
    holds = false;
    for (const send of held.splice(0)) send();
  };
  const hold = () => {
    holds = true;
  };
  return { other, hold, letGo, isHeld: () => held.length > 0 };
}

async function write(page: Page, key: string, words: string): Promise<void> {
  await textOf(page).focus();
  await page.keyboard.press(key);
  await page.keyboard.type(words);
  await textOf(page).blur();
}

test('two windows write one section at once: both texts are kept, and where both wrote it is said', async t => {
  const bench = await writtenSummary(t, lines('One.', 'Two.', 'Three.'));
  const { page } = bench;
  const { other, hold, letGo, isHeld } = await waiting(bench);
  hold();
  await write(other, 'Control+End', ' Theirs.');
  await until(async () => isHeld());
  await write(page, 'Control+Home', 'Mine: ');
  await until(async () => (await stored(bench)).startsWith('Mine: '));
  letGo();
  await textOf(page).getByText('Three. Theirs.').waitFor();
  await textOf(other).getByText('Mine: One.').waitFor();
  assert.equal(await stored(bench), 'Mine: One.\nTwo.\nThree. Theirs.');
  assert.equal(await other.getByText('at the same time').count(), 0);

  hold();
  await write(other, 'Control+Home', 'Also. ');
  await until(async () => isHeld());
  await write(page, 'Control+Home', 'Again. ');
  await until(async () => (await stored(bench)).startsWith('Again. '));
  letGo();
  await other.getByText('1 place of this section was written in another window').waitFor();
  const both = 'Also. Mine: One.\nAgain. Mine: One.\nTwo.\nThree. Theirs.';
  await until(async () => (await stored(bench)) === both);
  await textOf(page).getByText('Also. Mine: One.').waitFor();
  assert.deepEqual(await textOf(page).locator('p').allTextContents(), both.split('\n'));
});
