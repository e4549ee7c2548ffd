import assert from 'node:assert/strict';
import test from 'node:test';
import { encode } from './encode.ts';
import { read } from './try-file.ts';

const page = async (html: string, name = 'a.html') => await read(name, new TextEncoder().encode(html));
const textOf = (outcome: Awaited<ReturnType<typeof page>>) => outcome.reading?.pages[0]?.text;

test('a page becomes its words: blocks on lines of their own, cells with tabs between, entities resolved', async () => {
  const outcome = await page(
    '<html><title>Bill &amp; co</title><body><h1>One</h1><p>two   <b>th</b>ree<br>four</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></body></html>',
  );
  assert.equal(textOf(outcome), 'Bill & co\n\nOne\ntwo three\nfour\na\tb\nc');
  assert.equal(outcome.reading?.metadata.Title, 'Bill & co');
});

test('scripts, styles and frames leave no words, and are counted', async () => {
  const outcome = await page(
    '<html><script>alert("x")</script><style>p{}</style><iframe src="http://canary.invalid/">no</iframe><img src=x alt="a stamp"><p onclick="y()">words</p></html>',
  );
  assert.equal(textOf(outcome), '[picture: a stamp]\nwords');
  assert.match(outcome.reading?.warnings.join(' ') ?? '', /3 scripts, pictures or other references left out/);
});

test('a declared encoding is used where the bytes do not decide', async () => {
  const html = '<html><meta charset="koi8-r"><p>да</p></html>';
  const outcome = await read('a.html', encode('koi8-r', html));
  assert.equal(textOf(outcome), 'да');
  assert.equal(outcome.reading?.encoding, 'koi8-r');
});

test('a page called .xls that is one table is read as a table', async () => {
  const outcome = await page(
    '<table><tr><th>No</th><th>Name</th></tr><tr><td>1</td><td>x</td></tr></table>',
    'a.xls',
  );
  assert.equal(outcome.kind, 'table');
  assert.deepEqual(outcome.reading?.table, { columns: ['No', 'Name'], headerRow: 1, rows: [['1', 'x']] });
  assert.match(outcome.reading?.warnings[0] ?? '', /ends in .xls, but the content is a web page/);
});
