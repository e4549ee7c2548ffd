// Searches that are cited: what was looked for and not found is evidence only with what was searched, and when.
import type { Input } from '../../../shared/contract/index.ts';
import type { SearchCitation, SearchTarget } from '../../../shared/contract/other-side.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { SearchOptions, type SearchRecord } from '../../../shared/contract/search.ts';
import type { ActionContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { type Sql, sql } from '../../db/sql.ts';
import { claimRow } from '../claims/queries.ts';
import { elementRow } from '../elements/answers.ts';

interface CitationRow {
  readonly id: SearchCitation['id'];
  readonly searchId: string;
  readonly targetKind: SearchTarget['kind'];
  readonly targetId: string;
  readonly note: string;
  readonly createdAt: string;
  readonly author: string;
}

interface RecordRow extends Omit<SearchRecord, 'batch' | 'options' | 'places' | 'searched'> {
  readonly batch: string | null;
  readonly options: string;
  readonly places: string;
  readonly documents: number;
  readonly pages: number;
  readonly rows: number;
  readonly documentsWithoutText: number;
  readonly pagesWithoutText: number;
}

/** One recorded search. Refuses an unknown id. */
export function searchRecord(db: ReadableDb, id: string): SearchRecord {
  const row =
    db.one<RecordRow>(sql`SELECT * FROM search_record WHERE id = ${id}`) ??
    refuse({ code: 'not-found', what: 'record of a search', id });
  const { batch, options, places, documents, pages, rows, documentsWithoutText, pagesWithoutText, ...rest } =
    row;
  return {
    ...rest,
    ...(batch !== null && { batch }),
    options: SearchOptions.parse(JSON.parse(options)),
    places: JSON.parse(places) as SearchRecord['places'],
    searched: { documents, pages, rows, documentsWithoutText, pagesWithoutText },
  };
}

/** A search in words: what was looked for, what was found, in how much, when. */
export function searchInWords({ query, found, searched, at }: SearchRecord): string {
  const what =
    found === 0 ? 'Nothing found' : `Found on ${found} ${found === 1 ? 'page or row' : 'pages and rows'}`;
  const { documents, pages, rows } = searched;
  const inWhat = `${some(documents, 'document')} (${some(pages, 'page')}, ${some(rows, 'row')})`;
  return `${what} for “${query}” in ${inWhat}${withoutText(searched)} on ${at.slice(0, 10)}`;
}

/** What was there and could not be searched: a reader must not take it for searched. */
function withoutText({ documentsWithoutText, pagesWithoutText }: SearchRecord['searched']): string {
  const parts = [
    ...(documentsWithoutText > 0 ? [some(documentsWithoutText, 'document')] : []),
    ...(pagesWithoutText > 0 ? [some(pagesWithoutText, 'page')] : []),
  ];
  if (parts.length === 0) return '';
  return `, of which ${parts.join(' and ')} ${documentsWithoutText + pagesWithoutText === 1 ? 'has' : 'have'} no text and could not be searched,`;
}

const some = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** Citations that fit, in the order in which they were made. */
export function citations(db: ReadableDb, fitting: Sql): SearchCitation[] {
  const now = db.one<{ count: number }>(sql`SELECT count(*) AS count FROM document`)?.count ?? 0;
  return db
    .all<CitationRow>(sql`SELECT * FROM search_citation WHERE ${fitting} ORDER BY createdAt, rowid`)
    .map(({ searchId, targetKind, targetId, ...rest }) => {
      const record = searchRecord(db, searchId);
      const target = { kind: targetKind, id: targetId } as SearchTarget;
      const documentsSince = Math.max(0, now - record.searched.documents);
      const since =
        documentsSince === 0
          ? ''
          : `; ${documentsSince} ${documentsSince === 1 ? 'document has' : 'documents have'} come since`;
      return {
        ...rest,
        target,
        label: labelOf(db, target),
        record,
        words: `${searchInWords(record)}${since}.`,
        documentsSince,
      };
    });
}

const labelOf = (db: ReadableDb, target: SearchTarget): string =>
  target.kind === 'claim' ? `C${claimRow(db, target.id).number}` : elementRow(db, target.id).code;

function citation(db: ReadableDb, id: string): SearchCitation {
  const [found] = citations(db, sql`id = ${id}`);
  return found ?? refuse({ code: 'not-found', what: 'cited search', id });
}

/** Cites a search; citing it twice for one thing changes the note. */
export function citeSearch(
  { db, work, newId, at, author }: ActionContext,
  { searchId, target, note }: Input<'otherSide.citeSearch'>,
): SearchCitation {
  const label = labelOf(db, target);
  const { query, found } = searchRecord(db, searchId);
  const there = db.one<{ id: string }>(
    sql`SELECT id FROM search_citation WHERE searchId = ${searchId} AND targetKind = ${target.kind} AND targetId = ${target.id}`,
  );
  const id = there?.id ?? newId('sct');
  if (there) work.update('search_citation', id, { note });
  else
    work.insert('search_citation', {
      id,
      searchId,
      targetKind: target.kind,
      targetId: target.id,
      note,
      createdAt: at,
      author,
    });
  const result = found === 0 ? ', which found nothing,' : '';
  work.say(`Cited the search for “${query}”${result} for ${label}`);
  return citation(db, id);
}

/** Changes the note of a cited search. */
export function editCitation(
  { db, work }: ActionContext,
  { id, note }: Input<'otherSide.editSearch'>,
): SearchCitation {
  const { record, label } = citation(db, id);
  work.update('search_citation', id, { note });
  work.say(`Changed the note on the search for “${record.query}” of ${label}`);
  return citation(db, id);
}

/** No longer cites a search. */
export function dropCitation(
  { db, work }: ActionContext,
  id: SearchCitation['id'],
): { id: SearchCitation['id'] } {
  const { record, label } = citation(db, id);
  work.remove('search_citation', id);
  work.say(`No longer cites the search for “${record.query}” for ${label}`);
  return { id };
}

/** Removes every citation for a thing that is about to go. */
export function dropSearches({ db, work }: ActionContext, kind: SearchTarget['kind'], id: string): void {
  for (const row of db.all<{ id: string }>(
    sql`SELECT id FROM search_citation WHERE targetKind = ${kind} AND targetId = ${id}`,
  ))
    work.remove('search_citation', row.id);
}
