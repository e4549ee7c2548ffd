import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { aWorkbench } from './harness.ts';

/** A point of something: shares of its width and height. */
type Spot = readonly [Locator, number, number];

async function at([what, across, down]: Spot): Promise<{ x: number; y: number }> {
  await what.scrollIntoViewIfNeeded();
  const box = await what.boundingBox();
  assert.ok(box);
  return { x: box.x + box.width * across, y: box.y + box.height * down };
}

/** Drags as a hand does: button down, several moves, and button up once the place says that it takes the drop. */
async function drag(page: Page, from: Spot, to: Spot, taking: string): Promise<void> {
  const start = await at(from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 6, start.y + 6, { steps: 3 });
  const end = await at(to);
  await page.mouse.move(end.x, end.y, { steps: 12 });
  // A hand is never quite still: the place hears of the drag once more.
  await page.mouse.move(end.x + 1, end.y);
  await page.locator(taking).waitFor();
  await page.mouse.up();
  await page.locator(taking).waitFor({ state: 'detached' });
}

test('claims are dragged about the outline by the mouse: before, after and into another one; undo takes each back', async t => {
  const { api, open, folder } = await aWorkbench(t);
  await api.get('project.create', { path: join(folder, 'case.plumb'), title: 'Drags', passphrase: 'p' });
  for (const text of ['The first.', 'The second.', 'The third.', 'The fourth.'])
    await api.get('claims.create', { text });
  const tree = async () =>
    (await api.get('claims.board', {})).map(({ number, depth }) => `${number}:${depth}`).join(' ');
  const page = await open();
  await page.locator('.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('tab', { name: 'Outline' }).click();
  const line = (number: number) => page.locator('.outline-line', { hasText: `C${number}` });
  const sentence = (number: number) => line(number).locator('.outline-sentence');
  const drawn = (number: number, level: number) =>
    line(number)
      .and(page.locator(`[aria-level="${level}"]:focus`))
      .waitFor();

  await drag(page, [sentence(4), 0.2, 0.5], [line(2), 0.5, 0.5], '.outline-line.drop-into');
  await drawn(4, 2);
  assert.equal(await tree(), '1:0 2:0 4:1 3:0');
  await drag(page, [sentence(3), 0.2, 0.5], [line(1), 0.5, 0.06], '.outline-line.drop-before');
  await drawn(3, 1);
  assert.equal(await tree(), '3:0 1:0 2:0 4:1');
  await drag(page, [sentence(1), 0.2, 0.5], [line(4), 0.5, 0.94], '.outline-line.drop-after');
  await drawn(1, 2);
  assert.equal(await tree(), '3:0 2:0 4:1 1:1');

  // A claim goes nowhere into its own part, and the reason is told; letting go of it on itself changes nothing.
  await drag(page, [sentence(2), 0.2, 0.5], [line(4), 0.5, 0.5], '.outline-line.drop-into');
  await page.getByText('C2 cannot be a part of C4').first().waitFor();
  await drag(page, [sentence(3), 0.1, 0.5], [line(3), 0.5, 0.5], '.outline-line.drop-into');
  assert.equal(await tree(), '3:0 2:0 4:1 1:1');
  for (let undone = 0; undone < 3; undone++) await api.get('history.undo', {});
  assert.equal(await tree(), '1:0 2:0 3:0 4:0');
});

test('evidence is dragged by the mouse to what speaks against a claim, to its context, and to another claim', async t => {
  const { api, open, folder } = await aWorkbench(t);
  await api.get('project.sample', { path: join(folder, 'sample.plumb'), passphrase: 'p' });
  const page = await open();
  await page.locator('.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const cards = page.locator('.claim-card');
  await cards.first().locator('.chip.supports').first().waitFor();
  const [own, other] = [cards.nth(0), cards.nth(1)];
  const column = (card: Locator, index: number) => card.locator('.claim-column').nth(index);
  const number = await own.locator('.chip.supports').first().getAttribute('data-evidence');
  const chip = (card: Locator, index: number) => column(card, index).locator(`[data-evidence="${number}"]`);
  const roles = async (card: Locator) => {
    const id = (await card.getAttribute('data-claim')) as never;
    const { links } = await api.get('claims.get', { id });
    return links.filter(link => String(link.number) === number).map(({ role }) => role);
  };

  await drag(page, [chip(own, 0), 0.5, 0.5], [column(own, 1), 0.5, 0.9], '.claim-column.drop-over');
  await chip(own, 1).waitFor();
  assert.deepEqual(await roles(own), ['contradicts']);
  await drag(page, [chip(own, 1), 0.5, 0.5], [column(own, 2), 0.5, 0.9], '.claim-column.drop-over');
  await chip(own, 2).waitFor();
  assert.deepEqual(await roles(own), ['context']);
  const before = await roles(other);
  await drag(page, [chip(own, 2), 0.5, 0.5], [column(other, 1), 0.5, 0.9], '.claim-column.drop-over');
  await chip(other, 1).waitFor();
  assert.deepEqual(await roles(other), ['contradicts']);
  assert.deepEqual(await roles(own), ['context'], 'it is linked there too, and stays where it was');
  for (let undone = 0; undone < 3; undone++) await api.get('history.undo', {});
  assert.deepEqual([await roles(own), await roles(other)], [['supports'], before]);
});
