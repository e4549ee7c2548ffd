import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { merged } from '../../../electron/shared/sections/merge.ts';
import { normalTree } from '../../../electron/shared/sections/normal.ts';
import { blockKey, revisionOf } from '../../../electron/shared/sections/revision.ts';
import type { SectionTree } from '../../../electron/shared/sections/tree.ts';
import { aTree } from './arbitrary.ts';

const lines = (...words: readonly string[]): SectionTree => ({
  type: 'doc',
  content: words.map(text => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});
/** Few different lines, so that texts share some. */
const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 8 })
  .map(words => lines(...words));

test('paragraphs written here and there stand in one text; what both changed stands there twice', () => {
  const base = lines('one', 'two', 'three');
  assert.deepEqual(merged(base, lines('one!', 'two', 'three'), lines('one', 'two', 'three', 'four')), {
    tree: lines('one!', 'two', 'three', 'four'),
    clashes: 0,
  });
  assert.deepEqual(merged(base, lines('one', 'two, mine', 'three'), lines('one', 'two, theirs', 'three')), {
    tree: lines('one', 'two, mine', 'two, theirs', 'three'),
    clashes: 1,
  });
  // Neighbours that were changed by one each are no clash.
  assert.deepEqual(merged(base, lines('one!', 'two', 'three'), lines('one', 'two!', 'three')), {
    tree: lines('one!', 'two!', 'three'),
    clashes: 0,
  });
  assert.deepEqual(merged(base, lines('two', 'three'), lines('one', 'two', 'three!')), {
    tree: lines('two', 'three!'),
    clashes: 0,
  });
});

test('nothing that somebody wrote is left out, and who wrote nothing changes nothing', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const both = merged(base, mine, theirs).tree;
      const keys = new Set(both.content.map(blockKey));
      const old = new Set(base.content.map(blockKey));
      for (const block of [...mine.content, ...theirs.content])
        assert.ok(old.has(blockKey(block)) || keys.has(blockKey(block)));
      assert.deepEqual(merged(base, mine, base), { tree: mine, clashes: 0 });
      assert.deepEqual(merged(base, base, theirs), { tree: theirs, clashes: 0 });
      assert.deepEqual(merged(base, mine, mine), { tree: mine, clashes: 0 });
    }),
  );
});

test('a text has the same revision in its one form, and another one as soon as anything differs', () => {
  fc.assert(
    fc.property(aTree, aTree, (one, other) => {
      const stored = JSON.parse(JSON.stringify(normalTree(one))) as SectionTree;
      assert.equal(revisionOf(one), revisionOf(stored));
      const alike = JSON.stringify(normalTree(one)) === JSON.stringify(normalTree(other));
      assert.equal(revisionOf(one) === revisionOf(other), alike);
    }),
  );
});
