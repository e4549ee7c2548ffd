// Every kind of document in a real window: opened, marked, kept; two side by side; a lost quote found again by hand.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { aPdf } from '../core/importers/pdf-builder.ts';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures, type Workbench } from './harness.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'resources', 'sample');
const CONTRACT = 'contract-QP-2024-017.pdf';

const PAGE = `<!doctype html><title>Register of firms</title><h1>Qinglan Electronics</h1>
<p>The firm is <a href="https://example.org/register">in the register</a> since 2019.</p>
<table><tr><th>Share</th><th>Holder</th></tr><tr><td>60 %</td><td>Li Yanben</td></tr></table>
<script>document.title = 'no'</script>`;

const MAIL = [
  'From: Li Yanben <li@example.org>',
  'To: A. Obraztsov <a@example.org>',
  'Subject: Invoice for the chips',
  'Date: Mon, 26 Feb 2024 10:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'The invoice for the chips is attached.',
  '--b',
  'Content-Type: text/plain; name="invoice.txt"',
  'Content-Disposition: attachment; filename="invoice.txt"',
  '',
  'Invoice 17 over USD 412,600.00',
  '--b--',
  '',
].join('\r\n');

type Case = Workbench & { readonly page: Page };

async function aCase(t: TestContext, files: readonly string[]): Promise<Case> {
  const bench = await aWorkbench(t);
  const passphrase = 'seven plain words for one test case';
  const path = join(bench.folder, 'case.plumb');
  await bench.api.get('project.create', { path, title: 'Reading', passphrase, author: 'A. Tester' });
  const sources = files.map(file => ({ kind: 'path' as const, path: file }));
  if (sources.length > 0) await bench.api.get('documents.import', { sources });
  const page = await bench.open();
  await page.locator('nav.rail').waitFor();
  return { ...bench, page };
}

function written(bench: { readonly folder: string }, name: string, bytes: string | Buffer): string {
  const path = join(bench.folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function open(page: Page, name: string, shown: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator(shown).first().waitFor();
}

/** Selects the words of an element as a person does with the keyboard or a double click. */
async function selectWords(page: Page, locator: string): Promise<void> {
  await page
    .locator(locator)
    .first()
    .evaluate(element => getSelection()?.selectAllChildren(element));
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
}

/** Two keys after the selection: E opens the form, Enter keeps. */
async function keepByKeys(page: Page, number: number): Promise<void> {
  await page.keyboard.press('e');
  await page.getByRole('combobox', { name: 'Link to a claim or entity' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(`E${number} kept`).waitFor();
}

test('web page and mail show what they are made of, and their words become evidence', async t => {
  const bench = await aCase(t, []);
  const { page, api } = bench;
  const paths = [written(bench, 'register.html', PAGE), written(bench, 'invoice.eml', MAIL)];
  await api.get('documents.import', { sources: paths.map(path => ({ kind: 'path' as const, path })) });

  await open(page, 'register.html', '.pv-line');
  await page.getByRole('heading', { name: 'Qinglan Electronics' }).waitFor();
  assert.equal(await page.locator('.pv-line-table').count(), 2);
  assert.match((await page.locator('.pv-link').getAttribute('title')) ?? '', /example\.org\/register/);
  await selectWords(page, '.pv-line-table:has-text("Li Yanben") .pv-cell:nth-child(2)');
  await keepByKeys(page, 1);
  await assertAccessible(page, 'a web page');
  await pictures(page, 'reader-html');

  await open(page, 'invoice.eml', '.pv-line-header');
  await selectWords(page, '.pv-line:has-text("is attached")');
  await keepByKeys(page, 2);
  await assertAccessible(page, 'a mail');
  await pictures(page, 'reader-mail');
  await page.locator('.pv-line-attachment', { hasText: 'invoice.txt' }).click();
  await page.getByText('Invoice 17 over USD 412,600.00').waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.locator('.pv-line-attachment').waitFor();

  const kept = await api.get('evidence.list', {});
  assert.deepEqual(
    kept.map(({ quote }) => quote),
    ['Li Yanben', 'The invoice for the chips is attached.'],
  );
});

test('cells of a table are kept alone, and a value of an entity is made of them', async t => {
  const { page, api } = await aCase(t, [join(SAMPLE, 'customs-rows-2024.csv')]);
  const entity = await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: 'Qinglan' }],
  });
  await open(page, 'customs-rows-2024.csv', '.pv-row [data-column="1"]');
  await page.locator('[data-row="2"] [data-column="1"]').dblclick();
  await page.locator('.pv-cell-selected').waitFor();
  await page.keyboard.press('Shift+ArrowDown');
  await page.waitForFunction(() => document.querySelectorAll('.pv-cell-selected').length === 2);
  await keepByKeys(page, 1);
  const [kept] = await api.get('evidence.list', {});
  assert.ok(kept?.anchor.kind === 'rows');
  assert.deepEqual(kept.anchor.rows, [2, 3]);
  assert.equal(kept.anchor.columns.length, 1);
  await page.waitForFunction(() => document.querySelectorAll('.pv-cell-marked').length === 2);
  await pictures(page, 'reader-cells');

  await page.locator('[data-row="4"] [data-column="1"]').dblclick();
  await page.locator('.pv-cell-selected').waitFor();
  await page.keyboard.press('p');
  const whose = page.getByRole('combobox', { name: 'Entity of the new value' });
  await whose.fill('qing');
  await whose.press('Enter');
  const property = page.getByRole('combobox', { name: 'Property of the new value' });
  await property.fill('registration');
  await property.press('Enter');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('E2 kept, supports N1').waitFor();
  const { statements } = await api.get('entities.get', { id: entity.id });
  const made = statements.find(({ property: name }) => name === 'registrationNumber');
  assert.equal(made?.value, (await api.get('evidence.list', {}))[1]?.quote);
  assert.equal(made?.evidence[0]?.number, 2);
});

