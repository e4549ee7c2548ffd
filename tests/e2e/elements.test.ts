import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures, type Workbench } from './harness.ts';

/** The sample case with one view of the claims open. */
async function sample(
  t: TestContext,
  key: string,
  ready: string,
): Promise<Workbench & { readonly page: Page }> {
  const bench = await aWorkbench(t);
  await bench.api.get('project.sample', { path: join(bench.folder, 'sample.plumb'), passphrase: 'p' });
  const page = await bench.open();
  await page.locator('.rail').waitFor();
  await go(page, key, ready);
  return { ...bench, page };
}

async function go(page: Page, key: string, ready: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await page.locator(ready).waitFor();
}

const MATRIX = '.mx[role=grid]';
const line = (page: Page, code: string) => page.locator(`[data-element="${code}"]`);

/** Puts the keyboard on one element of the matrix, by keys alone. */
async function onElement(page: Page, code: string): Promise<void> {
  await page.keyboard.press('/');
  await page.locator('[data-filter=matrix]:focus').waitFor();
  await page.keyboard.type(code);
  await page.waitForFunction(() => document.querySelectorAll('.mx-line').length === 1);
  await page.keyboard.press('Enter');
  await page.locator(`${MATRIX}:focus`).waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+End');
  await line(page, code).locator('[aria-selected=true]').waitFor();
  await page.keyboard.press('Home');
}

test('an element is filled by keys, its gap closes, and undo opens it again', async t => {
  const { page, api } = await sample(t, 'm', MATRIX);
  await line(page, 'S11-E1').getByText('Covered, 2 origins').waitFor();
  await onElement(page, 'S11-E7');
  await line(page, 'S11-E7').getByText('Empty', { exact: true }).waitFor();

  // The cell of C1, which two origins support: Space says that it answers.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await line(page, 'S11-E7').getByText('Covered, 2 origins').waitFor();
  await page.getByRole('heading', { name: /^C1 for S11-E7/ }).waitFor();

  // What waited for it is closed by itself, and says so.
  await go(page, 'p', '[aria-label=Gaps]');
  await page.getByRole('radio', { name: /^Closed/ }).check({ force: true });
  await page
    .getByRole('row', { name: /S11-E7/ })
    .getByText('Closed: the element is covered')
    .waitFor();

  await page.keyboard.press('Control+z');
  await page.getByRole('row', { name: /S11-E7/ }).waitFor({ state: 'detached' });
  const [regime] = (await api.get('elements.matrix', {})).regimes;
  assert.equal(regime?.elements.find(({ code }) => code === 'S11-E7')?.coverage, 'empty');
});

