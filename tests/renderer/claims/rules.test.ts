import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Claim } from '../../../electron/shared/contract/claims.ts';
import type { Role } from '../../../electron/shared/contract/common.ts';
import {
  afterUnlink,
  type BoardFocus,
  type Move,
  moved,
  statusCounts,
  weigh,
} from '../../../renderer/features/claims/rules.ts';

const claim = (number: number, roles: readonly Role[], status: Claim['status'] = 'draft'): Claim =>
  ({
    id: `clm_${number}`,
    number,
    status,
    links: roles.map((role, index) => ({
      id: `lnk_${number}_${index}`,
      evidenceId: `evd_${index}`,
      role,
      documentName: `document ${index % 2}`,
    })),
  }) as unknown as Claim;
const at = (number: number, link?: number): BoardFocus => ({
  claimId: `clm_${number}`,
  linkId: link === undefined ? null : `lnk_${number}_${link}`,
});

const board = [
  claim(1, ['supports', 'supports', 'contradicts', 'context']),
  claim(2, []),
  claim(3, ['context', 'supports']),
];

test('J and K go from claim to claim, K first from a chip to its claim', () => {
  assert.deepEqual(moved(board, at(1, 2), 'next'), at(2));
  assert.deepEqual(moved(board, at(3, 0), 'previous'), at(3));
  assert.deepEqual(moved(board, at(3), 'previous'), at(2));
  assert.deepEqual(moved(board, at(3), 'next'), at(3));
  assert.deepEqual(moved(board, null, 'next'), at(1));
});

test('arrows go through a column, across columns that hold something, and on to the next claim', () => {
  assert.deepEqual(moved(board, at(1), 'right'), at(1, 0));
  assert.deepEqual(moved(board, at(1, 0), 'down'), at(1, 1));
  assert.deepEqual(moved(board, at(1, 1), 'right'), at(1, 2));
  assert.deepEqual(moved(board, at(1, 2), 'right'), at(1, 3));
  assert.deepEqual(moved(board, at(1, 3), 'right'), at(1, 3));
  assert.deepEqual(moved(board, at(1, 0), 'left'), at(1));
  assert.deepEqual(moved(board, at(1, 1), 'down'), at(2));
  assert.deepEqual(moved(board, at(1, 0), 'up'), at(1));
  assert.deepEqual(moved(board, at(3), 'right'), at(3, 1), 'the empty side is passed over');
  assert.deepEqual(moved(board, at(2), 'right'), at(2));
});

test('wherever the keys lead, it is on the board, and every claim can be reached', () => {
  const role = fc.constantFrom<Role>('supports', 'contradicts', 'context');
  const moves = fc.array(
    fc.constantFrom<Move>('next', 'previous', 'down', 'up', 'left', 'right', 'first', 'last'),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(role, { maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      moves,
      (roles, steps) => {
        const claims = roles.map((links, index) => claim(index + 1, links));
        let focus: BoardFocus | null = null;
        for (const step of steps) {
          focus = moved(claims, focus, step);
          const found = claims.find(({ id }) => id === focus?.claimId);
          assert.ok(found && (focus?.linkId === null || found.links.some(({ id }) => id === focus?.linkId)));
        }
        focus = moved(claims, null, 'first');
        for (const { id } of claims) {
          assert.equal(focus?.claimId, id);
          focus = moved(claims, focus, 'next');
        }
      },
    ),
  );
});

test('after unlinking the next chip of the column has the keyboard, then the one before, then the claim', () => {
  const one = claim(1, ['supports', 'supports', 'contradicts']);
  assert.deepEqual(afterUnlink(one, 'lnk_1_0'), at(1, 1));
  assert.deepEqual(afterUnlink(one, 'lnk_1_1'), at(1, 0));
  assert.deepEqual(afterUnlink(one, 'lnk_1_2'), at(1));
});

test('it counts and grades, and proposes nothing', () => {
  const graded = claim(1, ['supports', 'supports', 'contradicts']);
  const links = graded.links.map((link, index) => ({
    ...link,
    ...(index === 0 && { sourceGrade: 'B' as const, informationGrade: '2' as const }),
    ...(index === 1 && { sourceGrade: 'A' as const }),
  }));
  assert.equal(
    weigh({ links, figures: [], corroboration: { supports: 1, contradicts: 1 } }),
    '2 for (A, B2) from 1 independent origin. 1 against from 1 independent origin.',
  );
  assert.equal(
    weigh({ links: [], figures: [], corroboration: { supports: 0, contradicts: 0 } }),
    '0 for. 0 against.',
  );
});

test('statuses are counted', () => {
  const counts = statusCounts([claim(1, [], 'draft'), claim(2, [], 'draft'), claim(3, [], 'refuted')]);
  assert.deepEqual(
    [...counts],
    [
      ['draft', 2],
      ['refuted', 1],
    ],
  );
});
