import type { Document, LedgerState, Page, Reading } from '../../../shared/contract/documents.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ReadableDb } from '../../db/database.ts';
import { type Sql, sql, where } from '../../db/sql.ts';
import { nearDuplicates } from './near.ts';
import { provenanceOf } from './provenance.ts';

/** A reading as it is stored. */
export interface ReadingRow {
  readonly id: Reading['id'];
  readonly documentId: Document['id'];
  readonly engine: string;
  readonly engineVersion: string;
  readonly at: string;
  readonly state: LedgerState;
  readonly reason: string | null;
  readonly encoding: string | null;
  readonly pages: number;
  readonly rows: number;
  readonly columns: string;
  readonly pagesWithoutText: string;
  readonly warnings: string;
  readonly metadata: string;
}

type DocumentRow = Omit<
  Document,
  'reading' | 'state' | 'reason' | 'metadata' | 'sourceGrade' | 'tags' | 'provenance' | 'near'
> & {
  readonly tags: string;
  readonly sourceGrade: Document['sourceGrade'] | null;
};

const documents = (condition: Sql): Sql => sql`
  SELECT document.*, note.triage, note.handling, note.sourceGrade, note.language, note.source, note.note, note.tags,
    (SELECT count(*) FROM evidence WHERE evidence.documentId = document.id) AS evidenceCount
  FROM document JOIN document_note AS note ON note.id = document.id
  WHERE ${condition} ORDER BY document.addedAt DESC, document.rowid DESC`;

/** The reading that a document is shown by: the newest. */
export function currentReading(db: ReadableDb, documentId: string): ReadingRow | undefined {
  return db.one<ReadingRow>(
    sql`SELECT * FROM reading WHERE documentId = ${documentId} ORDER BY at DESC, rowid DESC LIMIT 1`,
  );
}

/** The same of several documents in one question. */
export function currentReadings(db: ReadableDb, documentIds: Iterable<string>): Map<string, ReadingRow> {
  const ids = JSON.stringify([...new Set(documentIds)]);
  const rows = db.all<ReadingRow>(
    sql`SELECT * FROM reading WHERE documentId IN (SELECT value FROM json_each(${ids})) ORDER BY at, rowid`,
  );
  return new Map(rows.map(row => [row.documentId, row]));
}

/** Every reading of a document that has pages or rows, newest first. */
export function readingsOf(db: ReadableDb, documentId: string): Reading[] {
  return db
    .all<ReadingRow>(sql`SELECT * FROM reading WHERE documentId = ${documentId} ORDER BY at DESC, rowid DESC`)
    .filter(({ pages, rows }) => pages + rows > 0)
    .map(readingOf);
}

/** Width and height of every page of a reading, one after the other. */
export function pageSizes(db: ReadableDb, readingId: string): number[] {
  return db
    .all<{ width: number; height: number }>(
      sql`SELECT width, height FROM page WHERE readingId = ${readingId} ORDER BY number`,
    )
    .flatMap(({ width, height }) => [width, height]);
}

/** Documents that fit, newest first. */
export function listDocuments(db: ReadableDb, filter: Input<'documents.list'>): Document[] {
  const words = filter.filter?.trim().toLowerCase();
  const { kind, handling, sourceGrade } = filter;
  const fitting = where(
    handling && sql`note.handling = ${handling}`,
    sourceGrade &&
      (sourceGrade === 'none' ? sql`note.sourceGrade IS NULL` : sql`note.sourceGrade = ${sourceGrade}`),
  );
  return db
    .all<DocumentRow>(documents(fitting))
    .map(row => withReading(db, row))
    .filter(document => kind === undefined || document.kind === kind)
    .filter(document => filter.state === undefined || document.state === filter.state)
    .filter(
      document => filter.provenance === undefined || isSaid(document) === (filter.provenance === 'said'),
    )
    .filter(document => !words || wordsOf(document).toLowerCase().includes(words));
}

/** Whether anybody has said who obtained a document, and when. */
const isSaid = ({ provenance }: Document): boolean =>
  provenance.obtainedBy !== '' && provenance.obtainedAt !== '';

const wordsOf = ({ name, source, note, tags, provenance }: Document): string =>
  [name, source, note, ...tags, ...Object.values(provenance)].join('\n');

