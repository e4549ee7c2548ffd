import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import { claimMoment, inOrder } from '../../../renderer/features/claims/chronology.ts';
import { grouped } from '../../../renderer/features/claims/grouping.ts';
import { sharedOrigins } from '../../../renderer/features/claims/origins.ts';
import { emptyWords, type Linked } from '../../../renderer/features/claims/rules.ts';
import type { BoardClaim } from '../../../renderer/features/claims/use-board-claims.ts';
import { spanOf } from '../../../renderer/text/format.ts';
import { readDate } from '../../../renderer/text/partial-date.ts';

const claim = (number: number, more: Partial<BoardClaim> = {}): BoardClaim =>
  ({
    id: `clm_${number}`,
    number,
    status: 'draft',
    startDate: '',
    endDate: '',
    elements: [],
    ...more,
  }) as unknown as BoardClaim;

test('a part stands with the element that the claim above it answers, and nothing stands twice', () => {
  const element = (code: string) => ({ id: `elm_${code}`, code, title: code }) as never;
  const groups = grouped(
    [
      claim(1, { elements: [element('S11.10'), element('S11.2')] }),
      claim(2, { parentId: 'clm_1' as never }),
      claim(3),
      claim(4, { elements: [element('S11.2')] }),
    ],
    'element',
  );
  assert.deepEqual(
    groups.map(({ code, claims }) => [code, claims.map(({ number }) => number)]),
    [
      ['S11.2', [4]],
      ['S11.10', [1, 2]],
      ['', [3]],
    ],
  );
});

test('a day comes before its month, the month before its year, and what has no date is left out', () => {
  const dates = ['2024', '', '2024-01-02', '2024-01', '2024-01-01', '2023-12-31'];
  const moments = dates.map((startDate, index) =>
    claimMoment(claim(index + 1, { startDate }) as unknown as ClaimCard),
  );
  assert.deepEqual(
    inOrder(moments).map(({ startDate }) => startDate),
    ['2023-12-31', '2024-01-01', '2024-01', '2024', '2024-01-02'],
  );
});

test('dates are said as precisely as they are known, and read in the ways people write them', () => {
  assert.equal(spanOf('2024-03-14', ''), '14 Mar 2024');
  assert.equal(spanOf('2024-03', '2025'), 'Mar 2024 – 2025');
  assert.equal(readDate(' 14.3.2024 '), '2024-03-14');
  assert.equal(readDate('3/2024'), '2024-03');
  assert.equal(readDate('2024'), '2024');
  assert.equal(readDate(''), '');
  assert.equal(readDate('31.2.2024'), null);
  assert.equal(readDate('spring'), null);
});

test('pieces of one origin are named with the reason; those on the other side are counted apart', () => {
  const link = (number: number, role: string, origin: string, documentId = `doc_${number}`) => ({
    number,
    role,
    origin,
    documentId,
    documentName: 'a.pdf',
  });
  const links = [
    link(2, 'supports', 'o1'),
    link(1, 'supports', 'o1'),
    link(3, 'contradicts', 'o1'),
    link(4, 'supports', 'o2', 'doc_9'),
    link(5, 'supports', 'o2', 'doc_9'),
    link(6, 'context', 'o1'),
  ] as unknown as Linked['links'];
  const origins = [{ key: 'o1', documents: [], because: ['the same source, “Feed”'], label: '' }];
  assert.deepEqual(
    sharedOrigins(links, origins).map(({ numbers, because }) => [numbers, because]),
    [
      [[1, 2], 'the same source, “Feed”.'],
      [[4, 5], 'all from “a.pdf”.'],
    ],
  );
});

test('an empty side against says whether anybody has looked', () => {
  assert.equal(emptyWords('contradicts', 0), 'None found. No search recorded.');
  assert.equal(emptyWords('contradicts', 1), 'None found. 1 search recorded.');
  assert.equal(emptyWords('contradicts', 2), 'None found. 2 searches recorded.');
});
