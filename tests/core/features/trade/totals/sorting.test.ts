import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { atOnce } from '../../../../../electron/core/app/slices.ts';
import { NO_AMOUNT } from '../../../../../electron/core/features/trade/store/columns.ts';
import {
  orderOfNumbers,
  sortByKeys,
} from '../../../../../electron/core/features/trade/totals/sort-numbers.ts';
import { orderOfTexts } from '../../../../../electron/core/features/trade/totals/sort-texts.ts';
import { Sums } from '../../../../../electron/core/features/trade/totals/sums.ts';
import { MOST_PLACES, tenTo } from '../../../../../electron/core/features/trade/values/decimal.ts';

const compare = (left: string | bigint, right: string | bigint) => (left < right ? -1 : left > right ? 1 : 0);

test('texts are put in the order of `<`, with shared beginnings, endings of different length and NULs', () => {
  const letter = fc.constantFrom('a', 'b', '\0', 'я', '深', '\u{1F600}', '\uffff');
  const text = fc
    .tuple(fc.constantFrom('', '10210200/0101', '10210200/0102'), fc.string({ unit: letter, maxLength: 5 }))
    .map(([head, tail]) => head + tail);
  fc.assert(
    fc.property(fc.array(text, { maxLength: 400 }), texts => {
      const order = atOnce(orderOfTexts(texts));
      assert.deepEqual(
        Array.from(order, place => texts[place]),
        [...texts].sort(compare),
      );
    }),
    { numRuns: 60 },
  );
});

test('very many texts are parted by their letters first, with the same outcome', () => {
  const texts = Array.from({ length: 70_000 }, (_, at) => `1020${(at * 7_919) % 50_000}/${at % 13}`);
  const order = atOnce(orderOfTexts(texts));
  const sorted = [...texts].sort();
  assert.ok(order.every((place, at) => texts[place] === sorted[at]));
});

test('numbers of 64 bits and keys are put in order, and what is alike keeps its place', () => {
  const number = fc.oneof(
    fc.bigInt({ min: -5n, max: 5n }),
    fc.bigInt({ min: NO_AMOUNT, max: -1n - NO_AMOUNT }),
  );
  fc.assert(
    fc.property(fc.array(number, { maxLength: 200 }), numbers => {
      const expected = [...numbers.keys()].sort(
        (left, right) => compare(numbers[left] ?? 0n, numbers[right] ?? 0n) || left - right,
      );
      assert.deepEqual([...atOnce(orderOfNumbers(BigInt64Array.from(numbers)))], expected);
    }),
    { numRuns: 60 },
  );
  const keys = [70_000, 3, 0xffff_ffff, 3, 65_536, 0];
  const places = Uint32Array.from(keys.keys());
  atOnce(sortByKeys(places, Uint32Array.from(keys), 70_001));
  assert.deepEqual([...places], [5, 1, 3, 4, 0, 2]);
});

test('sums are those of whole numbers, to the last digit, whatever the units of the chunks', () => {
  const unit = fc.oneof(
    fc.constant(NO_AMOUNT),
    fc.bigInt({ min: NO_AMOUNT + 1n, max: -1n - NO_AMOUNT }),
    fc.bigInt({ min: -1000n, max: 1000n }),
  );
  const chunk = fc.record({
    places: fc.nat({ max: MOST_PLACES }),
    rows: fc.array(fc.tuple(unit, fc.nat({ max: 2 }), fc.boolean()), { maxLength: 30 }),
  });
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 4 }), chunks => {
      const sums = new Sums(3);
      const expected = [0n, 0n, 0n];
      for (const { places, rows } of chunks) {
        const at = [...rows.keys()].filter(row => rows[row]?.[2]);
        const groups = Uint32Array.from([0, ...at.map(row => rows[row]?.[1] ?? 0)]);
        const units = BigInt64Array.from(rows, ([each]) => each);
        sums.add({ places, units }, Int32Array.from(at), groups, 1);
        for (const row of at) {
          const [each = NO_AMOUNT, group = 0] = rows[row] ?? [];
          if (each !== NO_AMOUNT)
            expected[group] = (expected[group] ?? 0n) + each * tenTo(MOST_PLACES - places);
        }
      }
      assert.deepEqual(sums.all(), expected);
    }),
    { numRuns: 60 },
  );
});
