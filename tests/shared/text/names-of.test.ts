import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesOf } from '../../../electron/shared/text/names-of.ts';

test('names come one a line, or from the first column; headings, blanks and repeats are left out', () => {
  assert.deepEqual(namesOf('\ufeffName;Country\r\nYulan Bank;CN\r\n\r\n"Qinglan, Ltd";CN\r\nYulan Bank;RU'), [
    'Yulan Bank',
    'Qinglan, Ltd',
  ]);
  assert.deepEqual(namesOf('青岚电子\n玉兰港'), ['青岚电子', '玉兰港']);
  assert.deepEqual(namesOf('"The ""Bank"""\tx\nOther\ty'), ['The "Bank"', 'Other']);
  assert.deepEqual(namesOf(' \n;\n'), []);
});
