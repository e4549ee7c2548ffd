import { useCallback, useRef, useState } from 'react';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useApi, useQuery } from '../../bridge/hooks.tsx';

const BLOCK = 200;
/** Blocks kept in memory; the oldest goes first. */
const KEPT = 60;

/** Rows of a table, fetched in blocks as they come near the window. */
export function useRows(documentId: DocumentId) {
  const api = useApi();
  const head = useQuery('documents.rows', { documentId, from: 1, count: BLOCK }, []);
  const blocks = useRef(new Map<number, ReadonlyMap<number, readonly string[]>>());
  const asked = useRef(new Set<number>());
  const [, redraw] = useState(0);

  const fetchBlock = useCallback(
    async (block: number) => {
      if (asked.current.has(block)) return;
      asked.current.add(block);
      const result = await api.call('documents.rows', { documentId, from: block * BLOCK + 1, count: BLOCK });
      if (!result.ok) {
        asked.current.delete(block);
        return;
      }
      blocks.current.set(block, new Map(result.value.rows.map(({ row, cells }) => [row, cells])));
      const oldest = blocks.current.keys().next().value;
      if (blocks.current.size > KEPT && oldest !== undefined) {
        blocks.current.delete(oldest);
        asked.current.delete(oldest);
      }
      redraw(turn => turn + 1);
    },
    [api, documentId],
  );
  const onNear = useCallback(
    (first: number, last: number) => {
      for (let block = blockOf(first); block <= blockOf(last); block += 1) void fetchBlock(block);
    },
    [fetchBlock],
  );
  const cellsOf = useCallback((row: number) => blocks.current.get(blockOf(row))?.get(row), []);
  return { head, cellsOf, onNear };
}

const blockOf = (row: number) => Math.floor((row - 1) / BLOCK);
