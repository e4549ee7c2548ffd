import type { Input, Output } from '../../../shared/contract/index.ts';
import type { SearchHit } from '../../../shared/contract/search.ts';
import { fold } from '../../../shared/text/normalise.ts';
import { findQuote } from '../../../shared/text/quote.ts';
import { indexWords } from '../../app/search-index.ts';
import type { ReadableDb } from '../../db/database.ts';
import { type Sql, sql, where } from '../../db/sql.ts';
import { HIT_END, HIT_START, parseQuery, type Query, snippetOf } from './rules.ts';

interface Candidate {
  readonly documentId: SearchHit['documentId'];
  readonly file: string;
  readonly number: number;
  readonly text: string;
}

/** Finds words and phrases in every page and table row; pages first, in the order of documents and pages. */
export function find(db: ReadableDb, input: Input<'search.find'>): Output<'search.find'> {
  const query = parseQuery(input.query);
  if (query.terms.length === 0) return { total: 0, hits: [] };
  const of = input.documentId === undefined ? undefined : sql`document.id = ${input.documentId}`;
  const hits = [...pages(db, query, of), ...rows(db, query, of)];
  const end = input.limit === undefined ? undefined : input.offset + input.limit;
  return { total: hits.length, hits: hits.slice(input.offset, end) };
}

/** Readings that documents are shown by: the newest of each. Older ones stay for what was anchored on them. */
const newest = sql`reading.id IN (SELECT latest.id FROM reading AS latest WHERE NOT EXISTS (
  SELECT 1 FROM reading AS later WHERE later.documentId = latest.documentId
    AND (later.at > latest.at OR (later.at = latest.at AND later.rowid > latest.rowid))))`;

function pages(db: ReadableDb, query: Query, of: Sql | undefined): SearchHit[] {
  const candidates = db.all<Candidate>(sql`
    SELECT document.id AS documentId, document.name AS file, page.number, page.text
    FROM page_words JOIN page ON page.rowid = page_words.docid JOIN reading ON reading.id = page.readingId JOIN document ON document.id = reading.documentId
    WHERE page_words MATCH ${matchOf(query)} AND ${newest} AND ${where(of)} ORDER BY document.rowid, page.number`);
  return candidates.flatMap(candidate => {
    const hit = hitIn(candidate.text, query);
    return hit
      ? [{ documentId: candidate.documentId, file: candidate.file, page: candidate.number, ...hit }]
      : [];
  });
}

function rows(db: ReadableDb, query: Query, of: Sql | undefined): SearchHit[] {
  const candidates = db.all<Omit<Candidate, 'text'> & { cells: string }>(sql`
    SELECT document.id AS documentId, document.name AS file, table_row.number, table_row.cells
    FROM row_words JOIN table_row ON table_row.rowid = row_words.docid JOIN reading ON reading.id = table_row.readingId JOIN document ON document.id = reading.documentId
    WHERE row_words MATCH ${matchOf(query)} AND ${newest} AND ${where(of)} ORDER BY document.rowid, table_row.number`);
  return candidates.flatMap(candidate => {
    const hit = hitIn((JSON.parse(candidate.cells) as string[]).join(' · '), query);
    return hit
      ? [
          {
            documentId: candidate.documentId,
            file: candidate.file,
            row: candidate.number,
            snippet: hit.snippet,
          },
        ]
      : [];
  });
}

/**
 * What FTS4 is asked: every term as a phrase of the words that the index holds. A run of Chinese at its end finishes
 * with one character, which in the index is the beginning of a pair: so it is asked for as a prefix.
 */
function matchOf(query: Query): string {
  return query.terms
    .map(term =>
      indexWords(term)
        .replaceAll(/["*]/g, ' ')
        .trim()
        .replace(/(\p{Script=Han})$/u, '$1*'),
    )
    .map(phrase => `"${phrase}"`)
    .join(' ');
}

/** Checks the terms in the text itself, because the index may join what only stands near; gives the first hit. */
function hitIn(text: string, query: Query): Pick<SearchHit, 'start' | 'end' | 'snippet'> | undefined {
  const folded = fold(text);
  let first: { start: number; end: number } | undefined;
  for (const term of query.terms) {
    const [span] = findQuote(folded.text, fold(term).text);
    if (!span) return undefined;
    first ??= { start: folded.starts[span.start] ?? 0, end: folded.ends[span.end - 1] ?? text.length };
  }
  return first && { ...first, snippet: snippetOf(text, first.start, first.end, HIT_START, HIT_END) };
}