/** One document. Refuses an unknown id. */
export function getDocument(db: ReadableDb, id: string): Document {
  const row = db.one<DocumentRow>(documents(sql`document.id = ${id}`));
  return row ? withReading(db, row) : refuse({ code: 'not-found', what: 'document', id });
}

/** These documents, in this order. Refuses an unknown id. */
export function getDocuments(db: ReadableDb, ids: readonly string[]): Document[] {
  const wanted = sql`document.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const rows = new Map(db.all<DocumentRow>(documents(wanted)).map(row => [row.id as string, row]));
  return ids.map(id => {
    const row = rows.get(id);
    return row ? withReading(db, row) : refuse({ code: 'not-found', what: 'document', id });
  });
}

function withReading(db: ReadableDb, row: DocumentRow): Document {
  const { sourceGrade, tags, ...rest } = row;
  const reading = currentReading(db, row.id);
  const near = nearDuplicates(db).get(row.id);
  return {
    ...rest,
    ...(sourceGrade && { sourceGrade }),
    tags: JSON.parse(tags),
    state: reading?.state ?? 'needs-ocr',
    ...(reading?.reason && { reason: reading.reason }),
    metadata: reading ? JSON.parse(reading.metadata) : {},
    kind: kindOf(row.kind, reading),
    provenance: provenanceOf(db, row.id),
    ...(near && { near }),
    ...(reading && reading.pages + reading.rows > 0 && { reading: readingOf(reading) }),
  };
}

/** What a file is can only be seen once it is open: until then a locked one is nothing in particular. */
function kindOf(kind: Document['kind'], reading: ReadingRow | undefined): Document['kind'] {
  if (kind !== 'other' || !reading) return kind;
  if (reading.rows > 0 || reading.columns !== '[]') return 'table';
  return reading.pages > 0 ? 'text' : kind;
}

function readingOf(row: ReadingRow): Reading {
  const { id, engine, engineVersion, at, encoding, pages, rows } = row;
  return {
    id,
    engine,
    engineVersion,
    at,
    pages,
    rows,
    ...(encoding && { encoding }),
    pagesWithoutText: JSON.parse(row.pagesWithoutText),
    warnings: JSON.parse(row.warnings),
  };
}

/** One page of a reading, or undefined. */
export function pageOf(db: ReadableDb, readingId: string, number: number): Page | undefined {
  const row = db.one<
    Omit<Page, 'runs' | 'confidence' | 'structure'> & {
      runs: string;
      confidence: string | null;
      structure: string | null;
    }
  >(
    sql`SELECT number, text, width, height, runs, confidence, structure FROM page WHERE readingId = ${readingId} AND number = ${number}`,
  );
  if (!row) return undefined;
  const { confidence, runs, structure, ...page } = row;
  return {
    ...page,
    runs: JSON.parse(runs),
    ...(confidence && { confidence: JSON.parse(confidence) }),
    ...(structure && { structure: JSON.parse(structure) }),
  };
}

/** Text of one page of a reading, or undefined. */
export function pageText(db: ReadableDb, readingId: string, number: number): string | undefined {
  return db.one<{ text: string }>(
    sql`SELECT text FROM page WHERE readingId = ${readingId} AND number = ${number}`,
  )?.text;
}

/** Names of a table's columns. */
export function columnsOf(reading: Pick<ReadingRow, 'columns'>): string[] {
  return JSON.parse(reading.columns);
}

/** Rows of a table from one number on. */
export function tableRows(
  db: ReadableDb,
  readingId: string,
  from: number,
  count: number,
): { row: number; cells: string[] }[] {
  return db
    .all<{ number: number; cells: string }>(
      sql`SELECT number, cells FROM table_row WHERE readingId = ${readingId} AND number >= ${from} ORDER BY number LIMIT ${count}`,
    )
    .map(({ number, cells }) => ({ row: number, cells: JSON.parse(cells) }));
}

/** One row of a table, or undefined. */
export function tableRow(db: ReadableDb, readingId: string, number: number): string[] | undefined {
  return tableRows(db, readingId, number, 1).find(row => row.row === number)?.cells;
}

/** The document with these bytes, or undefined. */
export function documentBySha256(
  db: ReadableDb,
  sha256: string,
): Pick<Document, 'id' | 'name' | 'kind' | 'mediaType'> | undefined {
  return db.one(sql`SELECT id, name, kind, mediaType FROM document WHERE sha256 = ${sha256}`);
}
