// Where links lead, and words that are not shown, in OpenDocument, RTF and older Word documents.
import assert from 'node:assert/strict';
import test from 'node:test';
import { rtfText } from '../../../electron/core/importers/office/rtf.ts';
import { aZip, read } from './try-file.ts';

const rtf = (body: string): string => rtfText(new TextEncoder().encode(`{\\rtf1\\ansi ${body}}`)).text.trim();

test('a link of an RTF document says where it leads, unless its words do', () => {
  const link = (address: string, shown: string) =>
    `{\\field{\\*\\fldinst {HYPERLINK "${address}" }}{\\fldrslt {\\ul ${shown}}}}`;
  assert.equal(
    rtf(`Our ${link('https://shell.example.net/x', 'bank')} and ${link('http://a.example/', 'a.example')}.`),
    'Our bank [link: https://shell.example.net/x] and a.example.',
  );
  assert.equal(rtf('{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}'), '3');
  assert.equal(
    rtf('{\\field{\\*\\fldinst DDEAUTO c:\\\\cmd.exe}{\\fldrslt x}}'),
    'x [field: DDEAUTO c:\\cmd.exe]',
  );
});

test('hidden and deleted words of an RTF document are marked', () => {
  assert.equal(
    rtf('seen {\\v unseen} {\\deleted gone} {\\revised new}'),
    'seen [hidden: unseen] [deleted: gone] [inserted: new]',
  );
});

const odt = async (body: string, styles = '') => {
  const content = `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:xlink="x" xmlns:style="s"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const outcome = await read(
    'a.odt',
    aZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content }),
  );
  assert.equal(outcome.state, 'imported', outcome.reason);
  return outcome.reading?.pages[0]?.text.trim();
};

test('a link of an OpenDocument text says where it leads, and hidden words are marked', async () => {
  const styles =
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style><style:style style:name="H2" style:parent-style-name="H"/>';
  assert.equal(
    await odt(
      '<text:p>Our <text:a xlink:href="https://shell.example.net/">bank</text:a>, <text:a xlink:href="#there">below</text:a></text:p>' +
        '<text:p>seen<text:span text:style-name="H2">unseen</text:span><text:hidden-text text:string-value="by condition"/></text:p>' +
        '<text:section text:display="none"><text:p>a section</text:p></text:section>',
      styles,
    ),
    'Our bank [link: https://shell.example.net/], below\nseen[hidden: unseenby condition]\n[hidden: a section\n]',
  );
});
