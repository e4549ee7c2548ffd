// While a page is read, a claim or an entity stands beside it in full: opened, edited, left and found again, by keys and by hand.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { pictures } from './harness.ts';
import {
  aReading,
  BROCHURE,
  CONTRACT,
  CUSTOMS,
  keepByKeys,
  openDocument,
  PASSPHRASE,
  type Reading,
  selectWords,
} from './reading-desk.ts';

const QUOTE = '卖方出售、买方购买附件一';

/** A case with two documents, one piece of evidence, a claim and an entity that it serves, and the contract open. */
async function aClaimToRead(t: TestContext): Promise<Reading> {
  const bench = await aReading(t, CONTRACT, BROCHURE);
  const { page, api } = bench;
  const contract = (await api.get('documents.list', {})).find(({ name }) => name === CONTRACT);
  assert.ok(contract);
  const marking = { kind: 'quote', documentId: contract.id, quote: QUOTE } as const;
  const { id: evidenceId } = await api.get('evidence.keep', { marking });
  const claim = await api.get('claims.create', { text: 'Qinglan sold the chips' });
  const entity = await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: 'Qinglan Electronics' }],
  });
  await api.get('links.add', { evidenceId, target: { kind: 'claim', id: claim.id } });
  await api.get('links.add', { evidenceId, target: { kind: 'entity', id: entity.id } });
  await openDocument(page, CONTRACT, '[data-words="yes"]');
  return bench;
}

const theClaim = (page: Page) => page.getByRole('region', { name: 'Claim beside' });
const theEntity = (page: Page) => page.getByRole('region', { name: 'Entity beside' });
const finder = (page: Page) => page.getByRole('combobox', { name: 'Open beside the page' });
/** The words of the kept passage: a click on them picks it. */
const passage = (page: Page) => page.locator('.pv-words span', { hasText: QUOTE }).first();
const focused = (page: Page, selector: string) =>
  page.waitForFunction(where => document.activeElement?.matches(where), selector);

/** One box finds documents, claims and entities. */
async function openTheClaim(page: Page): Promise<void> {
  await page.keyboard.press('Control+\\');
  await focused(page, '#beside input');
  await page.keyboard.type('sold the');
  await page.getByRole('option', { name: /Qinglan sold the chips/ }).waitFor();
  await page.keyboard.press('Enter');
  await focused(page, '#beside .claim-card');
}

test('by keys alone: a claim beside the page is edited, gets evidence of the page, and its history goes back and forth', async t => {
  const { page, api } = await aClaimToRead(t);
  await openTheClaim(page);
  await page.keyboard.press('Enter');
  await focused(page, '#beside textarea');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Qinglan sold the chips in 2024');
  await page.keyboard.press('Enter');
  await theClaim(page)
    .getByRole('button', { name: /^Qinglan sold the chips in 2024/ })
    .waitFor();
  await assertAccessible(page, 'a claim beside the page');
  await pictures(page, 'beside-claim');

  // B goes back to the page; what is marked there serves the claim at once.
  await focused(page, '#beside .claim-card');
  await page.keyboard.press('b');
  await focused(page, '#first-page .reader-desk [tabindex="0"]');
  await page
    .locator('.pv-words span')
    .nth(3)
    .evaluate(element => getSelection()?.selectAllChildren(element));
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await page.keyboard.press('e');
  await page.getByRole('combobox', { name: 'Link to a claim or entity' }).waitFor();
  await page.getByRole('group', { name: 'What it does for C1' }).waitFor();
  await pictures(page, 'beside-form');
  await page.keyboard.press('Enter');
  await page.getByText('E2 kept, supports C1').waitFor();
  await theClaim(page)
    .getByRole('button', { name: /^Evidence 2, supports claim 1/ })
    .waitFor();

  // B takes the keyboard there again; a chip leads to its passage on the page, and beside it everything stays.
  await page.keyboard.press('b');
  await focused(page, '#beside .claim-card');
  await page.keyboard.press('ArrowRight');
  await focused(page, '#beside .chip');
  await page.keyboard.press('Enter');
  await focused(page, '#first-page .reader-desk [tabindex="0"]');
  await theClaim(page)
    .getByRole('button', { name: /^Qinglan sold the chips in 2024/ })
    .waitFor();

  // An entity, then a document, then back through both to the claim.
  for (const [typed, option] of [
    ['qinglan el', /^Qinglan Electronics/],
    ['brochure', /brochure/],
  ] as const) {
    await finder(page).focus();
    await page.keyboard.type(typed);
    await page.getByRole('option', { name: option }).waitFor();
    await page.keyboard.press('Enter');
    await finder(page).and(page.locator(':focus')).waitFor({ state: 'detached' });
  }
  await page.getByRole('region', { name: 'Second document' }).locator('.pv-line').first().waitFor();
  await focused(page, '#beside .reader-desk [tabindex="0"]');
  await page.keyboard.press('Alt+ArrowLeft');
  await theEntity(page).getByText('Qinglan Electronics').first().waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await theClaim(page).waitFor();
  await page.keyboard.press('Alt+ArrowRight');
  await theEntity(page).waitFor();
  await page.keyboard.press('Control+\\');
  await theEntity(page).waitFor({ state: 'detached' });
  await focused(page, '#first-page .reader-desk [tabindex="0"]');
  assert.equal((await api.get('claims.list', {}))[0]?.text, 'Qinglan sold the chips in 2024');
});

