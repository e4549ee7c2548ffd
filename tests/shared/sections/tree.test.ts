import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalTree } from '../../../electron/shared/sections/normal.ts';
import { proseOf, treeOfProse } from '../../../electron/shared/sections/prose.ts';
import {
  citationsIn,
  DEEPEST_LIST,
  EMPTY_TREE,
  isBlank,
  plainText,
  SectionTree,
  threadsIn,
} from '../../../electron/shared/sections/tree.ts';
import { aTree } from './arbitrary.ts';

test('a text is the same after storing and reading it, and has one form', () => {
  fc.assert(
    fc.property(aTree, tree => {
      const normal = normalTree(tree);
      const read = SectionTree.parse(JSON.parse(JSON.stringify(normal)));
      assert.deepEqual(read, normal);
      assert.deepEqual(normalTree(read), read);
      assert.equal(plainText(read), plainText(tree));
      assert.deepEqual(citationsIn(read), citationsIn(tree));
      assert.deepEqual(threadsIn(read), threadsIn(tree));
    }),
  );
});

test('no word of prose is lost or added, and a summary becomes paragraphs of words and citations', () => {
  const found = treeOfProse('First [E12].\r\nSame paragraph.\n \nSecond [C3, N7; E1] end');
  assert.deepEqual(citationsIn(found), ['E12', 'C3', 'N7', 'E1']);
  assert.equal(proseOf(found), 'First [E12].\nSame paragraph.\n\nSecond [C3][N7][E1] end');
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('[E1]', '[C3]', '[X1]', '[E0]', 'слово', '中文', ' ', '[', ']', '#', 'x')),
      parts => {
        const prose = parts.join('');
        assert.equal(proseOf(treeOfProse(prose)), prose.trim());
      },
    ),
  );
});

test('what the tree does not name is refused: other nodes, attributes, endless lists, citations that are none', () => {
  const doc = (...content: unknown[]) => SectionTree.safeParse({ type: 'doc', content }).success;
  const say = (...content: unknown[]) => doc({ type: 'paragraph', content });
  assert.ok(say({ type: 'text', text: 'a' }));
  assert.ok(!say({ type: 'text', text: '' }));
  assert.ok(!say({ type: 'image', attrs: { src: 'https://example.org/x.png' } }));
  assert.ok(!say({ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'x' } }] }));
  assert.ok(!doc({ type: 'paragraph', style: 'x' }));
  assert.ok(!say({ type: 'cite', attrs: { ref: 'E0' } }));
  assert.ok(!say({ type: 'cite', attrs: { ref: 'E1', onclick: 'x' } }));
  assert.ok(!doc());
  assert.ok(!doc({ type: 'data', attrs: { block: 'script', settings: {} } }));
  const nested = (depth: number): unknown => ({
    type: 'bullets',
    content: [
      { type: 'item', content: [{ type: 'paragraph' }, ...(depth === 1 ? [] : [nested(depth - 1)])] },
    ],
  });
  assert.ok(doc(nested(DEEPEST_LIST)));
  assert.ok(!doc(nested(DEEPEST_LIST + 1)));
});

test('a text without words is blank, one with a citation or a block is not', () => {
  assert.ok(isBlank(EMPTY_TREE));
  assert.ok(
    isBlank({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: ' \u00a0' }] }] }),
  );
  assert.ok(
    !isBlank({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'cite', attrs: { ref: 'E1' } }] }],
    }),
  );
  assert.ok(!isBlank({ type: 'doc', content: [{ type: 'data', attrs: { block: 'goods', settings: {} } }] }));
});