test('two documents stand side by side, each with its own history; keys go to the active one', async t => {
  const { page, api } = await aCase(t, [
    join(SAMPLE, CONTRACT),
    join(SAMPLE, 'company-brochure-qinglan.txt'),
    join(SAMPLE, 'customs-rows-2024.csv'),
  ]);
  await open(page, CONTRACT, '[data-words="yes"]');
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

test('a quote that a new reading has lost is listed, never drawn, and gets its place back by hand', async t => {
  const bench = await aCase(t, []);
  const { page, api } = bench;
  const words = 'Договор поставки подписан в Москве сторонами лично';
  const bytes = Buffer.from([...`${words}\n`].map(letter => cp1251(letter)));
  const path = written(bench, 'letter.txt', bytes);
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path }] });
  const documentId = entries[0]?.documentId;
  assert.ok(documentId);
  const quote = 'подписан в Москве';
  await api.get('evidence.keep', { marking: { kind: 'quote', documentId, quote } });
  await api.get('documents.readAgain', { documentIds: [documentId], encoding: 'koi8-r' });

  await open(page, 'letter.txt', '.pv-line');
  await page.getByText('1 quote has lost its place').waitFor();
  assert.equal(await page.locator('[data-mark]').count(), 0, 'nothing is drawn for it');
  await page
    .getByRole('button', { name: /^Evidence 1/ })
    .first()
    .click();
  await page.getByText('To find it again, mark where it stands now').waitFor();
  await assertAccessible(page, 'a lost quote');
  await page.getByRole('button', { name: 'Compare readings' }).click();
  await page.getByText('differences on this page').waitFor();
  await page.locator('.compare-text del', { hasText: 'Москве' }).waitFor();
  await assertAccessible(page, 'two readings');
  await pictures(page, 'reader-readings');
  await page.keyboard.press('Escape');
  await page.locator('.compare').waitFor({ state: 'detached' });
  await page.locator('.pv-text').focus();
  await pictures(page, 'reader-lost');
  await selectWords(page, '.pv-line');
  await page.getByRole('button', { name: /E1 stands here/ }).waitFor();
  await page.keyboard.press('h');
  await page.getByText('E1 stands on p. 1 now').waitFor();
  await page.locator('[data-mark^="evd_"]').first().waitFor();
  const [found] = await api.get('evidence.list', {});
  assert.equal(found?.state, 'exact');
  assert.equal(found?.number, 1);
  assert.notEqual(found?.quote, quote);
});

