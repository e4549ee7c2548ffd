import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { BoardFocus } from './rules.ts';
import type { BoardClaim } from './use-board-claims.ts';

/** Brings a claim into the drawn part of the board. */
export type Reveal = (claimId: string) => void;

/** Where the keyboard shall go; with a role: once the chip stands in that column. */
export type Wanted = BoardFocus & {
  readonly role?: Role;
  /** Only while nothing else has the keyboard. */
  readonly ifFree?: boolean;
};

/** Frames in which a claim is drawn, once the board was scrolled to it: then it is not there to be drawn. */
const MOST_FRAMES = 20;

/** Moves the keyboard to where it is wanted as soon as that is drawn. */
export function useBoardKeyboard(
  element: RefObject<HTMLElement | null>,
  claims: readonly BoardClaim[],
  reveal: RefObject<Reveal | null>,
) {
  const wanted = useRef<Wanted | null>(null);
  const sought = useRef({ claimId: '', frames: 0 });
  const [, lookAgain] = useState(0);
  useEffect(() => {
    const to = wanted.current;
    const claim = to && claims.find(({ id }) => id === to.claimId);
    if (!to || !claim) return undefined;
    if (to.role && claim.links.find(({ id }) => id === to.linkId)?.role !== to.role) return undefined;
    const chip = to.linkId && element.current?.querySelector<HTMLElement>(`[data-link="${to.linkId}"] .chip`);
    const card = element.current?.querySelector<HTMLElement>(`[data-claim="${to.claimId}"]`);
    if (!card) {
      // The board draws what it was scrolled to by itself: nobody tells that it has.
      reveal.current?.(to.claimId);
      const before = sought.current.claimId === to.claimId ? sought.current.frames : 0;
      sought.current = { claimId: to.claimId, frames: before + 1 };
      if (before >= MOST_FRAMES) return undefined;
      const frame = requestAnimationFrame(() => lookAgain(count => count + 1));
      return () => cancelAnimationFrame(frame);
    }
    sought.current = { claimId: '', frames: 0 };
    if (to.linkId && !chip) return undefined;
    wanted.current = null;
    if (to.ifFree && document.activeElement !== document.body) return undefined;
    (chip || card)?.focus({ preventScroll: true });
    (chip || card)?.scrollIntoView({ block: 'nearest' });
    return undefined;
  });
  return wanted;
}

/** Whoever comes by keys goes on by keys: where nothing has the keyboard, the claim that was selected takes it, once. */
export function useArrival(at: BoardFocus | null, focus: (to: Wanted) => void): void {
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current || !at) return;
    arrived.current = true;
    focus({ ...at, ifFree: true });
  }, [at, focus]);
}
