import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { textsOf } from '../../../../electron/core/features/trade/store/cell-text.ts';
import { parsedSource } from '../../../../electron/core/features/trade/store/read-table.ts';
import { RowCutter } from '../../../../electron/core/features/trade/store/row-cutter.ts';
import { firstOfSheet, sheetSource } from '../../../../electron/core/features/trade/store/sheet-source.ts';
import type { TableSource } from '../../../../electron/core/features/trade/store/table-source.ts';
import { lookInside, XLSX } from '../../../../electron/core/importers/containers.ts';
import { XlsxRows } from '../../../../electron/core/importers/office/xlsx-rows.ts';
import { sniff } from '../../../../electron/core/importers/sniff.ts';
import { columnNames } from '../../../../electron/core/importers/table/header.ts';
import { Unreadable } from '../../../../electron/core/importers/unreadable.ts';
import { aZip, read } from '../../importers/try-file.ts';

const packer = { pack: deflateSync, unpack: inflateSync };

async function rowsOf(source: TableSource): Promise<string[][]> {
  const cutter = new RowCutter(source.delimiter);
  const rows: string[][] = [];
  const cut = () => {
    while (cutter.next()) rows.push(textsOf(cutter, source.cells));
  };
  for await (const { bytes } of source.parts()) {
    cutter.feed(bytes);
    cut();
  }
  cutter.end();
  cut();
  return rows;
}

/** What the reader of documents makes of the same workbook: all its sheets, the main one first; or why it cannot be read. */
async function asDocument(bytes: Uint8Array): Promise<{ name: string; rows: string[][] }[] | string> {
  const { reading, children = [], reason } = await read('', bytes);
  if (!reading?.table) return reason ?? '';
  const readings = [
    reading,
    ...children.map(child => ('outcome' in child ? child.outcome?.reading : undefined)),
  ];
  return await Promise.all(
    readings.flatMap(each => {
      const { table, metadata } = each ?? {};
      if (!table || !metadata) return [];
      return [rowsOf(parsedSource(table, [])).then(rows => ({ name: metadata.Sheet ?? '', rows }))];
    }),
  );
}

/** The same by the reader of rows. */
async function byRows(
  bytes: Uint8Array,
  most?: number,
): Promise<{ name: string; rows: string[][] }[] | string> {
  try {
    const { names } = new XlsxRows(bytes, undefined);
    return await Promise.all(
      names.map(async name => ({
        name,
        rows: await rowsOf(sheetSource(new XlsxRows(bytes, name), packer, most)),
      })),
    );
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

type Sheets = Awaited<ReturnType<typeof byRows>>;

/** The same rows, but for the header: it stays as it is in the sheet, with a row of groups over it. */
function agree(ours: Sheets, theirs: Sheets, message?: string): void {
  if (typeof ours === 'string' || typeof theirs === 'string') {
    assert.equal(ours, theirs, message);
    return;
  }
  const asTheirs = ours.map(({ name, rows }, at) => {
    const wanted = theirs[at]?.rows ?? [];
    const [header = [], ...body] = rows.slice(Math.min(1, Math.max(0, rows.length - wanted.length)));
    const isAlike = isDeepStrictEqual(header, wanted[0]);
    if (rows.length === 0) return { name, rows };
    return { name, rows: [isAlike ? header : columnNames(header).columns, ...body] };
  });
  assert.deepEqual(asTheirs, theirs, message);
}

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const cellXml = (column: number, row: number, value: string): string =>
  `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t xml:space="preserve">${attribute(value)}</t></is></c>`;
const relations = (count: number): string =>
  `<Relationships>${Array.from({ length: count }, (_, at) => `<Relationship Id="r${at + 1}" Type="x/worksheet" Target="worksheets/s${at + 1}.xml"/>`).join('')}</Relationships>`;

/** A workbook of these sheets; the texts of every second column are shared. */
function workbook(sheets: readonly (readonly (readonly string[])[])[]): Uint8Array {
  const shared: string[] = [];
  const part = (rows: readonly (readonly string[])[]): string => {
    const lines = rows.map((cells, row) => {
      const written = cells.map((value, column) => {
        if (value === '') return '';
        if (column % 2 === 0) return cellXml(column, row + 1, value);
        return `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="s"><v>${shared.push(value) - 1}</v></c>`;
      });
      return `<row r="${row + 1}">${written.join('')}</row>`;
    });
    return `<worksheet><dimension ref="A1:Z1048496"/><sheetData>${lines.join('')}</sheetData></worksheet>`;
  };
  const parts = Object.fromEntries(sheets.map((rows, at) => [`xl/worksheets/s${at + 1}.xml`, part(rows)]));
  const names = sheets.map((_, at) => `<sheet name="S${at + 1}" r:id="r${at + 1}"/>`).join('');
  return aZip({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(sheets.length),
    'xl/sharedStrings.xml': `<sst>${shared.map(text => `<si><t xml:space="preserve">${attribute(text)}</t></si>`).join('')}</sst>`,
    ...parts,
  });
}

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', '', '', ' ', 'Goods', '12', '2024-01-31') },
  fc.stringMatching(/^[a-zé"'&<>,;\n\u044f]{1,6}$/),
);
const row = fc.array(cell, { maxLength: 6 });
/** Long and short sheets, because the first rows are treated in another way than those behind them. */
const sheet = fc
  .tuple(
    fc.array(row, { maxLength: 8 }),
    fc.array(row, { minLength: 1, maxLength: 9 }),
    fc.constantFrom(0, 1, 45, 90),
  )
  .map(([head, body, times]) => [...head, ...Array.from({ length: times }, () => body).flat()]);

test('rows that are read as they come are those that the reader of documents finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sheet, { minLength: 1, maxLength: 3 }), async sheets => {
      const bytes = workbook(sheets);
      const wanted = await asDocument(bytes);
      if (typeof wanted === 'string' && sheets.flat(2).some(value => value !== '')) return;
      agree(await byRows(bytes, 250), wanted);
    }),
    { numRuns: 60 },
  );
});

