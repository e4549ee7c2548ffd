// Evidence, entities, claims and notes as units of the index: few and changing, so their segment is made anew.
import type { ThingKind } from '../../../shared/contract/search.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Analyser } from './index/analyse.ts';
import type { Segment } from './index/segment.ts';
import { SegmentWriter } from './index/segment-writer.ts';
import type { Facts } from './library.ts';

/** A thing of the case that can be found. */
export interface Thing extends Facts {
  readonly kind: ThingKind;
  readonly id: string;
  /** `E12`, `N3`, `C4`; empty for a note. */
  readonly label: string;
  readonly texts: readonly string[];
}

/** All things with the segment that finds them; unit `n` is `things[n]`, and so is range `n`. */
export interface Things {
  readonly things: readonly Thing[];
  readonly segment: Segment;
}

/** Tables that things are made of. */
export const THING_TABLES: readonly string[] = [
  'evidence',
  'entity',
  'statement',
  'claim',
  'document_note',
  'document',
  'link',
];

/** Reads everything and makes its segment. */
export function readThings(db: ReadableDb, analyser: Analyser): Things {
  const things = [...entities(db), ...evidence(db), ...claims(db), ...notes(db)];
  const writer = new SegmentWriter();
  for (const [unit, thing] of things.entries()) {
    writer.begin(unit, String(unit), 0);
    let position = 0;
    for (const text of thing.texts)
      position = analyser.terms(text, (term, length, at) => void writer.add(term, length, at), position) + 1;
  }
  return { things, segment: writer.finish() };
}

const NO_FACTS: Omit<Facts, 'type' | 'name'> = {
  language: '',
  handling: '',
  grade: '',
  source: '',
  tags: [],
  triage: '',
  date: '',
  added: '',
};

function entities(db: ReadableDb): Thing[] {
  const rows = db.all<{
    id: string;
    number: number;
    createdAt: string;
    name: string | null;
    vals: string;
  }>(sql`
    SELECT entity.id, number, createdAt, json_group_array(statement.value ORDER BY statement.position) AS vals,
      (SELECT value FROM statement WHERE entityId = entity.id AND property = 'name' ORDER BY position LIMIT 1) AS name
    FROM entity LEFT JOIN statement ON statement.entityId = entity.id GROUP BY entity.id ORDER BY number`);
  return rows.map(row => ({
    ...NO_FACTS,
    kind: 'entity',
    type: 'entity',
    id: row.id,
    label: `N${row.number}`,
    name: row.name ?? `N${row.number}`,
    added: row.createdAt,
    texts: [`N${row.number}`, ...(JSON.parse(row.vals) as (string | null)[]).filter(value => value !== null)],
  }));
}

function evidence(db: ReadableDb): Thing[] {
  return db
    .all<
      Record<
        'id' | 'quote' | 'translation' | 'note' | 'language' | 'handling' | 'createdAt' | 'file',
        string
      > & { number: number; grade: string | null }
    >(sql`
    SELECT evidence.id, number, quote, translation, evidence.note, evidence.language, evidence.handling, evidence.createdAt,
      evidence.informationGrade AS grade, document.name AS file
    FROM evidence JOIN document ON document.id = evidence.documentId ORDER BY number`)
    .map(row => ({
      ...NO_FACTS,
      kind: 'evidence',
      type: 'evidence',
      id: row.id,
      label: `E${row.number}`,
      name: row.file,
      language: row.language,
      handling: row.handling,
      grade: row.grade ?? '',
      added: row.createdAt,
      texts: [`E${row.number}`, row.quote, row.translation, row.note].filter(text => text !== ''),
    }));
}

function claims(db: ReadableDb): Thing[] {
  return db
    .all<Record<'id' | 'text' | 'note' | 'createdAt', string> & { number: number }>(
      sql`SELECT id, number, text, note, createdAt FROM claim ORDER BY number`,
    )
    .map(row => ({
      ...NO_FACTS,
      kind: 'claim',
      type: 'claim',
      id: row.id,
      label: `C${row.number}`,
      name: row.text,
      added: row.createdAt,
      texts: [`C${row.number}`, row.text, row.note].filter(text => text !== ''),
    }));
}

/** Names, sources and notes of documents. */
function notes(db: ReadableDb): Thing[] {
  return db
    .all<
      Record<'id' | 'name' | 'note' | 'source' | 'language' | 'handling' | 'addedAt' | 'triage', string>
    >(sql`
    SELECT document.id, name, note.note, source, language, handling, addedAt, triage
    FROM document JOIN document_note AS note ON note.id = document.id ORDER BY document.rowid`)
    .map(row => ({
      ...NO_FACTS,
      kind: 'note',
      type: 'note',
      id: row.id,
      label: '',
      name: row.name,
      language: row.language,
      handling: row.handling,
      source: row.source,
      triage: row.triage,
      added: row.addedAt,
      texts: [row.name, row.source, row.note].filter(text => text !== ''),
    }));
}
