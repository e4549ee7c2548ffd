// Writing in a section: every letter stands where the caret was, in long texts and beside citations.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { cite, lines, paragraphs, say, settled, textOf, writtenSummary } from './section-desk.ts';

const long = Array.from({ length: 160 }, (_, at) => `Paragraph ${at} says that the bank paid. `.repeat(6));

/** How far below the top of the window the paragraph with the caret stands. */
const caretTop = (page: Page) =>
  page.evaluate(() => {
    const at = document.getSelection()?.focusNode;
    const block = (at instanceof Element ? at : at?.parentElement)?.closest('.section-text > *');
    return block?.getBoundingClientRect().top ?? Number.NaN;
  });

test('a letter stands where the caret is, however far it has just gone, and nothing jumps', async t => {
  const bench = await writtenSummary(t, lines(...long));
  const { page } = bench;
  await textOf(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('the end');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('the beginning ');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('fresh one');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('fresh two');
  await page.keyboard.press('Control+Home');
  for (let at = 0; at < 14; at++) await page.keyboard.press('PageDown');
  await page.keyboard.press('Home');
  // The first letter brings the caret into view; those behind it move nothing.
  await page.keyboard.type('am');
  const before = await caretTop(page);
  assert.ok(before > -100 && before < 800, `the caret is out of sight at ${before}`);
  await page.keyboard.type('id ');
  assert.equal(await caretTop(page), before);
  const all = (await settled(bench, text => text.includes('amid '))).split('\n');
  assert.ok(all[0]?.startsWith('the beginning Paragraph 0 says'));
  assert.deepEqual(all.slice(-4), [`${long.at(-1)}the end`, 'fresh one', '', 'fresh two']);
  assert.equal(all.filter(line => /^(?:.{30,})?amid /.test(line)).length, 1);
});

/** Numbers of the paragraphs that a screen reader is told of. */
async function toldOf(page: Page): Promise<Set<number>> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return new Set(nodes.map(({ name }) => Number(/^Paragraph (\d+) says/.exec(String(name?.value))?.[1])));
}

test('a screen reader is told of the whole text, and of a long one where the caret goes', async t => {
  const bench = await writtenSummary(t, lines(...long.slice(0, 140)));
  const { page, api } = bench;
  const all = await toldOf(page);
  for (const at of [0, 60, 100, 139]) assert.ok(all.has(at), `paragraph ${at}`);
  await api.get('sections.edit', { section: 'summary', document: lines(...long) });
  await textOf(page).locator('p').nth(159).waitFor({ state: 'attached' });
  await textOf(page).focus();
  await page.keyboard.press('Control+End');
  const near = await toldOf(page);
  for (let at = 150; at < 160; at++) assert.ok(near.has(at), `paragraph ${at}`);
});

test('what is out of sight is found, marked and copied all the same', async t => {
  const { page } = await writtenSummary(t, lines(...long));
  await textOf(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+End');
  const copied = await textOf(page).evaluate(element => {
    const data = new DataTransfer();
    element.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true }));
    return data.getData('text/plain');
  });
  assert.equal(copied.split(/\n+/).length, long.length);
  assert.equal(
    await page.evaluate(() => document.getSelection()?.toString().includes('Paragraph 80 ')),
    true,
  );
  assert.equal(
    await page.evaluate(() => {
      document.getSelection()?.removeAllRanges();
      return (window as unknown as { find: (words: string) => boolean }).find('Paragraph 140 says');
    }),
    true,
  );
});

test('the caret goes before, between and behind citations', async t => {
  const bench = await writtenSummary(
    t,
    paragraphs([cite('E1')], [say('one '), cite('E1'), cite('E2'), say(' two')], [cite('E2')]),
  );
  const { page } = bench;
  await textOf(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('L');
  await page.keyboard.press('End');
  await page.keyboard.type('R');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  for (let at = 0; at < 5; at++) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('Y');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Z');
  await page.keyboard.press('Home');
  await page.keyboard.type('A');
  assert.equal(await settled(bench, text => text.includes('A[E2]Z')), 'L[E1]R\none [E1]Y[E2] two\nA[E2]Z');
});

test('words are cut and pasted by key, and dragged', async t => {
  const bench = await writtenSummary(
    t,
    paragraphs([say('first '), cite('E1'), say(' bit.')], [say('second.')]),
  );
  const { page } = bench;
  await textOf(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  assert.equal(await settled(bench, text => text.endsWith('bit.')), '\nsecond.first [E1] bit.');

  // Marked by key: a press right behind a double click would be a triple one.
  await textOf(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  const word = await page.evaluate(() => {
    const marked = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
    return { x: (marked?.left ?? 0) + 12, y: (marked?.top ?? 0) + 8 };
  });
  const first = await textOf(page).locator('p').first().boundingBox();
  assert.ok(first);
  await page.mouse.move(word.x, word.y);
  await page.mouse.down();
  await page.mouse.move(word.x + 12, word.y, { steps: 3 });
  await page.mouse.move(first.x + 4, first.y + first.height / 2, { steps: 6 });
  await page.mouse.up();
  await textOf(page).locator('p').first().getByText('second').waitFor();
  assert.deepEqual(await textOf(page).locator('p').allTextContents(), ['second', '.first E1 bit.']);
});

test('Tab leaves a text that ends in a block, and Shift Tab comes back', async t => {
  const { page } = await writtenSummary(t, {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [say('Before.')] },
      { type: 'data', attrs: { block: 'sources', settings: {} } },
    ],
  });
  await page.locator('.block-frame').getByText('No evidence has been kept').waitFor();
  await textOf(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Tab');
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at?.closest('.section-text') ? 'text' : at?.tagName;
    });
  assert.notEqual(await focused(), 'text');
  assert.notEqual(await focused(), 'BODY');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Summary');
});
