import { useMemo } from 'react';
import type { SearchTarget } from '../../../electron/shared/contract/other-side.ts';
import type { SearchCitationId, SearchRecordId } from '../../../electron/shared/kernel/ids.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { settledOn } from '../../bridge/settled.ts';

/** Tables whose change makes the other side another. */
export const OTHER_SIDE_TABLES = [
  ...['claim', 'link', 'evidence', 'answer', 'element', 'search_citation', 'document', 'document_note'],
];

/** What can be done about searches. Each answers whether it was done; problems are shown by the frame. */
export interface OtherSideWork {
  readonly cite: (searchId: SearchRecordId, target: SearchTarget, note?: string) => Promise<boolean>;
  /** Searches now, keeps the record, and cites it. */
  readonly searchAndCite: (query: string, target: SearchTarget) => Promise<boolean>;
  readonly note: (id: SearchCitationId, note: string) => Promise<boolean>;
  readonly drop: (id: SearchCitationId) => Promise<boolean>;
}

/** The work on what was searched and not found. */
export function useOtherSideWork(): OtherSideWork {
  const { api, shelf } = useServices();
  return useMemo(() => {
    const settled = settledOn(shelf);
    const cite = async (searchId: SearchRecordId, target: SearchTarget, note = '') =>
      (await settled(api.call('otherSide.citeSearch', { searchId, target, note }))) !== null;
    return {
      cite,
      searchAndCite: async (query, target) => {
        const record = await settled(api.call('search.record', { query }));
        return record !== null && (await cite(record.id, target));
      },
      note: async (id, note) => (await settled(api.call('otherSide.editSearch', { id, note }))) !== null,
      drop: async id => (await settled(api.call('otherSide.dropSearch', { id }))) !== null,
    };
  }, [api, shelf]);
}
