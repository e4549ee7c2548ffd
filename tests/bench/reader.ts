// The reader in a real Chromium: first page, frames while paging, memory, find, and from a selection to saved evidence.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Document } from '../../electron/shared/contract/documents.ts';
import type { Workbench } from '../e2e/harness.ts';
import { paging } from '../helpers/frames.ts';
import { inAWindow } from './in-a-window.ts';
import { LINES, SIDE, textOf, writePdf } from './made-pdf.ts';
import { HIGHLIGHTS, highlight, keepingAmong } from './reader-highlights.ts';
import { firstPage, keepLines, MEASURED } from './reading-keys.ts';
import type { Measurement } from './run.ts';

const PAGES = 10_000;
const SCANS = 500;

/** Opens two ugly files and reads them as a person does. */
export async function bench(): Promise<Measurement[]> {
  return inAWindow(aCase, async (page, [long, scan, thousand, marked], workbench) => [
    ...(await reading(workbench, page, 'PDF of 10,000 pages', long)),
    ...(await reading(workbench, page, 'scan of 500 MB', scan)),
    ...(await finding(page, thousand)),
    ...(await keeping(page, thousand)),
    ...(await keepingAmong(page, marked, HIGHLIGHTS + MEASURED + 1)),
  ]);
}

async function aCase({ folder, api }: Workbench): Promise<[Document, Document, Document, Document]> {
  const words = join(folder, 'long.pdf');
  const scan = join(folder, 'scan.pdf');
  const short = join(folder, 'thousand.pdf');
  const marked = join(folder, 'marked.pdf');
  writePdf(words, PAGES, page => ({ content: textOf(page) }));
  writePdf(short, 1_000, page => ({ content: textOf(page) }));
  writePdf(marked, 1_000, page => ({ content: textOf(page + 1_000) }));
  writePdf(scan, SCANS, page => ({ content: 'q 612 0 0 792 0 0 cm /Im Do Q', picture: pixels(page) }));
  const sources = [words, scan, short, marked].map(file => ({ kind: 'path' as const, path: file }));
  await api.get('documents.import', { sources, ocr: 'off' });
  const all = await api.get('documents.list', {});
  const named = (name: string) => {
    const found = all.find(document => document.name === name);
    if (!found) throw new Error(`${name} was not imported.`);
    return found;
  };
  await highlight(api, named('marked.pdf'));
  return [named('long.pdf'), named('scan.pdf'), named('thousand.pdf'), named('marked.pdf')];
}

function pixels(page: number): Buffer {
  const picture = Buffer.alloc(SIDE * SIDE, 0xf4);
  for (let line = 0; line < LINES; line += 1)
    picture.fill(0x30, (60 + line * 22) * SIDE + 80, (60 + line * 22) * SIDE + 80 + ((page * 13) % 800));
  return picture;
}

async function reading(
  workbench: Workbench,
  page: Page,
  name: string,
  document: Document,
): Promise<Measurement[]> {
  // The first opening loads the viewer's own code; the second is how every other document opens.
  await firstPage(page, document);
  const opened = await firstPage(page, document);
  const slow = await paging(page, '.pv-scroller');
  const jump = await jumping(page, Math.floor((document.reading?.pages ?? 1) * 0.93));
  const memory = await memoryOf(workbench);
  const target = (what: string, ours: number, theirs: number, unit: string): Measurement => ({
    name: `${name}: ${what}`,
    ours,
    theirs,
    unit,
    against: 'target',
  });
  return [
    target('first page', opened, 1_000, 'ms'),
    target('page far behind', jump, 1_000, 'ms'),
    target('95 % of frames while paging', slow, 16.7, 'ms'),
    {
      ...target('95 % of frames while paging', slow, await emptyPaging(workbench), 'ms'),
      against: 'an empty page',
    },
    target('memory of the window', memory, 600, 'MB'),
  ];
}

/** The same over a tall element with nothing in it, as this machine can do just now. */
async function emptyPaging({ browser }: Workbench): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent(
    '<div id="box" style="height:700px;overflow:auto"><div style="height:9000000px;background:#eee"></div></div>',
  );
  const slow = await paging(page, '#box');
  await page.close();
  return slow;
}

/** Goes to a page by its number and gives the milliseconds until it is painted. */
async function jumping(page: Page, number: number): Promise<number> {
  const box = page.getByLabel(/^Page, of/);
  await box.fill(String(number));
  const started = performance.now();
  await box.press('Enter');
  await page.locator(`[data-page="${number}"] .pv-paper[data-painted="yes"]`).waitFor();
  return performance.now() - started;
}

/** Megabytes that the processes of the window hold by themselves. */
async function memoryOf({ browser }: Workbench): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const windows = processInfo.filter(({ type }) => type === 'renderer');
  const held = windows.map(({ id }) => {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  });
  return Math.max(...held);
}

async function finding(page: Page, document: Document): Promise<Measurement[]> {
  await firstPage(page, document);
  const box = page.getByRole('searchbox', { name: 'Find in this document' });
  const times: number[] = [];
  for (const words of ['contract', 'goods', 'line 7']) {
    await box.fill('');
    await page.locator('.find-count', { hasText: /^$/ }).waitFor({ state: 'attached' });
    times.push(
      await box.evaluate(
        (input, typed) =>
          new Promise<number>(resolve => {
            const field = input as HTMLInputElement;
            const count = window.document.querySelector('.find-count') as HTMLElement;
            const started = performance.now();
            new MutationObserver((_, observer) => {
              if (!/^\d+$/.test(count.textContent)) return;
              observer.disconnect();
              resolve(performance.now() - started);
            }).observe(count, { childList: true, characterData: true, subtree: true });
            const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
            set?.call(field, typed);
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }),
        words,
      ),
    );
  }
  const slowest = Math.max(...times);
  return [{ name: 'find in 1,000 pages', ours: slowest, theirs: 200, unit: 'ms', against: 'target' }];
}

async function keeping(page: Page, document: Document): Promise<Measurement[]> {
  await firstPage(page, document);
  await page.locator('[data-words="yes"]').first().waitFor();
  const { saved } = await keepLines(page, 0, HIGHLIGHTS + 1);
  return [{ name: 'Enter to saved evidence', ours: saved, theirs: 100, unit: 'ms', against: 'target' }];
}
