// What a person does in the reader, timed.
import type { Page } from 'playwright-core';
import type { Document } from '../../electron/shared/contract/documents.ts';

/** Lines at the top of the document that are kept while it is measured. */
export const MEASURED = 10;

/** Goes to a document as a click does, and gives the milliseconds until its first page is painted. */
export async function firstPage(page: Page, document: Document): Promise<number> {
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

/** Marks lines of the first page and keeps them by E and Enter; the middle one of the times that each key takes. */
export async function keepLines(page: Page, from: number, number: number) {
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
