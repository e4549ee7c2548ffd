import { type RefObject, useEffect, useRef } from 'react';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { BoardFocus } from './rules.ts';
import type { BoardClaim } from './use-board-claims.ts';

/** Brings a claim into the drawn part of the board. */
export type Reveal = (claimId: string) => void;

/** Where the keyboard shall go; with a role: once the chip stands in that column. */
type Wanted = BoardFocus & { readonly role?: Role };

/** Moves the keyboard to where it is wanted as soon as that is drawn. */
export function useBoardKeyboard(
  element: RefObject<HTMLElement | null>,
  claims: readonly BoardClaim[],
  reveal: RefObject<Reveal | null>,
) {
  const wanted = useRef<Wanted | null>(null);
  useEffect(() => {
    const to = wanted.current;
    const claim = to && claims.find(({ id }) => id === to.claimId);
    if (!to || !claim) return;
    if (to.role && claim.links.find(({ id }) => id === to.linkId)?.role !== to.role) return;
    const chip = to.linkId && element.current?.querySelector<HTMLElement>(`[data-link="${to.linkId}"] .chip`);
    const card = element.current?.querySelector<HTMLElement>(`[data-claim="${to.claimId}"]`);
    if (!card) return reveal.current?.(to.claimId);
    if (to.linkId && !chip) return;
    wanted.current = null;
    (chip || card)?.focus({ preventScroll: true });
    (chip || card)?.scrollIntoView({ block: 'nearest' });
  });
  return wanted;
}

/** Whoever comes by keys goes on by keys: where nothing has the keyboard, the claim that was selected takes it, once. */
export function useArrival(at: BoardFocus | null, focus: (to: BoardFocus) => void): void {
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current || !at) return;
    arrived.current = true;
    if (document.activeElement === document.body) focus(at);
  }, [at, focus]);
}
