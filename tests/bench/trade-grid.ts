// The grid of trade records in a real Chromium: first rows, frames while scrolling, how long filters, orders, words and groups
// take from the click to the answer on the screen, and how long an edit waits meanwhile.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { aWorkbench, type Workbench } from '../e2e/harness.ts';
import type { Measurement } from './run.ts';

/** 1 is what the targets are set for: 1,000,000 rows. */
const ROWS = Math.round(1_000_000 * Number(process.env.PLUMB_BENCH_SCALE ?? 1));
const GENERATOR = join(import.meta.dirname, '../../../shared/corpus/scripts/gen_trade.py');
/** A table that was generated before; made anew when left out. */
const TABLE = process.env.PLUMB_BENCH_TABLE;
const FRAMES = 600;

/** Scrolls, filters and sorts a large table as a person does. */
export async function bench(): Promise<Measurement[]> {
  if (!TABLE && !existsSync(GENERATOR)) {
    process.stderr.write('  left out: no generator of trade records here\n');
    return [];
  }
  const ends: (() => unknown)[] = [];
  try {
    const after = (end?: unknown) => void (typeof end === 'function' && ends.push(() => end()));
    const workbench = await aWorkbench({ after } as Parameters<typeof aWorkbench>[0]);
    const rows = await aTable(workbench);
    const name = `grid of ${rows.toLocaleString('en-GB')} records`;
    const page = await workbench.open();
    page.setDefaultTimeout(120_000);
    await page.locator('nav.rail').waitFor();
    return await measured(workbench, page, name);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function aTable({ folder, api }: Workbench): Promise<number> {
  const path = join(folder, 'case.plumb');
  const passphrase = 'seven plain words for one benchmark';
  await api.get('project.create', { path, title: 'Bench', passphrase, author: 'Bench' });
  const table = TABLE ?? join(folder, 'table.csv');
  if (!TABLE) {
    const words = ['--rows', String(ROWS), '--seed', '5', '--out', table, '--truth', join(folder, 't.json')];
    const made = spawnSync('python3', [GENERATOR, ...words]);
    if (made.status !== 0) throw new Error('The table could not be generated.');
  }
  // The first days of a January tell neither day nor month: a person answers that in the wizard.
  const mapping = { dates: { 'Дата регистрации': 'dmy' } } as const;
  const { sets, entries } = await api.get('trade.import', {
    sources: [{ kind: 'path', path: table }],
    mapping,
  });
  if (!sets[0]) throw new Error(entries[0]?.reason ?? 'The table was not imported.');
  return sets[0].rows;
}

const said = (what: string, ms: number) => process.stderr.write(`  ${what}: ${Math.round(ms)} ms\n`);

async function measured(workbench: Workbench, page: Page, name: string): Promise<Measurement[]> {
  const begun = performance.now();
  // The first opening loads the code of the place, and looks for repetitions; the second is how it opens from then on.
  said('first opening of the place', await opening(page));
  await quiet(page);
  const first = await opening(page);
  await quiet(page);
  said('everything is counted', performance.now() - begun);
  const calm = await scrolling(page, 24);
  const fast = await scrolling(page, 1_300);
  const empty = await emptyScrolling(workbench);
  const edits = editing(workbench);
  const gestures: Record<string, () => Promise<number>> = {
    'filter by a tier': () => untilRows(page, () => facet(page, 'Tier 2')),
    'filter by a sender as well': () => untilRows(page, () => firstSender(page)),
    'filters taken away': () => untilRows(page, () => page.getByRole('button', { name: 'Clear' }).click()),
    'order by value': () => orderedBy(page, 'Value'),
    'order by weight': () => orderedBy(page, 'weight'),
    'order by receiver': () => orderedBy(page, 'Receiver'),
    'words in any cell': () => untilRows(page, () => words(page, 'optoelectronics')),
    'other words': () => untilRows(page, () => words(page, 'микросхемы')),
    'words taken away': () => untilRows(page, () => words(page, '')),
    'totals by sender': () => untilTotals(page),
  };
  const latencies: number[] = [];
  for (const [what, gesture] of Object.entries(gestures)) {
    const ms = await gesture();
    latencies.push(ms);
    said(what, ms);
  }
  const edit = await edits.end();
  const target = (what: string, ours: number, theirs: number): Measurement => ({
    name: `${name}: ${what}`,
    ours,
    theirs,
    unit: 'ms',
    against: 'target',
  });
  return [
    target('first rows', first, 200),
    target('95 % of frames, scrolling a row a frame', calm, 16.7),
    { ...target('95 % of frames, scrolling a row a frame', calm, empty), against: 'an empty page' },
    target('95 % of frames, scrolling 50 rows a frame', fast, 16.7),
    target('slowest filter, order, words or groups, on the screen', Math.max(...latencies), 1_000),
    target('95 % of edits meanwhile', edit, 100),
  ];
}

/** Waits until everything that is counted over the rows is there. */
async function quiet(page: Page): Promise<void> {
  await page.locator('.trade-facets .facet-value').first().waitFor();
  await page.locator('.trade-answer[aria-busy="false"]').waitFor();
  await page.locator('.trade-chart[aria-busy="false"] svg').last().waitFor();
}

/** Goes to the place by its key and gives the milliseconds until records are drawn. */
async function opening(page: Page): Promise<number> {
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.getByRole('navigation').getByRole('button', { name: 'Home', exact: true }).waitFor();
  await page.locator('.tg').waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.evaluate(() => performance.mark('opened'));
  await page.keyboard.press('t');
  const handle = await page.waitForFunction(() => {
    const cells = document.querySelectorAll('.tg-row:not(.coming) .tg-cell');
    const busy = document.querySelector('.tg')?.getAttribute('aria-busy');
    if (cells.length < 20 || busy === 'true') return 0;
    return performance.now() - (performance.getEntriesByName('opened').at(-1)?.startTime ?? 0);
  });
  return handle.jsonValue();
}

/** Scrolls steadily and gives the frame time that 95 % of the frames keep. */
async function scrolling(page: Page, step: number, box = '.tg'): Promise<number> {
  const times = await page.locator(box).evaluate(
    (scroller, { frames, step: by }) =>
      new Promise<number[]>(resolve => {
        const found: number[] = [];
        let last = 0;
        const next = (now: number) => {
          if (last > 0) found.push(now - last);
          last = now;
          scroller.scrollTop += by;
          if (found.length < frames) requestAnimationFrame(next);
          else resolve(found);
        };
        requestAnimationFrame(next);
      }),
    { frames: FRAMES, step },
  );
  const sorted = times.sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

/** The same over a tall element with nothing in it, as this machine can do just now. */
async function emptyScrolling({ browser }: Workbench): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent(
    '<div id="box" style="height:700px;overflow:auto"><div style="height:9000000px;background:#eee"></div></div>',
  );
  const slow = await scrolling(page, 24, '#box');
  await page.close();
  return slow;
}

/** Edits the project ten times a second until it is ended; then gives the milliseconds that 95 % of the edits keep. */
function editing({ api }: Workbench): { readonly end: () => Promise<number> } {
  const times: number[] = [];
  let isOver = false;
  const all = (async () => {
    while (!isOver) {
      const began = performance.now();
      await api.get('claims.create', { text: `Claim ${times.length + 1}.` });
      times.push(performance.now() - began);
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await all;
      const sorted = times.sort((a, b) => a - b);
      return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
    },
  };
}

/** Groups the totals by the sender and gives the milliseconds until the groups are drawn. */
async function untilTotals(page: Page): Promise<number> {
  await page.getByRole('tab', { name: 'Totals' }).click();
  const rows = page.getByRole('grid', { name: 'Totals' }).locator('.list-body [role="row"]');
  await rows.first().waitFor();
  const began = performance.now();
  await page.getByLabel('Group by', { exact: true }).selectOption({ label: 'Sender' });
  await rows
    .filter({ hasNotText: /^\d{4}-\d{2}/ })
    .first()
    .waitFor();
  return performance.now() - began;
}

/** Does something and gives the milliseconds until the rows that it asks for are drawn. */
async function untilRows(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const watch = window as unknown as { rowsDrawn?: Promise<number> };
    watch.rowsDrawn = new Promise(resolve => {
      let started = 0;
      const begin = (event: Event) => {
        if (started === 0) started = event.timeStamp;
      };
      for (const type of ['pointerdown', 'input'])
        addEventListener(type, begin, { capture: true, once: true });
      // Told of every change: rows can be busy for less than a frame.
      let wasBusy = false;
      const grid = document.querySelector('.tg');
      const observer = new MutationObserver(() => {
        const busy = grid?.getAttribute('aria-busy') === 'true';
        wasBusy ||= busy;
        if (!wasBusy || busy || !document.querySelector('.tg-row:not(.coming) .tg-cell')) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - started));
      });
      if (grid) observer.observe(grid, { attributes: true, subtree: true, childList: true });
    });
  });
  await act();
  const ms = await page.evaluate(() => (window as unknown as { rowsDrawn: Promise<number> }).rowsDrawn);
  await quiet(page);
  return ms;
}

const orderedBy = async (page: Page, head: string): Promise<number> => {
  await shown(page, head);
  return untilRows(page, () => sorted(page, head));
};

const facet = (page: Page, words: string) =>
  page.locator('.trade-facets .facet-value', { hasText: words }).locator('input').click();

const firstSender = (page: Page) =>
  page.locator('.trade-facets .facet', { hasText: 'Sender' }).locator('input').first().click();

const sorted = (page: Page, head: string) => page.locator('.tg-sort', { hasText: head }).first().click();

/** Scrolls sideways until the head of a column is drawn: only those near the window are. */
async function shown(page: Page, head: string): Promise<void> {
  const heads = page.locator('.tg-sort', { hasText: head });
  for (let left = 0; (await heads.count()) === 0; left += 300) {
    const most = await page.locator('.tg').evaluate((box, to) => {
      box.scrollLeft = to;
      return box.scrollWidth;
    }, left);
    if (left > most) throw new Error(`The grid has no column “${head}”.`);
  }
}

const words = (page: Page, text: string) => page.locator('#trade-words').fill(text);
