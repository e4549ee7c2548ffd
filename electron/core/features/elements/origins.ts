// Origins as a person sees and corrects them.
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { ActionContext, QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { originsOf } from '../claims/origins.ts';
import { getDocument } from '../documents/queries.ts';

type Listed = Output<'origins.list'>[number];

/** Documents that evidence was taken from, by origin. */
export function listOrigins({ db }: QueryContext): Listed[] {
  const origins = originsOf(db);
  const labels = new Map(
    db
      .all<{ id: string; label: string }>(sql`SELECT id, label FROM document_origin`)
      .map(row => [row.id, row.label]),
  );
  const listed = new Map<string, { documents: Listed['documents']; label: string }>();
  for (const document of db.all<Listed['documents'][number]>(sql`
    SELECT id, name FROM document WHERE id IN (SELECT documentId FROM evidence) ORDER BY addedAt, rowid`)) {
    const key = origins.of(document.id);
    const entry = listed.get(key) ?? { documents: [], label: labels.get(document.id) ?? '' };
    entry.documents.push(document);
    listed.set(key, entry);
  }
  return [...listed].map(([key, entry]) => ({
    key,
    ...entry,
    because: [...(origins.because.get(key) ?? [])],
  }));
}

/** Says that documents are one origin of their own, or leaves them to the rules again. */
export function setOrigin(
  { db, work }: ActionContext,
  { documentIds, label, note }: Input<'origins.set'>,
): Output<'origins.set'> {
  const ids = [...new Set(documentIds)];
  for (const id of ids) {
    getDocument(db, id);
    const there = db.one(sql`SELECT id FROM document_origin WHERE id = ${id}`);
    if (label === '' && there) work.remove('document_origin', id);
    else if (label !== '' && there) work.update('document_origin', id, { label, note });
    else if (label !== '') work.insert('document_origin', { id, label, note });
  }
  const documents = ids.length === 1 ? `“${getDocument(db, ids[0] ?? '').name}”` : `${ids.length} documents`;
  work.say(
    label === ''
      ? `Left the origin of ${documents} to the rules`
      : `Said that ${documents} ${ids.length === 1 ? 'is' : 'are'} of the origin “${label}”`,
  );
  return { documents: ids.length };
}
