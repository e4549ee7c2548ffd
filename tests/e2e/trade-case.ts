// A project whose Trade place is open, and what a person does there in most tests.
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { aWorkbench, type Workbench } from './harness.ts';

/** A workbench with an open project and its Trade place in a window. */
export interface TradeCase extends Workbench {
  readonly page: Page;
}

/** Opens an empty project at its Trade place. */
export async function aTradeCase(t: TestContext): Promise<TradeCase> {
  const bench = await aWorkbench(t);
  const path = join(bench.folder, 'case.plumb');
  const passphrase = 'seven plain words for one test case';
  await bench.api.get('project.create', { path, title: 'Harbour', passphrase, author: 'A. Tester' });
  return { ...bench, page: await openAtTrade(bench) };
}

/** Opens a window at the Trade place of a project without records. */
export async function openAtTrade(bench: Workbench): Promise<Page> {
  const page = await bench.open();
  page.setDefaultTimeout(60_000);
  // Choosers are caught from now on: a key that opens one is faster than the catching of it begins.
  page.on('filechooser', () => undefined);
  await page.locator('nav.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByText('No trade records yet').waitFor();
  return page;
}

/** The import dialog. */
export const wizardOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Import trade records' });

/** Chooses a file by its key, and waits for the dialog. */
export async function chooseTable(page: Page, file: string): Promise<Locator> {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+i');
  await (await chooser).setFiles(file);
  await wizardOf(page).waitFor();
  return wizardOf(page);
}

/** Waits until the total above the rows says so. */
export const totalIs = (page: Page, words: string): Promise<void> =>
  page.locator('.trade-answer[aria-busy="false"] .trade-sum', { hasText: words }).first().waitFor();
