import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, dayRange, idsCalled, WHOLE_LOG } from '../../../renderer/features/history/filter.ts';

const days = (typed: string): number | undefined => {
  const range = dayRange(typed);
  return range ? Math.round((Date.parse(range.end) - Date.parse(range.start)) / 86_400_000) : undefined;
};

test('a day, a month and a year are taken whole; what the calendar lacks is nothing', () => {
  assert.equal(days('2024-03-14'), 1);
  assert.equal(days('2024-02'), 29);
  assert.equal(days('2024-12'), 31);
  assert.equal(days('2024'), 366);
  for (const wrong of ['', '20', '2024-13', '2024-02-30', '2024-00', '14.03.2024', '2024-3', '2024-03-14x'])
    assert.equal(dayRange(wrong), null, wrong);
});

test('the last day, month or year counts whole, and what is half typed asks nothing', () => {
  const filter = asked({ ...WHOLE_LOG, from: '2024-03', to: '2024-03' }, undefined);
  assert.equal(filter.from, new Date(2024, 2, 1).toISOString());
  assert.equal(filter.until, new Date(2024, 3, 1).toISOString());
  assert.deepEqual(asked({ ...WHOLE_LOG, from: '2024-0', to: 'x' }, undefined), {});
});

test('a thing is named by label, by name or by both; half a name is nothing yet', () => {
  const names = new Map([
    ['evd_1', 'E1'],
    ['evd_12', 'E12'],
    ['ent_7', 'N7 Qinglan Trading'],
    ['doc_1', 'E1 договор.pdf'],
  ]);
  assert.deepEqual(idsCalled(names, 'e12'), ['evd_12']);
  assert.deepEqual(idsCalled(names, ' n7 '), ['ent_7']);
  assert.deepEqual(idsCalled(names, 'qinglan trading'), ['ent_7']);
  assert.deepEqual(idsCalled(names, 'N7 Qinglan Trading'), ['ent_7']);
  assert.deepEqual(idsCalled(names, 'e1 Договор.pdf'), ['doc_1']);
  for (const typed of ['', ' ', 'E', 'E2', 'Qinglan']) assert.deepEqual(idsCalled(names, typed), [], typed);
  assert.deepEqual(asked({ ...WHOLE_LOG, thing: 'E12' }, undefined), { about: 'E12' });
  assert.deepEqual(asked({ ...WHOLE_LOG, thing: 'E12' }, 'evd_1'), { about: 'evd_1' });
});
