import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { filterEvidence } from '../../../renderer/features/evidence/filter.ts';

const evidence = (number: number, quote: string, translation = '') =>
  ({
    number,
    quote,
    translation,
    note: '',
    documentName: 'contract.pdf',
    place: `p. ${number}`,
    links: [],
  }) as unknown as Evidence;

const all = [
  evidence(1, '玉兰港商业银行', 'Yulan Harbour bank'),
  evidence(2, 'Счёт оплачен'),
  evidence(12, 'The seal'),
];
const numbers = (typed: string) => filterEvidence(all, typed).map(item => item.number);

test('every typed word must stand somewhere in the evidence, whatever its case or accents', () => {
  assert.deepEqual(numbers(''), [1, 2, 12]);
  assert.deepEqual(numbers('e12'), [12]);
  assert.deepEqual(numbers('玉兰'), [1]);
  assert.deepEqual(numbers('счет CONTRACT'), [2]);
  assert.deepEqual(numbers('bank seal'), []);
});