test('a claim is dragged onto an element, another is found for it, and the law says where it stands', async t => {
  const { page } = await sample(t, 'm', MATRIX);
  const first = page.locator('.mx-column').first();
  await first.dragTo(line(page, 'S11-E4').locator('.mx-element'));
  await line(page, 'S11-E4').getByText('3 origins').waitFor();

  await line(page, 'S11-E1').locator('.mx-element').click();
  await page.locator(`${MATRIX}:focus`).waitFor();
  await page.keyboard.press('a');
  await page.locator('#element-answer-field:focus').waitFor();
  await page.keyboard.type('C3');
  await page.getByRole('option', { name: /^C3/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Answered by 2 claims' }).waitFor();

  await page.getByText('Law', { exact: true }).click();
  await page.getByText('E.O. 14024 sec. 11(f)').waitFor();
  await assertAccessible(page, 'matrix');
  await pictures(page, 'matrix');
});

test('a gap is given to somebody', async t => {
  const { page, api } = await sample(t, 'p', '[aria-label=Gaps]');
  await page.getByRole('row', { name: /S11-F2/ }).click();
  await page.getByRole('heading', { name: 'S11-F2' }).waitFor();
  await page.keyboard.press('t');
  await page.locator('[data-form=task]:focus').waitFor();
  await page.keyboard.type('Ask for the second bank’s statements.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('M. Weil');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /S11-F2.*M\. Weil.*Open/ }).waitFor();
  const made = (await api.get('gaps.list', { assignee: 'M. Weil' })).flatMap(({ tasks }) => tasks);
  assert.deepEqual(
    made.map(({ what, state }) => [what, state]),
    [['Ask for the second bank’s statements.', 'open']],
  );
  await assertAccessible(page, 'gaps');
  await pictures(page, 'gaps');
});

test('a search that found nothing is recorded for a claim that nobody has questioned', async t => {
  const { page, api } = await sample(t, 'i', '.os');
  const asked = page.getByRole('button', { name: 'Question it: claim 1', exact: true });
  await asked.waitFor();
  await page.keyboard.press('s');
  await page.getByRole('textbox', { name: 'Search for', exact: true }).fill('account closed');
  await page.getByText('Nothing is found.').waitFor();
  await page.getByRole('combobox', { name: 'For which claim or element' }).click();
  await page.keyboard.type('C1');
  await page.getByRole('option', { name: /^C1/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'What it means' }).last().fill('No letter closes the account.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.os-line', { hasText: '“account closed”' }).getByText('Not found').waitFor();
  await asked.waitFor({ state: 'detached' });
  const cited = (await api.get('otherSide.get', {})).searches.at(-1);
  assert.deepEqual(
    [cited?.label, cited?.record.found, cited?.note],
    ['C1', 0, 'No letter closes the account.'],
  );
  await assertAccessible(page, 'other-side');
  await pictures(page, 'other-side');
});

test('hypotheses are rated by the keyboard like a spreadsheet, and undo restores them', async t => {
  const { page, api } = await sample(t, 'y', '.hy[role=grid]');
  await page.locator('.hy:focus').waitFor();
  const rated = async () => {
    const [comparison] = await api.get('hypotheses.list', {});
    const hypothesis = comparison?.hypotheses.find(({ text }) => text.includes('never credited'));
    const item = comparison?.items.find(({ label }) => label === 'E13');
    return hypothesis && item?.ratings[hypothesis.id];
  };
  assert.equal(await rated(), 'II');
  // The first line is E13, the most telling; the last column the hypothesis with the most against it.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  const cell = page.getByRole('gridcell', { name: /^E13: .* never credited/ });
  await page
    .getByRole('gridcell', { name: /^E13: Very inconsistent .* never credited/, selected: true })
    .waitFor();
  await page.keyboard.press('2');
  await page.getByRole('gridcell', { name: /^E13: Consistent .* never credited/ }).waitFor();
  assert.equal(await rated(), 'C');
  await page.keyboard.press('Shift+I');
  await page.getByRole('gridcell', { name: /^E13: Very inconsistent .* never credited/ }).waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('gridcell', { name: /^E13: Not rated .* never credited/ }).waitFor();
  assert.equal(await rated(), undefined);
  await page.getByText('1 cells not rated').or(page.getByText('1 cell not rated')).waitFor();
  for (const _ of [1, 2, 3]) await page.keyboard.press('Control+z');
  await page.getByRole('gridcell', { name: /^E13: Very inconsistent .* never credited/ }).waitFor();
  assert.equal(await rated(), 'II');
  assert.equal(await cell.count(), 1);
  await assertAccessible(page, 'hypotheses');
  await pictures(page, 'hypotheses');
});

const REGIME = {
  format: 1,
  code: 'own-1',
  title: 'A regime of our own',
  authority: 'The desk',
  version: '1',
  checked: '2026-01-02',
  elements: ['A', 'B'].map(code => ({
    code,
    title: `Element ${code}`,
    text: 'What has to be shown.',
    citation: 'Sec. 1',
    source: 'The act',
    checked: '2026-01-02',
    status: 'copy',
  })),
};

const offer = (page: Page, regime: unknown) =>
  page.locator('input[type=file][aria-label="Regime file"]').setInputFiles({
    name: 'own.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(regime, null, 2)),
  });

test('a regime file with faults is told by line; a mended one is taken, and replaced without losing answers', async t => {
  const { page, api } = await sample(t, 'm', MATRIX);
  await page.getByRole('button', { name: 'Regimes', exact: true }).click();
  await offer(page, { ...REGIME, elements: [{ ...REGIME.elements[0], status: 'heard' }] });
  await page.getByText('“own.json” has 1 fault. Nothing was changed.').waitFor();
  await page.getByRole('rowheader', { name: /^Line \d+, column \d+$/ }).waitFor();
  await offer(page, REGIME);
  await page.getByText(/own\.json.* is in the project: 2 elements added/).waitFor();

  const own = (await api.get('elements.matrix', {})).regimes.find(({ code }) => code === 'own-1');
  const element = own?.elements.find(({ code }) => code === 'B');
  const [claim] = await api.get('claims.list', {});
  assert.ok(element && claim);
  await api.get('elements.answer', { claimId: claim.id, elementId: element.id });
  await offer(page, { ...REGIME, version: '2', elements: REGIME.elements.slice(0, 1) });
  await page.getByText('B (C1)', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Regime', exact: true }).selectOption('own-1');
  await page.getByText('No longer in the regime, but answered').waitFor();
  await line(page, 'B').getByText('Covered, 2 origins').waitFor();
});
