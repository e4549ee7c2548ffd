import type { Entity } from '../../../shared/contract/entities.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { type Redaction, RedactionTarget } from '../../../shared/contract/redactions.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

interface Row {
  readonly id: Redaction['id'];
  readonly target: string;
  readonly reason: string;
  readonly createdAt: string;
  readonly author: string;
}

/** Rules, oldest first. */
export function listRedactions(db: ReadableDb): Redaction[] {
  return db
    .all<Row>(sql`SELECT id, target, reason, createdAt, author FROM redaction ORDER BY createdAt, id`)
    .map(row => {
      const target = RedactionTarget.parse(JSON.parse(row.target));
      return { ...row, target, words: wordsOf(db, target) };
    });
}

/** One rule. Refuses an unknown id. */
export function getRedaction(db: ReadableDb, id: string): Redaction {
  return (
    listRedactions(db).find(rule => rule.id === id) ?? refuse({ code: 'not-found', what: 'redaction', id })
  );
}

/** What a rule takes away, in a line. */
export function wordsOf(db: ReadableDb, target: RedactionTarget): string {
  switch (target.kind) {
    case 'area':
      return `an area of page ${target.page} of ${nameOf(db, target.documentId)}`;
    case 'entity':
      return `everything that names ${entityLabel(db, target.entityId)}`;
    case 'term':
      return `“${target.term}”`;
    case 'handling':
      return target.handling === 'source'
        ? 'what is source-sensitive'
        : 'what is restricted or source-sensitive';
  }
}

const nameOf = (db: ReadableDb, id: string): string =>
  db.one<{ name: string }>(sql`SELECT name FROM document WHERE id = ${id}`)?.name ?? 'a document';

/** `N7`; a deleted entity has no names any more that could be taken away. */
function entityLabel(db: ReadableDb, id: Entity['id']): string {
  const row = db.one<{ number: number }>(sql`SELECT number FROM entity WHERE id = ${id}`);
  return row ? `N${row.number}` : 'an entity that was deleted';
}
