// The evidence of claims, and what reading things by claim needs.
import type { Claim } from '../../../shared/contract/claims.ts';
import type { ReadableDb } from '../../db/database.ts';
import { list, type Sql, sql } from '../../db/sql.ts';
import { currentReadings } from '../documents/queries.ts';
import { placeOf } from '../evidence/rules.ts';
import { placed } from '../evidence/standing.ts';
import { originsOf } from './origins.ts';

/** A link as a claim shows it. */
export type LinkOfClaim = Claim['links'][number];
type Graded = 'weight' | 'sourceGrade' | 'informationGrade';
type LinkRow = Omit<LinkOfClaim, 'place' | 'origin' | 'state' | Graded> & {
  readonly [K in Graded]: NonNullable<LinkOfClaim[K]> | null;
} & {
  readonly claimId: string;
  readonly anchor: string;
};

/** Ids of the claims that are wanted; undefined for all. */
export type Only = readonly string[] | undefined;

/** Says that a column names one of the wanted claims. */
export const among = (column: Sql, only: Only): Sql => (only ? sql`${column} IN (${list(only)})` : sql`1`);

/** Things by the claim that they are of. */
export function byClaim<T>(
  rows: readonly { readonly claimId: string; readonly value: T }[],
): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const { claimId, value } of rows) {
    const list = map.get(claimId);
    if (list) list.push(value);
    else map.set(claimId, [value]);
  }
  return map;
}

/** Evidence linked to claims, by its number. */
export function linksByClaim(db: ReadableDb, only: Only): Map<string, LinkOfClaim[]> {
  const origins = originsOf(db);
  const rows = db.all<LinkRow>(sql`
    SELECT link.id, link.evidenceId, link.targetId AS claimId, evidence.number, link.role, link.weight, link.note, evidence.anchor,
      evidence.quote, evidence.documentId, document.name AS documentName, document_note.sourceGrade,
      evidence.informationGrade, evidence.handling
    FROM link JOIN evidence ON evidence.id = link.evidenceId JOIN document ON document.id = evidence.documentId
      JOIN document_note ON document_note.id = evidence.documentId
    WHERE link.targetKind = 'claim' AND ${among(sql`link.targetId`, only)} ORDER BY evidence.number`);
  const standing = standings(db, rows);
  return byClaim(
    rows.map(row => {
      const { anchor: _anchor, weight, sourceGrade, informationGrade, claimId, ...rest } = row;
      const judged = {
        ...(weight && { weight }),
        ...(sourceGrade && { sourceGrade }),
        ...(informationGrade && { informationGrade }),
      };
      const value = { ...rest, ...standing(row), ...judged, origin: origins.of(row.documentId) };
      return { claimId, value };
    }),
  );
}

/** Where evidence stands, in words, and whether it still does; each piece and document is looked at once. */
function standings(
  db: ReadableDb,
  rows: readonly LinkRow[],
): (row: LinkRow) => Pick<LinkOfClaim, 'place' | 'state'> {
  const readings = currentReadings(
    db,
    rows.map(({ documentId }) => documentId),
  );
  const known = new Map<string, Pick<LinkOfClaim, 'place' | 'state'>>();
  return ({ evidenceId, documentId, anchor: stored, quote }) => {
    const before = known.get(evidenceId);
    if (before) return before;
    const evidence = { id: evidenceId, documentId, anchor: stored, quote };
    const { anchor, state } = placed(db, evidence, readings.get(documentId));
    const made = { place: placeOf(anchor), state };
    known.set(evidenceId, made);
    return made;
  };
}
