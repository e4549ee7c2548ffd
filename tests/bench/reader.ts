// The reader in a real Chromium: first page, frames while paging, memory, find, and from a selection to saved evidence.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Document } from '../../electron/shared/contract/documents.ts';
import type { Workbench } from '../e2e/harness.ts';
import { paging } from '../helpers/frames.ts';
import { inAWindow } from './in-a-window.ts';
import type { Measurement } from './run.ts';

const PAGES = 10_000;
const SCANS = 500;
/** Raw grey pixels of a scanned page: one million bytes, as a good scan takes. */
const SIDE = 1_000;
const LINES = 40;

/** Opens two ugly files and reads them as a person does. */
export async function bench(): Promise<Measurement[]> {
  return inAWindow(aCase, async (page, [long, scan, thousand], workbench) => [
    ...(await reading(workbench, page, 'PDF of 10,000 pages', long)),
    ...(await reading(workbench, page, 'scan of 500 MB', scan)),
    ...(await finding(page, thousand)),
    ...(await keeping(page, thousand)),
    ...(await keepingAmong(workbench, page, thousand)),
  ]);
}

async function aCase({ folder, api }: Workbench): Promise<[Document, Document, Document]> {
  const words = join(folder, 'long.pdf');
  const scan = join(folder, 'scan.pdf');
  const short = join(folder, 'thousand.pdf');
  writePdf(words, PAGES, page => ({ content: textOf(page) }));
  writePdf(short, 1_000, page => ({ content: textOf(page) }));
  writePdf(scan, SCANS, page => ({ content: 'q 612 0 0 792 0 0 cm /Im Do Q', picture: pixels(page) }));
  const sources = [words, scan, short].map(file => ({ kind: 'path' as const, path: file }));
  await api.get('documents.import', { sources, ocr: 'off' });
  const all = await api.get('documents.list', {});
  const named = (name: string) => {
    const found = all.find(document => document.name === name);
    if (!found) throw new Error(`${name} was not imported.`);
    return found;
  };
  return [named('long.pdf'), named('scan.pdf'), named('thousand.pdf')];
}

interface PdfPage {
  readonly content: string;
  readonly picture?: Buffer;
}

