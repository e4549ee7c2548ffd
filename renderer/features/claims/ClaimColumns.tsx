import { type KeyboardEvent, type RefObject, useImperativeHandle } from 'react';
import { strokeOf } from '../../keys/stroke.ts';
import { boardKey } from './board-keys.ts';
import { ColumnOfClaims } from './ColumnOfClaims.tsx';
import { useColumnMoves } from './column-moves.ts';
import type { ClaimGroup, GroupBy } from './grouping.ts';
import type { BoardFocus } from './rules.ts';
import type { BoardWork } from './use-board.ts';
import type { Reveal } from './use-board-keyboard.ts';

/** Claims in columns by status or element: a claim is moved by drag or by Shift and an arrow, which changes what it is. */
export function ClaimColumns({
  groups,
  by,
  at,
  marked,
  board,
  element,
  reveal,
}: {
  readonly groups: readonly ClaimGroup[];
  readonly by: GroupBy;
  readonly at: BoardFocus | null;
  readonly marked: ReadonlySet<string>;
  readonly board: BoardWork;
  readonly element: RefObject<HTMLDivElement | null>;
  readonly reveal: RefObject<Reveal | null>;
}) {
  const moves = useColumnMoves(groups, by, board);
  // Each column brings its own claims into view; there is nothing to do for the whole.
  useImperativeHandle(reveal, () => () => undefined, []);
  const press = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
    const stroke = strokeOf({ ...event, isComposing: event.nativeEvent.isComposing });
    if (!stroke) return;
    const column = groups.findIndex(group => group.claims.some(({ id }) => id === at?.claimId));
    const row = groups[column]?.claims.findIndex(({ id }) => id === at?.claimId) ?? -1;
    const claim = groups[column]?.claims[row];
    const by = stroke.endsWith('left') ? -1 : stroke.endsWith('right') ? 1 : 0;
    if (claim && by !== 0 && stroke.startsWith('shift+')) void moves.put(claim, groups[column + by]?.key);
    else if (claim && by !== 0 && !stroke.includes('+')) {
      const beside = moves.beside(column, by);
      const to = beside?.claims[Math.min(row, beside.claims.length - 1)];
      if (to) board.focus({ claimId: to.id, linkId: null });
    } else if (stroke === 's' || stroke === 'enter' || stroke === 'f2') return;
    else if (!boardKey({ stroke, claims: groups[column]?.claims ?? [], at, onCard: true, marked, board }))
      return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The columns only listen for their claims, which are what can be focused.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div className="claim-kanban" ref={element} onKeyDown={press}>
      {groups.map(group => (
        <ColumnOfClaims
          key={group.key}
          group={group}
          focused={at?.claimId ?? null}
          marked={marked}
          board={board}
          onDropped={id => moves.dropped(id, group.key)}
        />
      ))}
    </div>
  );
}