/** Windows-1251 of a Russian letter or an ASCII sign. */
function cp1251(letter: string): number {
  const code = letter.charCodeAt(0);
  return code < 128 ? code : code - 0x410 + 0xc0;
}

test('a review goes from document to document by R, I and M, and U takes that back', async t => {
  const { page, api } = await aCase(t, [
    join(SAMPLE, 'company-brochure-qinglan.txt'),
    join(SAMPLE, 'customs-rows-2024.csv'),
  ]);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByText('0 of 2 read').waitFor();
  await page.getByRole('button', { name: /Review one after another/ }).click();
  await page.locator('.review-bar', { hasText: '1 of 2' }).waitFor();
  await page.keyboard.press('r');
  await page.locator('.review-bar', { hasText: '2 of 2' }).waitFor();
  await page.keyboard.press('u');
  await page.keyboard.press('k');
  await page.locator('.review-bar', { hasText: '1 of 2' }).waitFor();
  await page.keyboard.press('u');
  // It is to be read again, so the review stays with it.
  await page.getByRole('button', { name: /^Unread/ }).waitFor();
  await page.locator('.review-bar', { hasText: '1 of 2' }).waitFor();
  await page.keyboard.press('r');
  await page.locator('.review-bar', { hasText: '2 of 2' }).waitFor();
  await page.keyboard.press('i');
  await page.getByRole('button', { name: 'End review' }).click();
  await page.locator('.review-bar').waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByText('2 of 2 read, 1 relevant').waitFor();
  const all = await api.get('documents.list', {});
  assert.deepEqual(all.map(({ triage }) => triage).sort(), ['irrelevant', 'relevant']);

  await page.getByRole('tab', { name: 'Search' }).click();
  await page.getByLabel('Search in the text').fill('образец');
  await page.getByLabel('Search in the text').press('Enter');
  await page.getByRole('grid', { name: 'Found' }).getByRole('row').nth(1).waitFor();
  await page.getByRole('grid', { name: 'Found' }).focus();
  await page.keyboard.press('Shift+Enter');
  await page.locator('.review-bar', { hasText: /^1 of \d+/ }).waitFor();
  await page.keyboard.press('j');
  await page.locator('.review-bar', { hasText: /^2 of \d+/ }).waitFor();
});

test('ugly pages open: 20 m wide, words upside down and twice over, text from right to left', async t => {
  const bench = await aCase(t, []);
  const { page, api } = bench;
  const plan = { content: 'BT /F1 900 Tf 200 300 Td (Wide as a river) Tj ET', box: [56_693, 1_200] } as const;
  const pdf = aPdf([
    plan,
    { content: 'BT /F1 20 Tf -1 0 0 -1 500 400 Tm (Upside down seal) Tj ET' },
    { content: 'BT /F1 20 Tf 50 600 Td (Bold by printing twice) Tj 0.3 0 Td (Bold by printing twice) Tj ET' },
  ]);
  const paths = [
    written(bench, 'ugly.pdf', Buffer.from(pdf)),
    written(bench, 'plan.pdf', Buffer.from(aPdf([plan]))),
    written(bench, 'right.txt', 'العقد رقم 17 بين شركة شنتشن وشركة بريمر\nحساب 0000 0214'),
  ];
  await api.get('documents.import', {
    sources: paths.map(path => ({ kind: 'path' as const, path })),
    ocr: 'off',
  });

  await open(page, 'plan.pdf', '[data-page="1"] [data-painted="yes"]');
  const wide = await page.locator('[data-page="1"]').boundingBox();
  assert.ok(wide && wide.width < 1_000 && wide.width > 100, 'the whole width is seen');
  await page.locator('[data-page="1"] .pv-words span').first().waitFor({ state: 'attached' });
  // Too wide for a canvas: what is in view is painted again, a pixel for a pixel.
  await page.getByRole('button', { name: 'Zoom: Fit width' }).click();
  await page.getByRole('menuitem', { name: '100 %', exact: true }).click();
  await page.waitForFunction(() => {
    const part = document.querySelector<HTMLCanvasElement>('.pv-detail');
    const whole = document.querySelector<HTMLCanvasElement>('.pv-paper canvas:not(.pv-detail)');
    if (!part || !whole || whole.clientWidth < 70_000) return false;
    return part.width >= part.clientWidth * 0.98 && whole.width <= 16_384;
  });
  await open(page, 'ugly.pdf', '[data-page="1"] [data-painted="yes"]');
  await page.getByLabel(/^Page, of/).fill('2');
  await page.getByLabel(/^Page, of/).press('Enter');
  await page.locator('[data-page="2"] [data-words="yes"]').waitFor();
  const usual = await page.locator('[data-page="2"]').boundingBox();
  assert.ok(usual && usual.width > 500, 'one wide page does not shrink the others');
  await selectWords(page, '[data-page="2"] .pv-words span');
  await keepByKeys(page, 1);
  await page.locator('.pv-mark[data-mark^="evd_"]').first().waitFor();
  await pictures(page, 'reader-ugly');

  await open(page, 'right.txt', '.pv-line');
  await selectWords(page, '.pv-line');
  await keepByKeys(page, 2);
  await pictures(page, 'reader-right-to-left');
  const [down, right] = await api.get('evidence.list', {});
  assert.equal(down?.quote, 'Upside down seal');
  assert.ok(down?.anchor.kind === 'text' && down.anchor.stretches[0]?.rectangles[0]);
  assert.equal(right?.quote, 'العقد رقم 17 بين شركة شنتشن وشركة بريمر');
  assert.deepEqual([down.state, right?.state], ['exact', 'exact']);
});

