import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  plainDecimal,
  readable,
  sumOf,
} from '../../../../electron/core/features/sections/blocks/decimals.ts';
import {
  type DayTotal,
  perMonth,
  splitAt,
  tallyOf,
} from '../../../../electron/core/features/sections/blocks/spells.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2021, 0, 1);
const dayAt = (number: number) => new Date(START + number * DAY_MS).toISOString().slice(0, 10);
const day = fc.integer({ min: 0, max: 1500 }).map(dayAt);
const total: fc.Arbitrary<DayTotal> = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: day }, { weight: 1, arbitrary: fc.constant('') }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 0, max: 99_999_999 }),
  )
  .map(([when, records, cents]) => ({ day: when, records, value: (cents / 100).toFixed(2) }));
const cents = (value: string) => Math.round(Number(value) * 100);

/** Months touched by the days from one to another, counted one day at a time. */
function monthsTouched(from: string, to: string): number {
  const touched = new Set<string>();
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS)
    touched.add(new Date(at).toISOString().slice(0, 7));
  return touched.size;
}

test('sums, counts and months before and since a day equal a count by hand', () => {
  fc.assert(
    fc.property(fc.array(total, { maxLength: 40 }), day, (days, when) => {
      const { before, since } = splitAt(days, when);
      const dated = days
        .filter(each => each.day !== '')
        .map(each => each.day)
        .sort();
      const [first, last] = [dated[0], dated.at(-1)];
      for (const [spell, list] of [
        [before, days.filter(each => each.day !== '' && each.day < when)],
        [since, days.filter(each => each.day >= when && each.day !== '')],
      ] as const) {
        assert.equal(
          spell.tally.records,
          list.reduce((sum, each) => sum + each.records, 0),
        );
        assert.equal(
          cents(spell.tally.value),
          list.reduce((sum, each) => sum + cents(each.value), 0),
        );
        if (list.length === 0) assert.equal(spell.months, 0);
      }
      const eve = dayAt((Date.parse(when) - START) / DAY_MS - 1);
      if (first && last && before.months > 0)
        assert.equal(before.months, monthsTouched(first, [last, eve].sort()[0] ?? ''));
      if (first && last && since.months > 0)
        assert.equal(since.months, monthsTouched([first, when].sort()[1] ?? '', last));
      assert.equal(
        before.tally.records + since.tally.records + tallyOf(days.filter(each => each.day === '')).records,
        tallyOf(days).records,
      );
    }),
  );
});

test('an amount by the month is rounded to two digits, and has no value without months', () => {
  assert.equal(perMonth('100', 3), '33.33');
  assert.equal(perMonth('200', 3), '66.67');
  assert.equal(perMonth('-200', 3), '-66.67');
  assert.equal(perMonth('0.125', 1), '0.12');
  assert.equal(perMonth('5', 0), '');
});

test('columns of amounts are set alike, add up to their sum, and are read back as they were', () => {
  const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
  const text = cents.map(value => {
    const size = String(value < 0n ? -value : value).padStart(3, '0');
    return `${value < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`.replace(/\.?0+$/, '') || '0';
  });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), list => {
      const set = readable(list, 2);
      for (const [at, one] of set.entries()) {
        assert.match(one, /^-?\d{1,3}(,\d{3})*\.\d\d$/);
        assert.equal(sumOf([plainDecimal(one)]), sumOf([list[at] ?? '']));
      }
      const inCents = (each: string) => BigInt(plainDecimal(each).replace('.', ''));
      const [sum = ''] = readable([sumOf(list)], 2);
      assert.equal(
        inCents(sum),
        set.map(inCents).reduce((all, one) => all + one, 0n),
      );
    }),
    { numRuns: 60 },
  );
  assert.deepEqual(readable(['1234.5', 'n/a', '', '7']), ['1,234.5', 'n/a', '', '7.0']);
});
