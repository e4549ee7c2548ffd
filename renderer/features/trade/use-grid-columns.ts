import { useMemo } from 'react';
import type { TradeSet } from '../../../electron/shared/contract/trade.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { type ColumnChoice, type GridColumn, gridColumns } from './grid-columns.ts';
import { TRADE_TABLES } from './tables.ts';
import type { Fields } from './use-fields.ts';

/** The columns of a choice. Raw cells have those of the one table that is looked at; of several tables there are none. */
export function useGridColumns(
  choice: ColumnChoice,
  fields: Fields,
  sets: readonly TradeSet[],
  question: TradeQuestion,
): readonly GridColumn[] {
  const only = sets.length === 1 ? sets[0] : sets.find(({ id }) => question.sets?.[0] === id);
  const raw = choice === 'raw' ? only : undefined;
  const headers = useQuery('trade.rejects', raw ? { setId: raw.id, headers: true } : null, TRADE_TABLES);
  return useMemo(
    () => gridColumns(choice, fields.all, headers.status === 'ready' ? (headers.value.headers ?? []) : []),
    [choice, fields.all, headers],
  );
}
