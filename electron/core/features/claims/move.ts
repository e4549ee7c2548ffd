import type { Claim } from '../../../shared/contract/claims.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext } from '../../app/context.ts';
import { claimRow, getClaim } from './queries.ts';
import { type Node, nodesBelow, placeOfNode, refuseCircle } from './tree.ts';

/** Closer than this, places cannot be told apart for ever: the siblings are numbered anew. */
const CLOSEST = 1e-6;

/** Moves a claim in the outline. */
export function moveClaim(context: ActionContext, { id, parentId, after }: Input<'claims.move'>): Claim {
  const { db, work } = context;
  const own = claimRow(db, id);
  if (parentId !== null) {
    claimRow(db, parentId);
    refuseCircle(db, id, parentId);
  }
  const siblings = nodesBelow(db, parentId)
    .filter(node => node.id !== id)
    .sort((left, right) => placeOfNode(left) - placeOfNode(right));
  work.update('claim', id, { parentId, position: placeAfter(context, siblings, after) });
  const below = parentId === null ? 'to the top of the outline' : `below C${claimRow(db, parentId).number}`;
  work.say(`Moved claim C${own.number} ${below}`);
  return getClaim(context, id);
}

function placeAfter({ work }: ActionContext, siblings: readonly Node[], after: string | null): number {
  const at = siblings.findIndex(node => node.id === after);
  if (after !== null && at < 0)
    refuse({
      code: 'not-allowed',
      what: 'The claim that it was to stand after is not there.',
      next: 'Choose a claim of the same level.',
    });
  const [before, next] = [siblings[at], siblings[at + 1]];
  if (!before) return next ? placeOfNode(next) - 1 : 0;
  if (!next) return placeOfNode(before) + 1;
  const [low, high] = [placeOfNode(before), placeOfNode(next)];
  if (high - low > CLOSEST) return (low + high) / 2;
  for (const [index, node] of siblings.entries()) work.update('claim', node.id, { position: index });
  return at + 0.5;
}
