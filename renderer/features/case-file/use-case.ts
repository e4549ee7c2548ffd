import { useMemo } from 'react';
import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { EntitySummary } from '../../../electron/shared/contract/entities.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import type { Figure } from '../../../electron/shared/contract/figures.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { EVIDENCE_TABLES } from '../../ui/index.ts';
import { CLAIM_TABLES } from '../claims/tables.ts';
import { ENTITY_TABLES } from '../entities/Finders.tsx';
import { FIGURE_TABLES } from '../trade/tables.ts';

/** What can be cited, by number. */
export interface Citable {
  readonly evidence: readonly Evidence[];
  readonly claims: readonly ClaimCard[];
  readonly entities: readonly EntitySummary[];
  readonly figures: readonly Figure[];
}

const byNumber = (left: ClaimCard, right: ClaimCard) => left.number - right.number;

/** Everything of the case that the case file can cite. Empty lists while it is read. */
export function useCitable(): Citable {
  const evidence = useQuery('evidence.list', {}, EVIDENCE_TABLES);
  const claims = useQuery('claims.board', {}, CLAIM_TABLES);
  const entities = useQuery('entities.list', {}, ENTITY_TABLES);
  const figures = useQuery('figures.list', {}, FIGURE_TABLES);
  return useMemo(
    () => ({
      evidence: evidence.status === 'ready' ? evidence.value : [],
      claims: claims.status === 'ready' ? claims.value.toSorted(byNumber) : [],
      entities: entities.status === 'ready' ? entities.value : [],
      figures: figures.status === 'ready' ? figures.value : [],
    }),
    [evidence, claims, entities, figures],
  );
}
