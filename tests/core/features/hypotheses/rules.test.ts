import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  carrying,
  credibilityOf,
  diagnosticity,
  inconsistencies,
  leading,
  type RatedItem,
} from '../../../../electron/core/features/hypotheses/rules.ts';

const degree = fc.constantFrom('high' as const, 'medium' as const, 'low' as const);
const consistency = fc.constantFrom(
  'CC' as const,
  'C' as const,
  'N' as const,
  'I' as const,
  'II' as const,
  undefined,
);
const items = fc.array(
  fc.record({
    credibility: degree,
    relevance: degree,
    ratings: fc.array(consistency, { minLength: 3, maxLength: 3 }),
  }),
  { maxLength: 12 },
);
const item = (...ratings: RatedItem['ratings']): RatedItem => ({
  credibility: 'medium',
  relevance: 'medium',
  ratings,
});

test('H1 only what is inconsistent counts, twice as much when very, weighted by credibility and relevance', () => {
  assert.deepEqual(inconsistencies([item('CC', 'I', 'II'), item('C', 'N', 'I')], 3), [0, 1, 3]);
  const [sum = 0] = inconsistencies([{ credibility: 'high', relevance: 'high', ratings: ['I'] }], 1);
  assert.ok(Math.abs(sum - 2) < 1e-9);
  const [low = 0] = inconsistencies([{ credibility: 'low', relevance: 'low', ratings: ['II'] }], 1);
  assert.ok(Math.abs(low - 1) < 1e-9);
});

test('H2 what says the same of every hypothesis has no diagnosticity', () => {
  assert.equal(diagnosticity(item('C', 'C', 'C'), 3), 0);
  assert.equal(diagnosticity(item('CC', 'II'), 2), 2);
  assert.ok(diagnosticity(item('C', 'I'), 2) > diagnosticity(item('C', 'N'), 2));
});

test('H3 credibility follows both grades; what nobody graded is in the middle', () => {
  assert.equal(credibilityOf('A', '1'), 'high');
  assert.equal(credibilityOf('B', '3'), 'medium');
  assert.equal(credibilityOf('C', '1'), 'medium');
  assert.equal(credibilityOf('A', '5'), 'low');
  assert.equal(credibilityOf('E', '1'), 'low');
  assert.equal(credibilityOf('F', '6'), 'medium');
  assert.equal(credibilityOf(undefined, undefined), 'medium');
});

test('H4 an item carries the conclusion exactly when others lead without it', () => {
  const one = [item('N', 'I'), item('N', 'N')];
  assert.deepEqual(carrying(one, 2), [{ item: 0, leading: [0, 1] }]);
  assert.deepEqual(carrying([item('N', 'I'), item('N', 'I')], 2), []);
  fc.assert(
    fc.property(items, all => {
      const found = new Map(carrying(all, 3).map(each => [each.item, each.leading]));
      for (const index of all.keys()) {
        const rest = all.filter((_, at) => at !== index);
        const [before, after] = [all, rest].map(some => leading(inconsistencies(some, 3)));
        assert.deepEqual(
          found.get(index),
          JSON.stringify(before) === JSON.stringify(after) ? undefined : after,
        );
      }
    }),
  );
});

test('H5 the sums do not hang on the order of items', () => {
  fc.assert(
    fc.property(items, all => {
      const there = inconsistencies(all, 3);
      const back = inconsistencies(all.toReversed(), 3);
      for (const [at, sum] of there.entries()) assert.ok(Math.abs(sum - (back[at] ?? 0)) < 1e-9);
      assert.deepEqual(leading(there), leading(back));
    }),
  );
});
