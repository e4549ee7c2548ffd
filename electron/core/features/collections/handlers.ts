import type { Collection } from '../../../shared/contract/collections.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { SearchOptions } from '../../../shared/contract/search.ts';
import type { ActionContext, Handlers, MethodsUnder, QueryContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { getDocument } from '../documents/queries.ts';
import { mustBeUnderstood } from '../search/count.ts';
import { type CollectionRow, collectionRows, membersOf } from './members.ts';

/** Collections of documents. */
export const collectionsHandlers: Handlers<MethodsUnder<'collections'>> = {
  'collections.list': context => collectionRows(context.db).map(row => collectionOf(context, row)),
  'collections.create': (context, { name, parentId, query, documentIds }) => {
    if (parentId !== undefined) rowOf(context.db, parentId);
    if (query !== undefined) mustBeUnderstood(context, query, SearchOptions.parse({}));
    const id = context.newId('col') as Collection['id'];
    const position = collectionRows(context.db).length + 1;
    const { at: createdAt, author } = context;
    const row = { id, name, parentId: parentId ?? null, query: query ?? null, position, createdAt, author };
    context.work.insert('collection', row);
    if (query === undefined) putIn(context, id, documentIds);
    context.work.say(`Made the collection “${name}”`);
    return collectionOf(context, row);
  },
  'collections.edit': (context, { id, patch }) => {
    const row = rowOf(context.db, id);
    if (patch.parentId) mustNotBeWithin(context.db, patch.parentId, id);
    if (patch.query !== undefined) {
      mustBeFilter(row);
      mustBeUnderstood(context, patch.query, SearchOptions.parse({}));
    }
    context.work.update('collection', id, patch);
    context.work.say(`Changed the collection “${patch.name ?? row.name}”`);
    return collectionOf(context, rowOf(context.db, id));
  },
  'collections.delete': (context, { id }) => {
    const row = rowOf(context.db, id);
    for (const child of collectionRows(context.db))
      if (child.parentId === id) context.work.update('collection', child.id, { parentId: row.parentId });
    for (const member of membersIn(context.db, id)) context.work.remove('collection_document', member.id);
    context.work.remove('collection', id);
    context.work.say(`Removed the collection “${row.name}”; its documents stay`);
    return { id };
  },
  'collections.add': (context, { id, documentIds }) => {
    const row = mustBeFolder(rowOf(context.db, id));
    const added = putIn(context, id, documentIds);
    context.work.say(`Put ${added} ${added === 1 ? 'document' : 'documents'} into “${row.name}”`);
    return collectionOf(context, row);
  },
  'collections.remove': (context, { id, documentIds }) => {
    const row = mustBeFolder(rowOf(context.db, id));
    const unwanted = new Set<string>(documentIds);
    const members = membersIn(context.db, id).filter(({ documentId }) => unwanted.has(documentId));
    for (const member of members) context.work.remove('collection_document', member.id);
    context.work.say(
      `Took ${members.length} ${members.length === 1 ? 'document' : 'documents'} out of “${row.name}”`,
    );
    return collectionOf(context, row);
  },
};

function collectionOf(context: QueryContext, row: CollectionRow): Collection {
  const { id, name, createdAt, author } = row;
  return {
    id,
    name,
    ...(row.parentId !== null && { parentId: row.parentId }),
    ...(row.query !== null && { query: row.query }),
    documentIds: membersOf(context, row),
    createdAt,
    author,
  };
}

const rowOf = (db: ReadableDb, id: string): CollectionRow =>
  db.one<CollectionRow>(sql`SELECT * FROM collection WHERE id = ${id}`) ??
  refuse({ code: 'not-found', what: 'collection', id });

const membersIn = (db: ReadableDb, id: string) =>
  db.all<{ id: string; documentId: string }>(
    sql`SELECT id, documentId FROM collection_document WHERE collectionId = ${id}`,
  );

function putIn(context: ActionContext, id: string, documentIds: readonly string[]): number {
  const there = new Set(membersIn(context.db, id).map(({ documentId }) => documentId));
  const fresh = [...new Set(documentIds)].filter(documentId => !there.has(documentId));
  for (const documentId of fresh) {
    getDocument(context.db, documentId);
    context.work.insert('collection_document', { id: context.newId('cdo'), collectionId: id, documentId });
  }
  return fresh.length;
}

function mustBeFilter(row: CollectionRow): void {
  if (row.query === null)
    refuse({ code: 'not-allowed', what: `“${row.name}” is a folder.`, next: 'Make a filter for a search.' });
}

function mustBeFolder(row: CollectionRow): CollectionRow {
  if (row.query === null) return row;
  return refuse({
    code: 'not-allowed',
    what: `“${row.name}” holds what its search finds.`,
    next: 'Change its search, or make a folder for documents of your choice.',
  });
}

function mustNotBeWithin(db: ReadableDb, parentId: string, id: string): void {
  for (let at: string | null = parentId; at !== null; at = rowOf(db, at).parentId)
    if (at === id)
      refuse({
        code: 'not-allowed',
        what: 'A collection cannot be put into itself.',
        next: 'Choose another one.',
      });
}
