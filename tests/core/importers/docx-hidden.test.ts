// What a Word document holds beside the words that it plainly shows.
import assert from 'node:assert/strict';
import test from 'node:test';
import { aZip, read } from './try-file.ts';

const word = (body: string): string =>
  `<w:document xmlns:w="w" xmlns:r="r"><w:body>${body}</w:body></w:document>`;
const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const paragraph = (content: string): string => `<w:p>${content}</w:p>`;

const textOf = async (body: string, more: Record<string, string> = {}) => {
  const outcome = await read('a.docx', aZip({ 'word/document.xml': word(body), ...more }));
  assert.equal(outcome.state, 'imported', outcome.reason);
  return { text: outcome.reading?.pages[0]?.text.trim(), outcome };
};

const relations = (...all: string[]): Record<string, string> => ({
  'word/_rels/document.xml.rels': `<Relationships>${all.join('')}</Relationships>`,
});

test('a comment without a place in the text is kept', async () => {
  const { text } = await textOf(paragraph(run('Words')), {
    'word/comments.xml': `<w:comments xmlns:w="w"><w:comment w:id="1" w:author="Eve">${paragraph(run('destroy this'))}</w:comment></w:comments>`,
  });
  assert.equal(text, 'Words\n\n[comment by Eve: destroy this]');
});

test('rows that were deleted or inserted as a whole are marked', async () => {
  const row = (mark: string, words: string) =>
    `<w:tr><w:trPr>${mark}</w:trPr><w:tc>${paragraph(run(words))}</w:tc><w:tc>${paragraph(run('7'))}</w:tc></w:tr>`;
  const { text, outcome } = await textOf(
    `<w:tbl>${row('', 'kept')}${row('<w:del w:author="Bob" w:date="2024-01-02T00:00:00Z"/>', 'gone')}${row('<w:ins w:author="Ann"/>', 'new')}</w:tbl>`,
  );
  assert.equal(text, 'kept\t7\n[row deleted by Bob 2024-01-02: gone\t7]\n[row inserted by Ann: new\t7]');
  assert.match(outcome.reading?.warnings.join() ?? '', /1 tracked insertion, 1 tracked deletion/);
});

test('cells that were inserted, deleted, merged or split by themselves are marked', async () => {
  const cell = (mark: string, words: string) =>
    `<w:tc><w:tcPr>${mark}</w:tcPr>${words === '' ? '<w:p/>' : paragraph(run(words))}</w:tc>`;
  const { text, outcome } = await textOf(
    `<w:tbl><w:tr>${cell('', 'a')}${cell('<w:cellIns w:author="Ann" w:date="2024-01-02T00:00:00Z"/>', '40 %')}</w:tr>` +
      `<w:tr>${cell('<w:cellDel w:author="Bob"/>', 'gone')}${cell('<w:cellMerge w:author="Eve" w:vMerge="cont"/>', '')}</w:tr>` +
      `<w:tr>${cell('<w:cellMerge w:vMergeOrig="cont"/>', 'b')}${cell('', 'c')}</w:tr></w:tbl>`,
  );
  assert.equal(
    text,
    'a\t[cell inserted by Ann 2024-01-02: 40 %]\n[cell deleted by Bob: gone]\t[cell merged by Eve: ]\n[cell split: b]\tc',
  );
  assert.match(outcome.reading?.warnings.join() ?? '', /3 tracked insertions, 1 tracked deletion/);
});

test('how words looked before a tracked change of their looks does not hide them', async () => {
  const before = '<w:b/><w:rPrChange w:author="Ann"><w:rPr><w:vanish/></w:rPr></w:rPrChange>';
  assert.equal((await textOf(paragraph(run('seen', before)))).text, 'seen');
});

test('deleted words are marked when nobody is named', async () => {
  const { text } = await textOf(paragraph(`${run('a')}<w:del><w:r><w:delText>b</w:delText></w:r></w:del>`));
  assert.equal(text, 'a[deleted: b]');
});

