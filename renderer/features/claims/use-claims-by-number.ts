import { useMemo } from 'react';
import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import { useQuery } from '../../bridge/hooks.tsx';

const NONE: readonly ClaimCard[] = [];

/** All claims by number, without their evidence, which takes many times as long to read. Empty while they are read. */
export function useClaimsByNumber(tables: readonly string[]): readonly ClaimCard[] {
  const query = useQuery('claims.board', {}, tables);
  const cards = query.status === 'ready' ? query.value : NONE;
  return useMemo(() => cards.toSorted((left, right) => left.number - right.number), [cards]);
}
