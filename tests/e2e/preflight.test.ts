// From a finding to a file for partners: mended and gone, exported, a footnote followed, the safe version compared.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { lacking, linksOf, pdfText } from '../core/features/case-file/judges.ts';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures, type Workbench } from './harness.ts';

const judged = { skip: lacking('qpdf', 'pdftotext') };

async function sampleCaseFile(t: TestContext): Promise<Workbench & { readonly page: Page }> {
  const bench = await aWorkbench(t);
  await bench.api.get('project.sample', { path: join(bench.folder, 'sample.plumb'), passphrase: 'p' });
  const page = await bench.open();
  await page.locator('.rail').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.locator('.preflight-kind').first().waitFor();
  return { ...bench, page };
}

async function exported(page: Page, folder: string, button: string): Promise<Uint8Array> {
  const download = page.waitForEvent('download', { timeout: 180_000 });
  await page.getByRole('button', { name: button }).click();
  const file = await download;
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return new Uint8Array(readFileSync(path));
}

test(
  'a finding that blocks is mended where it leads, is gone, and the file is made; a footnote leads to its passage',
  judged,
  async t => {
    const { page, api, folder } = await sampleCaseFile(t);
    const kind = page.getByRole('region', { name: 'Claims that nothing supports' });
    await kind.getByText('Blocks', { exact: true }).click();
    await page.getByText('Nothing is exported until it is mended.').waitFor();
    assert.deepEqual((await api.get('caseFile.get', {})).blocking, ['unsupported-claim']);
    await page.getByRole('button', { name: 'Export PDF' }).click();
    await page.getByRole('alert').getByText('C6').waitFor();

    await kind.getByRole('button', { name: 'Link evidence: C6' }).click();
    const band = page.locator('.band', { hasText: 'Nothing supports this claim' });
    await band.waitFor();
    await page.locator('.claim-card.active', { hasText: 'knew that the goods' }).waitFor();
    const claim = (await api.get('claims.list', {})).find(({ number }) => number === 6);
    const evidence = (await api.get('evidence.list', {})).find(({ number }) => number === 20);
    assert.ok(claim && evidence);
    await api.get('links.add', {
      evidenceId: evidence.id,
      target: { kind: 'claim', id: claim.id },
      role: 'supports',
    });
    await page.locator('.band[data-mended=true]').waitFor();
    await page.getByRole('button', { name: 'Back to the pre-flight' }).click();
    await page.locator('.preflight-kind').first().waitFor();
    assert.equal(await kind.count(), 0);

    // A mark and a citation of nothing are led to where they stand in their section.
    const { summary } = await api.get('caseFile.get', {});
    await api.get('caseFile.edit', { patch: { summary: `${summary} Paid [verify: the day] by him [E99].` } });
    const written = page.getByRole('textbox', { name: 'Summary' });
    await written.getByText('[verify: the day]').waitFor();
    await written.getByText('E99', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Check it: Summary' }).click();
    await page.waitForFunction(() => document.getSelection()?.toString() === '[verify');
    await page.getByRole('button', { name: 'Correct it: Summary' }).click();
    await page.waitForFunction(() =>
      document
        .getSelection()
        ?.anchorNode?.parentElement?.closest('.section-text')
        ?.contains(document.activeElement),
    );
    await api.get('caseFile.edit', { patch: { summary } });

    const pdf = await exported(page, folder, 'Export PDF');
    const pages = pdfText(pdf).split('\f');
    const quote = evidence.quote.replaceAll(/\s+/g, '').slice(0, 20);
    const links = await linksOf(pdf);
    const reads = (page: number, words: string) => pages[page - 1]?.replaceAll(/\s+/g, '').includes(words);
    const landed = links.filter(link => reads(link.page, 'E20') && reads(link.toPage, quote));
    assert.ok(landed.length > 0, `no link leads to a page with ${quote}`);
  },
);

test(
  'a word goes out of the safe version: counted, hatched, compared, exported, and in no text of the file',
  judged,
  async t => {
    const { page, api, folder } = await sampleCaseFile(t);
    await page.getByRole('tab', { name: /Redactions/ }).click();
    await page.getByRole('button', { name: 'Redact', exact: true }).click();
    const form = page.locator('.redaction-new');
    await form.getByRole('textbox', { name: 'Words' }).fill('NV-88X');
    await form.getByRole('textbox', { name: 'Why' }).fill('Another matter');
    await page.keyboard.press('Enter');
    await page.locator('.redactions-sum', { hasText: /^\d+ places taken out by 1 rule/ }).waitFor();
    await page.getByRole('button', { name: /^\d+ places: “NV-88X”/ }).click();
    await page.locator('.redaction-places').getByText('C3', { exact: true }).waitFor();
    assert.deepEqual(
      (await api.get('redactions.list', {})).map(({ reason }) => reason),
      ['Another matter'],
    );

    await page.getByText('Partner-safe').click();
    await page
      .locator('.preview[data-setting=false] .pv-words', { hasText: 'Safe version.' })
      .first()
      .waitFor();
    await assertAccessible(page, 'case-file-redactions');
    await pictures(page, 'case-file/redactions');
    await page.getByRole('button', { name: 'Compare full and safe' }).click();
    for (const title of ['Full', 'Safe'])
      await page.locator(`section[aria-label="${title}"] .pv-paper[data-painted]`).first().waitFor();
    await pictures(page, 'case-file/compare');
    await page.getByRole('button', { name: 'Back to writing' }).click();

    const full = await api.get('caseFile.preview', {});
    assert.ok(full.pages > 0);
    const safe = pdfText(await exported(page, folder, 'Export safe PDF'));
    await page.getByText(/searched, and nothing of them found/).waitFor();
    assert.ok(!safe.includes('NV-88X') && safe.includes('[redacted R'));
    await page.getByText('Full', { exact: true }).click();
    assert.ok(pdfText(await exported(page, folder, 'Export PDF')).includes('NV-88X'));
  },
);

test('an area that was marked in the reader is hatched there, and is a rule', async t => {
  const { page, api } = await sampleCaseFile(t);
  const documents = await api.get('documents.list', {});
  const contract = documents.find(({ name }) => name.startsWith('contract-'));
  assert.ok(contract);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByText(contract.name).first().dblclick();
  const paper = page.locator('.pv-paper[data-painted]').first();
  await paper.waitFor();
  await page.keyboard.press('a');
  const box = await paper.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 100, box.y + 120);
  await page.mouse.down();
  await page.mouse.move(box.x + 260, box.y + 200, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Redact' }).click();
  await page.getByRole('textbox', { name: 'Why' }).fill('A face');
  await page.keyboard.press('Enter');
  await page.locator('.pv-look-redacted').first().waitFor();
  const [rule] = await api.get('redactions.list', {});
  assert.ok(rule?.target.kind === 'area' && rule.target.page === 1 && rule.reason === 'A face');
});
