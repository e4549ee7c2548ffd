import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TradeRecord } from '../../../electron/shared/contract/trade.ts';
import { Mapping } from '../../../electron/shared/trade/mapping.ts';
import { conditionOf, formOf, isOffered } from '../../../renderer/features/trade/condition-form.ts';
import { fieldColumn } from '../../../renderer/features/trade/grid-columns.ts';
import { answersTo, decided, sureness } from '../../../renderer/features/trade/mapping-answers.ts';
import {
  ALL_RECORDS,
  conditionWords,
  isNarrowed,
  sortedBy,
  toggledValue,
  withCondition,
} from '../../../renderer/features/trade/question.ts';
import { recordsAsText, safeCell } from '../../../renderer/features/trade/table-text.ts';

test('values are chosen and taken back; the last one takes the condition with it', () => {
  const one = toggledValue(ALL_RECORDS, 'sender', 'NORVANE');
  const two = toggledValue(one, 'sender', '');
  assert.deepEqual(two.filter, { sender: ['NORVANE', ''] });
  assert.equal(conditionWords('Sender', two.filter.sender ?? ''), 'Sender is NORVANE or empty');
  const none = toggledValue(toggledValue(two, 'sender', 'NORVANE'), 'sender', '');
  assert.deepEqual([none.filter, isNarrowed(none), isNarrowed(two)], [{}, false, true]);
});

test('a click on a head sorts up, down, not at all; with Shift by one more', () => {
  const up = sortedBy(ALL_RECORDS, 'date', false);
  const down = sortedBy(up, 'date', false);
  assert.deepEqual(
    [up, down, sortedBy(down, 'date', false)].map(({ sort }) => sort),
    [[{ field: 'date', descending: false }], [{ field: 'date', descending: true }], []],
  );
  const both = sortedBy(sortedBy(down, 'netKg', true), 'netKg', true);
  assert.deepEqual(both.sort, [
    { field: 'date', descending: true },
    { field: 'netKg', descending: true },
  ]);
  assert.deepEqual(sortedBy(both, 'hs', false).sort, [{ field: 'hs', descending: false }]);
});

test('a code is asked for by its beginning, and no other field is', () => {
  const form = { ...formOf(undefined, 'hs'), values: ' 8542 ' };
  assert.equal(form.how, 'begins');
  const condition = conditionOf(form);
  assert.deepEqual(condition, { from: '8542', to: '8542' });
  assert.deepEqual(formOf(condition ?? undefined, 'hs'), { how: 'begins', values: '8542', from: '', to: '' });
  assert.equal(formOf({ from: '84', to: '85' }, 'hs').how, 'range');
  assert.equal(formOf({ from: '2024', to: '2024' }, 'date').how, 'range');
  assert.deepEqual(
    (['hs', 'text', 'decimal', 'date'] as const).map(kind => isOffered('begins', kind)),
    [true, false, false, false],
  );
});

test('conditions in words', () => {
  const words = [
    { from: '2024-01', to: '2024-03' },
    { contains: 'чип' },
    { not: ['A', ''] },
    { empty: true },
    ['a', 'b', 'c', 'd'],
  ].map(condition => conditionWords('X', condition));
  assert.deepEqual(words, [
    'X from 2024-01 to 2024-03',
    'X contains “чип”',
    'X is not A or empty',
    'X is empty',
    'X is one of 4',
  ]);
  assert.deepEqual(withCondition(ALL_RECORDS, 'hs', null).filter, {});
});

test('what a table asks has answers in words, and they add to what was decided', () => {
  const question = { header: 'Дата', sentence: '', samples: [] };
  const [first, second] = answersTo({
    ...question,
    ask: 'date-order',
    answer: 'dates: {"Дата": "dmy"} or {"Дата": "mdy"}',
  });
  assert.deepEqual([first?.words, second?.words], ['Day, month, year', 'Month, day, year']);
  const mapping = decided(Mapping.parse({ columns: { A: 'hs' }, marks: { B: ',' } }), first?.patch ?? {});
  assert.deepEqual(
    mapping,
    Mapping.parse({ columns: { A: 'hs' }, dates: { Дата: 'dmy' }, marks: { B: ',' } }),
  );
  const currency = { ...question, samples: ['¥'], ask: 'currency' as const };
  assert.deepEqual(
    answersTo({ ...currency, answer: 'currencies: {"¥": "CNY"} or {"¥": "JPY"}' }).map(({ patch }) => patch),
    [{ currencies: { '¥': 'CNY' } }, { currencies: { '¥': 'JPY' } }],
  );
  for (const ask of ['decimal-mark', 'lost-zero', 'time-zone'] as const)
    assert.equal(answersTo({ ...question, ask, answer: '' }).length, 2);
  assert.deepEqual([1, 0.6, 0.2].map(sureness), ['sure', 'likely', 'doubtful']);
});

test('what is copied is no formula, and says where each row stands', () => {
  assert.deepEqual(['=1+1', '+7', '@x', '-1', '-1.5', '-A1', 'plain', 'two\tcells\n'].map(safeCell), [
    "'=1+1",
    "'+7",
    "'@x",
    '-1',
    '-1.5',
    "'-A1",
    'plain',
    'two cells ',
  ]);
  const record = { row: 7, values: { valueUsd: '1234.5', sender: '=cmd()' } } as unknown as TradeRecord;
  const columns = [
    fieldColumn({ id: 'sender', label: 'Sender', kind: 'party', derived: false, used: true }),
    fieldColumn({ id: 'valueUsd', label: 'Value, USD', kind: 'decimal', derived: false, used: true }),
  ];
  assert.equal(
    recordsAsText([record], columns, () => 'customs.csv'),
    "Sender\tValue, USD\tTable\tRow\n'=cmd()\t1234.5\tcustoms.csv\t7",
  );
});
