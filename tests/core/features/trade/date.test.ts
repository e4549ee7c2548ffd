import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type DateStyle,
  dateText,
  guessDates,
  mendRun,
  moveDays,
  parseDate,
} from '../../../../electron/core/features/trade/values/date.ts';

test('dates of every style are read with their precision', () => {
  const cases: [string, DateStyle, string | null][] = [
    ['2024-03-14', 'ymd', '2024-03-14'],
    ['2024-03-14T18:30:00.000Z', 'ymd', '2024-03-14'],
    ['2024年3月14日', 'ymd', '2024-03-14'],
    ['14.03.2024', 'dmy', '2024-03-14'],
    ['14/3/24', 'dmy', '2024-03-14'],
    ['14-Mar-2024', 'dmy', '2024-03-14'],
    ['03/14/2024', 'mdy', '2024-03-14'],
    ['14/03/2024', 'mdy', null],
    ['31.02.2024', 'dmy', null],
    ['20240314', 'ymdRun', '2024-03-14'],
    ['14082025', 'dmyRun', '2025-08-14'],
    ['4082025', 'dmyRun', null],
    ['202403', 'month', '2024-03'],
    ['2024-03', 'month', '2024-03'],
    ['Mar-2024', 'month', '2024-03'],
    ['3/2024', 'month', '2024-03'],
    ['202413', 'month', null],
    ['45365', 'serial', '2024-03-14'],
    ['2024', 'year', '2024'],
    ['1824', 'year', null],
  ];
  for (const [text, style, wanted] of cases) {
    const date = parseDate(text, style);
    assert.equal(date && dateText(date.day), wanted, `${text} as ${style}`);
  }
});

test('what only a person can tell is asked: day or month first, a lost zero, a midnight elsewhere', () => {
  assert.deepEqual(guessDates(['01/02/2024', '03/04/2024']).alternatives, ['mdy']);
  assert.deepEqual(guessDates(['01/02/2024', '13/04/2024']), {
    style: 'dmy',
    share: 1,
    alternatives: [],
    damaged: 0,
    zoned: null,
  });
  assert.equal(guessDates(['14082025', '4082025', '24082025']).damaged, 1);
  assert.equal(mendRun('4082025'), '04082025');
  const zoned = guessDates(['2025-03-28T18:30:00.000Z', '2025-03-29T18:30:00.000Z']);
  assert.equal(zoned.zoned, '18:30');
  assert.equal(guessDates(['2025-03-28T00:00:00Z']).zoned, null);
  assert.equal(guessDates(['apples', 'pears', '2024-01-01']).style, null);
});

test('any day is read back in each style, and moving by days agrees with the calendar', () => {
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2049-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.integer({ min: -400, max: 400 }), (date, by) => {
      const iso = date.toISOString().slice(0, 10);
      const [y = '', m = '', d = ''] = iso.split('-');
      const serial = String(Math.floor(date.getTime() / 86_400_000) + 25_569);
      const written: Record<string, DateStyle> = {
        [iso]: 'ymd',
        [`${d}.${m}.${y}`]: 'dmy',
        [`${m}/${d}/${y}`]: 'mdy',
        [`${y}${m}${d}`]: 'ymdRun',
        [`${d}${m}${y}`]: 'dmyRun',
        [serial]: 'serial',
      };
      for (const [text, style] of Object.entries(written)) {
        const read = parseDate(text, style);
        assert.equal(read && dateText(read.day), iso);
      }
      const read = parseDate(iso, 'ymd');
      const moved = new Date(`${iso}T00:00:00Z`);
      moved.setUTCDate(moved.getUTCDate() + by);
      assert.equal(read && dateText(moveDays(read, by).day), moved.toISOString().slice(0, 10));
    }),
  );
});
