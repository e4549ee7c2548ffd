import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Page } from '../../../electron/shared/contract/documents.ts';
import { offsetAt, rectanglesOf, textInside } from '../../../electron/shared/text/page-text.ts';

const page = (text: string, runs: number[]): Page => ({ number: 1, text, width: 600, height: 800, runs });

/** Two lines of two pieces each; the second line has a wide gap, like two columns. */
const sample = page('Hello world\nnext 银行', [
  ...[0, 6, 10, 10, 33, 10, 0],
  ...[6, 5, 43, 10, 27, 10, 0],
  ...[12, 4, 10, 30, 20, 10, 0],
  ...[17, 2, 200, 30, 20, 10, 0],
]);

test('neighbours on one line become one rectangle, lines and columns stay apart', () => {
  assert.deepEqual(rectanglesOf(sample, 0, 19), [
    { x: 10, y: 10, width: 60, height: 10 },
    { x: 10, y: 30, width: 20, height: 10 },
    { x: 200, y: 30, width: 20, height: 10 },
  ]);
});

test('a part of a run is measured along its direction of reading', () => {
  const at = (direction: number) => rectanglesOf(page('银行银行', [0, 4, 0, 0, 40, 40, direction]), 0, 1)[0];
  assert.deepEqual(at(0), { x: 0, y: 0, width: 10, height: 40 });
  assert.deepEqual(at(90), { x: 0, y: 0, width: 40, height: 10 });
  assert.deepEqual(at(180), { x: 30, y: 0, width: 10, height: 40 });
  assert.deepEqual(at(270), { x: 0, y: 30, width: 40, height: 10 });
});

test('white space alone and text without runs have no rectangles', () => {
  assert.deepEqual(rectanglesOf(sample, 11, 12), []);
  assert.deepEqual(rectanglesOf(page('plain text', []), 0, 5), []);
});

test('a point gives the nearest gap between characters', () => {
  assert.equal(offsetAt(sample, 0, 12), 0);
  assert.equal(offsetAt(sample, 100, 12), 11);
  assert.equal(offsetAt(sample, 211, 35), 18);
  assert.equal(offsetAt(sample, 219, 700), 19);
  assert.equal(offsetAt(page('x', []), 1, 1), undefined);
});

test('an area takes the words whose centre lies inside it', () => {
  assert.deepEqual(textInside(sample, { x: 0, y: 0, width: 300, height: 25 }), {
    start: 0,
    end: 11,
    text: 'Hello world',
  });
  assert.deepEqual(textInside(sample, { x: 209, y: 25, width: 30, height: 20 }), {
    start: 18,
    end: 19,
    text: '行',
  });
  assert.equal(textInside(sample, { x: 100, y: 100, width: 5, height: 5 }), undefined);
});

test('words of another column in between are left out of the text of an area', () => {
  const columns = page('left\nright\nlow', [
    ...[0, 4, 10, 10, 20, 10, 0],
    ...[5, 5, 300, 10, 20, 10, 0],
    ...[11, 3, 10, 30, 20, 10, 0],
  ]);
  assert.deepEqual(textInside(columns, { x: 0, y: 0, width: 100, height: 100 }), {
    start: 0,
    end: 14,
    text: 'left\nlow',
  });
});

test('rectangles lie inside their runs, and a point inside one leads back into the stretch', () => {
  const lines = fc.array(
    fc.string({ unit: fc.constantFrom('a', 'W', '银', 'Ж', 'i', '𠮷'), minLength: 1, maxLength: 20 }),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  fc.assert(
    fc.property(lines, fc.constantFrom(0, 90, 180, 270), fc.nat(), fc.nat(), (texts, direction, a, b) => {
      const runs: number[] = [];
      let start = 0;
      for (const [index, text] of texts.entries()) {
        const at = index * 50;
        runs.push(
          start,
          text.length,
          ...(direction % 180 ? [at, 10, 12, 200] : [10, at, 200, 12]),
          direction,
        );
        start += text.length + 1;
      }
      const whole = page(texts.join('\n'), runs);
      const [from, to] = [a % whole.text.length, b % whole.text.length].sort((x, y) => x - y) as [
        number,
        number,
      ];
      for (const area of rectanglesOf(whole, from, to + 1)) {
        assert.ok(area.x >= 0 && area.y >= 0 && area.width >= 0 && area.height >= 0);
        assert.ok(area.x + area.width <= 262.1 && area.y + area.height <= 262.1);
        if (area.width < 1 || area.height < 1) continue;
        const offset = offsetAt(whole, area.x + area.width / 2, area.y + area.height / 2) ?? -1;
        assert.ok(offset >= from - 1 && offset <= to + 2, `${offset} is not within ${from} and ${to + 1}`);
      }
    }),
  );
});
