import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Countable, FacetCounts, narrowing } from '../../../../electron/core/features/search/facets.ts';
import type { SearchOptions } from '../../../../electron/shared/contract/search.ts';

const bearing = (date: string): Countable => ({
  id: date,
  type: 'pdf',
  language: 'en',
  handling: 'public',
  grade: '',
  source: '',
  tags: [],
  triage: 'read',
  name: date,
  date,
  added: '2026-01-01T00:00:00Z',
});

function datesOf(dates: readonly string[], only: SearchOptions['only'] = {}) {
  const passes = narrowing(only);
  const counts = new FacetCounts();
  for (const date of dates) counts.add(bearing(date), passes(bearing(date)), 1);
  const [facet] = counts.list(only).filter(({ field }) => field === 'date');
  return facet?.values.map(({ value, count }) => [value, count]);
}

test('F6 dates of few years are listed by the month, of many by the year, newest first, and none at the end', () => {
  assert.deepEqual(datesOf(['2023-12-31', '2024-03-14', '2024-03-02', '']), [
    ['2024-03', 2],
    ['2023-12', 1],
    ['', 1],
  ]);
  assert.deepEqual(datesOf(['2022-01-01', '2023-12-31', '2024-03-14', '2024-04-02']), [
    ['2024', 2],
    ['2023', 1],
    ['2022', 1],
  ]);
});

test('F6 a year that was chosen is all of its months, and a date facet does not narrow itself', () => {
  const dates = ['2024-03-14', '2024-05-02', '2023-01-01', ''];
  assert.deepEqual(datesOf(dates, { date: ['2024'] }), [
    ['2024-05', 1],
    ['2024-03', 1],
    ['2024', 2],
    ['2023-01', 1],
    ['', 1],
  ]);
  const passing = (only: SearchOptions['only']) =>
    dates.filter(date => narrowing(only)(bearing(date)) === 'all');
  assert.deepEqual(passing({ date: ['2024'] }), ['2024-03-14', '2024-05-02']);
  assert.deepEqual(passing({ date: ['2024-05', ''] }), ['2024-05-02', '']);
});

test('F6 the counts of the listed dates are those of the hits that choosing them leaves', () => {
  const date = fc.oneof(
    fc.constant(''),
    fc
      .date({ min: new Date('1995-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map(each => each.toISOString().slice(0, 10)),
  );
  fc.assert(
    fc.property(fc.array(date, { maxLength: 40 }), dates => {
      for (const [value, count] of datesOf(dates) ?? [])
        assert.equal(
          dates.filter(each => narrowing({ date: [String(value)] })(bearing(each)) === 'all').length,
          count,
        );
    }),
  );
});
