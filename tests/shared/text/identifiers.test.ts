import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkIdentifier } from '../../../electron/shared/text/identifiers.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

test('identifiers with right, wrong and unknown forms', () => {
  const cases: [string, string, ReturnType<typeof checkIdentifier>][] = [
    ['innCode', '7707083893', 'valid'],
    ['innCode', '9800001234', 'wrong'],
    ['innCode', '500100732259', 'valid'],
    ['innCode', '500100732258', 'wrong'],
    ['innCode', '77', 'unknown'],
    ['ogrnCode', '1027700132195', 'valid'],
    ['ogrnCode', '1027700132196', 'wrong'],
    ['uscCode', '91350100M000100Y43', 'valid'],
    ['uscCode', '91000000MA00000Q17', 'wrong'],
    ['uscCode', '91350100I000100Y43', 'unknown'],
    ['leiCode', '5493001KJTIIGC8Y1R12', 'valid'],
    ['leiCode', '5493001KJTIIGC8Y1R13', 'wrong'],
    ['iban', 'GB82 WEST 1234 5698 7654 32', 'valid'],
    ['iban', 'GB82 WEST 1234 5698 7654 33', 'wrong'],
    ['name', '7707083893', null],
  ];
  for (const [property, value, expected] of cases)
    assert.equal(checkIdentifier(property, value), expected, `${property} ${value}`);
});

test('of the ten last digits of a taxpayer or registration number exactly one is valid', () => {
  const validOf = (property: string, begin: string) =>
    [...'0123456789'].filter(digit => checkIdentifier(property, begin + digit) === 'valid').length;
  fc.assert(fc.property(digits(9), begin => validOf('innCode', begin) === 1));
  fc.assert(fc.property(digits(12), begin => validOf('ogrnCode', begin) === 1));
});
