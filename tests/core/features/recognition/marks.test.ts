import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withMarksOf } from '../../../../electron/core/features/recognition/marks.ts';
import { rectanglesOf } from '../../../../electron/shared/text/page-text.ts';

test('form values and notes of a page stay behind its words when the page is recognised', () => {
  const size = { number: 1, width: 100, height: 100 };
  const marks = [
    { kind: 'field', start: 4, end: 10 },
    { kind: 'note', start: 11, end: 17 },
  ] as const;
  const runs = [0, 3, 1, 1, 9, 9, 0, 4, 6, 10, 20, 30, 40, 0, 11, 6, 50, 60, 20, 10, 0];
  const old = { ...size, text: 'bad\n[one]x\n[two]y', runs, structure: [...marks] };
  const read = { ...size, text: 'Invoice', runs: [0, 7, 2, 2, 9, 9, 0], confidence: [88] };
  const page = withMarksOf(old, read);
  assert.equal(page.text, 'Invoice\n[one]x\n[two]y');
  assert.deepEqual(page.confidence, [88, 100, 100]);
  assert.deepEqual(rectanglesOf(page, 8, 14), [{ x: 10, y: 20, width: 30, height: 40 }]);
  assert.deepEqual(page.structure?.[1], { kind: 'note', start: 15, end: 21 });
  assert.equal(withMarksOf({ ...old, structure: [] }, read), read);
});
