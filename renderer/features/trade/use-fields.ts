import { useMemo } from 'react';
import type { TradeField } from '../../../electron/shared/contract/trade.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { TRADE_TABLES } from './tables.ts';

/** The fields of trade records, in the order of a declaration. */
export interface Fields {
  readonly all: readonly TradeField[];
  readonly byId: ReadonlyMap<string, TradeField>;
  readonly label: (id: string) => string;
  readonly isAmount: (id: string) => boolean;
  /** The list behind the tiers. */
  readonly highPriority: { readonly title: string; readonly version: string; readonly inForceFrom: string };
}

const NONE: readonly TradeField[] = [];
const NO_LIST = { title: '', version: '', inForceFrom: '' };

/** Fields and their words; empty until they are there. */
export function useFields(): Fields {
  const query = useQuery('trade.fields', {}, TRADE_TABLES);
  const { fields: all, highPriority } =
    query.status === 'ready' ? query.value : { fields: NONE, highPriority: NO_LIST };
  return useMemo(() => {
    const byId = new Map(all.map(field => [field.id, field]));
    return {
      all,
      byId,
      // Nothing, rather than our own word, in the moment before they are there.
      label: id => byId.get(id)?.label ?? (all.length === 0 ? '' : id),
      highPriority,
      isAmount: id => byId.get(id)?.kind === 'decimal',
    };
  }, [all, highPriority]);
}
