// Which documents belong to a collection, and what the ledger may tell of them.
import { refuse } from '../../../shared/contract/problem.ts';
import type { QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { type CollectionRow, collectionRows, membersOf } from '../collections/members.ts';
import { among, rowsOf } from './rows.ts';

interface LedgerRow {
  readonly id: string;
  readonly file: string;
  readonly parent: string | null;
  readonly state: string;
  readonly documentId: string | null;
  readonly reason: string | null;
  readonly parentId: string | null;
  readonly retryOf: string | null;
}

interface DocumentRow {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
}

/** Documents that go, with their lines of the ledger and the collection as it is in the copy. */
export interface SliceDocuments {
  readonly collection: CollectionRow;
  readonly documents: readonly DocumentRow[];
  /** How many go because they were unpacked from one of the collection. */
  readonly unpacked: number;
  readonly ledger: readonly LedgerRow[];
  readonly collections: readonly CollectionRow[];
  readonly members: readonly { readonly collectionId: string; readonly documentId: string }[];
}

/** The documents of a collection, and all that was unpacked from them. Refuses one that is not there or empty. */
export function documentsOf(context: QueryContext, collectionId: string): SliceDocuments {
  const { db } = context;
  const rows = collectionRows(db);
  const collection =
    rows.find(({ id }) => id === collectionId) ??
    refuse({ code: 'not-found', what: 'collection', id: collectionId });
  const chosen = membersOf(context, collection);
  if (chosen.length === 0)
    refuse({
      code: 'not-allowed',
      what: `There is no document in “${collection.name}”.`,
      next: 'Put documents into it first, or choose another collection.',
    });
  const lines = rowsOf<LedgerRow>(db, 'ledger', sql`1`);
  const ids = withUnpacked(lines, chosen);
  const stored = rowsOf<DocumentRow>(db, 'document', sql`id IN ${among(ids)}`);
  const going = new Map(linesOf(lines, ids).map(line => [line.id, line]));
  const inside = new Set(
    [...going.values()].flatMap(({ documentId, parentId, state }) =>
      documentId !== null && state !== 'duplicate' && going.has(parentId ?? '') ? [documentId] : [],
    ),
  );
  // The folders above a file that was offered by itself, or out of something that stays, are nobody's business.
  const documents = stored.map(document =>
    inside.has(document.id) ? document : { ...document, name: lastPart(document.name) },
  );
  const names = new Map(
    stored.map(({ id, name }, index) => [id, [name, documents[index]?.name ?? ''] as const]),
  );
  return {
    collection,
    documents,
    unpacked: ids.size - chosen.length,
    ledger: [...going.values()].map(line => told(line, going, names)),
    ...folders(context, rows, collection),
  };
}

/** What a file holds goes with it: it stands in its bytes anyway. */
function withUnpacked(lines: readonly LedgerRow[], chosen: readonly string[]): ReadonlySet<string> {
  const documentOf = new Map(lines.map(({ id, documentId }) => [id, documentId]));
  const children = Map.groupBy(
    lines.filter(({ parentId }) => parentId !== null),
    ({ parentId }) => documentOf.get(parentId ?? '') ?? '',
  );
  const ids = new Set(chosen);
  for (const id of ids)
    for (const { documentId } of children.get(id) ?? []) if (documentId !== null) ids.add(documentId);
  return ids;
}

/** Lines of documents that go, and of what came out of them. That the same bytes were offered again elsewhere stays. */
function linesOf(lines: readonly LedgerRow[], ids: ReadonlySet<string>): LedgerRow[] {
  const documentOf = new Map(lines.map(({ id, documentId }) => [id, documentId]));
  const isInside = ({ parentId }: LedgerRow) => ids.has(documentOf.get(parentId ?? '') ?? '');
  return lines.filter(
    line => isInside(line) || (ids.has(line.documentId ?? '') && line.state !== 'duplicate'),
  );
}

const lastPart = (name: string): string => name.split(/[\\/]/).findLast(part => part !== '') ?? name;

/** A line as the copy tells it: nothing of what it was in, unless that goes too. */
function told(
  line: LedgerRow,
  going: ReadonlyMap<string, LedgerRow>,
  names: ReadonlyMap<string, readonly [before: string, after: string]>,
): LedgerRow {
  const parent = going.get(line.parentId ?? '');
  const [before, after] = names.get(line.documentId ?? '') ?? ['', ''];
  return {
    ...line,
    file: parent ? line.file : lastPart(line.file),
    parent: parent ? labelOf(parent, going) : null,
    parentId: parent?.id ?? null,
    retryOf: going.has(line.retryOf ?? '') ? line.retryOf : null,
    // It names the document as it was called before.
    reason:
      before === '' || before === after ? line.reason : (line.reason?.replaceAll(before, after) ?? null),
  };
}

/** How the ledger names what a file was in: `outer › inner`. */
function labelOf(line: LedgerRow, going: ReadonlyMap<string, LedgerRow>): string {
  const parent = going.get(line.parentId ?? '');
  return parent ? `${labelOf(parent, going)} › ${line.file}` : lastPart(line.file);
}

/** The collection and those in it, as folders: the words of a search may stand in any document. */
function folders(
  context: QueryContext,
  rows: readonly CollectionRow[],
  collection: CollectionRow,
): Pick<SliceDocuments, 'collections' | 'members'> {
  const inside = [collection];
  for (const { id } of inside)
    inside.push(...rows.filter(row => row.parentId === id && !inside.includes(row)));
  const members = inside.flatMap(row => {
    const below = new Set(
      inside.filter(({ parentId }) => parentId === row.id).flatMap(child => membersOf(context, child)),
    );
    return membersOf(context, row)
      .filter(documentId => !below.has(documentId))
      .map(documentId => ({ collectionId: row.id, documentId }));
  });
  return {
    collections: inside.map(row => ({
      ...row,
      parentId: row === collection ? null : row.parentId,
      query: null,
    })),
    members,
  };
}
