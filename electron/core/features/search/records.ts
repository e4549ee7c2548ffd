// Saved searches, and the record of what was searched: docs/spec/search.md, "Records".

import { explain } from '../../../shared/contract/explain.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal, refuse } from '../../../shared/contract/problem.ts';
import { type BatchResult, SearchOptions, type SearchRecord } from '../../../shared/contract/search.ts';
import type { ActionContext, JobContext, QueryContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql, where } from '../../db/sql.ts';
import { countByDocument, mustBeUnderstood } from './count.ts';
import type { Searched } from './find.ts';
import { fieldNamed } from './query-tree.ts';

/** Documents that a record names; the rest is in its count. */
const PLACES = 50;

type Counts = ReturnType<typeof countByDocument>;

const totalOf = (counts: Counts): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Documents with their counts, most first. */
const listed = (counts: Counts) =>
  [...counts]
    .map(([documentId, count]) => ({ documentId, count }))
    .sort((left, right) => right.count - left.count);

/** How much there is to search: what a record of nothing found rests on. */
function sizes({ db, search }: Searched): SearchRecord['searched'] {
  const library = search.library(db);
  // Rows of trade records are counted by their sets: those that evidence cites are written out as rows besides.
  const ofTrade = new Set(
    db
      .all<{ id: string }>(
        sql`SELECT reading.id FROM reading JOIN trade_set ON trade_set.documentId = reading.documentId`,
      )
      .map(({ id }) => id),
  );
  const units = (space: 'page' | 'table_row') => {
    let sum = 0;
    for (const segment of search.index.segments(db, space))
      for (const { owner, from, to } of segment.ranges)
        if (library.has(owner) && !ofTrade.has(owner)) sum += to - from + 1;
    return sum;
  };
  // A reading at a time: the rows have an index of reading and number, and none of the number alone.
  const headers = db
    .all<{ id: string }>(
      sql`SELECT id FROM reading WHERE EXISTS (SELECT 1 FROM table_row WHERE readingId = reading.id AND number = 0)`,
    )
    .filter(({ id }) => library.has(id) && !ofTrade.has(id)).length;
  const tradeRows =
    db.one<{ rows: number }>(
      sql`SELECT coalesce(sum(rows + json_array_length(rejected)), 0) AS rows FROM trade_set`,
    )?.rows ?? 0;
  return {
    documents: library.size,
    pages: units('page'),
    rows: units('table_row') - headers + tradeRows,
    ...withoutText(db, library, ofTrade),
  };
}

/** What a search cannot look into: documents of which nothing was read, and pages without text. */
function withoutText(
  db: ReadableDb,
  library: ReadonlyMap<string, unknown>,
  ofTrade: ReadonlySet<string>,
): Pick<SearchRecord['searched'], 'documentsWithoutText' | 'pagesWithoutText'> {
  const readings = db
    .all<{ id: string; pages: number; rows: number; blank: number }>(
      sql`SELECT id, pages, rows, json_array_length(pagesWithoutText) AS blank FROM reading`,
    )
    .filter(({ id }) => library.has(id));
  return {
    documentsWithoutText: readings.filter(
      ({ id, pages, rows, blank }) => rows === 0 && pages <= blank && !ofTrade.has(id),
    ).length,
    pagesWithoutText: readings.reduce((sum, { blank }) => sum + blank, 0),
  };
}

function addRecord(
  action: ActionContext,
  searched: SearchRecord['searched'],
  {
    query,
    options,
    counts,
    batch,
  }: { query: string; options: SearchOptions; counts: Counts; batch?: string },
): SearchRecord {
  const record: SearchRecord = {
    id: action.newId('srd') as SearchRecord['id'],
    ...(batch !== undefined && { batch }),
    query,
    options,
    found: totalOf(counts),
    places: listed(counts).slice(0, PLACES),
    searched,
    at: action.at,
    author: action.author,
  };
  action.work.add('search_record', {
    id: record.id,
    batch: batch ?? null,
    query,
    options: JSON.stringify(options),
    found: record.found,
    places: JSON.stringify(record.places),
    ...searched,
    at: action.at,
    author: action.author,
  });
  return record;
}

/** Keeps the record of one search. */
export function recordSearch(action: ActionContext, input: Input<'search.record'>): SearchRecord {
  const counts = countByDocument(action, input.query, input.options);
  const record = addRecord(action, sizes(action), { ...input, counts });
  action.work.say(
    record.found === 0
      ? `Searched for “${input.query}” and found nothing`
      : `Searched for “${input.query}”: on ${record.found} ${record.found === 1 ? 'page or row' : 'pages and rows'}`,
  );
  return record;
}

/** Searches for every name of a list, each as a phrase, and keeps the records. */
export async function searchBatch(job: JobContext, input: Input<'search.batch'>): Promise<BatchResult> {
  const searched = sizes(job);
  const names = [...new Set(input.names)];
  const found: { name: string; counts: Counts; problem?: string }[] = [];
  for (const [index, name] of names.entries()) {
    if (index % 20 === 0) {
      job.tell({ done: index, total: names.length, current: name });
      await job.breathe();
    }
    found.push({ name, ...countName(job, name, input.options) });
  }
  const batch = job.act('search.batch', action => {
    const id = action.newId('srd');
    for (const { name, counts, problem } of found)
      if (problem === undefined)
        addRecord(action, searched, { query: name, options: input.options, counts, batch: id });
    const nowhere = found.filter(({ counts, problem }) => problem === undefined && counts.size === 0).length;
    action.work.say(
      `Searched for ${names.length} names: ${nowhere} ${nowhere === 1 ? 'was' : 'were'} found nowhere`,
    );
    return id;
  });
  return resultOf(job.db, batch, found, searched);
}

