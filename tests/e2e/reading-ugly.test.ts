// Documents that no reader likes, in a real window: giant pages, words upside down, a passage of 20,000 characters.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPdf } from '../core/importers/pdf-builder.ts';
import { pictures } from './harness.ts';
import { aReading, imported, keepByKeys, openDocument, selectWords } from './reading-desk.ts';

test('ugly pages open: 20 m wide, words upside down and twice over, text from right to left', async t => {
  const bench = await aReading(t);
  const { page, api } = bench;
  const plan = { content: 'BT /F1 900 Tf 200 300 Td (Wide as a river) Tj ET', box: [56_693, 1_200] } as const;
  const pdf = aPdf([
    plan,
    { content: 'BT /F1 20 Tf -1 0 0 -1 500 400 Tm (Upside down seal) Tj ET' },
    { content: 'BT /F1 20 Tf 50 600 Td (Bold by printing twice) Tj 0.3 0 Td (Bold by printing twice) Tj ET' },
  ]);
  await imported(bench, {
    'ugly.pdf': Buffer.from(pdf),
    'plan.pdf': Buffer.from(aPdf([plan])),
    'right.txt': 'العقد رقم 17 بين شركة شنتشن وشركة بريمر\nحساب 0000 0214',
  });

  await openDocument(page, 'plan.pdf', '[data-page="1"] [data-painted="yes"]');
  const wide = await page.locator('[data-page="1"]').boundingBox();
  assert.ok(wide && wide.width < 1_000 && wide.width > 100, 'the whole width is seen');
  await page.locator('[data-page="1"] .pv-words span').first().waitFor({ state: 'attached' });
  // Too wide for a canvas: what is in view is painted again, a pixel for a pixel.
  await page.getByRole('button', { name: 'Zoom: Fit width' }).click();
  await page.getByRole('menuitem', { name: '100 %', exact: true }).click();
  await page.waitForFunction(() => {
    const part = document.querySelector<HTMLCanvasElement>('.pv-detail');
    const whole = document.querySelector<HTMLCanvasElement>('.pv-paper canvas:not(.pv-detail)');
    if (!part || !whole || whole.clientWidth < 70_000) return false;
    return part.width >= part.clientWidth * 0.98 && whole.width <= 16_384;
  });
  await openDocument(page, 'ugly.pdf', '[data-page="1"] [data-painted="yes"]');
  await page.getByLabel(/^Page, of/).fill('2');
  await page.getByLabel(/^Page, of/).press('Enter');
  await page.locator('[data-page="2"] [data-words="yes"]').waitFor();
  const usual = await page.locator('[data-page="2"]').boundingBox();
  assert.ok(usual && usual.width > 500, 'one wide page does not shrink the others');
  await selectWords(page, '[data-page="2"] .pv-words span');
  await keepByKeys(page, 1);
  await page.locator('.pv-mark[data-mark^="evd_"]').first().waitFor();
  await pictures(page, 'reader-ugly');

  await openDocument(page, 'right.txt', '.pv-line');
  await selectWords(page, '.pv-line');
  await keepByKeys(page, 2);
  await pictures(page, 'reader-right-to-left');
  const [down, right] = await api.get('evidence.list', {});
  assert.equal(down?.quote, 'Upside down seal');
  assert.ok(down?.anchor.kind === 'text' && down.anchor.stretches[0]?.rectangles[0]);
  assert.equal(right?.quote, 'العقد رقم 17 بين شركة شنتشن وشركة بريمر');
  assert.deepEqual([down.state, right?.state], ['exact', 'exact']);
});

test('a passage of 20,000 characters begins where it was begun, however far one scrolled', async t => {
  const bench = await aReading(t);
  const { page, api } = bench;
  const line = (number: number) =>
    `Line ${number} of the long letter about the goods and their way by rail and sea`;
  const pageOf = (number: number) => ({
    content: `BT /F1 10 Tf 40 770 Td ${Array.from({ length: 40 }, (_, at) => `(Page ${number} line ${at + 1} of goods) Tj 0 -17 Td`).join(' ')} ET`,
  });
  await imported(bench, {
    'long.txt': Array.from({ length: 600 }, (_, at) => line(at + 1)).join('\n'),
    'long.pdf': Buffer.from(aPdf(Array.from({ length: 12 }, (_, at) => pageOf(at + 1)))),
  });
  await openDocument(page, 'long.txt', '.pv-line');
  await page.locator('.pv-line', { hasText: /^Line 3 / }).click({ position: { x: 1, y: 8 } });
  await page.locator('.pv-scroller').evaluate(element => element.scrollTo(0, 6_300));
  await page
    .locator('.pv-line', { hasText: /^Line 295 / })
    .click({ modifiers: ['Shift'], position: { x: 80, y: 8 } });
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await keepByKeys(page, 1);
  await pictures(page, 'reader-long');

  await openDocument(page, 'long.pdf', '[data-page="1"] [data-words="yes"]');
  const words = (text: string) => page.locator('.pv-words span', { hasText: text }).first();
  await words('Page 1 line 5 ').click({ position: { x: 1, y: 5 } });
  await page.keyboard.press('End');
  await words('Page 12 line 5 ').click({ modifiers: ['Shift'], position: { x: 60, y: 5 } });
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await keepByKeys(page, 2);
  const [text, pdf] = await api.get('evidence.list', {});
  assert.ok(text && text.quote.length > 20_000 && text.quote.startsWith(`${line(3)}\n${line(4)}\n`));
  assert.ok(pdf?.anchor.kind === 'text');
  assert.deepEqual(
    pdf.anchor.stretches.map(stretch => stretch.page),
    Array.from({ length: 12 }, (_, at) => at + 1),
  );
  assert.match(pdf.quote, /^Page 1 line 5 /);
  assert.deepEqual([text.state, pdf.state], ['exact', 'exact']);
});
