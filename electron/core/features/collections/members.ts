import type { Collection } from '../../../shared/contract/collections.ts';
import { Refusal } from '../../../shared/contract/problem.ts';
import { SearchOptions } from '../../../shared/contract/search.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { countByDocument } from '../search/count.ts';
import type { Searched } from '../search/find.ts';

/** A collection as it is stored. */
export interface CollectionRow {
  readonly id: Collection['id'];
  readonly name: string;
  readonly parentId: Collection['id'] | null;
  readonly query: string | null;
  readonly position: number;
  readonly createdAt: string;
  readonly author: string;
}

/** Collections in their order. */
export const collectionRows = (db: ReadableDb): CollectionRow[] =>
  db.all<CollectionRow>(sql`SELECT * FROM collection ORDER BY position, createdAt`);

/** Filters that are being worked out: one that asks for itself finds nothing more. */
const underway = new Set<string>();

/** Documents of a collection: those put in, those that its search finds, and those of the folders in it. */
export function membersOf(searched: Searched, row: CollectionRow): Collection['documentIds'] {
  if (underway.has(row.id)) return [];
  underway.add(row.id);
  try {
    const own =
      row.query === null
        ? searched.db
            .all<{ documentId: Collection['documentIds'][number] }>(
              sql`SELECT documentId FROM collection_document WHERE collectionId = ${row.id} ORDER BY rowid`,
            )
            .map(({ documentId }) => documentId)
        : found(searched, row.query);
    const inside = collectionRows(searched.db)
      .filter(child => child.parentId === row.id)
      .flatMap(child => membersOf(searched, child));
    return [...new Set([...own, ...inside])];
  } finally {
    underway.delete(row.id);
  }
}

function found(searched: Searched, query: string): Collection['documentIds'] {
  try {
    return [...countByDocument(searched, query, SearchOptions.parse({})).keys()];
  } catch (error) {
    // A filter that names a collection which is gone finds nothing.
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** Documents of the collections with this name, or undefined when there is none. */
export function documentsIn(searched: Searched, name: string): Collection['documentIds'] | undefined {
  const wanted = name.toLowerCase();
  const rows = collectionRows(searched.db).filter(
    row => row.name.toLowerCase() === wanted || row.id === name,
  );
  return rows.length === 0 ? undefined : rows.flatMap(row => membersOf(searched, row));
}
