// Which documents are one origin: docs/spec/claims.md, “Origins”. Two copies of one thing confirm nothing.
import type { Document } from '../../../shared/contract/documents.ts';
import { fold } from '../../../shared/text/normalise.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { nearPairs } from '../documents/near.ts';

type Id = Document['id'];

/** Tables with at least so many columns of the same names are pieces of one feed. */
const FEWEST_COLUMNS = 5;

/** What makes a document one with others: a key that they share, and why, for people. */
interface Tie {
  readonly key: string;
  readonly why: string;
}

/** Documents grouped by independent origin. */
export interface Origins {
  /** The origin of a document; documents of one origin have the same. */
  of(documentId: string): string;
  /** Documents of an origin, in the order in which they came. */
  readonly groups: ReadonlyMap<string, readonly Id[]>;
  /** What ties the documents of an origin together. */
  readonly because: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<ReadableDb, { readonly mark: number; readonly origins: Origins }>();

/** A number that every change of the database raises. */
export const changeMark = (db: ReadableDb): number =>
  db.one<{ mark: number }>(sql`SELECT total_changes() AS mark`)?.mark ?? 0;

/** The origins of all documents as they are now. Remembered until anything in the database changes. */
export function originsOf(db: ReadableDb): Origins {
  const mark = changeMark(db);
  const before = known.get(db);
  if (before?.mark === mark) return before.origins;
  const documents = db
    .all<{ id: Id }>(sql`SELECT id FROM document ORDER BY addedAt, rowid`)
    .map(({ id }) => id);
  const origins = grouped(documents, tiesOf(db));
  known.set(db, { mark, origins });
  return origins;
}

/** Joins documents that share a key, and those that share one with these. The first document names the origin. */
export function grouped(documents: readonly Id[], ties: ReadonlyMap<Id, readonly Tie[]>): Origins {
  const parent = new Map<string, string>();
  const root = (node: string): string => {
    let at = node;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    if (at !== node) parent.set(node, at);
    return at;
  };
  const firstWith = new Map<string, string>();
  const place = new Map(documents.map((id, index) => [id as string, index]));
  for (const id of documents)
    for (const { key } of ties.get(id) ?? []) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, id);
      else {
        const ends = [root(first), root(id)].sort(
          (one, two) => (place.get(one) ?? 0) - (place.get(two) ?? 0),
        );
        const [keep = id, join = id] = ends;
        if (keep !== join) parent.set(join, keep);
      }
    }
  const groups = new Map<string, Id[]>();
  for (const id of documents) groups.set(root(id), [...(groups.get(root(id)) ?? []), id]);
  return { of: root, groups, because: reasons(groups, ties) };
}

function reasons(
  groups: ReadonlyMap<string, readonly Id[]>,
  ties: ReadonlyMap<Id, readonly Tie[]>,
): Map<string, string[]> {
  const because = new Map<string, string[]>();
  for (const [key, members] of groups) {
    if (members.length < 2) continue;
    const times = new Map<string, { count: number; why: string }>();
    for (const tie of members.flatMap(id => ties.get(id) ?? []))
      times.set(tie.key, {
        count: (times.get(tie.key)?.count ?? 0) + 1,
        why: times.get(tie.key)?.why ?? tie.why,
      });
    because.set(key, [
      ...new Set([...times.values()].filter(({ count }) => count > 1).map(({ why }) => why)),
    ]);
  }
  return because;
}

/** What ties each document to others. What a person said of it goes before every rule. */
function tiesOf(db: ReadableDb): Map<Id, Tie[]> {
  const ties = new Map<Id, Tie[]>();
  const tie = (id: Id, key: string, why: string) => {
    const list = ties.get(id);
    if (list) list.push({ key, why });
    else ties.set(id, [{ key, why }]);
  };
  for (const { id, source } of db.all<{ id: Id; source: string }>(
    sql`SELECT id, source FROM document_note WHERE source <> ''`,
  ))
    tie(id, `source:${plain(source)}`, `the same source, “${source}”`);
  for (const { id, url } of db.all<{ id: Id; url: string }>(
    sql`SELECT id, url FROM provenance WHERE url <> ''`,
  ))
    tie(id, `url:${url.trim().replace(/#.*$/, '').replace(/\/+$/, '').toLowerCase()}`, 'the same address');
  for (const pair of nearPairs(db))
    for (const id of pair) tie(id, `near:${pair.join(' ')}`, 'nearly the same wording');
  for (const { id, columns } of db.all<{ id: Id; columns: string }>(sql`
    SELECT documentId AS id, columns, max(at) FROM reading WHERE columns <> '[]' GROUP BY documentId`)) {
    const names = (JSON.parse(columns) as string[]).map(plain).filter(name => name !== '');
    if (names.length >= FEWEST_COLUMNS)
      tie(id, `columns:${names.sort().join('\n')}`, 'tables with the same columns');
  }
  for (const [id, archive] of containers(db)) {
    const why = `came in “${archive.file}”`;
    tie(id, `inside:${archive.id}`, why);
    if (archive.documentId !== null) tie(archive.documentId, `inside:${archive.id}`, why);
  }
  for (const { id, label } of db.all<{ id: Id; label: string }>(sql`SELECT id, label FROM document_origin`))
    ties.set(id, [{ key: `named:${plain(label)}`, why: `said to be one origin, “${label}”` }]);
  return ties;
}

const plain = (text: string): string => fold(text).text.replaceAll(/\s+/g, ' ').trim();

interface Container {
  readonly id: string;
  readonly parentId: string | null;
  readonly documentId: Id | null;
  readonly file: string;
}

/** The outermost archive or mail that a document first came in. */
function containers(db: ReadableDb): Map<Id, Container> {
  const inside = db.all<{ documentId: Id; parentId: string | null }>(sql`
    SELECT documentId, parentId, min(rowid) FROM ledger WHERE documentId IS NOT NULL AND state <> 'duplicate' GROUP BY documentId`);
  const held = inside.filter(({ parentId }) => parentId !== null);
  if (held.length === 0) return new Map();
  const lines = new Map(
    db
      .all<Container>(
        sql`SELECT id, parentId, documentId, file FROM ledger WHERE id IN (SELECT parentId FROM ledger)`,
      )
      .map(line => [line.id, line]),
  );
  const found = new Map<Id, Container>();
  for (const { documentId, parentId } of held) {
    let outer = lines.get(parentId ?? '');
    for (let up = outer; up !== undefined; up = lines.get(up.parentId ?? '')) outer = up;
    if (outer) found.set(documentId, outer);
  }
  return found;
}
