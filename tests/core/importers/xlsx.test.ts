import assert from 'node:assert/strict';
import test from 'node:test';
import { kindOfFormat, showNumber } from '../../../electron/core/importers/office/number-format.ts';
import { aZip, read } from './try-file.ts';

const workbook = (sheets: string): string => `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`;
const relations = (count: number): string =>
  `<Relationships>${Array.from({ length: count }, (_, at) => `<Relationship Id="r${at + 1}" Type="x/worksheet" Target="worksheets/s${at + 1}.xml"/>`).join('')}</Relationships>`;
const sheet = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const text = (at: string, words: string): string => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;

const styles =
  '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0000000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>';

test('values come as they were saved: dates as dates, leading zeros kept, formulas named and never computed', async () => {
  const outcome = await read(
    'a.xlsx',
    aZip({
      'xl/workbook.xml': workbook('<sheet name="Ввоз" r:id="r1"/>'),
      'xl/_rels/workbook.xml.rels': relations(1),
      'xl/styles.xml': styles,
      'xl/sharedStrings.xml': '<sst><si><t>товар</t></si></sst>',
      'xl/worksheets/s1.xml': sheet(
        `<row r="2">${text('A2', 'Goods')}${text('C2', 'Date')}${text('D2', 'Code')}${text('E2', 'Sum')}</row>` +
          '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" s="1"><v>43363</v></c><c r="D3" s="2"><v>101210000</v></c><c r="E3"><f>1+1</f><v>2</v></c></row>',
      ),
    }),
  );
  assert.equal(outcome.kind, 'table');
  assert.deepEqual(outcome.reading?.table, {
    columns: ['Goods', 'Date', 'Code', 'Sum'],
    headerRow: 2,
    rows: [['товар', '2018-09-20', '0101210000', '2']],
  });
  assert.equal(outcome.reading?.metadata.Formulas, 'E3 =1+1');
  assert.match(outcome.reading?.warnings.join() ?? '', /1 column without any content left out: B/);
});

test('each other sheet is a child, hidden ones marked; banners over a header are kept apart', async () => {
  const outcome = await read(
    'a.xlsx',
    aZip({
      'xl/workbook.xml': workbook(
        '<sheet name="One" r:id="r1"/><sheet name="Two" state="hidden" r:id="r2"/>',
      ),
      'xl/_rels/workbook.xml.rels': relations(2),
      'xl/worksheets/s1.xml': sheet(
        `<row r="1">${text('B1', 'DATA')}</row><row r="3">${text('A3', 'x')}${text('B3', 'y')}${text('C3', 'z')}</row><row r="4">${text('A4', 'a')}${text('C4', 'c')}</row>`,
      ),
      'xl/worksheets/s2.xml': sheet(
        `<row r="1">${text('A1', 'secret, &quot;very&quot;')}</row><row r="2"><c r="A2"><v>0.1</v></c></row>`,
      ),
    }),
  );
  assert.deepEqual(outcome.reading?.table, {
    columns: ['x', 'y', 'z'],
    headerRow: 3,
    rows: [['a', '', 'c']],
  });
  assert.match(outcome.reading?.warnings.join() ?? '', /Over the header stands: DATA/);
  const [child] = outcome.children ?? [];
  assert.ok(child && 'bytes' in child);
  assert.equal(child.name, 'a.xlsx / Two');
  assert.equal(new TextDecoder().decode(child.bytes), '"secret, ""very"""\r\n0.1\r\n');
  assert.equal(child.outcome?.reading?.metadata.Hidden, 'yes');
  assert.deepEqual(child.outcome?.reading?.table?.rows, [['0.1']]);
});

test('numbers show as precise as they are, and formats tell dates from amounts', () => {
  assert.equal(showNumber(0.1 + 0.2, 'number', false), '0.3');
  assert.equal(showNumber(1e-7, 'number', false), '0.0000001');
  assert.equal(showNumber(44197.5, 'date', false), '2021-01-01 12:00');
  assert.equal(showNumber(1, 'date', false), '1900-01-01');
  assert.deepEqual([kindOfFormat(46, undefined), kindOfFormat(164, '[h]:mm')], ['duration', 'duration']);
  assert.equal(showNumber(1.5, 'duration', true), '36:00:00');
  assert.equal(showNumber(-0.25, 'duration', false), '-6:00:00');
  assert.equal(showNumber(0, 'date', true), '1904-01-01');
  assert.equal(kindOfFormat(171, '#,##0.00 "руб"'), 'number');
  assert.equal(kindOfFormat(172, '[$-419]d mmm yyyy;@'), 'date');
  assert.equal(kindOfFormat(0, undefined), 'number');
});
