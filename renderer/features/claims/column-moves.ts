import { useEffect, useRef } from 'react';
import { ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import { ElementId } from '../../../electron/shared/kernel/ids.ts';
import type { ClaimGroup, GroupBy } from './grouping.ts';
import type { BoardWork } from './use-board.ts';
import type { BoardClaim } from './use-board-claims.ts';

/** What moving a claim from column to column does. */
export interface ColumnMoves {
  /** Puts a claim into the column with this key; nothing where there is none. */
  readonly put: (claim: BoardClaim, key: string | undefined) => Promise<void>;
  readonly dropped: (claimId: string, key: string) => void;
  /** The next column that holds something. */
  readonly beside: (column: number, by: number) => ClaimGroup | undefined;
}

/** Moves between columns: by status the claim gets the status, by element it answers the new one instead of the old. */
export function useColumnMoves(groups: readonly ClaimGroup[], by: GroupBy, board: BoardWork): ColumnMoves {
  // The keyboard follows a claim once it stands in its new column.
  const moving = useRef<{ readonly id: string; readonly key: string } | null>(null);
  useEffect(() => {
    const to = moving.current;
    const column = groups.find(({ key }) => key === to?.key);
    if (!to || !column?.claims.some(({ id }) => id === to.id)) return;
    moving.current = null;
    board.focus({ claimId: to.id, linkId: null });
  }, [groups, board]);
  const columnOf = (id: string) => groups.find(group => group.claims.some(claim => claim.id === id));
  const put = async (claim: BoardClaim, key: string | undefined) => {
    const from = columnOf(claim.id);
    if (key === undefined || from?.key === key) return;
    const input = by === 'status' ? toStatus(claim, key) : toElement(claim, from?.key, key);
    if (!input) return;
    moving.current = { id: claim.id, key };
    if (!(await board.work.editMany(input))) moving.current = null;
  };
  return {
    put,
    dropped: (id, key) => {
      const claim = columnOf(id)?.claims.find(each => each.id === id);
      if (claim) void put(claim, key);
    },
    beside: (column, step) => {
      for (let at = column + step; groups[at]; at += step) if (groups[at]?.claims.length) return groups[at];
      return undefined;
    },
  };
}

function toStatus({ id }: BoardClaim, key: string) {
  const status = ClaimStatus.safeParse(key);
  return status.success ? { ids: [id], patch: { status: status.data } } : null;
}

function toElement({ id, elements }: BoardClaim, from: string | undefined, key: string) {
  const [old, next] = [ElementId.safeParse(from), ElementId.safeParse(key)];
  const answered = old.success && elements.some(element => element.id === old.data);
  return {
    ids: [id],
    ...(answered && { removeElements: [old.data] }),
    ...(next.success && { addElements: [next.data] }),
  };
}
