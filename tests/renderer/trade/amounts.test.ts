import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aligned, amount, amountOf, difference, money } from '../../../renderer/features/trade/amounts.ts';
import { endOfMonth, exactSum, monthTable, partsOf } from '../../../renderer/features/trade/series.ts';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 9 }))
  .map(([units, places]) => text(units, places));

/** A decimal of units, written as the engine writes them. */
function text(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const fraction = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${places === 0 ? digits : digits.slice(0, -places)}${fraction && `.${fraction}`}`;
}

test('an amount for people loses no digit', () => {
  assert.deepEqual(['0', '1234.5', '-1234567', '999'].map(amount), ['0', '1,234.5', '-1,234,567', '999']);
  assert.deepEqual(['1234.5', '7', '0.125'].map(money), ['1,234.50', '7.00', '0.125']);
  assert.deepEqual([amountOf('netKg', '1.5'), amountOf('valueUsd', '1.5')], ['1.5', '1.50']);
  assert.equal(amount('31.02.2024'), '31.02.2024');
  fc.assert(fc.property(decimal, value => assert.equal(amount(value).replaceAll(',', ''), value)));
});

test('amounts stand with their points under each other, and get no digit that is not there', () => {
  assert.deepEqual(
    ['7', '1.5', '0.125', 'none'].map(shown => aligned(shown, 3)),
    ['7\u2008\u2007\u2007\u2007', '1.5\u2007\u2007', '0.125', 'none'],
  );
});

test('differences and sums are exact', () => {
  assert.equal(difference('66618', '67618.25'), '+1,000.25');
  assert.equal(difference('0.3', '0.1'), '−0.2');
  assert.equal(difference('none', '1'), null);
  assert.equal(exactSum(['0.1', '0.2', '-0.3']), '0.0');
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { minLength: 1 }), units => {
      const sum = exactSum(units.map(each => text(each, 4)));
      const [whole = '', fraction = ''] = sum.replace('-', '').split('.');
      const found = BigInt(`${whole}${fraction.padEnd(4, '0')}`) * (sum.startsWith('-') ? -1n : 1n);
      assert.equal(
        found,
        units.reduce((total, each) => total + each, 0n),
      );
    }),
  );
});

test('months of a chart: tiers that look alike are one part, days without a month are left out', () => {
  const rows = [
    { month: '2024-02', chplTier: '3.A', 'sum:valueUsd': '1.5' },
    { month: '2024-02', chplTier: '4.B', 'sum:valueUsd': '2.25' },
    { month: '2024-01', chplTier: '', 'sum:valueUsd': '10' },
    { month: '', chplTier: '1', 'sum:valueUsd': '99' },
    { month: '2024', chplTier: '1', 'sum:valueUsd': '99' },
  ];
  const table = monthTable(partsOf(rows, 'sum:valueUsd')).map(({ month, values }) => [month, ...values]);
  assert.deepEqual(table, [
    ['2024-01', ['Not on the list', '10']],
    ['2024-02', ['Tier 3 and 4', '3.75']],
  ]);
  assert.deepEqual(['2024-02', '2023-02', '2023-12'].map(endOfMonth), [
    '2024-02-29',
    '2023-02-28',
    '2023-12-31',
  ]);
});
