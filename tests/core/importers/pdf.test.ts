import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { isNonsense } from '../../../electron/core/importers/pdf/nonsense.ts';
import { readPdf } from '../../../electron/core/importers/pdf/pdf.ts';
import { pdfjsReader } from '../../../electron/node/pdf/pdfjs-reader.ts';
import type { Page } from '../../../electron/shared/contract/documents.ts';
import { rectanglesOf } from '../../../electron/shared/text/page-text.ts';
import { aPdf, drawsPicture, type PageSpec, writes } from './pdf-builder.ts';

const read = async (pages: readonly PageSpec[], root = '') => {
  const outcome = await readPdf(pdfjsReader, aPdf(pages, root), []);
  return { ...outcome, reading: outcome.reading };
};

const onlyPage = async (spec: PageSpec): Promise<Page> => {
  const { reading } = await read([spec]);
  const page = reading?.pages[0];
  assert.ok(page);
  return page;
};

test('text comes page by page, with its engine', async () => {
  const { state, reading } = await read([
    { content: writes('The first page') },
    { content: writes('The second') },
  ]);
  assert.equal(state, 'imported');
  assert.deepEqual(
    reading?.pages.map(({ number, text, width, height }) => [number, text, width, height]),
    [
      [1, 'The first page', 612, 792],
      [2, 'The second', 612, 792],
    ],
  );
  assert.equal(reading?.engine, 'pdf.js');
  assert.deepEqual(reading?.pagesWithoutText, []);
});

test('a run stands where its letters stand, measured from the top left', async () => {
  const page = await onlyPage({ content: writes('Evidence') });
  const [area] = rectanglesOf(page, 0, 8);
  assert.ok(area);
  // Helvetica: 82.26 wide at 20 points; the baseline is 92 points under the top.
  assert.ok(Math.abs(area.x - 100) < 0.1 && Math.abs(area.width - 83.4) < 2, JSON.stringify(area));
  assert.ok(area.y > 70 && area.y < 80 && area.y + area.height > 92 && area.y + area.height < 99);
});

for (const [rotate, direction, width] of [
  [0, 0, 612],
  [90, 90, 792],
  [180, 180, 612],
  [270, 270, 792],
] as const)
  test(`a page turned by ${rotate} degrees is read as it is displayed`, async () => {
    const page = await onlyPage({ content: writes('Evidence'), rotate });
    assert.equal(page.width, width);
    assert.equal(page.runs[6], direction);
    const [start] = rectanglesOf(page, 0, 1);
    assert.ok(start);
    // The first letter stands 100 points from the left and about 85 from the top of the sheet before it was turned.
    const middle = { x: start.x + start.width / 2, y: start.y + start.height / 2 };
    const turned = {
      0: [107, 85],
      90: [792 - 85, 107],
      180: [612 - 107, 792 - 85],
      270: [85, 612 - 107],
    }[rotate];
    assert.ok(
      Math.hypot(middle.x - (turned[0] ?? 0), middle.y - (turned[1] ?? 0)) < 5,
      JSON.stringify({ middle, turned }),
    );
  });

test('text is items in order with their line ends, and each run covers its characters', async () => {
  const content = 'BT /F1 12 Tf 50 700 Td (One line) Tj 0 -20 Td (another line) Tj 300 0 Td (far away) Tj ET';
  const page = await onlyPage({ content });
  assert.equal(page.text.replace(/\s+/g, ' '), 'One line another line far away');
  assert.ok(page.text.startsWith('One line\nanother line'));
  let end = 0;
  for (let at = 0; at < page.runs.length; at += 7) {
    const [start = -1, length = 0] = page.runs.slice(at, at + 2);
    assert.ok(start >= end && length > 0 && !page.text.slice(start, start + length).includes('\n'));
    end = start + length;
  }
});

test('a page that is a picture needs OCR, an empty one does not', async () => {
  const scan = await read([{ content: drawsPicture }]);
  assert.equal(scan.state, 'needs-ocr');
  assert.deepEqual(scan.reading?.pagesWithoutText, [1]);
  assert.match(scan.reason ?? '', /^All pages/);
  const blank = await read([{ content: writes('Words') }, { content: '' }]);
  assert.equal(blank.state, 'imported');
  assert.deepEqual(blank.reading?.pagesWithoutText, [2]);
  assert.deepEqual(blank.reading?.warnings, []);
});

test('a few pictures among many pages of text are noted, and the file is imported', async () => {
  const { state, reading } = await read([
    { content: writes('Words') },
    { content: writes('More words') },
    { content: drawsPicture },
  ]);
  assert.equal(state, 'imported');
  assert.deepEqual(reading?.pagesWithoutText, [3]);
  assert.match(reading?.warnings[0] ?? '', /1 page without text: 3/);
});

test('half of the pages being pictures, the file needs OCR and keeps its text', async () => {
  const { state, reading } = await read([{ content: writes('Words') }, { content: drawsPicture }]);
  assert.equal(state, 'needs-ocr');
  assert.equal(reading?.pages[0]?.text, 'Words');
});

test('scripts in a file are not run', async () => {
  const root = '/OpenAction<</S/JavaScript/JS(globalThis.ran = true; app.alert("x"))>>';
  const { state } = await read([{ content: writes('Words') }], root);
  assert.equal(state, 'imported');
  assert.equal('ran' in globalThis, false);
});

test('text that is not what the page shows counts as none', () => {
  assert.equal(isNonsense('\ue001\ue002\ue003 \ue004\ue005 ok'), true);
  assert.equal(isNonsense(' \n '), true);
  assert.equal(
    isNonsense(
      'ТНЕ СВЕАТ ЕМСТ1$Н РОСОМЕМТ 1) Е15т${ Нет мВ зоте еп 1$В {ехё 2) бесопа Нет м/ИН зоте еуеп тоге 121158 {ехё. Ге те зрееК Нот ту ВеагЕ Топаоп ТБе сарНа!| оЁ СгеаЕ Втиат',
    ),
    true,
  );
  assert.equal(isNonsense('Wkh txlfn eurzq ira mxpsv ryhu wkh odcb grj '.repeat(8)), true);
  assert.equal(
    isNonsense('Счёт № 40817810900000000001 в АО «Пример Банк», БИК 044525000, ОКПО 98000001'),
    false,
  );
  assert.equal(isNonsense('STM32F407VGT6 LQFP100 8542.31 XC7A35T-1CSG324C 8542.39'), false);
  assert.equal(isNonsense('合同编号：QP-2024-017'), false);
});

test('whatever is cut off or changed in a PDF, reading it ends with an outcome', {
  timeout: 60_000,
}, async () => {
  const whole = aPdf([{ content: writes('The first page') }, { content: drawsPicture }]);
  const place = fc.nat(whole.length - 1);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 8 }),
      place,
      fc.boolean(),
      async (changes, cut, isCut) => {
        const bytes = whole.slice(0, isCut ? cut : whole.length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const { state, reason } = await readPdf(pdfjsReader, bytes, []);
        if (state !== 'imported') assert.ok((reason ?? '').length > 20);
      },
    ),
    { numRuns: 60 },
  );
});