test('by hand: a link of the evidence opens beside the page, a value is typed there, undone, and saved when locked', async t => {
  const { page, api, folder } = await aClaimToRead(t);
  await passage(page).click();
  await page.getByRole('button', { name: 'Open N1 beside the page' }).click();
  const pane = theEntity(page);
  await pane.getByText('Qinglan Electronics').first().waitFor();
  await assertAccessible(page, 'an entity beside the page');
  await pictures(page, 'beside-entity');

  await pane.getByRole('button', { name: 'Value', exact: true }).click();
  const property = pane.getByRole('combobox', { name: /Property/ });
  await property.fill('inn');
  await property.press('Enter');
  await pane.getByRole('textbox', { name: /INN/ }).fill('7707083893');
  await pane.getByRole('button', { name: /^Add/ }).click();
  await pane.getByRole('button', { name: 'INN: 7707083893' }).waitFor();
  await page.locator('#first-page .pv-scroller').focus();
  await page.keyboard.press('Control+z');
  await pane.getByRole('button', { name: 'INN: 7707083893' }).waitFor({ state: 'detached' });

  // The claim of the same evidence, by its chip: Shift opens it beside.
  await passage(page).click();
  await page
    .locator('#inspector')
    .getByRole('button', { name: /^Claim 1/ })
    .click({ modifiers: ['Shift'] });
  const note = theClaim(page).getByLabel('Note');
  await note.fill('Ask the bank for the invoice');
  await page.keyboard.press('Control+Shift+l');
  await page.getByText(/All work was saved at/).waitFor();
  assert.equal(await page.locator('#beside').count(), 0);
  await api.get('project.open', { path: join(folder, 'case.plumb'), passphrase: PASSPHRASE });
  assert.equal((await api.get('claims.list', {}))[0]?.note, 'Ask the bank for the invoice');
});

test('a sentence that is left for something else is kept, and the keyboard stays there; the lock works in the middle of it', async t => {
  const { page, api, folder } = await aClaimToRead(t);
  await openTheClaim(page);
  await page.keyboard.press('Enter');
  await focused(page, '#beside textarea');
  await page.keyboard.press('End');
  await page.keyboard.type(' in 2024');
  await theClaim(page).getByLabel('Note').focus();
  await theClaim(page)
    .getByRole('button', { name: /^Qinglan sold the chips in 2024/ })
    .waitFor();
  await page.keyboard.type('split later');
  assert.equal(await theClaim(page).getByLabel('Note').inputValue(), 'split later');
  await theClaim(page).locator('.claim-card').focus();
  await page.keyboard.press('Enter');
  await focused(page, '#beside textarea.sentence-field');
  await page.keyboard.press('End');
  await page.keyboard.type(' and 2025');
  await page.keyboard.press('Control+Shift+l');
  await page.getByText(/All work was saved at/).waitFor();
  await api.get('project.open', { path: join(folder, 'case.plumb'), passphrase: PASSPHRASE });
  assert.equal((await api.get('claims.list', {}))[0]?.text, 'Qinglan sold the chips in 2024 and 2025');
});

