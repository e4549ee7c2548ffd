// Typing into a section of 100 pages with 1,000 citations in a real Chromium: from each key to the frame that shows its letter,
// with pauses in which the text is counted, its footnotes are numbered and it is saved.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ApiClient } from '../../electron/shared/contract/client.ts';
import type { Block, Inline, SectionTree } from '../../electron/shared/sections/tree.ts';
import { randomFrom } from '../helpers/random.ts';
import { inAWindow, within } from './in-a-window.ts';
import type { Measurement } from './run.ts';

const PARAGRAPHS = 500;
const WORDS_EACH = 100;
const CITATIONS_EACH = 2;
const EVIDENCE = 300;
const CLAIMS = 100;
const KEYS = 240;
/** A fast typist. */
const EACH_MS = 70;
/** After so many keys there is a pause that is long enough for the text to be saved; typing goes on in the midst of that. */
const BURST = 30;
const PAUSE_MS = 780;
const KEY_MS = 30;

/** Types at three places of the text, as a person does. */
export async function bench(): Promise<Measurement[]> {
  return inAWindow(
    ({ api }, files) => aLongText(api, files),
    async page => {
      await page.keyboard.press('g');
      await page.keyboard.press('f');
      await page.getByRole('textbox', { name: 'Summary', exact: true }).waitFor();
      await page.locator('.footnote').nth(PARAGRAPHS).waitFor({ state: 'attached' });
      return measured(page);
    },
  );
}

async function aLongText(api: ApiClient, texts: string): Promise<void> {
  const lines = Array.from({ length: EVIDENCE }, (_, at) => `Invoice ${at} was paid through the bank.`);
  writeFileSync(join(texts, 'invoices.txt'), lines.join('\n'));
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: texts }] });
  const documentId = entries[0]?.documentId;
  if (documentId === undefined) throw new Error('The text was not imported.');
  for (const quote of lines)
    await api.get('evidence.keep', { marking: { kind: 'quote', documentId, quote } });
  for (let at = 0; at < CLAIMS; at++)
    await api.get('claims.create', { text: `The bank paid invoice ${at}.` });
  await api.get('sections.edit', { section: 'summary', document: longText() });
}

const WORDS = 'the bank credited sums under contracts for goods of high priority to sellers abroad'.split(
  ' ',
);

/** Headings, paragraphs and citations of evidence and claims. */
function longText(): SectionTree {
  const random = randomFrom(11);
  const below = (count: number) => Math.floor(random() * count);
  const words = () => Array.from({ length: WORDS_EACH / 2 }, () => WORDS[below(WORDS.length)]).join(' ');
  const cite = () => (below(4) === 0 ? `C${1 + below(CLAIMS)}` : `E${1 + below(EVIDENCE)}`);
  const heading = (at: number): Block => ({
    type: 'heading',
    attrs: { level: 2 },
    content: [{ type: 'text', text: `Part ${at}` }],
  });
  const paragraph = (): Block => ({
    type: 'paragraph',
    content: Array.from({ length: CITATIONS_EACH }, (): Inline[] => [
      { type: 'text', text: `${words()} ` },
      { type: 'cite', attrs: { ref: cite() } },
    ]).flat(),
  });
  const content = Array.from({ length: PARAGRAPHS }, (_, at) =>
    at % 20 === 0 ? [heading(at), paragraph()] : [paragraph()],
  );
  return { type: 'doc', content: content.flat() };
}

async function measured(page: Page): Promise<Measurement[]> {
  await watchKeys(page);
  const all: number[] = [];
  for (const share of [0.02, 0.5, 0.98]) all.push(...(await typed(page, share)));
  process.stderr.write(`  ${all.length} keys, load average ${loadavg()[0]?.toFixed(1)}\n`);
  const target = (name: string, ours: number): Measurement => ({
    name: `100 pages, 1,000 citations: key to paint, ${name}`,
    ours,
    theirs: KEY_MS,
    unit: 'ms',
    against: 'the target',
  });
  return [
    target('median', within(all, 0.5)),
    target('p95', within(all, 0.95)),
    target('worst', within(all, 1)),
  ];
}

interface Watched {
  keyTimes: number[];
}

/** Notes for each letter how long after its key the frame with it was drawn. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = [];
    (window as unknown as Watched).keyTimes = times;
    const painted = (from: number) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - from);
        channel.port2.postMessage(null);
      });
    addEventListener('keydown', event => painted(event.timeStamp), { capture: true });
  });
}

/** Puts the caret at a share of the text and types; milliseconds of each key. */
async function typed(page: Page, share: number): Promise<number[]> {
  const paragraph = page
    .locator('.section-text')
    .first()
    .locator('> p')
    .nth(Math.floor(PARAGRAPHS * share));
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.click({ position: { x: 40, y: 8 } });
  const letters = 'and it paid them again ';
  // The first keys at a place draw what was out of view; they are not typing yet.
  await page.keyboard.type('so ', { delay: EACH_MS });
  await page.evaluate(() => (window as unknown as Watched).keyTimes.splice(0));
  for (let key = 0; key < KEYS; key++) {
    const letter = letters[key % letters.length] ?? ' ';
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(key % BURST === BURST - 1 ? PAUSE_MS : EACH_MS);
  }
  await page.waitForTimeout(PAUSE_MS);
  const times = await page.evaluate(() => (window as unknown as Watched).keyTimes.splice(0));
  if (times.length !== KEYS) throw new Error(`${times.length} of ${KEYS} keys were seen.`);
  return times;
}
