import assert from 'node:assert/strict';
import test from 'node:test';
import { encode } from './encode.ts';
import { read } from './try-file.ts';

const workbook = (sheets: string): string =>
  `<?xml version="1.0" encoding="windows-1251"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheets}</Workbook>`;
const cell = (value: string, type = 'String', more = ''): string =>
  `<Cell ${more}><Data ss:Type="${type}">${value}</Data></Cell>`;

test('a workbook that is one XML file is a table, whatever it is called', async () => {
  const text = workbook(
    `<Worksheet ss:Name="Ввоз"><Table><Column/><Column ss:Hidden="1"/><Row>${cell('Имя')}${cell('Дата')}${cell('Сумма')}</Row>` +
      `<Row ss:Index="3">${cell('ООО &#1056;омашка &amp; Ко')}${cell('2024-03-05T00:00:00.000', 'DateTime')}${cell('1500.50', 'Number', 'ss:Formula="=1+1" ss:HRef="https://example.invalid/"')}</Row>` +
      `<Row><Cell ss:Index="3"><Data ss:Type="Boolean">1</Data><Comment ss:Author="A"><ss:Data>проверить это</ss:Data></Comment></Cell></Row></Table></Worksheet>` +
      `<Worksheet ss:Name="Two"><Table><Row>${cell('secret')}</Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>`,
  );
  const outcome = await read('export.xls', encode('windows-1251', text));
  assert.equal(outcome.kind, 'table');
  assert.deepEqual(outcome.reading?.table, {
    columns: ['Имя', 'Дата', 'Сумма'],
    headerRow: 1,
    rows: [
      ['ООО Ромашка & Ко', '2024-03-05', '1500.5'],
      ['', '', 'TRUE'],
    ],
  });
  assert.equal(outcome.reading?.encoding, 'windows-1251');
  assert.equal(outcome.reading?.metadata.Formulas, 'C3 =1+1');
  assert.equal(outcome.reading?.metadata['Hidden columns'], 'B');
  assert.deepEqual(
    outcome.children?.map(({ name }) => name),
    ['export.xls / Two', 'export.xls / notes'],
  );
  const [two, notes] = outcome.children ?? [];
  assert.equal(two && 'outcome' in two && two.outcome?.reading?.metadata.Hidden, 'yes');
  assert.equal(
    notes && 'outcome' in notes && notes.outcome?.reading?.pages[0]?.text,
    'Comments:\nC4: проверить это\n\nLinks:\nC3: https://example.invalid/\n',
  );
});

test('one that is torn, or defines entities, is kept as text', async () => {
  const torn = new TextEncoder().encode(
    workbook('<Worksheet><Table><Row>').replace('windows-1251', 'utf-8').slice(0, -20),
  );
  const text = await read('a.xls', torn);
  assert.equal(text.kind, 'text');
  assert.match(text.reading?.warnings.join(' ') ?? '', /it is damaged .*: it is shown as text/);
  const bomb = workbook('<Worksheet/>').replace('<Workbook', '<!DOCTYPE x [<!ENTITY a "b">]><Workbook');
  assert.equal((await read('a.xml', new TextEncoder().encode(bomb))).kind, 'text');
});
