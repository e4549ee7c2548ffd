import { useMemo, useState } from 'react';
import type { Claim, ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { type Query, useQuery } from '../../bridge/hooks.tsx';
import type { ClaimLink } from './rules.ts';
import { CLAIM_TABLES } from './tables.ts';
import { counted, withTurned } from './turned.ts';
import { type Turning, useTurned } from './use-turned.ts';

/** A claim on the board: its card, with its evidence once that was read. */
export interface BoardClaim extends ClaimCard {
  readonly links: readonly ClaimLink[];
  readonly figures: Claim['figures'];
  /** Whether the evidence was read: only that of claims that are seen is. */
  readonly read: boolean;
}

interface Held {
  readonly cards: readonly ClaimCard[] | null;
  readonly fresh: readonly Claim[] | null;
  readonly details: ReadonlyMap<string, Claim>;
}

/** All claims that fit, and the evidence of those that `see` names. */
export interface BoardClaims {
  readonly query: Query<readonly ClaimCard[]>;
  readonly claims: readonly BoardClaim[];
  readonly see: (ids: readonly ClaimId[]) => void;
  /** Shows a link on its other side while the engine still works on it. */
  readonly turning: Turning;
}

const NONE: readonly ClaimLink[] = [];

/** Reads the cards of all claims at once, and evidence only for what is seen: thousands of claims have tens of thousands of links. */
export function useBoardClaims(words: string): BoardClaims {
  const query = useQuery('claims.board', words.trim() ? { filter: words } : {}, CLAIM_TABLES);
  const [seen, see] = useState<readonly ClaimId[]>([]);
  const read = useQuery('claims.list', seen.length > 0 ? { ids: [...seen] } : null, CLAIM_TABLES);
  const cards = query.status === 'ready' ? query.value : null;
  const fresh = read.status === 'ready' ? read.value : null;
  const [held, setHeld] = useState<Held>({ cards: null, fresh: null, details: new Map() });
  if (held.cards !== cards || held.fresh !== fresh) setHeld(takenOver(held, cards, fresh, seen));
  const { details } = held;
  const { turned, turning } = useTurned(fresh);
  const claims = useMemo(
    () => (cards ?? []).map(card => withTurned(keptWith(card, details.get(card.id)), turned)),
    [cards, details, turned],
  );
  return { query, claims, see, turning };
}

/** What was read is kept while scrolling; after a change only what is seen was read anew. */
function takenOver(
  held: Held,
  cards: readonly ClaimCard[] | null,
  fresh: readonly Claim[] | null,
  seen: readonly string[],
): Held {
  const still = new Set(seen);
  const kept = held.cards === cards ? [...held.details] : [...held.details].filter(([id]) => still.has(id));
  const read = held.fresh === fresh ? [] : (fresh ?? []).map(claim => [claim.id, claim] as const);
  return { cards, fresh, details: new Map<string, Claim>([...kept, ...read]) };
}

const made = new WeakMap<ClaimCard, { readonly full: Claim | undefined; readonly claim: BoardClaim }>();

/** The same object as long as nothing about the claim was read anew: only what changed is drawn anew. */
function keptWith(card: ClaimCard, full: Claim | undefined): BoardClaim {
  const before = made.get(card);
  if (before && before.full === full) return before.claim;
  const claim = withEvidence(card, full);
  made.set(card, { full, claim });
  return claim;
}

const withEvidence = (card: ClaimCard, full: Claim | undefined): BoardClaim =>
  full ? boardClaimOf(full, card.depth) : { ...card, links: NONE, figures: [], read: false };

/** A claim that was read in full, as the board shows claims. */
export function boardClaimOf(full: Claim, depth = 0): BoardClaim {
  const { subClaims, alternatives: _alternatives, ...rest } = full;
  return { ...rest, depth, evidence: counted(full), subClaims: subClaims.length, read: true };
}
