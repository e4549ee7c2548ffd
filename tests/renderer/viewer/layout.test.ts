import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  GAP,
  layOut,
  pageAt,
  pagesNear,
  scaleFor,
  topOf,
  usualSize,
} from '../../../renderer/viewer/layout.ts';

test('every position of the column belongs to the page that begins at or above it', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(heights, fc.double({ min: 0.1, max: 3, noNaN: true }), fc.nat(200_000), (list, scale, at) => {
      const layout = layOut(list, scale);
      const page = pageAt(layout, at);
      assert.ok(page >= 1 && page <= list.length);
      if (page > 1) assert.ok(topOf(layout, page) <= at);
      if (page < list.length) assert.ok(topOf(layout, page + 1) > at);
    }),
  );
});

test('ten thousand pages are placed without a page costing more than the others', () => {
  const heights = Array.from({ length: 10_000 }, () => 842);
  const layout = layOut(heights, 1);
  assert.equal(topOf(layout, 10_000), GAP + 9_999 * (842 + GAP));
  assert.deepEqual(pagesNear(layout, topOf(layout, 5_000), 800, 900), [4_998, 5_001]);
});

test('a column that no browser can lay out is scaled down', () => {
  const layout = layOut(
    Array.from({ length: 10_000 }, () => 842),
    6,
  );
  assert.ok((layout.tops.at(-1) ?? 0) <= 33_000_000);
  assert.ok(layout.scale < 6);
});

test('fit width, fit page and per cent', () => {
  const page = { width: 600, height: 800 };
  assert.equal(scaleFor({ fit: 'width' }, page, { width: 750, height: 600 }), 1.25);
  assert.equal(scaleFor({ fit: 'width' }, page, { width: 1800, height: 600 }), 1.5);
  assert.equal(scaleFor({ fit: 'page' }, page, { width: 900, height: 600 }), 0.75);
  assert.equal(scaleFor({ factor: 1 }, page, { width: 900, height: 600 }), 96 / 72);
  assert.equal(scaleFor({ factor: 100 }, page, { width: 900, height: 600 }), 8);
});

test('one fold-out plan does not decide how large all other pages are', () => {
  const page = { width: 612, height: 792 };
  const plan = { width: 56_693, height: 842 };
  assert.deepEqual(usualSize([plan, page, page], plan), page);
  assert.deepEqual(usualSize([page, plan, page], page), page);
  assert.deepEqual(usualSize([plan], plan), plan);
  const wider = { width: 700, height: 792 };
  assert.deepEqual(usualSize([page, wider, wider], page), page);
});

test('where one page is shown at a time, the next begins behind the window', () => {
  const { tops } = layOut([100, 2_000, 100], 1, 800);
  assert.deepEqual([...tops], [GAP, GAP * 2 + 800, GAP * 3 + 2_800, GAP * 4 + 3_600]);
});
