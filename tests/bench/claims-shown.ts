// What a person waits for with 2,000 claims on the screen: from the key to the painted view, in a real Chromium.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Output } from '../../electron/shared/contract/index.ts';
import type { Workbench } from '../e2e/harness.ts';
import { aCase } from './claims.ts';
import { inAWindow } from './in-a-window.ts';
import type { Measurement } from './run.ts';

const TIMES = 7;
const VIEW_MS = 300;

/** A view, the keys that open it from anywhere, and what is there once it is drawn. */
const VIEWS = [
  { name: 'matrix painted in Chromium', keys: ['g', 'm'], drawn: '.mx-line .mx-answer' },
  { name: 'gaps painted in Chromium', keys: ['g', 'p'], drawn: '[aria-label=Gaps] .list-row' },
  { name: 'other side painted in Chromium', keys: ['g', 'i'], drawn: '.os-line' },
  { name: 'board painted in Chromium', keys: ['g', 'c'], drawn: '.claim-card' },
] as const;

/** Opens each view several times; between two openings something changes, so that nothing is taken from what was kept. */
export async function bench(): Promise<Measurement[]> {
  return inAWindow(
    ({ api }, files) => aCase(api, files, (name, text) => writeFileSync(join(files, name), text)),
    async (page, claims, workbench) => {
      const measured: Measurement[] = [];
      for (const view of VIEWS) measured.push(await opened(workbench, page, claims, view));
      measured.push(await answered(page));
      return measured;
    },
  );
}

type ClaimId = Output<'claims.get'>['id'];

async function opened(
  { api }: Workbench,
  page: Page,
  claims: readonly ClaimId[],
  { name, keys, drawn }: (typeof VIEWS)[number],
): Promise<Measurement> {
  const took: number[] = [];
  // The first opening loads the code of the view and is not counted.
  for (let time = 0; time <= TIMES; time++) {
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.locator('.next-list, .card').first().waitFor();
    await api.get('claims.edit', { id: claims[time] as ClaimId, patch: { note: `${name} ${time}` } });
    const ms = await untilDrawn(page, keys, drawn);
    if (time > 0) took.push(ms);
  }
  return told(name, took);
}

const EMPTY_CELL = '.mx-cell.active:not(:has(.mx-answer))';
const ANSWERED_CELL = '.mx-cell.active .mx-answer';

/** Space in the matrix: from the key to the cell that says so. */
async function answered(page: Page): Promise<Measurement> {
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.locator('.mx:focus').waitFor();
  await page.locator('.mx-line .mx-answer').first().waitFor();
  // The last column is a claim that answers nothing here, neither by itself nor as a part of another.
  await page.keyboard.press('End');
  await page.locator(EMPTY_CELL).waitFor();
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    took.push(await untilDrawn(page, [' '], time % 2 === 0 ? ANSWERED_CELL : EMPTY_CELL));
  }
  return told('a cell of the matrix answered, key to paint', took);
}

/** Presses keys and waits until something is drawn; milliseconds from the last key to the frame after it stands there. */
async function untilDrawn(page: Page, keys: readonly string[], drawn: string): Promise<number> {
  const key = keys.at(-1) ?? '';
  const waiting = page.evaluate(
    ({ key, drawn }) =>
      new Promise<number>(resolve => {
        const begin = (event: KeyboardEvent) => {
          if (event.key !== key) return;
          removeEventListener('keydown', begin, true);
          const from = performance.now();
          const look = () => {
            if (!document.querySelector(drawn)) requestAnimationFrame(look);
            else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
          };
          requestAnimationFrame(look);
        };
        addEventListener('keydown', begin, true);
        document.documentElement.dataset.benchReady = key;
      }),
    { key, drawn },
  );
  await page.waitForFunction(key => document.documentElement.dataset.benchReady === key, key);
  for (const each of keys) await page.keyboard.press(each === ' ' ? 'Space' : each);
  const ms = await waiting;
  await page.evaluate(() => delete document.documentElement.dataset.benchReady);
  return ms;
}

/** The worst of the counted times. */
const told = (name: string, took: readonly number[]): Measurement => ({
  name: `${name}, worst of ${took.length}`,
  ours: Math.max(...took),
  theirs: VIEW_MS,
  unit: 'ms',
  against: 'the target',
});
