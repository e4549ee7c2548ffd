// A copy of one collection: what goes, counted. docs/decisions/0013 says why each thing goes or stays.
import type { CopyContents, SliceSummary } from '../../../shared/contract/keys.ts';
import type { QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { contentsOf } from '../keys/queries.ts';
import { type AnalysisRow, analysisOf, type SliceAnalysis } from './analysis.ts';
import type { GoingTable } from './columns.ts';
import { documentsOf, type SliceDocuments } from './documents.ts';
import { among } from './rows.ts';

/** What goes of a project. */
export interface Slice extends SliceDocuments, SliceAnalysis {}

/** What goes with a collection, as the project is now. Refuses one that is not there or empty. */
export function sliceOf(context: QueryContext, collectionId: string): Slice {
  const documents = documentsOf(context, collectionId);
  return {
    ...documents,
    ...analysisOf(
      context.db,
      documents.documents.map(({ id }) => id),
    ),
  };
}

/** Rows of one table that go. */
export const rowsIn = ({ rows }: Slice, table: GoingTable): readonly AnalysisRow[] =>
  rows.find(([name]) => name === table)?.[1] ?? [];

/** How many actions the log of the copy begins with: where it comes from, one for each document, what was made of them. */
export const actionsOf = ({ documents }: Slice): number => documents.length + 2;

/** What the copy holds. */
export function sliceContents({ db }: QueryContext, slice: Slice): CopyContents {
  const readings = sql`SELECT id FROM reading WHERE documentId IN ${among(slice.documents.map(({ id }) => id))}`;
  const counts = db.one<{ pages: number; rows: number; passwords: number }>(sql`SELECT
    (SELECT count(*) FROM page WHERE readingId IN (${readings})) AS pages,
    (SELECT count(*) FROM table_row WHERE number > 0 AND readingId IN (${readings})) AS rows,
    (SELECT count(DISTINCT password) FROM document_password WHERE readingId IN (${readings})) AS passwords`);
  const authors = slice.rows.flatMap(([, rows]) => rows.map(row => String(row.author ?? '')));
  return {
    documents: slice.documents.length,
    originalBytes: slice.documents.reduce((sum, { bytes }) => sum + bytes, 0),
    pages: counts?.pages ?? 0,
    rows: counts?.rows ?? 0,
    evidence: rowsIn(slice, 'evidence').length,
    entities: rowsIn(slice, 'entity').length,
    relations: rowsIn(slice, 'relation').length,
    claims: rowsIn(slice, 'claim').length,
    actions: actionsOf(slice),
    authors: [...new Set([...authors, ...slice.collections.map(({ author }) => author)])]
      .filter(author => author !== '')
      .sort(),
    addressBook: 0,
    passwords: counts?.passwords ?? 0,
  };
}

/** What a person should know of a copy of a collection before it is made: what is in it by name, and what stays. */
export function sliceSummary(context: QueryContext, slice: Slice): SliceSummary {
  const { db } = context;
  const names = namesIn(slice);
  const whole = contentsOf(context);
  const copy = sliceContents(context, slice);
  const others = db.one<{ searches: number; figures: number }>(
    sql`SELECT (SELECT count(*) FROM search_record) + (SELECT count(*) FROM saved_search) AS searches,
      (SELECT count(*) FROM figure) AS figures`,
  );
  return {
    collection: slice.collection.name,
    unpacked: slice.unpacked,
    documents: slice.documents.map(({ name }) => name),
    claims: rowsIn(slice, 'claim').map(({ id, number, text }) => ({
      label: `C${number}`,
      words: String(text),
      elsewhere: slice.elsewhere.has(id),
    })),
    entities: rowsIn(slice, 'entity').map(row => ({
      label: `N${row.number}`,
      words: names.get(row.id) ?? '',
    })),
    staying: {
      documents: whole.documents - copy.documents,
      evidence: whole.evidence - copy.evidence,
      entities: whole.entities - copy.entities,
      relations: whole.relations - copy.relations,
      claims: whole.claims - copy.claims,
      actions: whole.actions,
      addressBook: whole.addressBook,
      searches: others?.searches ?? 0,
      figures: others?.figures ?? 0,
    },
  };
}

/** The names that entities have in the copy, by id; none where no value of theirs goes. */
function namesIn(slice: Slice): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const values = rowsIn(slice, 'statement').toSorted(
    (a, b) => Number(a.property !== 'name') - Number(b.property !== 'name'),
  );
  for (const { entityId, value } of values)
    if (!names.has(String(entityId))) names.set(String(entityId), String(value));
  return names;
}
