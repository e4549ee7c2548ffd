// The core gesture in a real window: mark a passage, keep it, link it, leave, and come back to exactly the same words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { pictures } from './harness.ts';
import { aReading, CONTRACT, openDocument } from './reading-desk.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  assert.ok(box, 'it is not on screen');
  return box;
}

/** Drags over words as a hand does: over the first to the last pixel of a line, in several moves. */
async function drag(page: Page, from: Box, to: Box = from): Promise<void> {
  await page.mouse.move(from.x + 1, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await page.mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
}

const words = (page: Page, text: string): Locator =>
  page.locator('.pv-words span', { hasText: text }).first();
const marksOf = (page: Page): Locator => page.locator('.pv-mark[data-mark^="evd_"]');
const near = (a: number, b: number, slack: number, what: string) =>
  assert.ok(Math.abs(a - b) <= slack, `${what}: ${a} is not within ${slack} of ${b}`);

/** A mark lies over words: its sides within 2 px, its height around theirs. */
function liesOver(mark: Box, text: Box): void {
  near(mark.x, text.x, 2, 'left');
  near(mark.x + mark.width, text.x + text.width, 2, 'right');
  const middle = (box: Box) => box.y + box.height / 2;
  near(middle(mark), middle(text), 2, 'middle');
  assert.ok(mark.height >= text.height - 2 && mark.height <= text.height * 1.4 + 2, 'height');
}

test('a Chinese passage becomes evidence for a new claim, drawn over its words, and is found again', async t => {
  const { page, api } = await aReading(t, CONTRACT, 'company-brochure-qinglan.txt');
  await openDocument(page, CONTRACT, '[data-words="yes"]');
  const text = await boxOf(words(page, '深圳青岚示例电子有限公司'));
  await drag(page, text);
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await page.keyboard.press('e');
  const box = page.getByRole('combobox', { name: 'Link to a claim or entity' });
  await box.waitFor();
  assert.ok(await box.evaluate(element => element === document.activeElement), 'focus is in the link box');
  await assertAccessible(page, 'the form of new evidence');
  await box.fill('Qinglan sold chips to Primer-Pribor');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.press('Enter');
  await page.getByText('E1 kept, supports C1').waitFor();
  await assertAccessible(page, 'a kept passage');

  const [kept] = await api.get('evidence.list', {});
  assert.ok(kept?.anchor.kind === 'text');
  assert.equal(kept.quote, '深圳青岚示例电子有限公司（虚构）');
  assert.equal(kept.language, 'zh');
  assert.equal(kept.informationGrade, undefined, 'nobody judged it yet');
  assert.deepEqual(
    kept.links.map(link => [link.label, link.role, link.words]),
    [['C1', 'supports', 'Qinglan sold chips to Primer-Pribor']],
  );
  await marksOf(page).first().waitFor();
  liesOver(await boxOf(marksOf(page).first()), await boxOf(words(page, '深圳青岚示例电子有限公司')));
  await pictures(page, 'reader-kept');

  await page.locator('.pv-scroller').evaluate(element => element.scrollTo(0, element.scrollHeight));
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.locator('.list-row').first().waitFor();
  await assertAccessible(page, 'the evidence list');
  await pictures(page, 'evidence-list');
  await page
    .locator('.list-row')
    .getByRole('button', { name: /^Evidence 1/ })
    .click();
  await marksOf(page).first().waitFor();
  await page.locator('[data-words="yes"]').first().waitFor();
  const mark = await boxOf(marksOf(page).first());
  const view = await boxOf(page.locator('.pv-scroller'));
  assert.ok(mark.y >= view.y && mark.y + mark.height <= view.y + view.height, 'the passage is in view');
  await page.locator('.pv-flash').waitFor();
  await page.getByRole('heading', { name: 'Evidence E1' }).waitFor();
  liesOver(mark, await boxOf(words(page, '深圳青岚示例电子有限公司')));
});

test('Shift E keeps Russian lines for the last claim at once, and Undo takes it back', async t => {
  const { page, api } = await aReading(t, CONTRACT);
  await api.get('claims.create', { text: 'Goods went to Russia' });
  await openDocument(page, CONTRACT, '[data-words="yes"]');
  await drag(page, await boxOf(words(page, 'электронные компоненты')));
  await page.keyboard.press('e');
  const box = page.getByRole('combobox', { name: 'Link to a claim or entity' });
  await box.fill('russ');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Contradicts' }).click();
  await box.focus();
  await page.keyboard.press('Enter');
  await page.getByText('E1 kept, contradicts C1').waitFor();
  // Undo would take back something else now: it goes.
  await api.get('claims.create', { text: 'Somebody else paid' });
  await page.getByText('E1 kept, contradicts C1').waitFor({ state: 'detached' });

  const from = await boxOf(words(page, 'Образец Электроникс'));
  const to = await boxOf(words(page, 'в лице законного'));
  await drag(page, from, to);
  await page.getByRole('button', { name: /For C1/ }).waitFor();
  await page.keyboard.press('Shift+E');
  await page.getByText('E2 kept, supports C1').waitFor();
  const kept = (await api.get('evidence.list', {}))[1];
  assert.ok(kept?.anchor.kind === 'text');
  assert.match(kept.quote, /^Образец Электроникс» \(вымышл\.\), далее\n«Продавец»/);
  assert.match(kept.quote, /представителя$/);
  assert.equal(kept.language, 'ru');
  const stretch = kept.anchor.stretches[0];
  assert.ok(stretch && stretch.rectangles.length >= 2, 'a rectangle a line');

  await page.locator('.quiet-line').getByRole('button', { name: 'Undo' }).click();
  await page.locator(`.pv-mark[data-mark="${kept.id}"]`).first().waitFor({ state: 'detached' });
  assert.equal((await api.get('evidence.list', {})).length, 1);
});

test('Enter that ends composing keeps nothing; Esc drops and uses no number', async t => {
  const { page, api } = await aReading(t, CONTRACT);
  await openDocument(page, CONTRACT, '[data-words="yes"]');
  await drag(page, await boxOf(words(page, '深圳青岚示例电子有限公司')));
  await page.keyboard.press('e');
  const box = page.getByRole('combobox', { name: 'Link to a claim or entity' });
  await box.waitFor();
  await box.dispatchEvent('keydown', { key: 'Enter', code: 'Enter', isComposing: true, bubbles: true });
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  assert.deepEqual(await api.get('evidence.list', {}), []);

  await drag(page, await boxOf(words(page, '深圳青岚示例电子有限公司')));
  await page.keyboard.press('e');
  await box.waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('E1 kept').waitFor();
});

test('a half-filled form is there again after going elsewhere, until it is dropped', async t => {
  const { page, api } = await aReading(t, CONTRACT);
  await openDocument(page, CONTRACT, '[data-words="yes"]');
  await drag(page, await boxOf(words(page, '深圳青岚示例电子有限公司')));
  await page.keyboard.press('e');
  const note = page.getByLabel('Note');
  await note.fill('Half a no');
  await page
    .locator('nav.rail')
    .getByRole('button', { name: /Claims/ })
    .click();
  await note.waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+ArrowLeft');
  await note.waitFor();
  assert.equal(await note.inputValue(), 'Half a no');
  await note.press('Escape');
  await note.waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowRight');
  await page.locator('[data-words="yes"]').first().waitFor();
  assert.equal(await note.count(), 0);
  assert.deepEqual(await api.get('evidence.list', {}), []);
});

test('find marks what it counts, in the letters of any script', async t => {
  const { page } = await aReading(t, CONTRACT);
  await openDocument(page, CONTRACT, '[data-words="yes"]');
  await page.keyboard.press('Control+F');
  await page.keyboard.type('玉兰港');
  await page.locator('.find-count', { hasText: /^\d+$/ }).waitFor();
  const total = Number(await page.locator('.find-count').textContent());
  assert.equal(total, 2);
  await page.keyboard.press('F3');
  await page.locator('.pv-look-hit-now').waitFor();
  assert.equal(await page.locator('.find-count').textContent(), `1 of ${total}`);
  const hit = await boxOf(page.locator('.pv-look-hit-now').first());
  const view = await boxOf(page.locator('.pv-scroller'));
  assert.ok(hit.y > view.y && hit.y < view.y + view.height, 'the hit is in view');
  // Enter in the moment of typing goes to what is then found.
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Продавец');
  await page.keyboard.press('Enter');
  await page.locator('.find-count', { hasText: /^\d+ of (?!2$)\d+$/ }).waitFor();
  // Esc in the box ends finding, and keys belong to the page again.
  await page.keyboard.press('Escape');
  await page.locator('.find-count', { hasText: /^$/ }).waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.activeElement?.matches('.reader-desk [tabindex="0"]'));
});

