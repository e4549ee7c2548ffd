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

test('what a page does not show is kept and marked: hidden words, links to elsewhere, fields, comments', async () => {
  const outcome = await page(
    '<p>Our <a href="https://shell.example.net/x">bank</a> and <a href="/here">more</a> <a href="https://a.example">a.example</a></p>' +
      '<div style="display: none">never <div>seen</div> here</div><span hidden></span><p>after</p>' +
      '<input type="hidden" name="owner" value="Ivan Petrov"><input type="hidden" name="key" value="' +
      'x'.repeat(300) +
      '"><abbr title="Limited liability company">LLC</abbr><!-- ask Boris --><!--[if mso]><p>twice</p><![endif]-->' +
      '<svg><title>t</title><text>drawn words</text></svg>',
  );
  assert.equal(
    textOf(outcome),
    'Our bank and more a.example\n[hidden: never\nseen\nhere]\nafter\nLLC t drawn words\n' +
      '[link “bank”: https://shell.example.net/x]\n[form value “owner”: Ivan Petrov]\n'.replace(
        '[form',
        '[hidden form',
      ) +
      '[title: Limited liability company]\n[comment: ask Boris]',
  );
  assert.equal(outcome.reading?.metadata.Title, undefined);
});

test('words beside the only table of a page are a document of their own', async () => {
  const outcome = await page(
    '<p>Account of Ivan Petrov</p><table><tr><th>No</th><th>Name</th></tr><tr><td>1</td><td>x</td></tr></table><p>Balance: 7</p>',
    'a.xls',
  );
  assert.equal(outcome.kind, 'table');
  const [child] = outcome.children ?? [];
  assert.ok(child && 'outcome' in child);
  assert.equal(child.name, 'a.xls / words beside the table');
  assert.match(child.outcome?.reading?.pages[0]?.text ?? '', /Account of Ivan Petrov[\s\S]*Balance: 7/);
});

test('a mail names where its links lead, unless it says so', async () => {
  const mail = (html: string) =>
    read(
      'a.eml',
      new TextEncoder().encode(`Subject: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n${html}`),
    );
  const outcome = await mail('<p>Pay <a href="https://pay.example.net/1">here</a></p>');
  assert.match(textOf(outcome) ?? '', /Pay here\n\[link “here”: https:\/\/pay\.example\.net\/1\]\n$/);
});

test('words that style sheets keep from being seen are marked (I23), and only those', async () => {
  const css =
    '/* .shown{display:none} */ .gone, td.quiet { display : none !important } #tiny{font-size:0}' +
    '.off{visibility:hidden}.ghost{color:rgb(255,255,255)}.dark{background:#000}.dark .ink{color:black}' +
    '@media print{.shown{display:none}} .menu:hover{display:none} .back{display:none} .back{display:block}' +
    '.glass{color:transparent} @media screen { .narrow{display:none} } .nav .deep{opacity:0}';
  const body =
    '<p>plain <span class="gone">одно</span></p><p id=tiny>два</p><p class="a off">три</p>' +
    '<p class=ghost>white <b>on white</b> <i style="color:#c00">red</i> again</p>' +
    '<div class=dark><p class=ghost>seen on black</p><p class=ink>black on black</p></div>' +
    '<p class=shown>shown</p><p class=menu>menu</p><p class=back>back</p><p class=glass>glass</p>' +
    '<p class=narrow>narrow</p><div class=nav><p><u class=deep>deep</u></p></div><u class=deep>not deep</u>' +
    '<table bgcolor="#003366"><tr><td><font color=white>head</font></td></tr></table>' +
    '<p class="gone" style="display:block">important</p><div background="a.png"><p class=ghost>picture</p></div>';
  const { reading } = await read(
    'a.html',
    new TextEncoder().encode(`<html><head><style>${css}</style></head><body>${body}</body></html>`),
  );
  assert.deepEqual(reading?.pages[0]?.text.split('\n'), [
    'plain [hidden: одно]',
    '[hidden: два]',
    '[hidden: три]',
    '[hidden: white on white] red [hidden: again]',
    'seen on black',
    '[hidden: black on black]',
    'shown',
    'menu',
    'back',
    '[hidden: glass]',
    '[hidden: narrow]',
    '[hidden: deep]',
    'not deep',
    'head',
    '[hidden: important]',
    'picture',
  ]);
});

test('a page that takes its colours from elsewhere is not said to hide what they may show; endless sheets end', async () => {
  const linked = '<html><head><link rel=stylesheet href=a.css></head><p style="color:#fff">white</p></html>';
  const { reading } = await read('a.html', new TextEncoder().encode(linked));
  assert.equal(reading?.pages[0]?.text, 'white');
  const endless = `<html><style>${'a'.repeat(400_000)}</style><style>${'{'.repeat(90_000)}</style><p>words</p></html>`;
  const outcome = await read('b.html', new TextEncoder().encode(endless));
  assert.equal(outcome.reading?.pages[0]?.text, 'words');
});

test('what stands for readers without scripts is text; templates hold hidden words', async () => {
  const outcome = await page(
    '<html><head><noscript><link rel=x href=a.css></noscript></head><noscript><p>Pay to <b>Example Bank</b></p></noscript>' +
      '<template><p>second price list</p><script>x()</script></template><template></template>' +
      '<div><template shadowrootmode="open"><p>in its place</p></template></div><p>after</p></html>',
  );
  assert.equal(textOf(outcome), 'Pay to Example Bank\n[hidden:\nsecond price list]\nin its place\nafter');
});
