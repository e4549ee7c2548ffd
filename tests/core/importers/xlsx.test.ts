import assert from 'node:assert/strict';
import test from 'node:test';
import { kindOfFormat, showNumber } from '../../../electron/core/importers/office/number-format.ts';
import { XlsxRows } from '../../../electron/core/importers/office/xlsx-rows.ts';
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

const beside = (relationsOf: string, more: Record<string, string>, rest = '', rows?: string) =>
  aZip({
    'xl/workbook.xml': workbook('<sheet name="One" r:id="r1"/>'),
    'xl/_rels/workbook.xml.rels': relations(1),
    'xl/worksheets/s1.xml': `<worksheet><sheetData>${
      rows ??
      `<row r="1">${text('A1', 'Name')}${text('B1', 'Note')}</row><row r="2">${text('A2', 'x')}${text('B2', 'y')}</row>`
    }</sheetData>${rest}</worksheet>`,
    'xl/worksheets/_rels/s1.xml.rels': `<Relationships>${relationsOf}</Relationships>`,
    ...more,
  });

test('comments, threads, text boxes, margins, links and merged cells are kept, and can be searched', async () => {
  const relation = (id: string, type: string, target: string, mode = '') =>
    `<Relationship Id="${id}" Type="x/${type}" Target="${target}"${mode}/>`;
  const outcome = await read(
    'a.xlsx',
    beside(
      relation('c', 'comments', '../comments1.xml') +
        relation('t', 'threadedComment', '../threadedComments/t1.xml') +
        relation('d', 'drawing', '../drawings/d1.xml') +
        relation('h', 'hyperlink', 'https://example.invalid/a', ' TargetMode="External"'),
      {
        'xl/comments1.xml':
          '<comments><authors><author>Анна</author><author>tc={1}</author></authors><commentList><comment ref="A2" authorId="0"><text><r><t>проверить_x000D_\nсчёт</t></r><rPh><t>чтение</t></rPh></text></comment><comment ref="B2" authorId="1"><text><t>[Threaded comment] Your version of Excel</t></text></comment></commentList></comments>',
        'xl/threadedComments/t1.xml':
          '<ThreadedComments><threadedComment ref="B2" dT="2024-01-02T10:00:00" personId="{p}" id="1"><text>who paid?</text></threadedComment><threadedComment ref="B2" personId="{p}" id="2" parentId="1"><text>the bank</text></threadedComment></ThreadedComments>',
        'xl/persons/person.xml': '<personList><person id="{p}" displayName="Bob"/></personList>',
        'xl/drawings/d1.xml':
          '<wsDr><sp><txBody><p><r><t>Draft of the </t></r><r><t>contract</t></r></p></txBody></sp></wsDr>',
        'xl/pivotCache/pivotCacheRecords1.xml': '<r/>',
      },
      '<mergeCells><mergeCell ref="A2:A4"/></mergeCells><hyperlinks><hyperlink ref="A2" r:id="h"/><hyperlink ref="B2" location="Two!A1"/></hyperlinks><headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"Confidential &amp;P</oddHeader></headerFooter>',
    ),
  );
  const notes = outcome.children?.find(({ name }) => name === 'a.xlsx / notes');
  assert.ok(notes && 'outcome' in notes);
  assert.equal(
    notes.outcome?.reading?.pages[0]?.text,
    'Comments:\nA2 by Анна: проверить\nсчёт\nB2 by Bob 2024-01-02: who paid?\nB2 (answer) by Bob: the bank\n\n' +
      'Text boxes and margins:\nDraft of the contract\nConfidential\n\n' +
      'Links:\nA2: https://example.invalid/a\nB2: Two!A1\n',
  );
  const told = outcome.reading?.warnings.join(' ') ?? '';
  assert.match(
    told,
    /3 comments on cells.*2 text boxes and margins.*1 merged range: the value stands in its first/s,
  );
  assert.match(told, /copy of the rows behind its pivot tables/);
  assert.equal(outcome.reading?.metadata.Merged, 'A2:A4');
});

test('a title over the header is a document that search finds; a banner of a word is told alone', async () => {
  const rows = (title: string) =>
    `<row r="1">${text('A1', title)}</row><row r="3">${text('A3', 'x')}${text('B3', 'y')}${text('C3', 'z')}</row><row r="4">${text('A4', 'a')}${text('B4', 'b')}</row>`;
  const long = await read('a.xlsx', beside('', {}, '', rows('Imports of Example LLC in March')));
  const [child] = long.children ?? [];
  assert.ok(child && 'outcome' in child);
  assert.match(
    child.outcome?.reading?.pages[0]?.text ?? '',
    /^Over the header:\nImports of Example LLC in March\n$/,
  );
  assert.equal((await read('a.xlsx', beside('', {}, '', rows('DATA')))).children, undefined);
});

