import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures, type Workbench } from './harness.ts';

/** The board of the sample. `prepare` does something before the window is there, so that the board begins with it. */
async function sampleClaims<T = void>(
  t: TestContext,
  prepare?: (api: Workbench['api']) => Promise<T>,
): Promise<Workbench & { readonly page: Page; readonly made: T }> {
  const bench = await aWorkbench(t);
  await bench.api.get('project.sample', { path: join(bench.folder, 'sample.plumb'), passphrase: 'p' });
  const made = (await prepare?.(bench.api)) as T;
  const page = await bench.open();
  await page.locator('.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.locator('.claim-card').first().waitFor();
  return { ...bench, page, made };
}

/** Waits for the claim that has the keyboard. */
const onClaim = (page: Page, number: number) =>
  page.locator(`[data-claim][aria-label^="Claim ${number}:"]:focus`).waitFor();

/** Goes to another view of the claims by the keyboard. */
async function view(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { selected: true }).focus();
  for (let tries = 0; tries < 10; tries++) {
    if ((await page.getByRole('tab', { selected: true }).textContent())?.startsWith(name)) break;
    await page.keyboard.press('ArrowRight');
  }
  await page.getByRole('tab', { name, selected: true }).waitFor();
}

test('a compound claim is split, judged, dated and graded; several are changed at once; all of it is undone', async t => {
  const { page, api, made } = await sampleClaims(t, async engine =>
    engine.get('claims.create', {
      text: 'The bank opened an account for Qinglan, and it credited three payments in March.',
      evidence: [{ evidenceId: (await engine.get('evidence.list', {}))[0]?.id as never }],
    }),
  );
  const card = page.locator('[data-claim]', { hasText: 'opened an account' });
  // The board draws only what is seen: End goes to the claim that was just made.
  await page.locator('[data-claim]').first().focus();
  await page.keyboard.press('End');
  await card.waitFor();
  await page.keyboard.press('End');
  await onClaim(page, made.number);
  await card.getByText('It seems to say 2 things').waitFor();
  await page.keyboard.press('s');
  const parts = page.getByRole('textbox', { name: /^Parts of claim/ });
  await parts.waitFor();
  assert.equal((await parts.inputValue()).split('\n').length, 2);
  await page.keyboard.press('Enter');
  await onClaim(page, made.number);
  await page.locator('[data-claim]', { hasText: 'credited three payments' }).waitFor();
  const all = await api.get('claims.list', {});
  assert.deepEqual(
    all.slice(-2).map(({ links, status }) => [links.length, status]),
    [
      [1, 'draft'],
      [1, 'draft'],
    ],
    'both parts keep the evidence',
  );

  // What it is: kind, date with its precision, likelihood and confidence apart.
  await page.getByRole('combobox', { name: 'Kind', exact: true }).last().selectOption('assessment');
  await page.getByRole('textbox', { name: 'When, or from' }).fill('3/2024');
  await page.keyboard.press('Enter');
  await page.getByText('Mar 2024, day not known').waitFor();
  await page.getByRole('combobox', { name: 'Likelihood' }).selectOption('icd203:likely');
  await page.getByRole('combobox', { name: 'Confidence' }).selectOption('low');
  const whole = page.locator(`[data-claim="${made.id}"] .claim-facts`);
  await page.waitForFunction(
    ([id]) =>
      /Assessment.*Mar 2024.*Likely \(55–80 %\).*Low confidence/.test(
        document.querySelector(`[data-claim="${id}"] .claim-facts`)?.textContent ?? '',
      ),
    [made.id],
  );
  assert.match((await whole.textContent()) ?? '', /Assessment/);

  // Two are marked by the keyboard and changed in one action.
  await page.locator(`[data-claim="${made.id}"]`).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('j');
  await onClaim(page, made.number + 1);
  await page.keyboard.press('Space');
  await page.getByText('2 claims marked').waitFor();
  await page.keyboard.press('b');
  await page.getByRole('dialog').getByRole('combobox', { name: 'Status' }).selectOption('disputed');
  await page.getByRole('dialog').getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const statuses = async () => (await api.get('claims.list', {})).slice(-2).map(({ status }) => status);
  assert.deepEqual(await statuses(), ['disputed', 'disputed']);
  await page.keyboard.press('Control+z');
  await page.locator(`[data-claim="${made.id}"]`).getByText('Draft').waitFor();
  assert.deepEqual(await statuses(), ['draft', 'draft']);
});

