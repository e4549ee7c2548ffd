// The board of 2,000 claims with 20,000 links in a real Chromium: until the first cards with their evidence are seen, from a key
// to the change that it makes, and frames while scrolling.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { paging } from '../helpers/frames.ts';
import { aCase } from './claims.ts';
import { inAWindow, within } from './in-a-window.ts';
import type { Measurement } from './run.ts';

const TIMES = 20;
const VIEW_MS = 300;
const EDIT_MS = 50;

/** Opens the board, changes it by keys and scrolls it, as a person does. */
export async function bench(): Promise<Measurement[]> {
  return inAWindow(
    ({ api }, files) => aCase(api, files, (name, text) => writeFileSync(join(files, name), text)),
    measured,
  );
}

async function measured(page: Page): Promise<Measurement[]> {
  const first = await until(page, 'c', '.claim-card .chip.supports', () => page.keyboard.press('g'));
  await page.locator('.claim-card .chip.supports').first().focus();
  const turned: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const [key, role] = time % 2 === 0 ? ['-', 'contradicts'] : ['+', 'supports'];
    turned.push(await until(page, key as string, `.claim-link .chip.${role}[data-selected]:focus`));
  }
  const marked: number[] = [];
  await page.locator('.claim-card').first().focus();
  for (let time = 0; time < TIMES; time++) {
    const wanted = time % 2 === 0 ? '.claim-card.active.marked' : '.claim-card.active:not(.marked)';
    marked.push(await until(page, ' ', wanted));
  }
  const frames = await paging(page, '.claim-board');
  const target = (name: string, ours: number, theirs: number): Measurement => ({
    name: `board in a window: ${name}`,
    ours,
    theirs,
    unit: 'ms',
    against: 'the target',
  });
  return [
    target('first opening, until evidence is seen', first, VIEW_MS),
    target('key to a chip on the other side, median', within(turned, 0.5), EDIT_MS),
    target('key to a chip on the other side, p95', within(turned, 0.95), EDIT_MS),
    target('key to a marked claim, p95', within(marked, 0.95), EDIT_MS),
    target('95 % of frames while scrolling', frames, 16.7),
  ];
}

/** Presses a key, and gives the milliseconds from the key to the frame in which something fits the selector. */
async function until(
  page: Page,
  key: string,
  selector: string,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  await before();
  await page.evaluate(wanted => {
    const watch = window as unknown as { seen?: Promise<number> };
    watch.seen = new Promise(resolve => {
      let started = 0;
      addEventListener(
        'keydown',
        event => {
          started = event.timeStamp;
        },
        { capture: true, once: true },
      );
      const look = () => {
        if (started > 0 && document.querySelector(wanted)) resolve(performance.now() - started);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }, selector);
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { seen: Promise<number> }).seen);
}
