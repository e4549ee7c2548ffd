import type { Claim, ClaimStatus } from '../../../shared/contract/claims.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql, where } from '../../db/sql.ts';
import { placeOf } from '../evidence/rules.ts';

type ClaimRow = Omit<Claim, 'links' | 'figures'>;
type LinkOfClaim = Claim['links'][number];

/** Claims that fit, by number. */
export function listClaims(
  db: ReadableDb,
  filter: { readonly status?: ClaimStatus | undefined; readonly filter?: string | undefined },
): Claim[] {
  const words = filter.filter?.trim().toLowerCase();
  return db
    .all<ClaimRow>(
      sql`SELECT * FROM claim WHERE ${where(filter.status && sql`status = ${filter.status}`)} ORDER BY number`,
    )
    .filter(row => !words || `C${row.number}\n${row.text}\n${row.note}`.toLowerCase().includes(words))
    .map(row => ({ ...row, links: linksOf(db, row.id), figures: figuresOf(db, row.id) }));
}

/** One claim. Refuses an unknown id. */
export function getClaim(db: ReadableDb, id: string): Claim {
  const row = db.one<ClaimRow>(sql`SELECT * FROM claim WHERE id = ${id}`);
  return row
    ? { ...row, links: linksOf(db, row.id), figures: figuresOf(db, row.id) }
    : refuse({ code: 'not-found', what: 'claim', id });
}

/** Figures that a claim cites, by number. */
export const figuresOf = (db: ReadableDb, claimId: string): Claim['figures'] =>
  db.all<Claim['figures'][number]>(
    sql`SELECT figure_citation.id, figureId, figure.number, role, figure_citation.note, title
        FROM figure_citation JOIN figure ON figure.id = figureId WHERE claimId = ${claimId} ORDER BY figure.number`,
  );

function linksOf(db: ReadableDb, claimId: string): LinkOfClaim[] {
  return db
    .all<Omit<LinkOfClaim, 'place'> & { anchor: string }>(
      sql`SELECT link.id, link.evidenceId, evidence.number, link.role, link.note, evidence.anchor, evidence.quote, document.name AS documentName
          FROM link JOIN evidence ON evidence.id = link.evidenceId JOIN document ON document.id = evidence.documentId
          WHERE link.targetKind = 'claim' AND link.targetId = ${claimId} ORDER BY evidence.number`,
    )
    .map(({ anchor, ...rest }) => ({ ...rest, place: placeOf(JSON.parse(anchor)) }));
}