test('a link has a reason and a weight, a document and its evidence their grades; one origin is counted once', async t => {
  const { page, api } = await sampleClaims(t);
  const card = page.locator('[data-claim]', { hasText: 'credited USD 412,600.00' });
  await card.getByText('1 origin').first().waitFor();
  await card.locator('[data-evidence="10"]').focus();
  await page.locator('label', { hasText: 'Strong' }).click();
  await card.getByText('Strong weight').waitFor({ state: 'attached' });
  await page.getByRole('combobox', { name: 'Information in E10' }).selectOption('3');
  await page.getByText('Reasonably logical; agrees with some of what else is known.').waitFor();
  await page.getByRole('combobox', { name: /^Source: payment-order/ }).selectOption('D');
  await page.getByText('Serious doubts; has been right now and then.').waitFor();
  await page.getByText('Earlier judgements of its document').click();
  await page.getByText('D, not usually reliable').first().waitFor();
  await page.getByText(/E10, E11, E13 are one origin|are one origin: all from “payment-order/).waitFor();
  const link = (await api.get('claims.list', {}))
    .find(({ number }) => number === 2)
    ?.links.find(({ number }) => number === 10);
  assert.deepEqual([link?.weight, link?.sourceGrade, link?.informationGrade], ['strong', 'D', '3']);
});

test('the outline is changed by the keyboard, a circle is refused in its own words, columns move a claim', async t => {
  const { page, api } = await sampleClaims(t);
  const tree = async () =>
    (await api.get('claims.board', {})).map(({ number, depth }) => `${number}:${depth}`).join(' ');
  const before = await tree();
  await view(page, 'Outline');
  const line = (number: number) =>
    page.locator('.outline-line', { hasText: new RegExp(`Claim ${number}, `) });
  const onLine = (number: number, level: number) =>
    line(number)
      .and(page.locator(`[aria-level="${level}"]:focus`))
      .waitFor();
  await line(2).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await onLine(2, 2);
  assert.match(await tree(), /^1:0 2:1 3:0/);

  // The claim above cannot become a part of its own part.
  await page.keyboard.press('ArrowLeft');
  await onLine(1, 1);
  await page.getByRole('combobox', { name: 'Is a part of' }).fill('C2');
  await page.getByRole('option', { name: /^C2/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('C1 cannot be a part of C2, because that is a part of C1').waitFor();

  await line(2).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await onLine(2, 1);
  assert.equal(await tree(), before);
  await assertAccessible(page, 'outline');
  await pictures(page, 'claims/outline');

  await view(page, 'Board');
  await page.locator('label', { hasText: 'Columns' }).click();
  const drafts = page.getByRole('region', { name: 'Draft' });
  await drafts.locator('[data-claim]').first().focus();
  const moved = await drafts.locator('[data-claim]').first().getAttribute('data-claim');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('region', { name: 'Supported' }).locator(`[data-claim="${moved}"]:focus`).waitFor();
  assert.equal((await api.get('claims.get', { id: moved as never })).status, 'supported');
  await assertAccessible(page, 'columns');
  await pictures(page, 'claims/columns');
});

test('what is dated stands in its order, the rest apart; grades and origins are explained', async t => {
  const { page, api } = await sampleClaims(t);
  // What is printed are all claims of the board with their evidence, not only what is drawn.
  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset.printed = document.querySelector('.print-sheet')?.textContent ?? '';
    };
  });
  await page.locator('[data-claim]').first().focus();
  await page.keyboard.press('Control+p');
  await page.locator('body[data-printed*="military ends"]').waitFor();
  const printed = (await page.locator('body').getAttribute('data-printed')) ?? '';
  for (const claim of await api.get('claims.list', {}))
    assert.ok(
      [`C${claim.number}`, ...claim.links.map(({ number }) => `E${number}`)].every(each =>
        printed.includes(each),
      ),
    );

  const evidence = (await api.get('evidence.list', {}))[0];
  assert.ok(evidence);
  await api.get('evidence.edit', { id: evidence.id, patch: { date: '2024-03' } });
  await view(page, 'Chronology');
  const lines = page.getByRole('grid', { name: 'Chronology' }).locator('.list-row');
  await lines.nth(3).waitFor();
  const words = await lines.allInnerTexts();
  const order = ['5 Jun 2023', 'Mar 2024', '14 Mar 2024', '21 Mar 2024'].map(when =>
    words.findIndex(line => line.includes(when)),
  );
  assert.ok(
    order.every((at, index) => at >= 0 && (index === 0 || at > (order[index - 1] ?? 0))),
    words.join('\n'),
  );
  await assertAccessible(page, 'chronology');
  await pictures(page, 'claims/chronology');

  await view(page, 'Grades and origins');
  await page.locator('label', { hasText: 'PHIA' }).click();
  await page.getByText('Realistic possibility (40–50 %)').waitFor();
  assert.equal((await api.get('grades.scales', {})).scale, 'phia');
  await assertAccessible(page, 'grades');
  await pictures(page, 'claims/grades');
});
