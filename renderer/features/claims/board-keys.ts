import type { KeyboardEvent } from 'react';
import { strokeOf } from '../../keys/stroke.ts';
import { type BoardFocus, type Move, moved } from './rules.ts';
import type { BoardWork } from './use-board.ts';
import type { BoardClaim } from './use-board-claims.ts';

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

/** A key pressed on the board, and what it may act on. */
export interface BoardPress {
  readonly stroke: string;
  readonly claims: readonly BoardClaim[];
  readonly at: BoardFocus | null;
  /** Whether the card itself has the keyboard, not one of its chips. */
  readonly onCard: boolean;
  readonly marked: ReadonlySet<string>;
  readonly board: BoardWork;
}

/** Does what a key means on the board; false when it means nothing there. */
export function boardKey({ stroke, claims, at, onCard, marked, board }: BoardPress): boolean {
  const claim = claims.find(({ id }) => id === at?.claimId);
  const extend = stroke === 'shift+down' || stroke === 'shift+up';
  const move = MOVES[extend ? stroke.slice('shift+'.length) : stroke];
  if (move) {
    const to = moved(claims, extend && at ? { ...at, linkId: null } : at, move);
    if (extend && to) board.mark(new Set([...marked, ...(claim ? [claim.id] : []), to.claimId]));
    if (to) board.focus(to);
    return true;
  }
  if (stroke === 'ctrl+a') board.mark(new Set(claims.map(({ id }) => id)));
  else if (stroke === 'esc' && marked.size > 0) board.mark(new Set());
  else if (!claim) return false;
  else if (stroke === 'l') board.askLink(claim.id, 'supports');
  else if (stroke === 's') board.split(claim.id);
  else if (!onCard) return false;
  else if (stroke === 'space') board.mark(withOrWithout(marked, claim.id));
  else if (stroke === 'f2' || stroke === 'enter') board.edit(claim.id);
  else if (stroke === 'delete') void board.remove(claim);
  else return false;
  return true;
}

/** Takes a key pressed inside the board, unless it is typed into a field. */
export function pressOnBoard(event: KeyboardEvent, on: Omit<BoardPress, 'stroke' | 'onCard'>): void {
  if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
  const stroke = strokeOf({ ...event, isComposing: event.nativeEvent.isComposing });
  const onCard = event.target instanceof HTMLElement && event.target.dataset.claim !== undefined;
  if (!stroke || !boardKey({ ...on, stroke, onCard })) return;
  event.preventDefault();
  event.stopPropagation();
}

/** A set with one more, or one less. */
export function withOrWithout(marked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(marked);
  if (!next.delete(id)) next.add(id);
  return next;
}
