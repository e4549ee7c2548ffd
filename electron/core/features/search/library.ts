import type { Document, DocumentKind } from '../../../shared/contract/documents.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** What searches may ask of a document or of another thing as a whole. */
export interface Facts {
  readonly type: string;
  /** Empty when not known. */
  readonly language: string;
  readonly handling: string;
  readonly grade: string;
  readonly source: string;
  readonly tags: readonly string[];
  readonly triage: string;
  readonly name: string;
  /** The day that a document bears itself, as YYYY-MM-DD; empty when it bears none. */
  readonly date: string;
  /** When it came into the project, ISO 8601. */
  readonly added: string;
}

/** A document as searches know it. */
export interface DocumentFacts extends Facts {
  readonly id: Document['id'];
  /** In order of import. */
  readonly order: number;
}

/** Documents by the reading that each is shown by: the newest. Older readings are kept for anchors and not searched. */
export type Library = ReadonlyMap<string, DocumentFacts>;

interface Row {
  readonly readingId: string;
  readonly id: Document['id'];
  readonly order: number;
  readonly name: string;
  readonly kind: DocumentKind;
  readonly mediaType: string;
  readonly addedAt: string;
  readonly triage: string;
  readonly handling: string;
  readonly sourceGrade: string | null;
  readonly language: string;
  readonly source: string;
  readonly tags: string;
  readonly metadata: string;
}

/** Tables that the library is made of. */
export const LIBRARY_TABLES: readonly string[] = ['document', 'reading', 'document_note'];

/** Reads the facts of every document. */
export function readLibrary(db: ReadableDb): Library {
  const rows = db.all<Row>(sql`
    SELECT reading.id AS readingId, document.id, document.rowid AS "order", document.name, document.kind, document.mediaType,
      document.addedAt, note.triage, note.handling, note.sourceGrade, note.language, note.source, note.tags, reading.metadata
    FROM reading JOIN document ON document.id = reading.documentId JOIN document_note AS note ON note.id = document.id
    ORDER BY document.rowid, reading.at, reading.rowid`);
  const newest = new Map(rows.map(row => [row.id, row]));
  return new Map([...newest.values()].map(row => [row.readingId, factsOf(row)]));
}

function factsOf(row: Row): DocumentFacts {
  return {
    id: row.id,
    order: row.order,
    name: row.name,
    type: typeOf(row.kind, row.mediaType),
    language: row.language,
    handling: row.handling,
    grade: row.sourceGrade ?? '',
    source: row.source,
    tags: JSON.parse(row.tags) as string[],
    triage: row.triage,
    date: ownDate(JSON.parse(row.metadata) as Readonly<Record<string, string>>),
    added: row.addedAt,
  };
}

function typeOf(kind: DocumentKind, mediaType: string): string {
  if (/rfc822|ms-outlook|mbox/.test(mediaType)) return 'mail';
  if (/html/.test(mediaType)) return 'html';
  if (/word|opendocument\.text|rtf/.test(mediaType)) return 'word';
  if (/presentation|powerpoint/.test(mediaType)) return 'slides';
  return kind;
}

const DATE_KEY = /^(date|sent|created|creationdate|dcterms:created|meta:creation-date|modified|moddate)$/i;

/** The first date that the metadata have, the day it was sent or made before the day it was changed. */
function ownDate(metadata: Readonly<Record<string, string>>): string {
  const dates = Object.entries(metadata)
    .filter(([key]) => DATE_KEY.test(key.trim()))
    .sort(([left], [right]) => Number(/^mod/i.test(left)) - Number(/^mod/i.test(right)));
  for (const [, value] of dates) {
    const day = dayOf(value);
    if (day !== '') return day;
  }
  return '';
}

function dayOf(value: string): string {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? /^D:(\d{4})(\d{2})(\d{2})/.exec(value);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const time = Date.parse(value);
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}
