import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movedBy, NO_ROWS, onlyRow, throughRow, toggledRow } from '../../../renderer/viewer/row-selection.ts';

const rows = (selection: { rows: ReadonlySet<number> }) => [...selection.rows].sort((a, b) => a - b);

test('Shift extends from the row where the stretch began, both ways', () => {
  const down = throughRow(onlyRow(5), 8);
  assert.deepEqual(rows(down), [5, 6, 7, 8]);
  assert.deepEqual(rows(throughRow(down, 3)), [3, 4, 5]);
  assert.equal(down.active, 8);
});

test('Space marks and takes the mark away', () => {
  const marked = toggledRow(toggledRow(NO_ROWS, 4), 9);
  assert.deepEqual(rows(marked), [4, 9]);
  assert.deepEqual(rows(toggledRow(marked, 4)), [9]);
});

test('arrows move without marking and stop at the ends', () => {
  assert.equal(movedBy(NO_ROWS, -1, 10).active, 1);
  assert.equal(movedBy(onlyRow(9), 5, 10).active, 10);
  assert.deepEqual(rows(movedBy(onlyRow(9), 5, 10)), [9]);
});
