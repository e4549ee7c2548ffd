import type { Document } from '../../../shared/contract/documents.ts';
import {
  type PageConfidence,
  type RecognitionWish,
  SURE_WORD,
  type WaitingRecognition,
} from '../../../shared/contract/recognition.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { RecognisedPage, RecognitionEngine } from '../../ports/recogniser.ts';

/** Text recognition of one document that was asked for and is not finished. */
export interface Asked {
  readonly id: string;
  readonly documentId: Document['id'];
  readonly pages: readonly number[];
  readonly languages: readonly string[];
  readonly engine: RecognitionEngine;
}

/** The one row that holds how text is recognised in a project. */
export const WISH = 'wish';

const USUAL: RecognitionWish = { languages: [], engine: 'shipped', afterImport: true };

/** How text is recognised in this project when nothing else is said. */
export function wishOf(db: ReadableDb): RecognitionWish {
  const row = db.one<{ languages: string; engine: RecognitionEngine; afterImport: number }>(
    sql`SELECT languages, engine, afterImport FROM recognition_wish WHERE id = ${WISH}`,
  );
  return row
    ? { languages: JSON.parse(row.languages), engine: row.engine, afterImport: row.afterImport === 1 }
    : USUAL;
}

/** Everything that was asked for and is not finished, oldest first. */
export function askedFor(db: ReadableDb): Asked[] {
  return db
    .all<{
      id: string;
      documentId: Document['id'];
      pages: string;
      languages: string;
      engine: RecognitionEngine;
    }>(sql`SELECT id, documentId, pages, languages, engine FROM recognition ORDER BY rowid`)
    .map(row => ({ ...row, pages: JSON.parse(row.pages), languages: JSON.parse(row.languages) }));
}

/** Whether it is still asked for: another window may have finished or stopped it. */
export function isAsked(db: ReadableDb, id: string): boolean {
  return db.one(sql`SELECT 1 FROM recognition WHERE id = ${id}`) !== undefined;
}

/** Pages of an unfinished recognition that are read already. */
export function pagesRead(db: ReadableDb, id: string): Map<number, RecognisedPage> {
  const rows = db.all<{ number: number; page: string }>(
    sql`SELECT number, page FROM recognised_page WHERE recognitionId = ${id} ORDER BY number`,
  );
  return new Map(rows.map(({ number, page }) => [number, JSON.parse(page) as RecognisedPage]));
}

/** What is unfinished, for people. */
export function listWaiting(db: ReadableDb): WaitingRecognition[] {
  return db.all<WaitingRecognition>(sql`
    SELECT recognition.documentId, document.name AS file, json_array_length(recognition.pages) AS pages,
      (SELECT count(*) FROM recognised_page WHERE recognitionId = recognition.id) AS done, recognition.askedAt
    FROM recognition JOIN document ON document.id = recognition.documentId ORDER BY recognition.rowid`);
}

/** How sure the words of each recognised page of a reading are. */
export function confidenceOf(db: ReadableDb, readingId: string): PageConfidence[] {
  return db
    .all<{ number: number; runs: string; confidence: string }>(
      sql`SELECT number, runs, confidence FROM page WHERE readingId = ${readingId} AND confidence IS NOT NULL ORDER BY number`,
    )
    .map(row => {
      const runs: readonly number[] = JSON.parse(row.runs);
      const sure: readonly number[] = JSON.parse(row.confidence);
      // A run is seven numbers; the second is how many letters it has.
      const letters = sure.map((_, index) => runs[index * 7 + 1] ?? 0);
      const all = letters.reduce((sum, count) => sum + count, 0);
      const weighed = sure.reduce((sum, value, index) => sum + value * (letters[index] ?? 0), 0);
      return {
        page: row.number,
        words: sure.length,
        unsure: sure.filter(value => value < SURE_WORD).length,
        confidence: all === 0 ? 0 : Math.round(weighed / all),
      };
    });
}
