import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RangeIndex } from '../../../renderer/viewer/range-index.ts';

test('everything that lies over a place is near it, each once and in its order', () => {
  const range = fc
    .tuple(fc.nat(9_000), fc.nat(4_000))
    .map(([start, length]) => [start, start + length] as const);
  fc.assert(
    fc.property(fc.array(range, { maxLength: 30 }), range, (ranges, [from, to]) => {
      const items = ranges.map(([start, end], order) => ({ start, end, order }));
      const index = new RangeIndex(items, ({ start, end }) => [start, end]);
      const near = index.near(from, to);
      assert.equal(new Set(near).size, near.length);
      const over = items.filter(({ start, end }) => start < to && end > from);
      assert.deepEqual(
        near.filter(({ start, end }) => start < to && end > from),
        over,
      );
    }),
  );
});