test('rows of blanks alone do not count among those that the header is found by', async () => {
  const some = [['Goods'], ['12'], [' '], ['', '2024-01-31', '12']];
  const bytes = workbook([Array.from({ length: 90 }, () => some).flat()]);
  agree(await byRows(bytes, 250), await asDocument(bytes));
});

test('a column that only rows far below fill is there, and rows longer than the first are not cut', async () => {
  const rows = Array.from({ length: 600 }, (_, at) => ['name', '', `${at}`, ...(at > 500 ? ['x'] : [])]);
  const [header = [], ...body] = [['Goods', '', 'Number'], ...rows];
  body[550] = ['late', 'found', '550', 'x', '', 'y'];
  const [found] = (await byRows(workbook([[header, ...body]]), 250)) as { rows: string[][] }[];
  assert.deepEqual(found?.rows[551], ['late', 'found', '550', 'x', 'y']);
  assert.deepEqual(found?.rows[1], ['name', '', '0', '', '']);
});

test('the first rows of a sheet are read without those behind them', () => {
  const rows = Array.from({ length: 5200 }, (_, at) => [`name ${at}`, 'goods', `${at}`]);
  const whole = workbook([[['Name', 'Goods', 'Number'], ...rows]]);
  const first = firstOfSheet(new XlsxRows(whole, undefined));
  assert.ok(first.isLonger);
  assert.equal(first.first.length, 5000);
  assert.deepEqual(first.first[4999], ['name 4998', 'goods', '4998']);
  assert.ok(!firstOfSheet(new XlsxRows(workbook([rows.slice(0, 40)]), undefined)).isLonger);
});

test('a header of two rows keeps both, whichever of them is wide enough for one', async () => {
  const groups = ['Sender', '', 'Consignee', '', '', ''];
  const names = ['Name', 'Country', 'Name', 'Country', 'HS code', 'Value, USD'];
  const rows = Array.from({ length: 300 }, (_, at) => ['NORVANE', 'TR', 'SEVER', 'RU', '854231', `${at}`]);
  for (const over of [groups, groups.with(4, 'Goods').with(5, 'Money')]) {
    const bytes = workbook([[['Customs data'], over, names, ...rows]]);
    for (const most of [100, 1000]) {
      const [found] = (await byRows(bytes, most)) as { rows: string[][] }[];
      assert.deepEqual(found?.rows.slice(0, 3), [over, names, rows[0]]);
      assert.equal(found?.rows.length, 302);
    }
  }
});

const corpus = join(import.meta.dirname, '../../../../../shared/corpus');

test('every workbook of the corpus has the same rows by both readers', {
  skip: existsSync(corpus) ? false : 'the corpus is not here',
}, async () => {
  let compared = 0;
  for (const folder of ['trade', 'documents', 'hostile'])
    for (const name of readdirSync(join(corpus, folder, 'open'))) {
      if (!/\.xls[xm]$/.test(name)) continue;
      const bytes = new Uint8Array(readFileSync(join(corpus, folder, 'open', name)));
      if (lookInside(bytes, sniff(bytes)).mediaType !== XLSX) continue;
      agree(await byRows(bytes), await asDocument(bytes), name);
      compared++;
    }
  assert.ok(compared > 10);
});
