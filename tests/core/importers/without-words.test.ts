import assert from 'node:assert/strict';
import test from 'node:test';
import { aPdf } from './pdf-builder.ts';
import { aZip, read } from './try-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

test('a file without words is not done, whatever it is', async () => {
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['a.txt', bytes(' \r\n\t\n')],
    ['a.csv', bytes('\n \n')],
    ['a.html', bytes('<html><body><p> </p><script>x()</script></body></html>')],
    ['a.rtf', bytes('{\\rtf1\\ansi \\par }')],
    ['a.docx', aZip({ 'word/document.xml': `<w:document ${W}><w:body><w:p/></w:body></w:document>` })],
    ['a.pdf', aPdf([{ content: '' }, { content: '' }])],
  ];
  for (const [name, content] of files) {
    const outcome = await read(name, content);
    assert.equal(outcome.state, 'needs-ocr', name);
    assert.match(outcome.reason ?? '', /no words|blank/, name);
    assert.ok(outcome.reading, name);
  }
});

test('one whose words are only in what it holds says where to look', async () => {
  const outcome = await read(
    'a.docx',
    aZip({
      'word/document.xml': `<w:document ${W}><w:body><w:p/></w:body></w:document>`,
      'word/media/scan.png': 'x',
    }),
  );
  assert.equal(outcome.state, 'needs-ocr');
  assert.match(outcome.reason ?? '', /no words.*What is inside it is listed by itself\./);
  assert.equal(outcome.children?.length, 1);
});