function countName(
  searched: Searched,
  name: string,
  options: SearchOptions,
): { counts: Counts; problem?: string } {
  try {
    const node = {
      kind: 'words' as const,
      text: name,
      phrase: true,
      prefix: false,
      column: 1,
      length: name.length,
    };
    const words = options.fuzzy ? { ...node, fuzzy: 2 } : node;
    const problem = notAName(name);
    if (problem) return { counts: new Map(), problem };
    return { counts: countByDocument(searched, words, options) };
  } catch (error) {
    if (error instanceof Refusal) return { counts: new Map(), problem: explain(error.problem).title };
    throw error;
  }
}

/** Why something in a list of names cannot be searched for as a name. */
function notAName(name: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(name)) return 'It has no letters or digits.';
  const field = /^([\p{L}_]+)[:：]/u.exec(name)?.[1];
  // That the phrase stands nowhere would read as if no document fitted the filter.
  if (field && fieldNamed(field))
    return `It begins with “${field}:” as a filter does. Names are searched as they are written: leave that out, or search for it alone.`;
  return undefined;
}

function resultOf(
  db: ReadableDb,
  batch: string,
  found: readonly { name: string; counts: Counts; problem?: string }[],
  searched: SearchRecord['searched'],
): BatchResult {
  const all: Counts = new Map();
  for (const { counts } of found) for (const [id, count] of counts) all.set(id, (all.get(id) ?? 0) + count);
  const names = new Map(
    db
      .all<{ id: string; name: string }>(sql`SELECT id, name FROM document`)
      .map(({ id, name }) => [id, name]),
  );
  return {
    batch,
    names: found.map(({ name, counts, problem }) => ({
      name,
      total: totalOf(counts),
      documents: listed(counts),
      ...(problem !== undefined && { problem }),
    })),
    documents: listed(all).map(each => ({ ...each, name: names.get(each.documentId) ?? '' })),
    searched,
  };
}

interface RecordRow {
  readonly id: SearchRecord['id'];
  readonly batch: string | null;
  readonly query: string;
  readonly options: string;
  readonly found: number;
  readonly places: string;
  readonly documents: number;
  readonly pages: number;
  readonly rows: number;
  readonly documentsWithoutText: number;
  readonly pagesWithoutText: number;
  readonly at: string;
  readonly author: string;
}

/** Records, the newest first. */
export function listRecords({ db }: QueryContext, input: Input<'search.records'>): Output<'search.records'> {
  const fitting = where(
    input.batch === undefined ? undefined : sql`batch = ${input.batch}`,
    input.nothing ? sql`found = 0` : undefined,
  );
  return db
    .all<RecordRow>(
      sql`SELECT * FROM search_record WHERE ${fitting} ORDER BY at DESC, rowid DESC LIMIT ${input.limit ?? -1}`,
    )
    .map(
      ({
        batch,
        options,
        places,
        documents,
        pages,
        rows,
        documentsWithoutText,
        pagesWithoutText,
        ...row
      }) => ({
        ...row,
        ...(batch !== null && { batch }),
        options: SearchOptions.parse(JSON.parse(options)),
        places: JSON.parse(places) as SearchRecord['places'],
        searched: { documents, pages, rows, documentsWithoutText, pagesWithoutText },
      }),
    );
}

/** What was searched for lately, each query once. */
export function searchHistory({ db }: QueryContext, limit: number): Output<'search.history'> {
  return db
    .all<{ query: string; options: string; found: number; at: string }>(sql`
      SELECT query, options, found, max(at) AS at FROM search_record WHERE batch IS NULL
      GROUP BY query ORDER BY max(at) DESC, max(rowid) DESC LIMIT ${limit}`)
    .map(row => ({ ...row, options: SearchOptions.parse(JSON.parse(row.options)) }));
}

interface SavedRow extends Omit<Output<'search.save'>, 'options'> {
  readonly options: string;
}

const savedOf = (row: SavedRow): Output<'search.save'> => ({
  ...row,
  options: SearchOptions.parse(JSON.parse(row.options)),
});

/** Saved searches by name. */
export const listSaved = ({ db }: QueryContext): Output<'search.saved'> =>
  db.all<SavedRow>(sql`SELECT * FROM saved_search ORDER BY name`).map(savedOf);

/** Saves a search, in place of an old one of the same name. */
export function saveSearch(action: ActionContext, input: Input<'search.save'>): Output<'search.save'> {
  mustBeUnderstood(action, input.query, input.options);
  const old = action.db.one<SavedRow>(sql`SELECT * FROM saved_search WHERE name = ${input.name}`);
  const row: SavedRow = {
    id: old?.id ?? (action.newId('ssr') as SavedRow['id']),
    name: input.name,
    query: input.query,
    options: JSON.stringify(input.options),
    createdAt: action.at,
    author: action.author,
  };
  if (old) action.work.update('saved_search', row.id, { query: row.query, options: row.options });
  else action.work.insert('saved_search', { ...row });
  action.work.say(`Saved the search “${input.name}”`);
  return savedOf(row);
}

/** Removes a saved search. */
export function forgetSearch(action: ActionContext, id: string): void {
  const old = action.db.one<SavedRow>(sql`SELECT * FROM saved_search WHERE id = ${id}`);
  if (!old) refuse({ code: 'not-found', what: 'saved search', id });
  action.work.remove('saved_search', id);
  action.work.say(`Removed the saved search “${old.name}”`);
}
