import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';

/** What moving in the outline needs of a claim. */
export type OutlineClaim = Pick<ClaimCard, 'id' | 'parentId' | 'depth' | 'subClaims'>;

/** Where a claim shall stand; as `claims.move` takes it. */
export interface OutlineMove {
  readonly id: ClaimId;
  readonly parentId: ClaimId | null;
  readonly after: ClaimId | null;
}

/** Ways to move by a key. */
export type Step = 'in' | 'out' | 'up' | 'down';

/** Where a dragged claim was let go: before a claim, below it as its part, or after it. */
export type Zone = 'before' | 'into' | 'after';

const childrenOf = <C extends OutlineClaim>(
  claims: readonly C[],
  parentId: ClaimId | undefined,
): readonly C[] => claims.filter(claim => claim.parentId === parentId);

/** Where a key moves a claim: into the one above it, out of the one it is a part of, or past a sibling. Null: nowhere. */
export function stepOf(claims: readonly OutlineClaim[], id: string, step: Step): OutlineMove | null {
  const claim = claims.find(each => each.id === id);
  if (!claim) return null;
  const siblings = childrenOf(claims, claim.parentId);
  const at = siblings.indexOf(claim);
  const beside = siblings[step === 'down' ? at + 1 : at - 1];
  if (step === 'out') {
    const parent = claims.find(each => each.id === claim.parentId);
    return parent ? { id: claim.id, parentId: parent.parentId ?? null, after: parent.id } : null;
  }
  if (!beside) return null;
  if (step === 'in')
    return { id: claim.id, parentId: beside.id, after: childrenOf(claims, beside.id).at(-1)?.id ?? null };
  const after = step === 'down' ? beside.id : (siblings[at - 2]?.id ?? null);
  return { id: claim.id, parentId: claim.parentId ?? null, after };
}

/** Where a drop puts a claim. Null when it would stay where it is. */
export function dropOf(
  claims: readonly OutlineClaim[],
  id: ClaimId,
  targetId: ClaimId,
  zone: Zone,
): OutlineMove | null {
  const target = claims.find(each => each.id === targetId);
  if (!target || id === targetId) return null;
  if (zone === 'into') {
    const last = childrenOf(claims, targetId).findLast(child => child.id !== id);
    return { id, parentId: targetId, after: last?.id ?? null };
  }
  const parentId = target.parentId ?? null;
  if (zone === 'after') return { id, parentId, after: targetId };
  const siblings = childrenOf(claims, target.parentId).filter(each => each.id !== id);
  return { id, parentId, after: siblings[siblings.indexOf(target) - 1]?.id ?? null };
}

/** The claims that are drawn: none below a closed one. They come in the order of the outline. */
export function unfolded<C extends OutlineClaim>(
  claims: readonly C[],
  closed: ReadonlySet<string>,
): readonly C[] {
  let hiddenBelow = Number.POSITIVE_INFINITY;
  return claims.filter(({ id, depth }) => {
    if (depth > hiddenBelow) return false;
    hiddenBelow = closed.has(id) ? depth : Number.POSITIVE_INFINITY;
    return true;
  });
}