/** A PDF with a flat page tree, written piece by piece: page objects lie all over the file. */
function writePdf(path: string, count: number, pageOf: (page: number) => PdfPage): void {
  const file = openSync(path, 'w');
  const places: number[] = [];
  let at = 0;
  const write = (bytes: string | Buffer) => {
    at += writeSync(file, typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  };
  const object = (id: number, ...body: (string | Buffer)[]) => {
    places[id] = at;
    write(`${id} 0 obj\n`);
    for (const part of body) write(part);
    write('\nendobj\n');
  };
  write('%PDF-1.7\n');
  const ids = Array.from({ length: count }, (_, index) => 4 + index * 3);
  object(1, '<</Type/Catalog/Pages 2 0 R>>');
  object(2, `<</Type/Pages/Count ${count}/Kids[${ids.map(id => `${id} 0 R`).join(' ')}]>>`);
  object(3, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  for (const [index, id] of ids.entries()) {
    const { content, picture } = pageOf(index + 1);
    const resources = `<</Font<</F1 3 0 R>>${picture ? `/XObject<</Im ${id + 2} 0 R>>` : ''}>>`;
    object(
      id,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${id + 1} 0 R/Resources${resources}>>`,
    );
    object(id + 1, `<</Length ${content.length}>>\nstream\n${content}\nendstream`);
    if (picture)
      object(
        id + 2,
        `<</Type/XObject/Subtype/Image/Width ${SIDE}/Height ${SIDE}/ColorSpace/DeviceGray/BitsPerComponent 8/Length ${picture.length}>>\nstream\n`,
        picture,
        '\nendstream',
      );
    else object(id + 2, 'null');
  }
  const xref = at;
  const size = 4 + count * 3;
  const entries = Array.from({ length: size - 1 }, (_, index) => places[index + 1] ?? 0);
  write(`xref\n0 ${size}\n0000000000 65535 f \n`);
  write(entries.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join(''));
  write(`trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`);
  closeSync(file);
}

function textOf(page: number): string {
  const lines = Array.from({ length: LINES }, (_, line) => {
    const words = `Page ${page} line ${line} the goods of contract QP-${page * 7 + line} were sent by rail to the buyer`;
    return `(${words}) Tj 0 -17 Td`;
  });
  return `BT /F1 11 Tf 40 760 Td ${lines.join('\n')} ET`;
}

function pixels(page: number): Buffer {
  const picture = Buffer.alloc(SIDE * SIDE, 0xf4);
  for (let line = 0; line < LINES; line += 1)
    picture.fill(0x30, (60 + line * 22) * SIDE + 80, (60 + line * 22) * SIDE + 80 + ((page * 13) % 800));
  return picture;
}

/** Goes to a document as a click does, and gives the milliseconds until its first page is painted. */
async function firstPage(page: Page, document: Document): Promise<number> {
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  const line = page.getByText(document.name).first();
  await line.waitFor();
  await line.evaluate(element => {
    element.addEventListener('pointerdown', () => performance.mark('opened'), { capture: true, once: true });
  });
  await line.click();
  const handle = await page.waitForFunction(() => {
    if (!window.document.querySelector('.pv-paper[data-painted="yes"]')) return 0;
    return performance.now() - (performance.getEntriesByName('opened').at(-1)?.startTime ?? 0);
  });
  return handle.jsonValue();
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

/** Lines at the top of the document that are kept while it is measured. */
const MEASURED = 10;

async function keeping(page: Page, document: Document): Promise<Measurement[]> {
  await firstPage(page, document);
  await page.locator('[data-words="yes"]').first().waitFor();
  const { saved } = await keepLines(page, 0, 1);
  return [{ name: 'Enter to saved evidence', ours: saved, theirs: 100, unit: 'ms', against: 'target' }];
}

/** The same where the document is full of highlights: E to the form, and Enter to what is on the disk. */
async function keepingAmong({ api }: Workbench, page: Page, document: Document): Promise<Measurement[]> {
  await highlight(api, document, HIGHLIGHTS);
  await firstPage(page, document);
  await page.locator('[data-page="1"] .pv-mark[data-mark^="evd_"]').first().waitFor();
  const { form, saved } = await keepLines(page, MEASURED, HIGHLIGHTS + MEASURED + 1);
  return [
    {
      name: 'selection to saved evidence with 5,000 highlights',
      ours: form + saved,
      theirs: 100,
      unit: 'ms',
      against: 'target',
    },
  ];
}

const HIGHLIGHTS = 5_000;

/** Keeps the end of lines all over a document: their beginnings stay free. */
async function highlight(api: Workbench['api'], { id: documentId }: Document, count: number): Promise<void> {
  const onPage = LINES / 2;
  for (let number = 1; number <= count / onPage; number += 1) {
    const { text } = await api.get('documents.page', { documentId, page: number });
    const ends = [...text.matchAll(/to the buyer/g)].slice(-onPage);
    await Promise.all(
      ends.map(({ index }) => {
        const stretches = [{ page: number, start: index, end: index + 'to the buyer'.length }];
        return api.get('evidence.keep', { marking: { kind: 'text', documentId, stretches } });
      }),
    );
  }
}

/** Marks lines of the first page and keeps them by E and Enter; the middle one of the times that each key takes. */
async function keepLines(page: Page, from: number, number: number) {
  const form: number[] = [];
  const saved: number[] = [];
  for (let line = 0; line < MEASURED; line += 1) {
    const span = page.locator('[data-page="1"] .pv-words span').nth(from + line);
    await span.evaluate(element => getSelection()?.selectAllChildren(element));
    await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
    form.push(await answered(page, 'e', '.evidence-form input:focus'));
    saved.push(await answered(page, 'Enter', '.quiet-line'));
    await page.getByText(`E${number + line} kept`).waitFor();
  }
  return { form: middle(form), saved: middle(saved) };
}

/** Milliseconds from a key to what it shows. */
async function answered(page: Page, key: string, shown: string): Promise<number> {
  await page.evaluate(selector => {
    const watch = window as unknown as { answered?: Promise<number> };
    watch.answered = new Promise(resolve => {
      const press = (event: KeyboardEvent) => {
        const look = () => {
          if (!window.document.querySelector(selector)) return;
          observer.disconnect();
          removeEventListener('focusin', look);
          resolve(performance.now() - event.timeStamp);
        };
        const observer = new MutationObserver(look);
        observer.observe(window.document.body, { childList: true, subtree: true });
        addEventListener('focusin', look);
      };
      addEventListener('keydown', press, { capture: true, once: true });
    });
  }, shown);
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { answered: Promise<number> }).answered);
}

const middle = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
