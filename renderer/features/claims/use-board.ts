import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { EvidenceId, LinkId } from '../../../electron/shared/kernel/ids.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { useShowInspector } from '../entities/selection.ts';
import { afterUnlink, type BoardFocus, moved } from './rules.ts';
import type { BoardClaim } from './use-board-claims.ts';
import { type ClaimWork, useClaimWork, type WorkClaim } from './use-claim-work.ts';

/** A wish to link: the form in the inspector takes the keyboard. */
export interface LinkWish {
  readonly role: Role;
}

const NONE_MARKED: ReadonlySet<string> = new Set();

/** What the parts of the board can do. */
export interface BoardWork {
  readonly work: ClaimWork;
  /** Puts the keyboard somewhere on the board. */
  readonly focus: (to: BoardFocus) => void;
  /** Tells that the keyboard is somewhere already. */
  readonly note: (at: BoardFocus) => void;
  /** Opens a sentence for writing; null closes it and gives the keyboard back. */
  readonly edit: (claimId: string | null) => void;
  /** Opens the preview of a claim's parts; null closes it and gives the keyboard back. */
  readonly split: (claimId: string | null) => void;
  readonly divide: (claim: WorkClaim, parts: readonly string[]) => Promise<void>;
  /** Marks claims, for doing one thing to several. */
  readonly mark: (ids: ReadonlySet<string>) => void;
  readonly rewrite: (claim: WorkClaim, text: string) => Promise<void>;
  readonly askLink: (claimId: string, role: Role) => void;
  /** The form has the keyboard: the wish must not take it again. */
  readonly granted: () => void;
  readonly link: (claim: WorkClaim, evidenceId: EvidenceId, role: Role) => Promise<void>;
  readonly drop: (claim: WorkClaim, evidenceId: EvidenceId, role: Role) => Promise<void>;
  readonly turn: (claim: WorkClaim, linkId: LinkId, role: Role) => Promise<void>;
  readonly unlink: (claim: WorkClaim, linkId: LinkId) => Promise<void>;
  readonly remove: (claim: WorkClaim) => Promise<void>;
}

/** Brings a claim into the drawn part of the board. */
export type Reveal = (claimId: string) => void;

/** State of the board: where the keyboard is, which sentence is open, and what can be done. */
export function useBoard(
  claims: readonly BoardClaim[],
  element: RefObject<HTMLElement | null>,
  reveal: RefObject<Reveal | null>,
) {
  const work = useClaimWork();
  const showInspector = useShowInspector();
  const [at, setAt] = usePlaceState<BoardFocus | null>('claims focus', null);
  const [editing, setEditing] = useState<string | null>(null);
  const [splitting, setSplitting] = useState<string | null>(null);
  const [marked, setMarked] = usePlaceState<ReadonlySet<string>>('claims marked', NONE_MARKED);
  const [wish, setWish] = useState<LinkWish | null>(null);
  const wanted = useKeyboard(element, claims, reveal);

  const focus = useCallback(
    (to: BoardFocus) => {
      wanted.current = to;
      setAt(to);
    },
    [wanted, setAt],
  );
  const board = useMemo((): BoardWork => {
    const toLink = (claim: WorkClaim, linkId: LinkId, role: Role) => {
      wanted.current = { claimId: claim.id, linkId, role };
      setAt({ claimId: claim.id, linkId });
    };
    const add = async (claim: WorkClaim, evidenceId: EvidenceId, role: Role) => {
      const linkId = await work.link(claim, evidenceId, role);
      if (linkId) toLink(claim, linkId, role);
    };
    return {
      work,
      focus,
      note: where => {
        wanted.current = null;
        setAt(where);
      },
      edit: claimId => {
        setEditing(old => {
          if (claimId === null && old) wanted.current = { claimId: old, linkId: null };
          return claimId;
        });
      },
      split: claimId => {
        setSplitting(old => {
          if (claimId === null && old) wanted.current = { claimId: old, linkId: null };
          return claimId;
        });
      },
      divide: async (claim, parts) => {
        if (!(await work.split(claim.id, parts))) return;
        setSplitting(null);
        focus({ claimId: claim.id, linkId: null });
      },
      mark: setMarked,
      rewrite: async (claim, text) => {
        await work.edit(claim.id, { text });
        setEditing(null);
        focus({ claimId: claim.id, linkId: null });
      },
      askLink: (claimId, role) => {
        showInspector();
        setAt({ claimId, linkId: null });
        setWish({ role });
      },
      granted: () => setWish(null),
      link: add,
      drop: add,
      turn: async (claim, linkId, role) => {
        if (await work.editLink(linkId, { role })) toLink(claim, linkId, role);
      },
      unlink: async (claim, linkId) => {
        const next = afterUnlink(claim, linkId);
        if (await work.unlink(linkId)) focus(next);
      },
      remove: async claim => {
        const next = moved(claims, { claimId: claim.id, linkId: null }, 'next');
        const before = moved(claims, { claimId: claim.id, linkId: null }, 'previous');
        if (!(await work.remove(claim.id))) return;
        const to = next?.claimId === claim.id ? before : next;
        if (to && to.claimId !== claim.id) focus(to);
      },
    };
  }, [work, claims, focus, setAt, wanted, showInspector, setMarked]);
  const claim = claims.find(({ id }) => id === at?.claimId) ?? null;
  const first = claims[0];
  useEffect(() => {
    // What is wanted may not be in the list yet, as a claim that was just made.
    if (!claim && first && !wanted.current) setAt({ claimId: first.id, linkId: null });
  }, [claim, first, wanted, setAt]);
  return { at: claim ? at : null, claim, editing, splitting, marked, wish, board };
}

/** Where the keyboard shall go; with a role: once the chip stands in that column. */
type Wanted = BoardFocus & { readonly role?: Role };

/** Moves the keyboard to where it is wanted as soon as that is drawn. */
function useKeyboard(
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