test('rows of a table and an area of a scan are kept, and both come back', async t => {
  const { page, api } = await aReading(t, 'customs-rows-2024.csv', 'end-user-note-scan.pdf');
  await openDocument(page, 'customs-rows-2024.csv', '.pv-row');
  const row = (index: number) => page.locator('.pv-row').nth(index);
  await row(3).click();
  await row(5).click({ modifiers: ['Shift'] });
  await page.keyboard.press('e');
  await page.getByRole('combobox', { name: 'Link to a claim or entity' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('E1 kept').waitFor();
  await page.locator('.pv-row.pv-marked').nth(2).waitFor();
  assert.equal(await page.locator('.pv-row.pv-marked').count(), 3);
  await assertAccessible(page, 'a table');

  await openDocument(page, 'end-user-note-scan.pdf', '[data-painted="yes"]');
  await page.getByText('has text that could be quoted').waitFor();
  await page.keyboard.press('a');
  const sheet = await boxOf(page.locator('[data-page="1"]'));
  await page.mouse.move(sheet.x + 120, sheet.y + 90);
  await page.mouse.down();
  await page.mouse.move(sheet.x + 320, sheet.y + 190, { steps: 5 });
  await page.mouse.up();
  const drawn = page.locator('.pv-area-box');
  await drawn.waitFor();
  const before = await boxOf(drawn);
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(
    x => (document.querySelector('.pv-area-box')?.getBoundingClientRect().x ?? 0) > x + 0.5,
    before.x,
  );
  await page.keyboard.press('e');
  await page.getByRole('combobox', { name: 'Link to a claim or entity' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('E2 kept').waitFor();
  await marksOf(page).first().waitFor();
  const mark = await boxOf(marksOf(page).first());
  near(mark.width, 200, 2, 'width of the area');
  near(mark.height, 100, 2, 'height of the area');

  const kept = await api.get('evidence.list', {});
  const [rows, area] = kept.map(item => item.anchor);
  assert.deepEqual(rows?.kind === 'rows' && rows.rows, [4, 5, 6]);
  assert.equal(area?.kind === 'area' && area.page, 1);
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page
    .locator('.list-row')
    .getByRole('button', { name: /^Evidence 1/ })
    .click();
  await page.locator('.pv-row.pv-marked').first().waitFor();
});
