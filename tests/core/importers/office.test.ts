import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { rtfText } from '../../../electron/core/importers/office/rtf.ts';
import { fixture } from './fixtures.ts';
import { aZip, read } from './try-file.ts';

const odf = async (kind: string, content: string) =>
  await read(
    'a.odt',
    aZip({
      mimetype: `application/vnd.oasis.opendocument.${kind}`,
      'content.xml': `<o:document-content xmlns:o="o" xmlns:t="t" xmlns:x="x"><o:automatic-styles><x:style x:name="off"><x:table-properties t:display="false"/></x:style></o:automatic-styles><o:body>${content}</o:body></o:document-content>`,
      'meta.xml': '<o:m xmlns:o="o" xmlns:d="d"><d:creator>Ann</d:creator></o:m>',
    }),
  );

test('an OpenDocument text: lines, blanks, tables, notes and comments marked, deleted words left where they are', async () => {
  const outcome = await odf(
    'text',
    '<t:tracked-changes><t:p>gone</t:p></t:tracked-changes><t:p>One<t:s t:c="2"/>two<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>below</t:p></t:note-body></t:note></t:p>' +
      '<t:table><t:table-row><t:table-cell><t:p>a</t:p></t:table-cell><t:table-cell><t:p>b</t:p></t:table-cell></t:table-row></t:table>',
  );
  assert.equal(outcome.reading?.pages[0]?.text, 'One  two [note: below]\na\tb\n');
  assert.equal(outcome.reading?.metadata.Author, 'Ann');
});

test('an OpenDocument spreadsheet: dates, repeated cells, hidden sheets', async () => {
  const cell = (text: string, more = ''): string => `<t:table-cell ${more}><t:p>${text}</t:p></t:table-cell>`;
  const outcome = await odf(
    'spreadsheet',
    `<t:table t:name="One"><t:table-row>${cell('Name')}${cell('Day')}</t:table-row><t:table-row t:number-rows-repeated="2">${cell('x')}${cell('1 янв', 'o:value-type="date" o:date-value="2024-01-01"')}</t:table-row><t:table-row t:number-rows-repeated="1048000"><t:table-cell t:number-columns-repeated="1000"/></t:table-row></t:table>` +
      `<t:table t:name="Two" t:style-name="off"><t:table-row>${cell('secret')}</t:table-row></t:table>`,
  );
  assert.deepEqual(outcome.reading?.table, {
    columns: ['Name', 'Day'],
    headerRow: 1,
    rows: [
      ['x', '2024-01-01'],
      ['x', '2024-01-01'],
    ],
  });
  const [child] = outcome.children ?? [];
  assert.equal(child?.name, 'a.odt / Two');
  assert.equal(child && 'outcome' in child && child.outcome?.reading?.metadata.Hidden, 'yes');
});

test('a presentation has a page for each slide in their order, with speaker notes marked', async () => {
  const slide = (words: string, more = ''): string =>
    `<p:sld xmlns:p="p" xmlns:a="a" ${more}><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:sld>`;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationships><Relationship Id="${id}" Type="x/${type}" Target="${target}"/></Relationships>`;
  const outcome = await read(
    'a.pptx',
    aZip({
      'ppt/presentation.xml':
        '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId r:id="r2" id="256"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>',
      'ppt/_rels/presentation.xml.rels':
        '<Relationships><Relationship Id="r1" Type="x/slide" Target="slides/slide1.xml"/><Relationship Id="r2" Type="x/slide" Target="slides/slide2.xml"/></Relationships>',
      'ppt/slides/slide1.xml': slide('second', 'show="0"'),
      'ppt/slides/slide2.xml': slide('first'),
      'ppt/slides/_rels/slide2.xml.rels': relation('n', 'notesSlide', '../notesSlides/n1.xml'),
      'ppt/notesSlides/n1.xml': slide('say this'),
    }),
  );
  assert.deepEqual(
    outcome.reading?.pages.map(({ text }) => text),
    ['first\n[speaker notes: say this]\n', '[hidden slide]\nsecond\n'],
  );
});

const rtf = (text: string) => rtfText(Uint8Array.from(text, letter => letter.charCodeAt(0) & 255)).text;

test('RTF: letters in the encoding of their font, unicode with its stand-in left out, pictures passed over', () => {
  assert.equal(
    rtf(
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}{\f1 \'cf\'f0\'e8\'ec\'e5\'f0} \u20013?\u25991?\par{\pict 0102}{\v secret}{\*\generator x;}a\tab b\{\}}`,
    ),
    'Пример 中文\n[hidden: secret]a\tb{}\n',
  );
});

test('RTF made of anything ends, and never throws', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('{', '}', '\\', "'", 'u', '1', 'bin', 'par', 'f', 'v', '*', ' ', 'é'), {
        maxLength: 60,
      }),
      parts => {
        assert.equal(typeof rtf(`{\\rtf1 ${parts.join('')}`), 'string');
      },
    ),
  );
});

for (const name of ['boxes.xls', 'boxes.xlsx', 'boxes.ods'])
  test(`${name}: words in text boxes, and where links lead, are kept beside the table`, async () => {
    const outcome = await read(name, fixture(`${name}.gz`));
    const [notes] = outcome.children ?? [];
    assert.ok(notes && 'outcome' in notes);
    assert.equal(
      notes.outcome?.reading?.pages[0]?.text,
      'Text boxes and margins:\nЧерновик договора, draft\n\nLinks:\nA5: https://example.invalid/registry\n',
    );
    assert.deepEqual(outcome.reading?.table?.rows.at(-1), ['registry', '']);
  });

test('tracked changes of a spreadsheet say what a cell held before, and who changed it', async () => {
  const info = (who: string) =>
    `<o:change-info><d:creator>${who}</d:creator><d:date>2024-03-01T10:00:00</d:date></o:change-info>`;
  const change = (row: number, before: string) =>
    `<t:cell-content-change><t:cell-address t:column="1" t:row="${row}" t:table="0"/>${info('Ann')}<t:previous><t:change-track-table-cell ${before}</t:change-track-table-cell></t:previous></t:cell-content-change>`;
  const tracked = `<t:tracked-changes>${change(0, '><x:p>Ирина</x:p>')}${change(1, 'o:value="1200.55"><x:p>1 200,6</x:p>')}<t:deletion t:type="row" t:position="4" t:table="0">${info('Bob')}</t:deletion></t:tracked-changes>`;
  const cell = (words: string) => `<t:table-cell><x:p>${words}</x:p></t:table-cell>`;
  const row = (...words: string[]) => `<t:table-row>${words.map(cell).join('')}</t:table-row>`;
  const content = `<o:document-content xmlns:o="o" xmlns:t="t" xmlns:x="x" xmlns:d="d"><o:body><o:spreadsheet>${tracked}<t:table t:name="S">${row('Name', 'Olga')}${row('Sum', '7')}</t:table></o:spreadsheet></o:body></o:document-content>`;
  const outcome = await read(
    'a.ods',
    aZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content }),
  );
  const [notes] = outcome.children ?? [];
  const said = notes && 'outcome' in notes ? (notes.outcome?.reading?.pages[0]?.text ?? '') : '';
  for (const line of [
    'B1 changed by Ann 2024-03-01: it was “Ирина”',
    'B2 changed by Ann 2024-03-01: it was “1200.55”',
    'row 5 deleted by Bob 2024-03-01',
  ])
    assert.ok(said.includes(line), said);
});
