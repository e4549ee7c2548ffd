import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lineAt, linesOf, segmentsOf, type TextMark } from '../../../renderer/viewer/text-lines.ts';

const mark = (start: number, end: number): TextMark => ({
  id: `E${start}`,
  page: 1,
  start,
  end,
  look: 'plain',
});

test('lines know where they start, and Windows line ends are not shown', () => {
  const lines = linesOf([
    { number: 1, text: 'Счёт\r\n第二行\n' },
    { number: 2, text: 'last' },
  ]);
  assert.deepEqual(
    lines.map(({ number, page, start, text }) => [number, page, start, text]),
    [
      [1, 1, 0, 'Счёт'],
      [2, 1, 6, '第二行'],
      [3, 1, 10, ''],
      [4, 2, 0, 'last'],
    ],
  );
  assert.equal(lineAt(lines, 1, 7), 1);
  assert.equal(lineAt(lines, 2, 3), 3);
});

test('segments give the line back, whatever is marked', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }).filter(text => !/[\r\n]/.test(text)),
      fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 6 }),
      (text, pairs) => {
        const marks = pairs.map(([a, b]) => mark(Math.min(a, b), Math.max(a, b) + 1));
        const segments = segmentsOf({ number: 1, page: 1, start: 10, text }, marks);
        assert.equal(segments.map(segment => segment.text).join(''), text);
        for (const segment of segments)
          for (const one of segment.marks)
            assert.ok(one.start <= segment.start && one.end >= segment.start + segment.text.length);
      },
    ),
  );
});
