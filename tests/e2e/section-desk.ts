// A project with a written summary, open in a window: what tests of the editor begin with.
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { type Inline, plainText, type SectionTree } from '../../electron/shared/sections/tree.ts';
import { aWorkbench, type Workbench } from './harness.ts';

/** Milliseconds that a save may take on a busy machine. */
const PATIENCE = 30_000;

/** The text of the summary. */
export const textOf = (page: Page) => page.getByRole('textbox', { name: 'Summary', exact: true });

/** A piece of text, and a citation. */
export const say = (text: string): Inline => ({ type: 'text', text });
export const cite = (ref: string): Inline => ({ type: 'cite', attrs: { ref } });

/** A text of these paragraphs. */
export const paragraphs = (...all: readonly (readonly Inline[])[]): SectionTree => ({
  type: 'doc',
  content: all.map(content => ({ type: 'paragraph', content: [...content] })),
});
export const lines = (...words: readonly string[]): SectionTree =>
  paragraphs(...words.map(text => [say(text)]));

/** Opens a project whose summary reads so. */
export async function writtenSummary(
  t: TestContext,
  document: SectionTree,
): Promise<Workbench & { readonly page: Page }> {
  const bench = await aWorkbench(t);
  const path = join(bench.folder, 'case.plumb');
  await bench.api.get('project.create', { path, title: 'A', passphrase: 'three plain words' });
  await bench.api.get('sections.edit', { section: 'summary', document });
  const page = await bench.open();
  await toSummary(page);
  return { ...bench, page };
}

/** Goes to the summary by key. */
export async function toSummary(page: Page): Promise<void> {
  await page.locator('.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await textOf(page).waitFor();
}

/** What the engine holds of the summary. */
export async function stored({ api }: Workbench): Promise<string> {
  const { sections } = await api.get('sections.get', {});
  return sections[0] ? plainText(sections[0].document) : '';
}

/** Leaves the text and answers what the engine holds, once that is so: the status line may still tell of an earlier save. */
export async function settled(
  bench: Workbench & { readonly page: Page },
  isSo: (text: string) => boolean,
): Promise<string> {
  await textOf(bench.page).blur();
  const end = Date.now() + PATIENCE;
  while (!isSo(await stored(bench)) && Date.now() < end)
    await new Promise(resolve => setTimeout(resolve, 50));
  return stored(bench);
}
