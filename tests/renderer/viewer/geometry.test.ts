import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  around,
  boxStyle,
  contains,
  keepOnPage,
  mergeLines,
  turnPoint,
  turnRectangle,
  unturned,
} from '../../../renderer/viewer/geometry.ts';
import { type Turn, turned } from '../../../renderer/viewer/layout.ts';

const page = { width: 595, height: 842 };
const turn = fc.constantFrom<Turn>(0, 90, 180, 270);
const point = fc.record({
  x: fc.double({ min: 0, max: page.width, noNaN: true }),
  y: fc.double({ min: 0, max: page.height, noNaN: true }),
});

test('turning a point and turning it back gives the same point', () => {
  fc.assert(
    fc.property(point, turn, (at, by) => {
      const shown = turned(page, by);
      const there = turnPoint(at, page, by);
      assert.ok(there.x >= 0 && there.x <= shown.width + 1e-9);
      assert.ok(there.y >= 0 && there.y <= shown.height + 1e-9);
      const back = unturned({ x: there.x / shown.width, y: there.y / shown.height }, page, by);
      assert.ok(Math.abs(back.x - at.x) < 1e-6 && Math.abs(back.y - at.y) < 1e-6);
    }),
  );
});

test('a quarter turn brings the top left corner to the top right', () => {
  const corner = turnRectangle({ x: 0, y: 0, width: 10, height: 20 }, page, 90);
  assert.deepEqual(corner, { x: 822, y: 0, width: 20, height: 10 });
});

test('a rectangle is laid in parts of the page, so that every scale is the same', () => {
  assert.deepEqual(boxStyle({ x: 59.5, y: 421, width: 119, height: 8.42 }, page), {
    left: '10.0000%',
    top: '50.0000%',
    width: '20.0000%',
    height: '1.0000%',
  });
});

test('an area is kept on its page', () => {
  fc.assert(
    fc.property(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }), (x, y) => {
      const kept = keepOnPage({ x, y, width: 100, height: 50 }, page);
      assert.ok(kept.x >= 0 && kept.y >= 0);
      assert.ok(kept.x + kept.width <= page.width && kept.y + kept.height <= page.height);
      assert.deepEqual([kept.width, kept.height], [100, 50]);
    }),
  );
});

test('boxes of one line become one, other lines and columns stay', () => {
  const box = (x: number, y: number) => ({ x, y, width: 40, height: 12 });
  assert.deepEqual(mergeLines([box(0, 0), box(42, 1), box(0, 20), box(300, 20)]), [
    { x: 0, y: 0, width: 82, height: 13 },
    box(0, 20),
    box(300, 20),
  ]);
});

test('the box around rectangles holds them all, and nothing is around nothing', () => {
  const bounds = around([
    { x: 5, y: 9, width: 10, height: 2 },
    { x: 1, y: 20, width: 3, height: 3 },
  ]);
  assert.deepEqual(bounds, { x: 1, y: 9, width: 14, height: 14 });
  assert.equal(around([]), null);
  assert.ok(contains({ x: 1, y: 1, width: 2, height: 2 }, { x: 3.5, y: 2 }, 1));
  assert.ok(!contains({ x: 1, y: 1, width: 2, height: 2 }, { x: 3.5, y: 2 }));
});
