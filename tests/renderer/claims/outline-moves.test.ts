import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import {
  dropOf,
  type OutlineClaim,
  type OutlineMove,
  type Step,
  stepOf,
  unfolded,
} from '../../../renderer/features/claims/outline-moves.ts';

const id = (number: number) => `clm_${number}` as ClaimId;

/** A tree by the parent of each claim (0: none), in the order of the outline. */
function outline(parents: ReadonlyMap<number, number>): OutlineClaim[] {
  const below = (parent: number, depth: number): OutlineClaim[] =>
    [...parents]
      .filter(([, up]) => up === parent)
      .flatMap(([number]) => {
        const own = below(number, depth + 1);
        const subClaims = own.filter(({ parentId }) => parentId === id(number)).length;
        return [{ id: id(number), depth, subClaims, ...(parent > 0 && { parentId: id(parent) }) }, ...own];
      });
  return below(0, 0);
}

/** What the engine does with a move, on the tree alone. */
function after(claims: readonly OutlineClaim[], move: OutlineMove): OutlineClaim[] {
  const numberOf = (claim: string | null | undefined) => Number(claim?.slice(4) ?? 0);
  const rest = claims.filter(claim => claim.id !== move.id);
  const order = rest.map(({ id: each, parentId }) => [numberOf(each), numberOf(parentId)] as const);
  const first = order.findIndex(([, parent]) => parent === numberOf(move.parentId));
  const at = move.after === null ? first : order.findIndex(([each]) => each === numberOf(move.after)) + 1;
  order.splice(at < 0 ? order.length : at, 0, [numberOf(move.id), numberOf(move.parentId)]);
  return outline(new Map(order));
}

const tree = outline(
  new Map([
    [1, 0],
    [2, 1],
    [3, 1],
    [4, 0],
  ]),
);

test('keys move into the claim above, out again, and past siblings', () => {
  assert.deepEqual(stepOf(tree, id(4), 'in'), { id: id(4), parentId: id(1), after: id(3) });
  assert.deepEqual(stepOf(tree, id(3), 'out'), { id: id(3), parentId: null, after: id(1) });
  assert.deepEqual(stepOf(tree, id(3), 'up'), { id: id(3), parentId: id(1), after: null });
  assert.deepEqual(stepOf(tree, id(1), 'down'), { id: id(1), parentId: null, after: id(4) });
  assert.equal(stepOf(tree, id(1), 'in'), null, 'nothing stands above the first');
  assert.equal(stepOf(tree, id(1), 'out'), null);
  assert.equal(stepOf(tree, id(4), 'down'), null);
});

test('a drop on the edges stands beside a claim, on its middle it becomes its part', () => {
  assert.deepEqual(dropOf(tree, id(4), id(3), 'before'), { id: id(4), parentId: id(1), after: id(2) });
  assert.deepEqual(dropOf(tree, id(4), id(2), 'before'), { id: id(4), parentId: id(1), after: null });
  assert.deepEqual(dropOf(tree, id(2), id(4), 'after'), { id: id(2), parentId: null, after: id(4) });
  assert.deepEqual(dropOf(tree, id(3), id(1), 'into'), { id: id(3), parentId: id(1), after: id(2) });
  assert.equal(dropOf(tree, id(1), id(1), 'into'), null);
});

test('a step and its opposite leave a tree as it was, and no step loses a claim', () => {
  const parents = fc
    .array(fc.nat(), { minLength: 1, maxLength: 9 })
    .map(list => new Map(list.map((up, index) => [index + 1, index === 0 ? 0 : up % (index + 1)])));
  const opposite = { in: 'out', up: 'down', down: 'up' } as const;
  fc.assert(
    fc.property(parents, fc.nat(), fc.constantFrom<Step>('in', 'up', 'down'), (map, pick, step) => {
      const claims = outline(map);
      const claim = claims[pick % claims.length];
      assert.ok(claim);
      const move = stepOf(claims, claim.id, step);
      if (!move) return;
      const moved = after(claims, move);
      assert.equal(moved.length, claims.length);
      const back = stepOf(moved, claim.id, opposite[step as keyof typeof opposite]);
      assert.ok(back);
      assert.deepEqual(after(moved, back), claims);
    }),
  );
});

test('nothing below a closed claim is drawn', () => {
  assert.deepEqual(
    unfolded(tree, new Set([id(1)])).map(claim => claim.id),
    [id(1), id(4)],
  );
  assert.equal(unfolded(tree, new Set()).length, 4);
});
