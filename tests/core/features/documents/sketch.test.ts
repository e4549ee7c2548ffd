import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  similarity,
  sketchOf,
  smallestOf,
  storedSketch,
} from '../../../../electron/core/features/documents/sketch.ts';

const text = fc.array(fc.constantFrom('alpha', 'beta', 'gamma', 'delta', '合', '同', 'завод', '47'), {
  minLength: 30,
  maxLength: 400,
});

test('a text is wholly like itself, likeness goes both ways, and a sketch comes back from its store', () => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      const [one, two] = [sketchOf(left.join(' ')), sketchOf(right.join(' '))];
      if (!one || !two) return;
      assert.equal(similarity(one, one), 1);
      assert.equal(similarity(one, two), similarity(two, one));
      assert.deepEqual(smallestOf(storedSketch(one)), one.smallest);
    }),
    { numRuns: 100 },
  );
});

test('likeness comes near to the true share of common shingles', () => {
  const words = Array.from({ length: 2000 }, (_, index) => `w${(index * 2654435761) % 100_003}`);
  for (const changed of [0, 100, 400, 1000]) {
    const other = [
      ...words.slice(0, words.length - changed),
      ...Array.from({ length: changed }, (_, index) => `x${index}`),
    ];
    const shared = words.length - changed;
    const truth = shared / (2 * words.length - shared);
    const found = similarity(
      sketchOf(words.join(' ')) ?? assert.fail(),
      sketchOf(other.join(' ')) ?? assert.fail(),
    );
    assert.ok(Math.abs(found - truth) < 0.13, `${found} is not near ${truth}`);
  }
});
