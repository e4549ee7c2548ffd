import type { Claim, ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import type { Role } from '../../../electron/shared/contract/common.ts';
import { count } from '../../text/format.ts';

/** A link as a claim shows it. */
export type ClaimLink = Claim['links'][number];

/** The columns of a claim, from left to right. */
export const COLUMNS: readonly { readonly role: Role; readonly title: string }[] = [
  { role: 'supports', title: 'For' },
  { role: 'contradicts', title: 'Against' },
  { role: 'context', title: 'Context' },
];

/** What moving about the board needs of a claim. */
export interface Linked {
  readonly id: Claim['id'];
  readonly links: readonly ClaimLink[];
}

/** The links of one column, by evidence number. */
export const linksIn = (claim: Pick<Linked, 'links'>, role: Role): ClaimLink[] =>
  claim.links.filter(link => link.role === role);

/** Every status with how many claims have it. */
export function statusCounts(claims: readonly Pick<Claim, 'status'>[]): ReadonlyMap<ClaimStatus, number> {
  const counts = new Map<ClaimStatus, number>();
  for (const { status } of claims) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

/** What of a claim is weighed. */
export type Weighed = Pick<Claim, 'corroboration' | 'figures'> & Pick<Linked, 'links'>;

/** What speaks for and against a claim, counted: `3 for (B1, B2) from 1 origin. 1 against (D4).` It proposes nothing. */
export function weigh({ links, figures, corroboration }: Weighed): string {
  const side = (role: 'supports' | 'contradicts', words: string) => {
    const own = links.filter(link => link.role === role);
    const pieces = own.length + figures.filter(figure => figure.role === role).length;
    const grades = own.flatMap(({ sourceGrade, informationGrade }) =>
      sourceGrade || informationGrade ? [`${sourceGrade ?? ''}${informationGrade ?? ''}`] : [],
    );
    const graded = grades.length > 0 ? ` (${grades.sort().join(', ')})` : '';
    const from = pieces > 0 ? ` from ${count(corroboration[role], 'independent origin')}` : '';
    return `${pieces} ${words}${graded}${from}`;
  };
  return `${side('supports', 'for')}. ${side('contradicts', 'against')}.`;
}

/** What an empty side says: on the side against, whether anybody has looked. */
export function emptyWords(role: Role, searches: number): string {
  if (role === 'supports') return 'Nothing linked yet.';
  if (role === 'context') return 'Nothing linked.';
  return searches === 0
    ? 'None found. No search recorded.'
    : `None found. ${count(searches, 'search', 'searches')} recorded.`;
}

/** Where the keyboard stands on the board: on a claim, or on one of its chips. */
export interface BoardFocus {
  readonly claimId: string;
  readonly linkId: string | null;
}

/** Keys that move about the board. */
export type Move = 'next' | 'previous' | 'down' | 'up' | 'left' | 'right' | 'first' | 'last';

/**
 * Where a move leads. `next` and `previous` go from claim to claim; `down` and `up` go through the chips of a column and
 * on to the next claim; `left` and `right` go between columns that hold something, and from a claim into them.
 */
export function moved(claims: readonly Linked[], focus: BoardFocus | null, move: Move): BoardFocus | null {
  const on = (claim: Linked | undefined): BoardFocus | null =>
    claim ? { claimId: claim.id, linkId: null } : focus;
  const at = claims.findIndex(({ id }) => id === focus?.claimId);
  const claim = claims[at];
  if (!claim || move === 'first') return on(move === 'last' ? claims.at(-1) : claims[0]);
  switch (move) {
    case 'last':
      return on(claims.at(-1));
    case 'next':
      return on(claims[at + 1]);
    case 'previous':
      return on(focus?.linkId ? claim : claims[at - 1]);
    case 'down':
    case 'up':
      return alongColumn(claims, at, claim, focus?.linkId ?? null, move);
    case 'left':
    case 'right':
      return acrossColumns(claim, focus?.linkId ?? null, move);
  }
}

function alongColumn(
  claims: readonly Linked[],
  at: number,
  claim: Linked,
  linkId: string | null,
  move: 'down' | 'up',
): BoardFocus {
  const link = claim.links.find(({ id }) => id === linkId);
  const beside = claims[at + (move === 'down' ? 1 : -1)] ?? claim;
  if (!link) return { claimId: beside.id, linkId: null };
  const column = linksIn(claim, link.role);
  const next = column[column.indexOf(link) + (move === 'down' ? 1 : -1)];
  if (next) return { claimId: claim.id, linkId: next.id };
  return { claimId: move === 'up' ? claim.id : beside.id, linkId: null };
}

function acrossColumns(claim: Linked, linkId: string | null, move: 'left' | 'right'): BoardFocus {
  const filled = COLUMNS.map(({ role }) => linksIn(claim, role)).filter(links => links.length > 0);
  const from = filled.findIndex(links => links.some(({ id }) => id === linkId));
  const row = Math.max(0, filled[from]?.findIndex(({ id }) => id === linkId) ?? 0);
  const to = from + (move === 'right' ? 1 : -1);
  if (to < 0) return { claimId: claim.id, linkId: null };
  const column = filled[Math.min(to, filled.length - 1)];
  return { claimId: claim.id, linkId: column?.[Math.min(row, column.length - 1)]?.id ?? null };
}

/** Where the keyboard goes when a chip is unlinked: the next one of its column, the one before, or the claim. */
export function afterUnlink(claim: Linked, linkId: string): BoardFocus {
  const link = claim.links.find(({ id }) => id === linkId);
  const column = link ? linksIn(claim, link.role) : [];
  const at = column.findIndex(({ id }) => id === linkId);
  return { claimId: claim.id, linkId: (column[at + 1] ?? column[at - 1])?.id ?? null };
}
