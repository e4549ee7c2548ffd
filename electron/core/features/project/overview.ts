// What is in the project, and what waits: worked out from what is stored, without reading everything as a list would show it.
import type { Output } from '../../../shared/contract/index.ts';
import type { QueryContext } from '../../app/context.ts';
import type { Sliced } from '../../app/slices.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type ClaimRow, talliesOf } from '../claims/queries.ts';
import { currentReadings } from '../documents/queries.ts';
import { placeOf } from '../evidence/rules.ts';
import { placed } from '../evidence/standing.ts';
import { type KeptQuote, type OwnedDocument, type WeighedClaim, whatNext } from './rules.ts';

/** Pieces of evidence that are looked at before others may have their turn. */
const AT_A_TIME = 32;

/** Counts, and what waits for a person. */
export function* overview({ db }: QueryContext): Sliced<Output<'project.overview'>> {
  const documents = ownedDocuments(db);
  yield;
  const claims = weighedClaims(db);
  yield;
  const evidence = yield* keptQuotes(db);
  const entities = db.one<{ count: number }>(sql`SELECT count(*) AS count FROM entity`)?.count ?? 0;
  return {
    counts: { documents: documents.length, evidence: evidence.length, entities, claims: claims.length },
    next: whatNext(documents, evidence, claims),
  };
}

function ownedDocuments(db: ReadableDb): OwnedDocument[] {
  const rows = db.all<{ id: string; triage: OwnedDocument['triage'] }>(
    sql`SELECT document.id, note.triage FROM document JOIN document_note AS note ON note.id = document.id`,
  );
  const states = db.all<{ documentId: string; state: OwnedDocument['state'] }>(
    sql`SELECT documentId, state FROM reading ORDER BY at, rowid`,
  );
  const newest = new Map(states.map(({ documentId, state }) => [documentId, state]));
  return rows.map(({ id, triage }) => ({ triage, state: newest.get(id) ?? 'needs-ocr' }));
}

function weighedClaims(db: ReadableDb): WeighedClaim[] {
  const tallies = talliesOf(db);
  return db
    .all<Pick<ClaimRow, 'id' | 'number' | 'text' | 'status' | 'kind'>>(
      sql`SELECT id, number, text, status, kind FROM claim ORDER BY number`,
    )
    .map(claim => ({ ...claim, origins: tallies.get(claim.id)?.for.size ?? 0 }));
}

function* keptQuotes(db: ReadableDb): Sliced<KeptQuote[]> {
  const rows = db.all<
    Omit<KeptQuote, 'state' | 'place' | 'rows' | 'linked'> & {
      readonly documentId: string;
      readonly anchor: string;
      readonly linked: number;
    }
  >(sql`
    SELECT evidence.id, evidence.number, evidence.documentId, evidence.anchor, evidence.quote, evidence.language,
      evidence.translation, document.name AS documentName,
      EXISTS (SELECT 1 FROM link WHERE link.evidenceId = evidence.id) AS linked
    FROM evidence JOIN document ON document.id = evidence.documentId ORDER BY evidence.number`);
  const readings = currentReadings(
    db,
    rows.map(({ documentId }) => documentId),
  );
  const quotes: KeptQuote[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) yield;
    const { anchor, state } = placed(db, row, readings.get(row.documentId));
    const { documentId: _document, anchor: _stored, linked, ...rest } = row;
    quotes.push({
      ...rest,
      state: state,
      place: placeOf(anchor),
      rows: anchor.kind === 'rows',
      linked: linked === 1,
    });
  }
  return quotes;
}