test('mentions that wait are underlined where they stand and decided by key; Ctrl A marks all pages, drawn or not', async t => {
  const bench = await aCase(t, []);
  const { page, api } = bench;
  const pages = Array.from({ length: 12 }, (_, index) => ({
    content: `BT /F1 20 Tf 50 600 Td (Page ${index + 1} of Qinglan Electronics) Tj ET`,
  }));
  const paths = [
    written(bench, 'twelve.pdf', Buffer.from(aPdf(pages))),
    written(bench, 'note.txt', 'Nothing here.\nA letter of Qinglan Electronics to the bank.'),
  ];
  await api.get('documents.import', {
    sources: paths.map(path => ({ kind: 'path' as const, path })),
    ocr: 'off',
  });
  await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: 'Qinglan Electronics' }],
  });

  await open(page, 'twelve.pdf', '[data-page="1"] [data-painted="yes"]');
  await page.locator('[data-page="1"] .pv-look-mention').waitFor({ state: 'attached' });
  const bar = page.getByRole('toolbar', { name: 'Mention' });
  await page.keyboard.press('.');
  await bar.getByText('Qinglan Electronics').waitFor();
  await pictures(page, 'reader-mention');
  await assertAccessible(page, 'a mention');
  await page.keyboard.press('y');
  await bar.waitFor({ state: 'detached' });
  await page.keyboard.press('.');
  await bar.waitFor();
  await page.keyboard.press('n');
  await bar.waitFor({ state: 'detached' });
  const decided = await api.get('mentions.list', {});
  assert.deepEqual(
    decided.map(mention => [mention.page, mention.state]),
    [
      [1, 'accepted'],
      [2, 'rejected'],
    ],
  );

  // A person who waits for the sentence may press E in the very moment it is there, before anything else has run.
  await page.evaluate(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('.quiet-line')?.textContent?.includes('all 12 pages')) return;
      seen.disconnect();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', bubbles: true }));
    });
    seen.observe(document.body, { childList: true, subtree: true });
  });
  await page.keyboard.press('Control+a');
  await page.getByRole('combobox', { name: 'Link to a claim or entity' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('E1 kept').waitFor();
  const [all] = await api.get('evidence.list', {});
  assert.match(all?.quote ?? '', /^Page 1 of .*Page 12 of Qinglan Electronics$/s);
  assert.equal(all?.state, 'exact');

  await open(page, 'note.txt', '.pv-line');
  await page.locator('.pv-look-mention', { hasText: 'Qinglan Electronics' }).click();
  await bar.getByRole('button', { name: /^Accept/ }).click();
  await bar.waitFor({ state: 'detached' });
  await page.locator('.pv-look-mention').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+a');
  await page.getByText('All of the text is marked.').waitFor();
  await keepByKeys(page, 2);
});

