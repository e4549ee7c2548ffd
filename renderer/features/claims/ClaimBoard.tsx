import type { KeyboardEvent, RefObject } from 'react';
import type { Claim } from '../../../electron/shared/contract/claims.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { strokeOf } from '../../keys/stroke.ts';
import { useScrollMemory } from '../../navigation/hooks.ts';
import { ClaimCard } from './ClaimCard.tsx';
import { type BoardFocus, type Move, moved } from './rules.ts';
import type { BoardWork } from './use-board.ts';

const MOVES: Readonly<Record<string, Move>> = {
  j: 'next',
  k: 'previous',
  down: 'down',
  up: 'up',
  left: 'left',
  right: 'right',
  home: 'first',
  end: 'last',
};

interface Props {
  readonly claims: readonly Claim[];
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly at: BoardFocus | null;
  readonly editing: string | null;
  readonly board: BoardWork;
  readonly element: RefObject<HTMLDivElement | null>;
}

/** All claims in one scroll, with the keys that move about them. */
export function ClaimBoard({ claims, evidence, at, editing, board, element }: Props) {
  useScrollMemory(element, 'claims');
  const press = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
    const stroke = strokeOf({ ...event, isComposing: event.nativeEvent.isComposing });
    if (!stroke) return;
    const claim = claims.find(({ id }) => id === at?.claimId);
    const onCard = event.target instanceof HTMLElement && event.target.dataset.claim !== undefined;
    const move = MOVES[stroke];
    if (move) {
      const to = moved(claims, at, move);
      if (to) board.focus(to);
    } else if (!claim) return;
    else if (stroke === 'l') board.askLink(claim.id, 'supports');
    else if (stroke === 'f2' || (stroke === 'enter' && onCard)) board.edit(claim.id);
    else if (stroke === 'delete' && onCard) void board.remove(claim);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The board only listens for its lines, which are what can be focused.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div className="scroll claim-board" ref={element} onKeyDown={press}>
      {claims.map(claim => (
        <ClaimCard
          key={claim.id}
          claim={claim}
          evidence={evidence}
          focus={at}
          editing={editing === claim.id}
          board={board}
        />
      ))}
    </div>
  );
}
