// One section in two windows: nothing typed is lost.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { plainText, type SectionTree } from '../../electron/shared/sections/tree.ts';
import { aWorkbench, type Workbench } from './harness.ts';

const textOf = (page: Page) => page.getByRole('textbox', { name: 'Summary', exact: true });
const lines = (...words: readonly string[]): SectionTree => ({
  type: 'doc',
  content: words.map(text => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

async function written(t: TestContext, document: SectionTree): Promise<Workbench & { readonly page: Page }> {
  const bench = await aWorkbench(t);
  await bench.api.get('project.create', {
    path: join(bench.folder, 'case.plumb'),
    title: 'A',
    passphrase: 'three plain words',
  });
  await bench.api.get('sections.edit', { section: 'summary', document });
  const page = await bench.open();
  await toSummary(page);
  return { ...bench, page };
}

async function toSummary(page: Page): Promise<void> {
  await page.locator('.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await textOf(page).waitFor();
}

/** Waits for something in the engine, which no page shows. */
async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise(resolve => setTimeout(resolve, 50));
}

const stored = async ({ api }: Workbench): Promise<string> => {
  const { sections } = await api.get('sections.get', {});
  return sections[0] ? plainText(sections[0].document) : '';
};

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
  return {
    other,
    hold: () => {
      holds = true;
    },
    letGo: () => {
      holds = false;
      for (const send of held.splice(0)) send();
    },
    isHeld: () => held.length > 0,
  };
}

test('two windows write one section at once: both texts are kept, and where both wrote it is said', async t => {
  const bench = await written(t, lines('One.', 'Two.', 'Three.'));
  const { page } = bench;
  const { other, hold, letGo, isHeld } = await waiting(bench);
  const type = async (where: Page, key: string, words: string) => {
    await textOf(where).focus();
    await where.keyboard.press(key);
    await where.keyboard.type(words);
    await textOf(where).blur();
  };
  hold();
  await type(other, 'Control+End', ' Theirs.');
  await type(page, 'Control+Home', 'Mine: ');
  await page.locator('.status').getByText('Wrote the section “Summary”').waitFor();
  assert.ok(isHeld());
  letGo();
  await textOf(page).getByText('Three. Theirs.').waitFor();
  await textOf(other).getByText('Mine: One.').waitFor();
  assert.equal(await stored(bench), 'Mine: One.\nTwo.\nThree. Theirs.');
  assert.equal(await other.getByText('at the same time').count(), 0);

  hold();
  await type(other, 'Control+Home', 'Also. ');
  await type(page, 'Control+Home', 'Again. ');
  await until(async () => (await stored(bench)).startsWith('Again. '));
  assert.ok(isHeld());
  letGo();
  await other.getByText('1 place of this section was written in another window').waitFor();
  assert.equal(await stored(bench), 'Also. Mine: One.\nAgain. Mine: One.\nTwo.\nThree. Theirs.');
  await textOf(page).getByText('Also. Mine: One.').waitFor();
});
