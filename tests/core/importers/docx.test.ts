import assert from 'node:assert/strict';
import test from 'node:test';
import { aZip, read } from './try-file.ts';

const word = (body: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const paragraph = (content: string): string => `<w:p>${content}</w:p>`;

const docx = async (body: string, more: Record<string, string> = {}) =>
  await read('a.docx', aZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': word(body), ...more }));

test('paragraphs are lines, cells have tabs between, and fields leave only what they show', async () => {
  const cell = (text: string): string => `<w:tc>${paragraph(run(text))}</w:tc>`;
  const outcome = await docx(
    `${paragraph(
      `${run('Контракт')}<w:r><w:tab/><w:t>№ 7</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>`,
    )}<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr><w:tr>${cell('c')}${cell('d')}</w:tr></w:tbl>`,
  );
  assert.equal(outcome.state, 'imported');
  assert.equal(outcome.reading?.pages[0]?.text, 'Контракт\t№ 7\na\tb\nc\td\n');
});

test('comments, notes, changes, hidden words, headers and footers are kept and marked', async () => {
  const outcome = await docx(
    paragraph(
      `${run('Price')}<w:r><w:commentReference w:id="3"/></w:r>${run(' secret', '<w:vanish/>')}` +
        `<w:ins w:author="Ann" w:date="2024-05-06T07:08:09Z">${run('new')}</w:ins>` +
        '<w:del w:author="Bob"><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="1"/></w:r>',
    ),
    {
      'word/comments.xml': `<w:comments xmlns:w="w"><w:comment w:id="3" w:author="Eve"><w:p>${run('why?')}</w:p></w:comment></w:comments>`,
      'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote w:id="1"><w:p>${run('below')}</w:p></w:footnote></w:footnotes>`,
      'word/header1.xml': `<w:hdr xmlns:w="w">${paragraph(run('Draft'))}</w:hdr>`,
      'docProps/core.xml': '<cp:p xmlns:dc="d"><dc:creator>Ann</dc:creator></cp:p>',
    },
  );
  assert.equal(
    outcome.reading?.pages[0]?.text,
    'Price [comment by Eve: why?][hidden:  secret][inserted by Ann 2024-05-06: new][deleted by Bob: old] [footnote: below]\n\n[header: Draft]\n',
  );
  assert.match(
    outcome.reading?.warnings.join() ?? '',
    /1 comment, 1 tracked insertion, 1 tracked deletion, 1 hidden passage: kept/,
  );
  assert.equal(outcome.reading?.metadata.Author, 'Ann');
});

test('entities are refused, and references to elsewhere are named and never followed', async () => {
  const laughs = await read(
    'a.docx',
    aZip({ 'word/document.xml': '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>' }),
  );
  assert.equal(laughs.state, 'refused');
  assert.match(laughs.reason ?? '', /DOCTYPE/);
  const remote = await docx(paragraph(run('words')), {
    'word/_rels/settings.xml.rels':
      '<Relationships><Relationship Id="r" Type="x/attachedTemplate" Target="http://canary.invalid/t.dotm" TargetMode="External"/></Relationships>',
  });
  assert.equal(remote.state, 'imported');
  assert.match(remote.reading?.warnings.join() ?? '', /nothing was fetched/);
});

test('files kept inside become children', async () => {
  const outcome = await docx(paragraph(run('words')), { 'word/embeddings/list.txt': 'inside' });
  assert.deepEqual(
    outcome.children?.map(({ name }) => name),
    ['list.txt'],
  );
});
