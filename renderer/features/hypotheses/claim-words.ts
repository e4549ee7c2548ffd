import { useMemo } from 'react';
import type { Input } from '../../../electron/shared/contract/index.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';

/** What a hypothesis is made from. */
export type HypothesisDraft = Input<'hypotheses.start'>['hypotheses'][number];

/** The claims of the case by number. */
export function useClaimsByNumber(): ReadonlyMap<number, ClaimId> {
  const query = useQuery('claims.board', {}, ['claim']);
  return useMemo(
    () => new Map((query.status === 'ready' ? query.value : []).map(({ number, id }) => [number, id])),
    [query],
  );
}

/** What a typed line means: `C4` is that claim, anything else a sentence; null when it says nothing. */
export function hypothesisOf(typed: string, claims: ReadonlyMap<number, ClaimId>): HypothesisDraft | null {
  const text = typed.replaceAll(/\s+/g, ' ').trim();
  const claimId = claims.get(Number(/^c\s?(\d+)$/i.exec(text)?.[1] ?? Number.NaN));
  if (claimId) return { claimId };
  return text === '' ? null : { text };
}
