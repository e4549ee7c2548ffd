import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  degreeOf,
  HEAD,
  keptOrder,
  ratingMove,
  ratingOf,
  sameOrder,
} from '../../../renderer/features/hypotheses/rating-moves.ts';

const order = { items: ['i1', 'i2'], hypotheses: ['h1', 'h2'] };

test('arrows go from cell to cell and stop at the edges', () => {
  const go = (line: string, column: string, stroke: string) => ratingMove(order, { line, column }, stroke);
  assert.deepEqual(go(HEAD, 'item', 'down'), { line: 'i1', column: 'item' });
  assert.deepEqual(go('i1', 'item', 'right'), { line: 'i1', column: 'relevance' });
  assert.deepEqual(go('i1', 'relevance', 'right'), { line: 'i1', column: 'h1' });
  assert.deepEqual(go('i1', 'h2', 'right'), { line: 'i1', column: 'h2' });
  assert.deepEqual(go('i2', 'h2', 'down'), { line: 'i2', column: 'h2' });
  assert.deepEqual(go('i2', 'h2', 'ctrl+home'), { line: HEAD, column: 'item' });
  assert.deepEqual(go('i1', 'item', 'end'), { line: 'i1', column: 'h2' });
  assert.equal(go('i1', 'item', 'x'), null);
});

test('digits and letters rate; 0 and Del take a rating away', () => {
  assert.deepEqual(['1', '2', '3', '4', '5'].map(ratingOf), ['CC', 'C', 'N', 'I', 'II']);
  assert.deepEqual(['shift+c', 'c', 'n', 'i', 'shift+i'].map(ratingOf), ['CC', 'C', 'N', 'I', 'II']);
  assert.deepEqual(['0', 'delete'].map(ratingOf), [null, null]);
  assert.equal(ratingOf('6'), undefined);
  assert.deepEqual(['h', 'm', 'l', 'c'].map(degreeOf), ['high', 'medium', 'low', undefined]);
});

test('while one rates, the order is kept; what is gone leaves it, what is new stands at its end', () => {
  const now = { items: ['i3', 'i2', 'i1'], hypotheses: ['h2'] };
  assert.deepEqual(keptOrder(null, now), now);
  assert.deepEqual(keptOrder(order, now), { items: ['i1', 'i2', 'i3'], hypotheses: ['h2'] });
  assert.ok(sameOrder(order, { ...order }) && !sameOrder(order, now));
});
