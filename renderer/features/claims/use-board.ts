import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { EvidenceId, LinkId } from '../../../electron/shared/kernel/ids.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { useShowInspector } from '../entities/selection.ts';
import { withOrWithout } from './board-keys.ts';
import { afterUnlink, type BoardFocus, moved } from './rules.ts';
import type { BoardClaim } from './use-board-claims.ts';
import { type Reveal, useBoardKeyboard, type Wanted } from './use-board-keyboard.ts';
import { type ClaimWork, type Rewritten, useClaimWork, type WorkClaim } from './use-claim-work.ts';
import type { Turning } from './use-turned.ts';

/** A wish to link: the form in the inspector takes the keyboard. */
export interface LinkWish {
  readonly role: Role;
}

const NONE_MARKED: ReadonlySet<string> = new Set();
/** Where links are not drawn, nothing need be seen before the engine answers. */
const UNSEEN: Turning = () => () => undefined;

/** What the parts of the board can do. */
export interface BoardWork {
  readonly work: ClaimWork;
  /** Puts the keyboard somewhere on the board. */
  readonly focus: (to: Wanted) => void;
  /** Tells that the keyboard is somewhere already. */
  readonly note: (at: BoardFocus) => void;
  /** Opens a sentence for writing; null closes it and gives the keyboard back, unless that moved on. */
  readonly edit: (claimId: string | null, moved?: boolean) => void;
  /** Opens the preview of a claim's parts; null closes it and gives the keyboard back. */
  readonly split: (claimId: string | null) => void;
  readonly divide: (claim: WorkClaim, parts: readonly string[]) => Promise<void>;
  /** Marks claims, for doing one thing to several. */
  readonly mark: (ids: ReadonlySet<string>) => void;
  /** Marks one claim more, or no longer. */
  readonly toggle: (claimId: string) => void;
  readonly rewrite: (claim: WorkClaim, written: Rewritten, moved: boolean) => Promise<void>;
  readonly askLink: (claimId: string, role: Role) => void;
  /** The form has the keyboard: the wish must not take it again. */
  readonly granted: () => void;
  readonly link: (claim: WorkClaim, evidenceId: EvidenceId, role: Role) => Promise<void>;
  readonly drop: (claim: WorkClaim, evidenceId: EvidenceId, role: Role) => Promise<void>;
  readonly turn: (claim: WorkClaim, linkId: LinkId, role: Role) => Promise<void>;
  readonly unlink: (claim: WorkClaim, linkId: LinkId) => Promise<void>;
  readonly remove: (claim: WorkClaim) => Promise<void>;
}

/** State of the board: where the keyboard is, which sentence is open, and what can be done. */
export function useBoard(
  claims: readonly BoardClaim[],
  element: RefObject<HTMLElement | null>,
  reveal: RefObject<Reveal | null>,
  turning: Turning = UNSEEN,
) {
  const work = useClaimWork();
  const showInspector = useShowInspector();
  const [at, setAt] = usePlaceState<BoardFocus | null>('claims focus', null);
  const [editing, setEditing] = useState<string | null>(null);
  const [splitting, setSplitting] = useState<string | null>(null);
  const [marked, setMarked] = usePlaceState<ReadonlySet<string>>('claims marked', NONE_MARKED);
  const [wish, setWish] = useState<LinkWish | null>(null);
  const wanted = useBoardKeyboard(element, claims, reveal);
  // What can be done stays the same object, so that a change of one claim draws one card.
  const latest = useRef({ claims, marked });
  useEffect(() => {
    latest.current = { claims, marked };
  });

  const focus = useCallback(
    (to: Wanted) => {
      wanted.current = to;
      setAt({ claimId: to.claimId, linkId: to.linkId });
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
      edit: (claimId, moved = false) => {
        setEditing(old => {
          if (claimId === null && old && !moved) wanted.current = { claimId: old, linkId: null };
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
      toggle: claimId => setMarked(withOrWithout(latest.current.marked, claimId)),
      rewrite: async (claim, written, moved) => {
        // Else the field stays, and shows both where another window wrote too.
        if (!(await work.rewrite(claim, written))) return;
        setEditing(null);
        if (!moved) focus({ claimId: claim.id, linkId: null });
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
        const settle = turning(linkId, role);
        toLink(claim, linkId, role);
        const done = await work.editLink(linkId, { role });
        settle(done);
        if (!done) focus({ claimId: claim.id, linkId });
      },
      unlink: async (claim, linkId) => {
        const next = afterUnlink(claim, linkId);
        if (await work.unlink(linkId)) focus(next);
      },
      remove: async claim => {
        const { claims } = latest.current;
        const next = moved(claims, { claimId: claim.id, linkId: null }, 'next');
        const before = moved(claims, { claimId: claim.id, linkId: null }, 'previous');
        if (!(await work.remove(claim.id))) return;
        const to = next?.claimId === claim.id ? before : next;
        if (to && to.claimId !== claim.id) focus(to);
      },
    };
  }, [work, focus, setAt, wanted, showInspector, setMarked, turning]);
  const claim = claims.find(({ id }) => id === at?.claimId) ?? null;
  const isEdited = claims.some(({ id }) => id === editing);
  const wasEdited = useRef(false);
  useEffect(() => {
    // A claim that went while it was written, as in another window: if it comes back, nobody writes it.
    if (wasEdited.current && !isEdited) setEditing(null);
    wasEdited.current = isEdited;
  }, [isEdited]);
  const place = useRef(-1);
  useEffect(() => {
    if (claim) place.current = claims.indexOf(claim);
    // What is wanted may not be in the list yet, as a claim that was just made.
    else if (claims.length > 0 && !wanted.current) goOn(claims, place.current, focus, setAt);
  }, [claim, claims, wanted, setAt, focus]);
  return { at: claim ? at : null, claim, editing, splitting, marked, wish, board };
}

/** Selects another claim where the selected one is gone; its neighbour takes the keyboard if that went with it. */
function goOn(
  claims: readonly BoardClaim[],
  place: number,
  focus: (to: BoardFocus) => void,
  select: (to: BoardFocus) => void,
): void {
  const isLost = place >= 0 && document.activeElement === document.body;
  const next = claims[isLost ? Math.min(place, claims.length - 1) : 0];
  if (next) (isLost ? focus : select)({ claimId: next.id, linkId: null });
}
