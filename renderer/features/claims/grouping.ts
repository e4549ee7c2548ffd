import { ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import { CLAIM_STATUS } from '../../text/words.ts';
import type { BoardClaim } from './use-board-claims.ts';

/** What claims are put together by. */
export type GroupBy = 'outline' | 'status' | 'element';

/** Claims that stand together, under a heading. */
export interface ClaimGroup {
  readonly key: string;
  readonly title: string;
  /** Code of an element, before its title. */
  readonly code: string;
  readonly claims: readonly BoardClaim[];
}

const REST = 'rest';

/** Puts claims together; every claim stands in one group, in the order it came in. */
export function grouped(claims: readonly BoardClaim[], by: GroupBy): ClaimGroup[] {
  if (by === 'outline') return [{ key: 'all', title: '', code: '', claims }];
  if (by === 'status')
    return ClaimStatus.options.map(status => ({
      key: status,
      title: CLAIM_STATUS[status],
      code: '',
      claims: claims.filter(claim => claim.status === status),
    }));
  return byElement(claims);
}

/** A claim stands with the first element that it answers, else with that of the claim it is a part of. */
function byElement(claims: readonly BoardClaim[]): ClaimGroup[] {
  const all = new Map(claims.map(claim => [claim.id as string, claim]));
  const elementOf = (claim: BoardClaim): BoardClaim['elements'][number] | undefined => {
    const passed = new Set<string>();
    for (let at: BoardClaim | undefined = claim; at && !passed.has(at.id); at = all.get(at.parentId ?? '')) {
      passed.add(at.id);
      if (at.elements[0]) return at.elements[0];
    }
    return undefined;
  };
  const groups = new Map<string, { element: BoardClaim['elements'][number] | null; claims: BoardClaim[] }>();
  for (const claim of claims) {
    const element = elementOf(claim) ?? null;
    const key = element?.id ?? REST;
    const group = groups.get(key) ?? { element, claims: [] };
    group.claims.push(claim);
    groups.set(key, group);
  }
  const rest = groups.get(REST);
  groups.delete(REST);
  const made = [...groups].map(([key, group]) => ({
    key,
    title: group.element?.title ?? '',
    code: group.element?.code ?? '',
    claims: group.claims,
  }));
  made.sort((left, right) => left.code.localeCompare(right.code, 'en', { numeric: true }));
  return rest ? [...made, { key: REST, title: 'Answers no element', code: '', claims: rest.claims }] : made;
}