test('a passage of 20,000 characters begins where it was begun, however far one scrolled', async t => {
  const bench = await aCase(t, []);
  const { page, api } = bench;
  const line = (number: number) =>
    `Line ${number} of the long letter about the goods and their way by rail and sea`;
  const pageOf = (number: number) => ({
    content: `BT /F1 10 Tf 40 770 Td ${Array.from({ length: 40 }, (_, at) => `(Page ${number} line ${at + 1} of goods) Tj 0 -17 Td`).join(' ')} ET`,
  });
  const paths = [
    written(bench, 'long.txt', Array.from({ length: 600 }, (_, at) => line(at + 1)).join('\n')),
    written(bench, 'long.pdf', Buffer.from(aPdf(Array.from({ length: 12 }, (_, at) => pageOf(at + 1))))),
  ];
  await api.get('documents.import', { sources: paths.map(path => ({ kind: 'path' as const, path })) });
  await open(page, 'long.txt', '.pv-line');
  await page.locator('.pv-line', { hasText: /^Line 3 / }).click({ position: { x: 1, y: 8 } });
  await page.locator('.pv-scroller').evaluate(element => element.scrollTo(0, 6_300));
  await page
    .locator('.pv-line', { hasText: /^Line 295 / })
    .click({ modifiers: ['Shift'], position: { x: 80, y: 8 } });
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await keepByKeys(page, 1);
  await pictures(page, 'reader-long');

  await open(page, 'long.pdf', '[data-page="1"] [data-words="yes"]');
  const words = (text: string) => page.locator('.pv-words span', { hasText: text }).first();
  await words('Page 1 line 5 ').click({ position: { x: 1, y: 5 } });
  await page.keyboard.press('End');
  await words('Page 12 line 5 ').click({ modifiers: ['Shift'], position: { x: 60, y: 5 } });
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await keepByKeys(page, 2);
  const [text, pdf] = await api.get('evidence.list', {});
  assert.ok(text && text.quote.length > 20_000 && text.quote.startsWith(`${line(3)}\n${line(4)}\n`));
  assert.ok(pdf?.anchor.kind === 'text');
  assert.deepEqual(
    pdf.anchor.stretches.map(stretch => stretch.page),
    Array.from({ length: 12 }, (_, at) => at + 1),
  );
  assert.match(pdf.quote, /^Page 1 line 5 /);
  assert.deepEqual([text.state, pdf.state], ['exact', 'exact']);
});

test('the words in a marked area of a scan are recognised from its form, and found from then on', async t => {
  const scan = 'end-user-note-scan.pdf';
  const { page, api } = await aCase(t, [join(SAMPLE, scan)]);
  await open(page, scan, '[data-painted="yes"]');
  await page.keyboard.press('a');
  const sheet = await page.locator('[data-page="1"]').boundingBox();
  assert.ok(sheet);
  await page.mouse.move(sheet.x + 10, sheet.y + 10);
  await page.mouse.down();
  await page.mouse.move(sheet.x + sheet.width - 10, sheet.y + sheet.height / 5, { steps: 5 });
  await page.mouse.up();
  await page.locator('.pv-area-box').waitFor();
  await page.keyboard.press('e');
  const quote = page.getByRole('region', { name: 'Quote' });
  await quote.getByText('An area of the page, without text').waitFor();
  await page.getByRole('button', { name: 'Recognise its words' }).click();
  await quote.getByText('9800001234').waitFor({ timeout: 100_000 });
  await pictures(page, 'reader-area');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('E1 kept').waitFor();
  const [kept] = await api.get('evidence.list', {});
  assert.equal(kept?.anchor.kind, 'area');
  assert.match(kept?.quote ?? '', /9800001234/);

  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByRole('tab', { name: 'Search' }).click();
  await page.getByLabel('Search in the text').fill('9800001234');
  await page.getByLabel('Search in the text').press('Enter');
  await page.getByRole('grid', { name: 'Found' }).getByRole('row').filter({ hasText: scan }).last().click();
  await page.keyboard.press('Enter');
  await page.locator('.pv-mark[class*="pv-look-hit"]').first().waitFor();
});
