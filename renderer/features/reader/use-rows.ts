import { useCallback, useRef, useState } from 'react';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useApi, useQuery } from '../../bridge/hooks.tsx';

/** Cells of a block: a table of many columns has few rows in one. */
const CELLS = 40_000;
const MOST_ROWS = 200;
/** Blocks kept in memory; the oldest goes first. */
const KEPT = 60;

/** Rows of a table, fetched in blocks as they come near the window. */
export function useRows(documentId: DocumentId) {
  const api = useApi();
  const head = useQuery('documents.rows', { documentId, from: 1, count: 1 }, []);
  const columns = head.status === 'ready' ? head.value.columns.length : 0;
  const block = Math.max(1, Math.min(MOST_ROWS, Math.floor(CELLS / Math.max(1, columns))));
  const blocks = useRef(new Map<number, ReadonlyMap<number, readonly string[]>>());
  const asked = useRef(new Set<number>());
  const [, redraw] = useState(0);

  const fetchBlock = useCallback(
    async (number: number) => {
      if (asked.current.has(number)) return;
      asked.current.add(number);
      const result = await api.call('documents.rows', { documentId, from: number * block + 1, count: block });
      if (!result.ok) {
        asked.current.delete(number);
        return;
      }
      blocks.current.set(number, new Map(result.value.rows.map(({ row, cells }) => [row, cells])));
      const oldest = blocks.current.keys().next().value;
      if (blocks.current.size > KEPT && oldest !== undefined) {
        blocks.current.delete(oldest);
        asked.current.delete(oldest);
      }
      redraw(turn => turn + 1);
    },
    [api, documentId, block],
  );
  const onNear = useCallback(
    (first: number, last: number) => {
      for (let number = blockOf(first, block); number <= blockOf(last, block); number += 1)
        void fetchBlock(number);
    },
    [fetchBlock, block],
  );
  const cellsOf = useCallback((row: number) => blocks.current.get(blockOf(row, block))?.get(row), [block]);
  return { head, cellsOf, onNear };
}

const blockOf = (row: number, size: number) => Math.floor((row - 1) / size);
