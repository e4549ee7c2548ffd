import assert from 'node:assert/strict';
import test from 'node:test';
import { readPdf } from '../../../electron/core/importers/pdf/pdf.ts';
import { pdfjsReader } from '../../../electron/node/pdf/pdfjs-reader.ts';
import { rectanglesOf } from '../../../electron/shared/text/page-text.ts';
import { aPdf, drawsPicture, type PageSpec, writes } from './pdf-builder.ts';

const read = async (pages: readonly PageSpec[], root = '') => {
  const { state, reading, children } = await readPdf(pdfjsReader, aPdf(pages, root), []);
  assert.ok(reading);
  return { state, reading, children, texts: reading.pages.map(({ text }) => text) };
};

const at = '/Rect[100 600 300 620]';
const page = (...annotations: string[]): PageSpec => ({ content: writes('Application'), annotations });

test('form values stand behind the words of their page, and say which field they are of', async () => {
  const { texts, reading } = await read([
    page(
      `/Subtype/Widget/FT/Tx/T(applicant)/TU(Name of applicant)/V(Ivan Petrov)${at}`,
      `/Subtype/Widget/FT/Tx/T(empty)${at}`,
      `/Subtype/Widget/FT/Tx/T(goods)/V<FEFF041D043504440442044C>${at}`,
      `/Subtype/Widget/FT/Ch/T(country)/Opt[[(RU)(Russia)][(CN)(China)]]/V(CN)${at}`,
      `/Subtype/Widget/FT/Tx/T(secret)/V(behind the page)/F 2${at}`,
    ),
    { content: writes('Second page') },
  ]);
  assert.deepEqual(texts, [
    'Application\n[form value “Name of applicant”: Ivan Petrov]\n[form value “goods”: Нефть]\n[form value “country”: China]\n[hidden form value “secret”: behind the page]',
    'Second page',
  ]);
  assert.deepEqual(reading.warnings, [
    '4 form values: kept behind the words of their page, and marked in square brackets.',
  ]);
});

test('of boxes those that are ticked are told', async () => {
  const box = (name: string, state: string, value: string) =>
    `/Subtype/Widget/FT/Btn/T(${name})/V/${state}/AS/${state}/AP<</N<</${value} 4 0 R/Off 4 0 R>>>>${at}`;
  const radio = (name: string, value: string, button: string) =>
    `/Subtype/Widget/FT/Btn/Ff 32768/T(${name})/V/${value}/AP<</N<</${button} 4 0 R/Off 4 0 R>>>>${at}`;
  const { texts } = await read([
    page(
      box('licence', 'Yes', 'Yes'),
      box('import', 'Off', 'Yes'),
      box('kind', 'Military', 'Military'),
      radio('sex', 'female', 'female'),
      radio('sex', 'female', 'male'),
    ),
  ]);
  assert.deepEqual(texts[0]?.split('\n').slice(1), [
    '[form value “licence”: ticked]',
    '[form value “kind”: ticked (Military)]',
    '[form value “sex”: chosen (female)]',
  ]);
});

test('notes say what they are, by whom and of when, with the words that they are laid over', async () => {
  const quad = '/QuadPoints[95 725 300 725 95 695 300 695]/Rect[95 695 300 725]';
  const { texts, reading } = await read([
    page(
      `/Subtype/Text/T(Ann)/M(D:20220131120000Z)/Contents(Who signed\\rthis?)${at}`,
      `/Subtype/FreeText/Contents(PAID IN CASH)/DA(/F1 12 Tf)${at}`,
      `/Subtype/Highlight/T(Bob)/Contents(compare annex 3)${quad}`,
      `/Subtype/Highlight/T(Bob)${quad}`,
      `/Subtype/Stamp/Name/Approved${at}`,
      `/Subtype/Text/F 2/Contents(not to be seen)${at}`,
    ),
  ]);
  assert.deepEqual(texts[0]?.split('\n').slice(1), [
    '[note by Ann 2022-01-31: Who signed this?]',
    '[free text: PAID IN CASH]',
    '[highlight by Bob: “Application”: compare annex 3]',
    '[stamp: Approved]',
    '[hidden note: not to be seen]',
  ]);
  assert.match(reading.warnings[0] ?? '', /^5 notes: kept/);
});

test('a link is named where the page does not show its address', async () => {
  const link = (address: string) => `/Subtype/Link/A<</S/URI/URI(${address})>>${at}`;
  const { texts, reading } = await read([
    { content: writes('See www.example.org'), annotations: [link('http://www.example.org/')] },
    page(
      link('https://shell.example.net/a'),
      link('https://shell.example.net/a'),
      link('mailto:a@example.org'),
    ),
  ]);
  assert.deepEqual(texts, [
    'See www.example.org',
    'Application\n[link: https://shell.example.net/a]\n[link: mailto:a@example.org]',
  ]);
  assert.equal(reading.pages[1]?.structure?.[0]?.href, 'https://shell.example.net/a');
  assert.deepEqual(reading.warnings, []);
});

test('a mark is placed where its annotation is, whatever the turn of the page', async () => {
  const note = `/Subtype/Square/Contents(Here)/Rect[100 600 300 620]`;
  const spec = { content: writes('Words'), annotations: [note] };
  const { reading } = await read([spec, { ...spec, rotate: 90 }]);
  const [first, turned] = reading.pages.map(page => rectanglesOf(page, 6, 18)[0]);
  assert.deepEqual(first, { x: 100, y: 172, width: 200, height: 20 });
  assert.deepEqual(turned, { x: 600, y: 100, width: 20, height: 200 });
});

test('a page of nothing but form values has text; a scan with form values still needs to be recognised', async () => {
  const annotations = [`/Subtype/Widget/FT/Tx/T(a)/V(filled)${at}`];
  const alone = await read([{ content: '', annotations }]);
  assert.deepEqual([alone.state, alone.reading.pagesWithoutText], ['imported', []]);
  const scan = await read([{ content: drawsPicture, picture: true, annotations }]);
  assert.deepEqual([scan.state, scan.reading.pagesWithoutText], ['needs-ocr', [1]]);
  assert.equal(scan.texts[0], '[form value “a”: filled]');
});

/** The form stands in the stream of the second page. */
const xfa = (form: string) =>
  read(
    [{ content: writes('Please wait') }, { content: form }],
    '/NeedsRendering true/AcroForm<</XFA 7 0 R/Fields[]>>',
  );

test('a form that only XFA holds is read behind the words of the first page', async () => {
  const { texts, reading } = await xfa(
    `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="form" layout="tb" locale="en_US"><pageSet><pageArea><contentArea w="200mm" h="280mm"/><medium stock="default" short="210mm" long="297mm"/></pageArea></pageSet><field name="applicant" w="100mm" h="9mm"><ui><textEdit/></ui></field></subform></template><xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><form><applicant>Ivan Petrov</applicant></form></xfa:data></xfa:datasets></xdp:xdp>`,
  );
  assert.equal(texts[0], 'Please wait\n[XFA form: Ivan Petrov]');
  assert.match(reading.warnings[0] ?? '', /XFA form.*behind those of the first page/);
});

test('an XFA form that cannot be read is said', async () => {
  const { reading, texts } = await xfa('no form');
  assert.equal(texts[0], 'Please wait');
  assert.match(reading.warnings[0] ?? '', /XFA form.*could not be read.*print it to PDF/);
});
