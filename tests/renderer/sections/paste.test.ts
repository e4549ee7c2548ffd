import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DOMOutputSpec, Mark, Node } from 'prosemirror-model';
import { normalTree } from '../../../electron/shared/sections/normal.ts';
import { plainText, SectionTree } from '../../../electron/shared/sections/tree.ts';
import { treeOfHtml } from '../../../renderer/features/sections/paste.ts';
import { docOfTree, schema, treeOfDoc } from '../../../renderer/features/sections/schema.ts';
import { aTree } from '../../shared/sections/arbitrary.ts';

const vector = (name: string) =>
  readFileSync(new URL(`../../vectors/clipboard/${name}`, import.meta.url), 'utf8');
const typesIn = (tree: SectionTree) => tree.content.map(({ type }) => type);

/** The HTML that the editor copies, without a document to make it in. */
function htmlOf(node: Node): string {
  if (node.isText)
    return node.marks.reduceRight((inner, mark) => wrapped(markSpec(mark), inner), escaped(node.text ?? ''));
  const inside = node.content.content.map(htmlOf).join('');
  const spec = node.type.spec.toDOM?.(node);
  const own = spec ? wrapped(spec, inside) : inside;
  return node.marks.reduceRight((inner, mark) => wrapped(markSpec(mark), inner), own);
}
const markSpec = (mark: Mark): DOMOutputSpec => mark.type.spec.toDOM?.(mark, true) ?? ['span', 0];
function wrapped(spec: DOMOutputSpec, inside: string): string {
  const [name, ...rest] = spec as [string, ...unknown[]];
  const attributes = typeof rest[0] === 'object' ? (rest[0] as Record<string, string>) : {};
  const text = rest.find(each => typeof each === 'string');
  const said = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
  return name === 'br'
    ? '<br>'
    : `<${name}${said}>${typeof text === 'string' ? escaped(text) : inside}</${name}>`;
}
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

test('a text is the same in the editor and out of it', () => {
  fc.assert(
    fc.property(aTree, tree => {
      const doc = docOfTree(tree);
      doc.check();
      assert.deepEqual(JSON.parse(JSON.stringify(normalTree(treeOfDoc(doc)))), normalTree(tree));
    }),
  );
});

test('whatever is pasted becomes a text that the engine takes, with no word of markup', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<ul>',
      '<li>',
      '</li></ul>',
      '<b>',
      '</i>',
      '<script>alert(1)</script>',
      '<td>',
      '<tr>',
      '<img src=x onerror=y>',
      '<!-- x',
      '-->',
      '<h2 style="font-weight:700">',
      '<span data-cite="E1">',
      '<div data-block="goods">',
      '<div data-block="evil">',
      '<a href="javascript:x">',
      '<ol><ol><ol><ol><ol><ol><ol><li>',
    ),
    fc.string({ maxLength: 8, unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), parts => {
      const tree = treeOfHtml(parts.join(''));
      assert.deepEqual(SectionTree.parse(tree), tree);
      assert.ok(!plainText(tree).includes('alert(1)'));
      docOfTree(tree).check();
      // What was cleaned once is clean: copying and pasting it changes nothing.
      assert.deepEqual(treeOfHtml(htmlOf(docOfTree(tree))), tree);
    }),
    { numRuns: 300 },
  );
});

test('Word: headings, emphasis and both sorts of lists come over; styles, comments and hidden text do not', () => {
  const tree = treeOfHtml(vector('word.html'));
  assert.deepEqual(typesIn(tree), [
    'heading',
    'paragraph',
    'bullets',
    'numbers',
    'paragraph',
    'paragraph',
    'paragraph',
  ]);
  const text = plainText(tree);
  for (const part of [
    'Findings',
    'The bank “paid” on 14 March',
    'First point',
    'Below it',
    'Step one',
    'Item · Amount',
    'Chips · 412,600',
  ])
    assert.ok(text.includes(part), part);
  for (const gone of ['mso', 'Normal', 'hidden words', 'deleted words', '·First', '1.', 'file:', 'o:p'])
    assert.ok(!text.includes(gone), gone);
  const [, paragraph, list] = tree.content;
  assert.deepEqual(
    paragraph?.type === 'paragraph' &&
      paragraph.content?.find(each => each.type === 'text' && each.marks)?.marks,
    [{ type: 'strong' }],
  );
  assert.equal(list?.type === 'bullets' && list.content[0]?.content[1]?.type, 'bullets');
});

test('Google Docs: the wrapper is not bold, what is bold is; an address stands behind its words', () => {
  const tree = treeOfHtml(vector('google-docs.html'));
  assert.deepEqual(typesIn(tree), ['heading', 'paragraph', 'numbers']);
  assert.deepEqual(tree.content[1], {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Plain and ' },
      { type: 'text', text: 'bold', marks: [{ type: 'strong' }] },
      { type: 'text', text: ' and ' },
      { type: 'text', text: 'slanted', marks: [{ type: 'emphasis' }] },
      { type: 'text', text: ', see the registry (https://registry.example.org/17).' },
    ],
  });
});

test('LibreOffice and a web page: text, lists and rows, without scripts, pictures and trackers', () => {
  const office = treeOfHtml(vector('libreoffice.html'));
  assert.deepEqual(typesIn(office), ['heading', 'paragraph', 'bullets']);
  const page = plainText(treeOfHtml(vector('web.html')));
  assert.match(
    page,
    /^Shares fall\nThe company said on Monday that it would sell its plant \(https:\/\/news\.example\.org\/a\)\.\nName · Share\nOOO Primer · 40 %$/,
  );
});

test('nodes of the editor are those of the tree', () => {
  assert.deepEqual(Object.keys(schema.nodes).sort(), [
    'break',
    'bullets',
    'cite',
    'data',
    'doc',
    'heading',
    'item',
    'numbers',
    'paragraph',
    'text',
  ]);
  assert.deepEqual(Object.keys(schema.marks), ['strong', 'emphasis', 'comment']);
});

test('remarks that Word puts beside and behind a text stay out of it', () => {
  const pasted = treeOfHtml(
    `<p class=MsoNormal>The goods left.<span class=MsoCommentReference><a href="#c1">[AB1]</a></span></p>
     <div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Ask the source again.</p></div></div>`,
  );
  assert.equal(plainText(pasted).trim(), 'The goods left.');
});

test('Word with tracked changes: what was put in stays, what was struck out goes; lists, merged cells and notes are text', () => {
  assert.equal(
    plainText(treeOfHtml(vector('word-review.html'))),
    [
      'Not a heading style, only bold',
      'Payments and transfers',
      'The bank knowingly paid[1] for chips.',
      'Order',
      'by post',
      'Delivery',
      'Invoice 17 · USD',
      'Chips · March · 412,600',
      'April · 8,100 in cash',
      'Last line.',
      '[1] Statement of 14 March.',
    ].join('\n'),
  );
});
