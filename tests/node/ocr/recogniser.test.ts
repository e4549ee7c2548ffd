import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { RecognitionEngine } from '../../../electron/core/ports/recogniser.ts';
import { createRecogniser } from '../../../electron/node/ocr/recogniser.ts';
import { aPdf, writes } from '../../core/importers/pdf-builder.ts';
import { characterErrors, similarityOf } from '../../helpers/similarity.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const sample = join(root, 'resources', 'sample');
const corpus = join(root, '..', 'shared', 'corpus');
const recogniser = createRecogniser({ workers: 1 });
after(() => recogniser.close());
const never = new AbortController().signal;

const typeOf = (path: string): string => {
  if (path.endsWith('.pdf')) return 'application/pdf';
  return path.endsWith('.jpg') ? 'image/jpeg' : 'image/png';
};

/** All pages of a file, with the seconds that each took. */
async function read(
  path: string,
  pages: number,
  languages: readonly string[] = [],
  by: RecognitionEngine = 'shipped',
) {
  const file = recogniser.open(readFileSync(path), typeOf(path), by);
  const read = [];
  for (let page = 1; page <= pages; page++) {
    const began = performance.now();
    const found = await file.page({ page, languages, like: read.at(-1) }, never);
    read.push({ ...found, seconds: (performance.now() - began) / 1000 });
  }
  file.close();
  return read;
}

test('the four languages are shipped', () => {
  const shipped = recogniser
    .options()
    .languages.flatMap(({ name, from }) => (from === 'shipped' ? [name] : []));
  for (const name of ['chi_sim', 'chi_tra', 'eng', 'rus']) assert.ok(shipped.includes(name), name);
});

test('a page with a single line is turned until it stands upright', async () => {
  const turns = [0, 90, 180, 270];
  const content = writes('Invoice 17 of the Ministry of Trade', 150, 400);
  const file = recogniser.open(
    aPdf(turns.map(rotate => ({ content, rotate }))),
    'application/pdf',
    'shipped',
  );
  const languages = ['eng', 'rus', 'chi_sim'];
  for (const [index, turn] of turns.entries()) {
    const page = await file.page({ page: index + 1, languages }, never);
    assert.equal(page.text, 'Invoice 17 of the Ministry of Trade');
    assert.equal((page.turn + turn) % 360, 0);
    assert.equal(page.runs[6], turn, 'the direction in which it reads');
  }
  file.close();
});

test('a Russian scan gives its words, each with its place and how sure it is', async () => {
  const [page] = await read(join(sample, 'end-user-note-scan.pdf'), 1);
  assert.ok(page);
  assert.equal(page.languages, 'rus+eng');
  assert.equal(page.turn, 0);
  for (const phrase of ['ООО «ПРИМЕР-ПРИБОР»', 'ИНН 9800001234'])
    assert.ok(similarityOf(phrase, page.text) >= 0.85, phrase);
  assert.equal(page.runs.length, page.confidence.length * 7);
  assert.deepEqual([Math.round(page.width), Math.round(page.height)], [595, 842]);
  for (let at = 0; at < page.runs.length; at += 7) {
    const [start = 0, length = 0, x = 0, y = 0, width = 0, height = 0] = page.runs.slice(at, at + 7);
    assert.match(page.text.slice(start, start + length), /^\S+$/);
    assert.ok(x >= 0 && y >= 0 && x + width <= page.width + 0.1 && y + height <= page.height + 0.1);
  }
  assert.ok(page.confidence.every(value => value >= 0 && value <= 100));
});

const truths: readonly [string, number, string, number][] = [
  ['synthetic_scan_ru_contract.pdf', 2, 'rus+eng', 0.02],
  ['synthetic_scan_zh_invoice.pdf', 1, 'chi_sim', 0.041],
  ['synthetic_scan_en_bill_of_lading.jpg', 1, 'eng', 0.02],
];
for (const [name, pages, languages, most] of truths)
  test(`${name} is read nearly as it was written`, async t => {
    const path = join(corpus, 'documents', 'open', name);
    if (!existsSync(path)) return t.skip('the corpus is not here');
    const found = await read(path, pages);
    const truth = readFileSync(join(corpus, 'truth', 'open', `${name}.gt.txt`), 'utf8');
    const errors = characterErrors(truth, found.map(page => page.text).join('\f'));
    const seconds = found.map(page => page.seconds.toFixed(1)).join(', ');
    t.diagnostic(`${name}: ${(errors * 100).toFixed(1)} % of characters wrong; seconds a page: ${seconds}`);
    assert.deepEqual([...new Set(found.map(page => page.languages))], [languages]);
    assert.ok(errors <= most, `${errors}`);
  });

test('a page that stands on its head is turned', async t => {
  const path = join(corpus, 'documents', 'open', 'en_scan_rotated_180.pdf');
  if (!existsSync(path)) return t.skip('the corpus is not here');
  const [page] = await read(path, 1);
  assert.equal(page?.turn, 180);
  assert.ok(similarityOf('PDF document conversion', page.text) >= 0.85);
  assert.equal(page.runs[6], 180);
});

test('a cancelled page is given up at once, and the next one is read', async () => {
  const bytes = readFileSync(join(sample, 'seal-photo.png'));
  const file = recogniser.open(bytes, 'image/png', 'shipped');
  const stop = new AbortController();
  const cancelled = file.page({ page: 1, languages: [] }, stop.signal);
  stop.abort();
  await assert.rejects(cancelled, { message: 'cancelled' });
  const page = await file.page({ page: 1, languages: ['eng'] }, never);
  assert.deepEqual([page.width, page.height], [380, 380]);
});

test('what cannot be drawn is an error with a sentence, and costs nothing else', async () => {
  const tiff = recogniser.open(new Uint8Array([0x49, 0x49, 42, 0]), 'image/tiff', 'shipped');
  await assert.rejects(tiff.page({ page: 1, languages: [] }, never), /cannot be drawn/);
  const png = readFileSync(join(sample, 'seal-photo.png')).fill(0xff, 20, 200);
  const damaged = recogniser.open(png, 'image/png', 'shipped');
  await assert.rejects(damaged.page({ page: 1, languages: [] }, never), /The picture is damaged/);
  const torn = recogniser.open(new Uint8Array(40), 'application/pdf', 'shipped');
  await assert.rejects(torn.page({ page: 1, languages: [] }, never), Error);
});

test('nothing is written: it reads where writing to any file is forbidden', async () => {
  const recogniserUrl = new URL('../../../electron/node/ocr/recogniser.ts', import.meta.url).href;
  const script = `
    import { readFileSync } from 'node:fs';
    import { createRecogniser } from ${JSON.stringify(recogniserUrl)};
    const recogniser = createRecogniser({ workers: 1 });
    const file = recogniser.open(readFileSync(${JSON.stringify(join(sample, 'end-user-note-scan.pdf'))}), 'application/pdf', 'shipped');
    const { text } = await file.page({ page: 1, languages: ['rus'] }, new AbortController().signal);
    console.log(process.permission.has('fs.write'), text.includes('9800001234'));
    await recogniser.close();`;
  const allowed = ['--permission', '--allow-fs-read=*', '--allow-worker', '--allow-addons'];
  const child = spawnSync(process.execPath, [...allowed, '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  assert.equal(child.stdout, 'false true\n', child.stderr);
});
