import { useMemo } from 'react';
import type { Claim, ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { Given } from '../../../electron/shared/contract/index.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { ClaimId, ElementId, EvidenceId, LinkId } from '../../../electron/shared/kernel/ids.ts';
import type { Result } from '../../../electron/shared/kernel/result.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { Linked } from './rules.ts';

/** What work on a claim needs to know of it. */
export type WorkClaim = Linked & Pick<Claim, 'number'>;

/** A sentence, and the one that it was written over. */
export interface Rewritten {
  readonly text: string;
  readonly over: string;
}

/** Everything that can be done to claims. Each answers what was made or changed, or null after showing the problem. */
export interface ClaimWork {
  readonly create: (input: Given<'claims.create'>) => Promise<Claim | null>;
  readonly edit: (id: ClaimId, patch: Given<'claims.edit'>['patch']) => Promise<Claim | null>;
  /** Gives a claim another sentence: false when it could not. What is written of a claim that is gone is held. */
  readonly rewrite: (claim: WorkClaim, written: Rewritten) => Promise<boolean>;
  /** The same for a sentence that has no field any more: it is held wherever it cannot be kept. */
  readonly rescue: (claim: WorkClaim, written: Rewritten) => Promise<void>;
  readonly editMany: (input: Given<'claims.editMany'>) => Promise<readonly ClaimCard[] | null>;
  readonly move: (input: Given<'claims.move'>) => Promise<Claim | null>;
  readonly split: (id: ClaimId, parts: readonly string[]) => Promise<readonly Claim[] | null>;
  readonly remove: (id: ClaimId) => Promise<boolean>;
  /** Links evidence, or gives its link this role when it is linked already; answers the link's id. */
  readonly link: (claim: WorkClaim, evidenceId: EvidenceId, role: Role) => Promise<LinkId | null>;
  readonly editLink: (id: LinkId, patch: Given<'links.edit'>['patch']) => Promise<boolean>;
  readonly unlink: (id: LinkId) => Promise<boolean>;
  /** Says that a claim answers an element, or that it does not after all. */
  readonly answer: (claimId: ClaimId, elementId: ElementId, answers: boolean) => Promise<boolean>;
}

const CLOSED: readonly Problem['code'][] = ['no-project-open', 'disconnected', 'cancelled'];

/** The work on claims; problems without a place of their own are shown by the frame. */
export function useClaimWork(): ClaimWork {
  const { api, shelf } = useServices();
  return useMemo(() => {
    const settled = async <T>(call: Promise<Result<T, Problem>>): Promise<T | null> => {
      const result = await call;
      shelf.setState({ problem: result.ok ? null : result.problem });
      return result.ok ? result.value : null;
    };
    const remember = ({ id, number }: Pick<Claim, 'id' | 'number'>) =>
      shelf.setState({ lastClaim: { id, number } });
    const write = ({ id }: WorkClaim, { text, over }: Rewritten) =>
      api.call('claims.edit', { id, patch: { text }, over });
    const hold = ({ number }: WorkClaim, { text }: Rewritten, gone: boolean) =>
      shelf.setState({ unkept: { number, words: text, gone } });
    return {
      create: async input => {
        const claim = await settled(api.call('claims.create', input));
        if (claim) remember(claim);
        return claim;
      },
      edit: (id, patch) => settled(api.call('claims.edit', { id, patch })),
      rewrite: async (claim, written) => {
        const result = await write(claim, written);
        if (result.ok) shelf.setState({ problem: null });
        else if (result.problem.code === 'not-found') hold(claim, written, true);
        // The field shows both then.
        else if (result.problem.code !== 'written-meanwhile') shelf.setState({ problem: result.problem });
        return result.ok || result.problem.code === 'not-found';
      },
      rescue: async (claim, written) => {
        const result = await write(claim, written);
        // A project that is closed takes nothing, and nothing of it stays in the window.
        if (result.ok || CLOSED.includes(result.problem.code)) return;
        hold(claim, written, result.problem.code === 'not-found');
      },
      editMany: input => settled(api.call('claims.editMany', input)),
      move: input => settled(api.call('claims.move', input)),
      split: (id, parts) => settled(api.call('claims.split', { id, parts: [...parts] })),
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
      answer: async (claimId, elementId, answers) => {
        const method = answers ? 'elements.answer' : 'elements.unanswer';
        return (await settled(api.call(method, { claimId, elementId }))) !== null;
      },
    };
  }, [api, shelf]);
}