test('links say where they lead, unless they show it; fields that reach out are named', async () => {
  const field = (told: string, shown: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${told}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const { text } = await textOf(
    paragraph(
      `<w:hyperlink r:id="l1">${run('our bank')}</w:hyperlink><w:hyperlink r:id="l2">${run('www.example.org')}</w:hyperlink>`,
    ) +
      paragraph(field(' HYPERLINK "http://shell.example.net/x" ', 'here')) +
      paragraph(field(' PAGE ', '3') + field(' DDEAUTO c:\\\\cmd.exe "/k calc" ', '')) +
      paragraph(`<w:fldSimple w:instr='HYPERLINK "mailto:a@example.org"'>${run('write')}</w:fldSimple>`),
    relations(
      '<Relationship Id="l1" Type="x/hyperlink" Target="https://front.example.com/" TargetMode="External"/>',
      '<Relationship Id="l2" Type="x/hyperlink" Target="http://www.example.org/" TargetMode="External"/>',
    ),
  );
  assert.equal(
    text,
    'our bank [link: https://front.example.com/]www.example.org\nhere [link: http://shell.example.net/x]\n3 [field: DDEAUTO c:\\\\cmd.exe "/k calc"]\nwrite [link: mailto:a@example.org]',
  );
});

test('a text box is read once, where it stands, and the words of its run are kept', async () => {
  const box = (words: string) => `<w:txbxContent>${paragraph(run(words))}</w:txbxContent>`;
  const { text } = await textOf(
    paragraph(
      `<w:r><w:t>before </w:t><mc:AlternateContent xmlns:mc="m"><mc:Choice>${box('in the box')}</mc:Choice><mc:Fallback>${box('in the box')}</mc:Fallback></mc:AlternateContent><w:t> after</w:t></w:r>`,
    ) +
      paragraph(
        `<w:r><mc:AlternateContent xmlns:mc="m"><mc:Fallback>${box('old way')}</mc:Fallback></mc:AlternateContent></w:r>`,
      ),
  );
  assert.equal(text, 'before [text box: in the box] after\n[text box: old way]');
});

test('words that only a style hides are marked', async () => {
  const styles =
    '<w:styles xmlns:w="w"><w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Sub"><w:basedOn w:val="Secret"/></w:style></w:styles>';
  const { text } = await textOf(
    paragraph(run('seen ') + run('unseen', '<w:rStyle w:val="Sub"/>')) +
      paragraph(`<w:pPr><w:pStyle w:val="Secret"/></w:pPr>${run('whole')}`) +
      paragraph(run('seen again')),
    { 'word/styles.xml': styles },
  );
  assert.equal(text, 'seen [hidden: unseen]\n[hidden: whole]\nseen again');
});

test('documents that stand in it as they are, diagrams and charts are read', async () => {
  const { text, outcome } = await textOf(
    `${paragraph(run('Words'))}<w:altChunk r:id="c1"/><w:altChunk r:id="c2"/>`,
    {
      ...relations(
        '<Relationship Id="c1" Type="x/aFChunk" Target="part.html"/>',
        '<Relationship Id="c2" Type="x/aFChunk" Target="/word/part.mht"/>',
      ),
      'word/part.html': '<p>Paid in <b>cash</b></p><script>x()</script>',
      'word/part.mht': 'MIME-Version: 1.0',
      'word/diagrams/data1.xml': '<d xmlns:a="a"><a:t>Owner</a:t><a:t>Shell company</a:t></d>',
    },
  );
  assert.equal(
    text,
    'Words\n[part part.html: Paid in cash]\n[part part.mht: listed by itself]\n\n[diagram: Owner, Shell company]',
  );
  assert.deepEqual(
    outcome.children?.map(({ name }) => name),
    ['part.mht'],
  );
});

test('notes are read like the text: deletions in them are marked', async () => {
  const { text } = await textOf(paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>'), {
    'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0">${paragraph(run('-'))}</w:footnote><w:footnote w:id="2">${paragraph(`${run('see')}<w:del w:author="Bob"><w:r><w:delText> annex</w:delText></w:r></w:del>`)}</w:footnote></w:footnotes>`,
  });
  assert.equal(text, '[footnote: see[deleted by Bob: annex]]');
});

test('words of the colour of their page, or too small to be read, are marked, and only those', async () => {
  const white = '<w:color w:val="FFFFFF"/>';
  const shaded = (fill: string) => `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
  const cell = (fill: string, words: string) => `<w:tc><w:tcPr>${shaded(fill)}</w:tcPr>${words}</w:tc>`;
  const styles =
    '<w:styles xmlns:w="w"><w:style w:styleId="Band"><w:pPr><w:shd w:val="clear" w:fill="003366"/></w:pPr></w:style></w:styles>';
  const { text, outcome } = await textOf(
    paragraph(run('seen ') + run('white', white) + run(' ', white)) +
      paragraph(run('tiny', '<w:sz w:val="3"/>') + run('two points', '<w:sz w:val="4"/>')) +
      paragraph(`<w:pPr>${shaded('auto')}<w:rPr>${white}</w:rPr></w:pPr>${run('mark alone')}`) +
      paragraph(`<w:pPr>${shaded('336699')}</w:pPr>${run('on a band', white)}`) +
      paragraph(`<w:pPr><w:pStyle w:val="Band"/></w:pPr>${run('on a style', white)}`) +
      paragraph(run('lit', `${white}<w:highlight w:val="yellow"/>`)) +
      paragraph(run('inked', `<w:color w:val="000000"/>${shaded('000000')}`)) +
      `<w:tbl><w:tr>${cell('4472c4', paragraph(run('head', white)))}${cell('ffffff', paragraph(run('cell', white)))}</w:tr></w:tbl>` +
      paragraph(`<w:r><w:txbxContent>${paragraph(run('in a shape', white))}</w:txbxContent></w:r>`) +
      paragraph(`<w:r><wp:anchor xmlns:wp="wp" behindDoc="1"/></w:r>${run('on a picture', white)}`) +
      paragraph(`<w:r><w:br w:type="page"/></w:r>${run('next page', white)}`),
    { 'word/styles.xml': styles },
  );
  assert.equal(
    text,
    'seen [hidden: white] \n[hidden: tiny]two points\nmark alone\non a band\non a style\nlit\n[hidden: inked]\n' +
      'head\t[hidden: cell]\n[text box: in a shape]\non a picture\n\n[hidden: next page]',
  );
  assert.match(outcome.reading?.warnings.join() ?? '', /5 hidden passages: kept/);
});

test('signs of fonts are letters where they have one, and are named where not', async () => {
  const sign = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
  const { text, outcome } = await textOf(
    paragraph(
      sign('Wingdings', 'F0FE') +
        sign('Wingdings', 'F0A8') +
        sign('Wingdings 2', '0054') +
        sign('Wingdings', 'F0FC') +
        sign('Symbol', 'F067') +
        sign('Segoe UI Symbol', '2612') +
        run(' agreed'),
    ) + paragraph(sign('Wingdings', 'F04A') + sign('Strange', 'F041') + sign('Arial', 'D800')),
  );
  assert.equal(
    text,
    '☑☐☒✓γ☒ agreed\n[symbol F04A of Wingdings][symbol F041 of Strange][symbol D800 of Arial]',
  );
  assert.match(outcome.reading?.warnings.join() ?? '', /3 symbols of fonts have no letter/);
});
