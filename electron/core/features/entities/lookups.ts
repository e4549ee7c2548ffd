// What an entity is put together from: asked for one entity, or for all of them in one go.
import type { Backing } from '../../../shared/contract/entities.ts';
import type { LinkTarget } from '../../../shared/contract/evidence.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { allBackings, backingOf, entityName } from '../evidence/queries.ts';

/** A value of an entity as it is stored. */
export interface StatementRow {
  readonly id: string;
  readonly property: string;
  readonly value: string;
  readonly language: string;
}

/** Questions that are asked for every entity. */
export interface Lookups {
  /** Values in their order. */
  statements(entityId: string): readonly StatementRow[];
  name(entityId: string): string;
  number(entityId: string): number | undefined;
  backing(kind: LinkTarget['kind'], id: string): Backing[];
  /** Pieces of evidence for the entity and its values. */
  evidenceCount(entityId: string): number;
}

/** Each question by itself, for one entity. */
export const oneByOne = (db: ReadableDb): Lookups => ({
  statements: id =>
    db.all<StatementRow>(
      sql`SELECT id, property, value, language FROM statement WHERE entityId = ${id} ORDER BY position`,
    ),
  name: id => entityName(db, id),
  number: id => db.one<{ number: number }>(sql`SELECT number FROM entity WHERE id = ${id}`)?.number,
  backing: (kind, id) => backingOf(db, kind, id),
  evidenceCount: id =>
    db.one<{ count: number }>(sql`
      SELECT count(DISTINCT evidenceId) AS count FROM link
      WHERE (targetKind = 'entity' AND targetId = ${id})
        OR (targetKind = 'statement' AND targetId IN (SELECT id FROM statement WHERE entityId = ${id}))`)
      ?.count ?? 0,
});

/** Everything read at once, for many entities. Answers as the database stands now. */
export function allAtOnce(db: ReadableDb): Lookups {
  const statements = Map.groupBy(
    db.all<StatementRow & { readonly entityId: string }>(
      sql`SELECT entityId, id, property, value, language FROM statement ORDER BY entityId, position`,
    ),
    ({ entityId }) => entityId,
  );
  const numbers = new Map(
    db
      .all<{ id: string; number: number }>(sql`SELECT id, number FROM entity`)
      .map(({ id, number }) => [id, number]),
  );
  const backings = allBackings(db);
  const backing = (kind: LinkTarget['kind'], id: string) => backings.get(`${kind} ${id}`) ?? [];
  const of = (id: string) =>
    (statements.get(id) ?? []).map(({ entityId: _entityId, ...statement }) => statement);
  return {
    statements: of,
    name: id => {
      const all = statements.get(id) ?? [];
      return (all.find(({ property }) => property === 'name') ?? all[0])?.value ?? entityName(db, id);
    },
    number: id => numbers.get(id),
    backing,
    evidenceCount: id => {
      const own = [...backing('entity', id), ...of(id).flatMap(each => backing('statement', each.id))];
      return new Set(own.map(({ evidenceId }) => evidenceId)).size;
    },
  };
}
