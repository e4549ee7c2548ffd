import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DiffPart, diff } from '../../../renderer/text/diff.ts';

const without = (parts: readonly DiffPart[], kind: DiffPart['kind']) =>
  parts
    .filter(part => part.kind !== kind)
    .map(part => part.text)
    .join('');

test('a changed word is shown alone', () => {
  assert.deepEqual(diff('sold 42 chips', 'sold 47 chips'), [
    { kind: 'same', text: 'sold ' },
    { kind: 'gone', text: '42' },
    { kind: 'new', text: '47' },
    { kind: 'same', text: ' chips' },
  ]);
  assert.deepEqual(
    diff('深圳青岚', '深圳清岚').map(part => part.text),
    ['深圳', '青', '清', '岚'],
  );
});

test('both texts can be had back from what is shown', () => {
  const text = fc.array(fc.constantFrom('a', 'bc', ' ', '\n', '银', '行', 'ё', '😀', '.'), { maxLength: 40 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const parts = diff(a.join(''), b.join(''));
      assert.equal(without(parts, 'new'), a.join(''));
      assert.equal(without(parts, 'gone'), b.join(''));
    }),
  );
});
