import type { Claim, ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { ClaimLink } from './rules.ts';
import type { Turned } from './use-turned.ts';

/** What of a claim changes when one of its links is turned. */
type Shown = Pick<ClaimCard, 'evidence' | 'corroboration'> & {
  readonly links: readonly ClaimLink[];
  readonly figures: Claim['figures'];
};

/** The pieces of evidence on each side of a claim. */
export function counted({ links, figures }: Pick<Claim, 'links' | 'figures'>): ClaimCard['evidence'] {
  const evidence = { supports: 0, contradicts: 0, context: 0 };
  for (const { role } of [...links, ...figures]) evidence[role]++;
  return evidence;
}

/** A claim with links shown on the side that they were turned to, and counted there. */
export function withTurned<T extends Shown>(claim: T, turned: ReadonlyMap<string, Pick<Turned, 'role'>>): T {
  if (turned.size === 0 || !claim.links.some(({ id }) => turned.has(id))) return claim;
  const links = claim.links.map(link => ({ ...link, role: turned.get(link.id)?.role ?? link.role }));
  const origins = (role: Role) =>
    new Set(links.filter(link => link.role === role).map(({ origin }) => origin)).size;
  return {
    ...claim,
    links,
    evidence: counted({ links, figures: claim.figures }),
    // A figure's origin is known to the engine alone, whose count is a moment behind.
    corroboration:
      claim.figures.length > 0
        ? claim.corroboration
        : { supports: origins('supports'), contradicts: origins('contradicts') },
  };
}
