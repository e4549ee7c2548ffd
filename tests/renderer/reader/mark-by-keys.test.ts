import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { movedEnd } from '../../../renderer/features/reader/mark-by-keys.ts';

test('the end of what is marked goes word by word, over blanks and lines, in any script', () => {
  const text = 'The bank\ncredited the sum.';
  const end = (at: number, by: 1 | -1) => movedEnd(text, { start: 4, end: at }, by);
  assert.equal(text.slice(4, end(8, 1)), 'bank\ncredited');
  assert.equal(text.slice(4, end(17, -1)), 'bank');
  assert.equal(end(8, -1), 8, 'one word stays marked');
  assert.equal(end(text.length, 1), text.length);
  assert.ok(movedEnd('玉兰港商业银行', { start: 0, end: 1 }, 1) > 1);
});

test('one word further and one back is where it was, and no end ever leaves the text', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(200), fc.nat(200), (text, one, other) => {
      const start = Math.min(one, other, text.length);
      const end = Math.min(Math.max(one, other), text.length);
      const further = movedEnd(text, { start, end }, 1);
      const back = movedEnd(text, { start, end }, -1);
      assert.ok(further >= end && further <= text.length);
      assert.ok(back <= end && (back === end || back > start));
      if (further > end) assert.ok(movedEnd(text, { start, end: further }, -1) <= further);
    }),
  ));
