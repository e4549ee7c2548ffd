// What tests of the reader share: a case with documents in a real window, and the gestures of a person who reads.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { aWorkbench, type Workbench } from './harness.ts';

const SAMPLE_FOLDER = join(import.meta.dirname, '..', '..', 'resources', 'sample');
/** Opens the project of `aReading`. */
export const PASSPHRASE = 'seven plain words for one test case';
/** A contract in Chinese and Russian with seals, of the sample case. */
export const CONTRACT = 'contract-QP-2024-017.pdf';
/** A text in English, of the sample case. */
export const BROCHURE = 'company-brochure-qinglan.txt';
/** A small table, of the sample case. */
export const CUSTOMS = 'customs-rows-2024.csv';

/** A workbench with a window on its case. */
export type Reading = Workbench & { readonly page: Page };

/** A case with documents of the sample case, by name, and a window that shows it. */
export async function aReading(t: TestContext, ...files: readonly string[]): Promise<Reading> {
  const bench = await aWorkbench(t);
  const path = join(bench.folder, 'case.plumb');
  const author = 'A. Tester';
  await bench.api.get('project.create', { path, title: 'Reading', passphrase: PASSPHRASE, author });
  const sources = files.map(file => ({ kind: 'path' as const, path: join(SAMPLE_FOLDER, file) }));
  if (sources.length > 0) await bench.api.get('documents.import', { sources });
  const page = await bench.open();
  await page.locator('nav.rail').waitFor();
  return { ...bench, page };
}

/** Writes files into the folder of the test and imports them; gives their documents' ids, in order. */
export async function imported(
  { folder, api }: Workbench,
  files: Readonly<Record<string, string | Uint8Array>>,
) {
  const sources = Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return { kind: 'path' as const, path };
  });
  const { entries } = await api.get('documents.import', { sources, ocr: 'off' });
  return entries.map(({ documentId }) => documentId);
}

/** Opens a document from the list and waits for what it shows. */
export async function openDocument(page: Page, name: string, shown: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator(shown).first().waitFor();
}

/** Selects the words of an element as a person does with the keyboard or a double click. */
export async function selectWords(page: Page, locator: string): Promise<void> {
  await page
    .locator(locator)
    .first()
    .evaluate(element => getSelection()?.selectAllChildren(element));
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
}

/** Two keys after the selection: E opens the form, Enter keeps. */
export async function keepByKeys(page: Page, number: number): Promise<void> {
  await page.keyboard.press('e');
  await page.getByRole('combobox', { name: 'Link to a claim or entity' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(`E${number} kept`).waitFor();
}
