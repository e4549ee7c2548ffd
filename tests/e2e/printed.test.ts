// What leaves the printer: each sheet as a PDF that Chromium makes, read back by pdftotext.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { aWorkbench, OUTPUT } from './harness.ts';

const judged = {
  skip: spawnSync('pdftotext', ['-v']).error !== undefined && 'needs pdftotext (package poppler-utils)',
};

/** The sample in a window whose printer keeps the sheet on the page instead of asking the system's dialog. */
async function printing(t: TestContext): Promise<Page> {
  const { api, folder, open } = await aWorkbench(t);
  await api.get('project.sample', { path: join(folder, 'sample.plumb'), passphrase: 'p' });
  const page = await open();
  await page.locator('.rail').waitFor();
  await page.evaluate(() => {
    window.print = () => {
      const kept = document.querySelector('.print-sheet')?.cloneNode(true);
      if (!(kept instanceof HTMLElement)) throw new Error('nothing to print');
      kept.classList.add('kept');
      document.body.append(kept);
    };
  });
  return page;
}

interface Printed {
  readonly pages: number;
  readonly wide: boolean;
  /** As it stands, column beside column. */
  readonly text: string;
  /** Of the first word spelt so: from its left edge, in points. */
  readonly left: (word: string) => number;
}

/** Takes the sheet that was just sent to the printer. */
async function printed(page: Page, name: string): Promise<Printed> {
  await page.locator('.print-sheet.kept').waitFor({ state: 'attached' });
  mkdirSync(join(OUTPUT, 'printed'), { recursive: true });
  const path = join(OUTPUT, 'printed', `${name}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true });
  await page.evaluate(() => document.querySelector('.print-sheet.kept')?.remove());
  const read = (...options: string[]) =>
    execFileSync('pdftotext', [...options, path, '-'], { encoding: 'utf8' });
  const boxes = read('-bbox');
  const sizes = [...boxes.matchAll(/<page width="([\d.]+)" height="([\d.]+)"/g)];
  return {
    pages: sizes.length,
    wide: sizes.every(([, width, height]) => Number(width) > Number(height)),
    text: read('-layout'),
    left: word => Number(new RegExp(`<word xMin="([\\d.]+)"[^>]*>${word}<`).exec(boxes)?.[1]),
  };
}

/** Goes to a view by its keys and prints it by its key. */
async function printView(page: Page, key: string, drawn: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await page.locator(drawn).first().waitFor();
  await page.keyboard.press('Control+p');
}

test('claims, their outline and their chronology on paper', judged, async t => {
  const page = await printing(t);
  await printView(page, 'c', '.claim-card');
  const claims = await printed(page, 'claims');
  assert.match(claims.text, /Yulan Harbour \(sample\), printed \d/);
  for (let number = 1; number <= 6; number++) assert.match(claims.text, new RegExp(`^\\s*C${number} `, 'm'));
  // An area without words says so; of many rows the first is printed, so that no sheet is filled by a table.
  assert.match(claims.text, /E23 end-user-note-scan.pdf, p. 1, area, F3: an area of the page without words/);
  assert.doesNotMatch(claims.text, /“”/);
  assert.match(claims.text, /E25 customs-rows-2024.csv, rows [\d, -]+, C2:/);
  assert.match(claims.text, /and 12 more rows/);
  assert.ok(claims.pages <= 3 && !claims.wide, `${claims.pages} pages`);

  await page.getByRole('tab', { name: /^Outline/ }).click();
  await page.getByRole('tree', { name: /outline/i }).waitFor();
  await page.getByRole('button', { name: 'Print the outline' }).click();
  const outline = await printed(page, 'outline');
  assert.match(outline.text, /Outline of the claims/);
  assert.match(outline.text, /C6 Yulan Harbour knew that the goods could serve military ends. · Draft/);

  await page.getByRole('tab', { name: /^Chronology/ }).click();
  await page.getByRole('grid', { name: 'Chronology' }).waitFor();
  await page.getByRole('button', { name: 'Print the chronology' }).click();
  const chronology = await printed(page, 'chronology');
  assert.match(chronology.text, /14 Mar 2024 +C2 +Yulan Harbour credited/);
  // What happened has most of the width, its day little.
  const { left } = chronology;
  const before = left('Sentence') - left('When');
  const event = left('Status') - left('Sentence');
  assert.ok(before > 60 && event > 2 * before, `${before} and ${event} points`);
});

test('the matrix and the hypotheses on paper, printed by their words too', judged, async t => {
  const page = await printing(t);
  await printView(page, 'm', '.mx-line .mx-answer');
  const matrix = await printed(page, 'matrix');
  assert.ok(matrix.wide);
  assert.match(matrix.text, /S11-E1 The target is a foreign financial/);
  // What is not confirmed is marked at each element, and said once.
  assert.ok((matrix.text.match(/\bV\d\b/g) ?? []).length > 9);
  assert.equal(matrix.text.match(/The list of factors in FAQ 1151/g)?.length, 1);

  await page.keyboard.press('g');
  await page.keyboard.press('y');
  await page.getByRole('button', { name: 'Print the hypotheses' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('print the hyp');
  await page.getByRole('option', { name: 'Print the hypotheses', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  const hypotheses = await printed(page, 'hypotheses');
  assert.ok(hypotheses.wide);
  assert.match(hypotheses.text, /What became of the USD 412,600.00/);
  assert.match(hypotheses.text, /This orders explanations; it is no probability/);
  const { left } = hypotheses;
  assert.ok(left('Credibility,') - left('Evidence,') > 250);
});
