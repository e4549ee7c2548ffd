import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { columnKeys, foldName } from '../../../electron/shared/trade/column-keys.ts';

test('a column is called by its header, a second one of that name by its number, one without a header by its place', () => {
  assert.deepEqual(columnKeys(['Date', 'Value', '', 'value', 'VALUE (2)', 'Value']), [
    'Date',
    'Value',
    'column 3',
    'value (3)',
    'VALUE (2)',
    'Value (4)',
  ]);
});

test('no two columns are called alike, whatever the headers', () => {
  const header = fc.oneof(fc.string(), fc.constantFrom('', 'A', 'a', 'A (2)', 'column 1', 'constructor'));
  fc.assert(
    fc.property(fc.array(header, { maxLength: 30 }), headers => {
      const keys = columnKeys(headers).map(foldName);
      assert.equal(new Set(keys).size, headers.length);
    }),
  );
});
