import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { paintScale } from '../../../renderer/viewer/canvas-limits.ts';

test('whatever a page measures, its canvas is one that browsers paint, and no less sharp than it may be', () => {
  const side = fc.double({ min: 1, max: 200_000, noNaN: true });
  fc.assert(
    fc.property(side, side, fc.double({ min: 0.005, max: 24, noNaN: true }), (width, height, wanted) => {
      const scale = paintScale({ width, height }, wanted);
      assert.ok(scale <= wanted);
      assert.ok(Math.max(width, height) * scale <= 16_384.001);
      assert.ok(width * height * scale ** 2 <= 2 ** 24 * 1.000_001);
      if (wanted * Math.max(width, height) <= 4_096) assert.equal(scale, wanted);
    }),
  );
});
