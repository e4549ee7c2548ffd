import { useMemo } from 'react';
import type { Comparison, Consistency, Degree } from '../../../electron/shared/contract/hypotheses.ts';
import type { Input } from '../../../electron/shared/contract/index.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { settledOn } from '../../bridge/settled.ts';

type ItemId = Comparison['items'][number]['id'];
type HypothesisId = Comparison['hypotheses'][number]['id'];

/** What can be done to comparisons. Each answers the comparison as it is then, or null after showing the problem. */
export interface HypothesesWork {
  readonly start: (input: Input<'hypotheses.start'>) => Promise<Comparison | null>;
  readonly edit: (
    id: Comparison['id'],
    patch: { question?: string; note?: string },
  ) => Promise<Comparison | null>;
  readonly remove: (id: Comparison['id']) => Promise<boolean>;
  readonly add: (input: Input<'hypotheses.addHypothesis'>) => Promise<Comparison | null>;
  readonly reword: (id: HypothesisId, text: string) => Promise<Comparison | null>;
  readonly drop: (id: HypothesisId) => Promise<Comparison | null>;
  readonly addItems: (input: Input<'hypotheses.addItems'>) => Promise<Comparison | null>;
  readonly editItem: (id: ItemId, patch: { relevance?: Degree; note?: string }) => Promise<Comparison | null>;
  readonly dropItem: (id: ItemId) => Promise<Comparison | null>;
  readonly rate: (
    itemId: ItemId,
    hypothesisId: HypothesisId,
    consistency: Consistency | null,
  ) => Promise<Comparison | null>;
}

/** The work on competing hypotheses. */
export function useHypothesesWork(): HypothesesWork {
  const { api, shelf } = useServices();
  return useMemo(() => {
    const settled = settledOn(shelf);
    return {
      start: input => settled(api.call('hypotheses.start', input)),
      edit: (id, patch) => settled(api.call('hypotheses.edit', { id, patch })),
      remove: async id => (await settled(api.call('hypotheses.delete', { id }))) !== null,
      add: input => settled(api.call('hypotheses.addHypothesis', input)),
      reword: (hypothesisId, text) =>
        settled(api.call('hypotheses.editHypothesis', { hypothesisId, patch: { text } })),
      drop: hypothesisId => settled(api.call('hypotheses.removeHypothesis', { hypothesisId })),
      addItems: input => settled(api.call('hypotheses.addItems', input)),
      editItem: (itemId, patch) => settled(api.call('hypotheses.editItem', { itemId, patch })),
      dropItem: itemId => settled(api.call('hypotheses.removeItem', { itemId })),
      rate: (itemId, hypothesisId, consistency) =>
        settled(api.call('hypotheses.rate', { ratings: [{ itemId, hypothesisId, consistency }] })),
    };
  }, [api, shelf]);
}
