import type { ClaimRef } from '../../../shared/contract/claims.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { Contrary, OtherSide } from '../../../shared/contract/other-side.ts';
import type { Handlers, MethodsUnder, QueryContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { list, sql } from '../../db/sql.ts';
import { type ClaimRow, claimRow, talliesOf } from '../claims/queries.ts';
import { elementRow } from '../elements/answers.ts';
import { matrixOf } from '../elements/matrix.ts';
import { placeOf } from '../evidence/rules.ts';
import { citations, citeSearch, dropCitation, editCitation } from './citations.ts';

/** The other side. */
export const otherSideHandlers: Handlers<MethodsUnder<'otherSide'>> = {
  'otherSide.get': otherSide,
  'otherSide.citeSearch': citeSearch,
  'otherSide.editSearch': editCitation,
  'otherSide.dropSearch': (context, { id }) => dropCitation(context, id),
};

const refOf = ({ id, number, status }: ClaimRow): ClaimRef => ({ id, number, status });

function otherSide({ db }: QueryContext, { target }: Input<'otherSide.get'>): OtherSide {
  const all = db.all<ClaimRow>(sql`SELECT * FROM claim ORDER BY number`);
  const claims = target ? claimsOf(db, all, target) : all;
  const ids = new Set(claims.map(({ id }) => id as string));
  const byId = new Map(all.map(claim => [claim.id as string, claim]));
  const tallies = talliesOf(db);
  const rivals = all.filter(({ alternativeTo }) => alternativeTo !== null && ids.has(alternativeTo));
  const searches = citations(db, sql`1`).filter(
    each =>
      !target || (each.target.kind === 'claim' ? ids.has(each.target.id) : each.target.id === target.id),
  );
  const questioned = new Set([
    ...rivals.map(({ alternativeTo }) => alternativeTo as string),
    ...searches.flatMap(each => (each.target.kind === 'claim' ? [each.target.id as string] : [])),
    ...claims
      .filter(({ id }) => (tallies.get(id)?.evidence.contradicts ?? 0) > 0)
      .map(({ id }) => id as string),
  ]);
  return {
    contrary: contraryOf(db, claims, target !== undefined),
    alternatives: rivals.flatMap(rival => {
      const of = byId.get(rival.alternativeTo ?? '');
      const supports = tallies.get(rival.id)?.for.size ?? 0;
      return of ? [{ ...refOf(rival), text: rival.text, of: refOf(of), supports, note: rival.note }] : [];
    }),
    searches,
    unknown: claims
      .filter(({ kind }) => kind === 'unknown')
      .map(claim => ({ ...refOf(claim), text: claim.text })),
    unquestioned: claims
      .filter(({ id, status, kind, alternativeTo }) => {
        const lives = status !== 'refuted' && status !== 'withdrawn' && kind !== 'unknown';
        return lives && alternativeTo === null && !questioned.has(id);
      })
      .map(refOf),
  };
}

/** A claim alone, or the claims that answer an element with their parts. */
function claimsOf(
  db: ReadableDb,
  all: readonly ClaimRow[],
  target: NonNullable<Input<'otherSide.get'>['target']>,
): ClaimRow[] {
  if (target.kind === 'claim') return [claimRow(db, target.id)];
  const { regimeId } = elementRow(db, target.id);
  const row = matrixOf(db, regimeId)
    .flatMap(({ elements }) => elements)
    .find(({ id }) => id === target.id);
  const ids = new Set((row?.claims ?? []).map(({ id }) => id));
  return all.filter(({ id }) => ids.has(id));
}

type ContraryRow = Omit<Contrary, 'claim' | 'place' | 'weight' | 'sourceGrade' | 'informationGrade'> & {
  readonly claimId: string;
  readonly anchor: string;
  readonly weight: Contrary['weight'] | null;
  readonly sourceGrade: Contrary['sourceGrade'] | null;
  readonly informationGrade: Contrary['informationGrade'] | null;
};

function contraryOf(db: ReadableDb, claims: readonly ClaimRow[], only: boolean): Contrary[] {
  const places = new Map<string, string>();
  const placeIn = (evidenceId: string, anchor: string): string => {
    const place = places.get(evidenceId) ?? placeOf(JSON.parse(anchor));
    places.set(evidenceId, place);
    return place;
  };
  const byId = new Map(claims.map(claim => [claim.id as string, claim]));
  return db
    .all<ContraryRow>(sql`
      SELECT link.targetId AS claimId, evidence.id AS evidenceId, evidence.number, evidence.quote, evidence.translation, evidence.anchor, document.name AS documentName,
        link.note, link.weight, document_note.sourceGrade, evidence.informationGrade
      FROM link JOIN evidence ON evidence.id = link.evidenceId JOIN document ON document.id = evidence.documentId
        JOIN document_note ON document_note.id = evidence.documentId
      WHERE link.targetKind = 'claim' AND link.role = 'contradicts' AND ${only ? sql`link.targetId IN (${list([...byId.keys()])})` : sql`1`}
      ORDER BY evidence.number`)
    .flatMap(({ claimId, anchor, weight, sourceGrade, informationGrade, ...rest }) => {
      const claim = byId.get(claimId);
      if (!claim) return [];
      return [
        {
          ...rest,
          claim: refOf(claim),
          place: placeIn(rest.evidenceId, anchor),
          ...(weight && { weight }),
          ...(sourceGrade && { sourceGrade }),
          ...(informationGrade && { informationGrade }),
        },
      ];
    });
}
