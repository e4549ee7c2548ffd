import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, count, day, fileName, whole } from '../../../renderer/text/format.ts';

test('numbers, sizes and dates are written one way', () => {
  assert.equal(whole(12480), '12,480');
  assert.deepEqual(
    [bytes(0), bytes(999), bytes(1500), bytes(412_000_000)],
    ['0 B', '999 B', '1.5 KB', '412 MB'],
  );
  assert.deepEqual(
    [count(1, 'file'), count(3, 'file'), count(2, 'try', 'tries')],
    ['1 file', '3 files', '2 tries'],
  );
  assert.equal(day('2024-02-26T12:00:00.000Z'), '26 Feb 2024');
});

test('the name of a file is the last part of its path', () => {
  assert.deepEqual(
    [fileName('/a/b.plumb'), fileName('C:\\a\\b.plumb'), fileName('b.plumb')],
    ['b.plumb', 'b.plumb', 'b.plumb'],
  );
});
