// The log by person, day and object, its changes in words, and as CSV.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures } from './harness.ts';

test('the history of one thing, and the log for one person as CSV', async t => {
  const { folder, open, api } = await aWorkbench(t);
  await api.get('project.sample', { path: join(folder, 'sample.plumb'), passphrase: 'p', author: 'Anna' });
  const [evidence] = await api.get('evidence.list', {});
  assert.ok(evidence);
  await api.get('evidence.edit', { id: evidence.id, patch: { informationGrade: '5', note: 'Seen.' } });
  const page = await open();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.getByRole('row').nth(1).click();
  await page.getByRole('button', { name: 'History of E1', exact: true }).click();
  await page.getByText('Only what changed E1').waitFor();
  const about = await api.get('history.list', { about: evidence.id });
  await page
    .getByRole('row')
    .filter({ hasText: about[0]?.sentence ?? '-' })
    .first()
    .click();
  await page.getByText('Changed: evidence E1').waitFor();
  await page.getByText('5, Improbable').waitFor();
  await pictures(page, 'log/about');
  await assertAccessible(page, 'history of evidence');
  await page.getByRole('button', { name: 'Show the whole log' }).click();
  const first = (text: string) => page.getByRole('row').nth(1).filter({ hasText: text }).waitFor();
  const [ofClaim] = await api.get('history.list', { about: 'C1' });
  await page.getByLabel('About').fill('C1');
  await first(ofClaim?.sentence ?? '-');
  await page.getByLabel('About').fill('');
  await first(about[0]?.sentence ?? '-');
  await page.getByLabel('Who').selectOption('Anna');
  await page.getByLabel('To', { exact: true }).fill('2001-01-01');
  await page.getByText('No line of the log fits.').waitFor();
  await page.getByLabel('To', { exact: true }).fill('');
  await page.getByRole('row').nth(1).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  const lines = (await api.get('history.list', { author: 'Anna', limit: 10_000 })).length;
  assert.ok(csv.includes('Anna') && csv.trim().split(/\r?\n/).length > lines);
  await page.getByText(/of the log given as CSV/).waitFor();
  const given = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Custody report' }).click();
  const report = await given;
  assert.equal(report.suggestedFilename(), 'custody-SAMPLE-2024-017-Yulan-Harbour-sample.pdf');
  const pdf = readFileSync(await report.path());
  await page.getByText(/Custody report given, \d+ pages/).waitFor();
  const [noted] = await api.get('history.list', { limit: 1 });
  assert.match(noted?.sentence ?? '', new RegExp(createHash('sha256').update(pdf).digest('hex')));
});