test('readings beside Chinese letters are left out, escaped controls are decoded, dates of 1904 and ISO dates are dates', async () => {
  const inline = '<c r="A2" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>';
  const outcome = await read(
    'a.xlsx',
    aZip({
      'xl/workbook.xml': workbook('<sheet name="One" r:id="r1"/>').replace(
        '<sheets>',
        '<workbookPr date1904="1"/><sheets>',
      ),
      'xl/_rels/workbook.xml.rels': relations(1),
      'xl/styles.xml': styles,
      'xl/sharedStrings.xml':
        '<sst><si><t>大阪</t><rPh><t>オオサカ</t></rPh></si><si><t>one_x000D_\ntwo _x005F_x0041_</t></si></sst>',
      'xl/worksheets/s1.xml': sheet(
        `<row r="1">${text('A1', 'a')}${text('B1', 'b')}${text('C1', 'c')}${text('D1', 'd')}${text('E1', 'e')}</row>` +
          `<row r="2">${inline}<c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" s="1"><v>41901</v></c><c r="E2" t="d"><v>2024-03-05T00:00:00</v></c></row>`,
      ),
    }),
  );
  assert.deepEqual(outcome.reading?.table?.rows, [
    ['東京', '大阪', 'one\ntwo _x0041_', '2018-09-20', '2024-03-05'],
  ]);
});

test('a sheet that claims a million rows holds those that it has', async () => {
  const outcome = await read(
    'a.xlsx',
    beside(
      '',
      {},
      '',
      `<row r="1">${text('A1', 'Name')}</row><row r="1048496" spans="1:16384">${text('A1048496', 'last')}</row><row r="1048576" hidden="1"/>`,
    ),
  );
  assert.deepEqual(outcome.reading?.table?.rows, [['last']]);
  assert.equal(outcome.reading?.metadata['Hidden rows'], undefined);
});

test('formulas whose result was not saved show nothing, and are named; both readers agree', async () => {
  const rows =
    `<row r="1">${text('A1', 'Goods')}${text('B1', 'Sum')}</row>` +
    `<row r="2">${text('A2', 'pumps')}<c r="B2"><f>1+1</f><v>2</v></c></row>` +
    `<row r="3">${text('A3', 'valves')}<c r="B3"><f>2+2</f></c></row>` +
    `<row r="4">${text('A4', 'pipes')}<c r="B4"><f t="shared" si="0"/><v/></c></row>` +
    `<row r="5">${text('A5', 'taps')}<c r="B5" t="str"><f>""</f><v></v></c></row><row r="6"><c r="B6"><f>SUM(B2:B5)</f><v></v></c></row>`;
  // What stands in a comment leaves the fast reader of XML: the other one must tell the same.
  for (const more of ['', '<!-- x -->']) {
    const bytes = beside('', {}, '', rows + more);
    const { reading } = await read('a.xlsx', bytes);
    const shown = [
      ['pumps', '2'],
      ['valves', ''],
      ['pipes', ''],
      ['taps', ''],
    ];
    assert.deepEqual(reading?.table?.rows, shown);
    const told = reading?.warnings.join('\n') ?? '';
    assert.match(told, /2 cells computed by formulas: shown is the result that was saved/);
    assert.match(
      told,
      /3 cells computed by formulas whose result was not saved, shown empty: B3, B4, B6\. Open/,
    );
    const trade: string[][] = [];
    new XlsxRows(bytes, undefined).read(row => trade.push([row[0] ?? '', row[1] ?? '']));
    assert.deepEqual(trade.slice(1), shown);
  }
});

test('a sheet of nothing but formulas without results is no empty one', async () => {
  const formulas = sheet('<row r="1"><c r="A1"><f>Two!A1</f></c><c r="B1"><f>1</f></c></row>');
  const book = (two: string) =>
    aZip({
      'xl/workbook.xml': workbook('<sheet name="One" r:id="r1"/><sheet name="Two" r:id="r2"/>'),
      'xl/_rels/workbook.xml.rels': relations(2),
      'xl/worksheets/s1.xml': formulas,
      'xl/worksheets/s2.xml': two,
    });
  const { reading } = await read('a.xlsx', book(sheet(`<row r="1">${text('A1', 'words')}</row>`)));
  const told = reading?.warnings.join('\n') ?? '';
  assert.match(told, /Left out, the sheet “One”: 2 cells computed by formulas whose result was not saved/);
  assert.doesNotMatch(told, /empty sheet/);
  const none = await read('a.xlsx', book(formulas));
  assert.equal(none.state, 'refused');
  assert.match(none.reason ?? '', /formulas show nothing when their results were not saved/);
  assert.throws(() => new XlsxRows(book(formulas), undefined), new RegExp(none.reason ?? '?'));
});

test('names of a workbook that hold a value are kept, hidden ones marked', async () => {
  const names =
    '<definedNames><definedName name="owner" hidden="1">"Ivan ""the"" Petrov"</definedName><definedName name="rate">0.25</definedName>' +
    '<definedName name="area">One!$A$1</definedName><definedName name="solver_typ" hidden="1">2</definedName><definedName name="_xlnm.Print_Area">One!$A$1</definedName></definedNames>';
  const named = workbook('<sheet name="One" r:id="r1"/>').replace('</workbook>', `${names}</workbook>`);
  const outcome = await read('a.xlsx', beside('', { 'xl/workbook.xml': named }));
  const [notes] = outcome.children ?? [];
  assert.ok(notes && 'outcome' in notes);
  const held = 'owner (hidden): Ivan "the" Petrov\nrate: 0.25';
  assert.equal(notes.outcome?.reading?.pages[0]?.text, `Names with values:\n${held}\n`);
  assert.equal(outcome.reading?.metadata['Names with values'], held);
  assert.match(outcome.reading?.warnings.join() ?? '', /2 names of the workbook with a value of its own/);
});