test('what is written of a claim that another window rewrites or deletes meanwhile is not lost; undo brings the claim back here', async t => {
  const { page, api } = await aClaimToRead(t);
  const id = (await api.get('claims.list', {}))[0]?.id;
  assert.ok(id);
  await openTheClaim(page);
  await page.keyboard.press('Enter');
  await focused(page, '#beside textarea.sentence-field');
  await page.keyboard.press('End');
  await page.keyboard.type(' in 2024');
  await api.get('claims.edit', { id, patch: { text: 'Qinglan gave the chips away' } });
  await page.getByText('written anew in another window').waitFor();
  await pictures(page, 'claim-clash');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Keep mine' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await theClaim(page)
    .getByRole('button', { name: /^Qinglan sold the chips in 2024/ })
    .waitFor();
  await focused(page, '#beside .claim-card');

  await page.keyboard.press('Enter');
  await focused(page, '#beside textarea.sentence-field');
  await page.keyboard.press('End');
  await page.keyboard.type(' to Pribor');
  await api.get('claims.delete', { id });
  await page.getByText('What you wrote for C1 is not kept').waitFor();
  await page.getByRole('heading', { name: 'C1 was deleted' }).waitFor();
  await focused(page, '#beside .beside-form');
  await pictures(page, 'claim-gone');
  await page.keyboard.press('Control+z');
  await focused(page, '#beside .claim-card');
  await page.getByRole('button', { name: 'Keep it as a new claim' }).click();
  await page.getByText('What you wrote for C1').waitFor({ state: 'detached' });
  const sentences = (await api.get('claims.list', {})).map(({ text }) => text).sort();
  assert.deepEqual(sentences, ['Qinglan sold the chips in 2024', 'Qinglan sold the chips in 2024 to Pribor']);

  // On the board the neighbour takes the keyboard; a claim that comes back is not being written.
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await focused(page, `.claim-card[data-claim="${id}"]`);
  await page.keyboard.press('Enter');
  await focused(page, 'textarea.sentence-field');
  await api.get('claims.delete', { id });
  await focused(page, '.claim-card');
  await api.get('history.undo', {});
  await page.locator(`[data-claim="${id}"]`).waitFor();
  assert.equal(await page.locator('textarea.sentence-field').count(), 0);
});

test('two presses of Shift E in one moment keep one piece of evidence; a press in the moment of the selection takes just that', async t => {
  const { page, api } = await aClaimToRead(t);
  await openTheClaim(page);
  await page.keyboard.press('b');
  await focused(page, '#first-page .reader-desk [tabindex="0"]');
  await selectWords(page, '#first-page .pv-words span >> nth=3');
  await page.evaluate(() => {
    const press = { key: 'E', code: 'KeyE', shiftKey: true, bubbles: true };
    for (const _ of [1, 2]) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
  });
  await page.getByText('E2 kept, supports C1').waitFor();
  const first = await selectAndPress(page, 7, 7);
  await page.getByText('E3 kept, supports C1').waitFor();
  // Of a selection that was already seen, and grows in the moment of the press.
  await selectWords(page, '#first-page .pv-words span >> nth=9');
  const grown = await selectAndPress(page, 9, 10);
  await page.getByText('E4 kept, supports C1').waitFor();
  const kept = await api.get('evidence.list', {});
  const quoteOf = (wanted: number) =>
    kept.find(({ number }) => number === wanted)?.quote.replaceAll(/\s/g, '');
  assert.deepEqual(kept.map(({ number }) => number).sort(), [1, 2, 3, 4]);
  assert.deepEqual([quoteOf(3), quoteOf(4)], [first, grown]);
});

/** Selects from one word of the page to another and presses Shift E before the window hears of it; the words, without blanks. */
const selectAndPress = (page: Page, from: number, to: number): Promise<string> =>
  page.evaluate(
    ([first = 0, last = 0]) => {
      const words = [...document.querySelectorAll('#first-page .pv-words span')];
      getSelection()?.selectAllChildren(words[first] as Element);
      getSelection()?.extend(words[last] as Element, 1);
      const press = { key: 'E', code: 'KeyE', shiftKey: true, bubbles: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
      return words
        .slice(first, last + 1)
        .map(word => word.textContent)
        .join('')
        .replaceAll(/\s/g, '');
    },
    [from, to],
  );

test('two documents stand side by side, each with its own history; keys go to the active one', async t => {
  const { page, api } = await aReading(t, CONTRACT, BROCHURE, CUSTOMS);
  await openDocument(page, CONTRACT, '[data-words="yes"]');
  await page.keyboard.press('Control+\\');
  const choice = page.getByRole('combobox', { name: 'Open beside the page' });
  await choice.fill('brochure');
  await choice.press('Enter');
  const second = page.getByRole('region', { name: 'Second document' });
  await second.locator('.pv-line').first().waitFor();
  await assertAccessible(page, 'two documents');
  await pictures(page, 'reader-two');
  await second
    .locator('.pv-line')
    .first()
    .evaluate(element => getSelection()?.selectAllChildren(element));
  await second.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await second.locator('.pv-line').first().click();
  await choice.fill('customs');
  await choice.press('Enter');
  await second.locator('.pv-row').first().waitFor();
  await second.locator('[data-row="1"] .pv-row-number').click();
  await keepByKeys(page, 1);
  await page.keyboard.press('Alt+ArrowLeft');
  await second.locator('.pv-line').first().waitFor();
  assert.ok(await page.getByRole('region', { name: 'First document' }).locator('.pv-page').count());
  await page.keyboard.press('Control+\\');
  await second.waitFor({ state: 'detached' });
  assert.equal((await api.get('evidence.list', {}))[0]?.anchor.kind, 'rows');
});
