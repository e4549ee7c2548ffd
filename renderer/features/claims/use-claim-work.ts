import { useMemo } from 'react';
import type { Claim, ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { ClaimId, EvidenceId, LinkId } from '../../../electron/shared/kernel/ids.ts';
import type { Result } from '../../../electron/shared/kernel/result.ts';
import { useServices } from '../../bridge/hooks.tsx';

/** Everything that can be done to claims. Each answers what was made or changed, or null after showing the problem. */
export interface ClaimWork {
  readonly create: (text: string) => Promise<Claim | null>;
  readonly edit: (
    id: ClaimId,
    patch: { text?: string; status?: ClaimStatus; note?: string },
  ) => Promise<Claim | null>;
  readonly remove: (id: ClaimId) => Promise<boolean>;
  /** Links evidence, or gives its link this role when it is linked already; answers the link's id. */
  readonly link: (claim: Claim, evidenceId: EvidenceId, role: Role) => Promise<LinkId | null>;
  readonly editLink: (id: LinkId, patch: { role?: Role; note?: string }) => Promise<boolean>;
  readonly unlink: (id: LinkId) => Promise<boolean>;
}

/** The work on claims; problems without a place of their own are shown by the frame. */
export function useClaimWork(): ClaimWork {
  const { api, shelf } = useServices();
  return useMemo(() => {
    const settled = async <T>(call: Promise<Result<T, Problem>>): Promise<T | null> => {
      const result = await call;
      if (result.ok) return result.value;
      shelf.setState({ problem: result.problem });
      return null;
    };
    const remember = ({ id, number }: Claim) => shelf.setState({ lastClaim: { id, number } });
    return {
      create: async text => {
        const claim = await settled(api.call('claims.create', { text }));
        if (claim) remember(claim);
        return claim;
      },
      edit: (id, patch) => settled(api.call('claims.edit', { id, patch })),
      remove: async id => (await settled(api.call('claims.delete', { id }))) !== null,
      link: async (claim, evidenceId, role) => {
        remember(claim);
        const there = claim.links.find(link => link.evidenceId === evidenceId);
        if (there?.role === role) return there.id;
        const call = there
          ? api.call('links.edit', { id: there.id, patch: { role } })
          : api.call('links.add', { evidenceId, target: { kind: 'claim', id: claim.id }, role });
        return (await settled<{ id: LinkId }>(call))?.id ?? null;
      },
      editLink: async (id, patch) => (await settled(api.call('links.edit', { id, patch }))) !== null,
      unlink: async id => (await settled(api.call('links.remove', { id }))) !== null,
    };
  }, [api, shelf]);
}
