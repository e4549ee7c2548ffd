import type { Model } from '@alephdata/followthemoney';
import type { Entity, EntitySummary, Relation, Statement } from '../../../shared/contract/entities.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ReadableDb } from '../../db/database.ts';
import { type Sql, sql } from '../../db/sql.ts';
import { backingOf, entityName } from '../evidence/queries.ts';

interface EntityRow {
  readonly id: Entity['id'];
  readonly number: number;
  readonly schema: string;
}
type StatementRow = Omit<Statement, 'evidence' | 'label' | 'type'>;
interface RelationRow {
  readonly id: Relation['id'];
  readonly schema: string;
  readonly sourceId: Entity['id'];
  readonly targetId: Entity['id'];
  readonly properties: string;
}

/** Entities whose names or values fit, by number. */
export function listEntities(db: ReadableDb, model: Model, filter: string | undefined): EntitySummary[] {
  const words = filter?.trim().toLowerCase();
  return db
    .all<EntityRow>(sql`SELECT * FROM entity ORDER BY number`)
    .map(row => ({ row, statements: statementRows(db, row.id) }))
    .filter(
      ({ row, statements }) =>
        !words ||
        `n${row.number}\n${statements.map(({ value }) => value).join('\n')}`.toLowerCase().includes(words),
    )
    .map(({ row, statements }) => summary(db, model, row, statements));
}

/** One entity. Refuses an unknown id. */
export function getEntity(db: ReadableDb, model: Model, id: string): Entity {
  const row =
    db.one<EntityRow>(sql`SELECT * FROM entity WHERE id = ${id}`) ??
    refuse({ code: 'not-found', what: 'entity', id });
  const statements = statementRows(db, id);
  const properties = model.schemata[row.schema]?.getProperties();
  return {
    ...summary(db, model, row, statements),
    statements: statements.map(statement => {
      const type = properties?.get(statement.property)?.type.name ?? 'string';
      return {
        ...statement,
        // A value that is another entity is shown as what it names.
        value: type === 'entity' ? entityLabel(db, statement.value) : statement.value,
        label: properties?.get(statement.property)?.label ?? statement.property,
        type,
        evidence: backingOf(db, 'statement', statement.id),
      };
    }),
    relations: relations(db, model, sql`sourceId = ${id} OR targetId = ${id}`),
    evidence: backingOf(db, 'entity', id),
  };
}

function entityLabel(db: ReadableDb, id: string): string {
  const found = db.one<{ number: number }>(sql`SELECT number FROM entity WHERE id = ${id}`);
  return found ? `N${found.number} ${entityName(db, id)}` : 'An entity that was deleted';
}

/** One relation. Refuses an unknown id. */
export function getRelation(db: ReadableDb, model: Model, id: string): Relation {
  return relations(db, model, sql`id = ${id}`)[0] ?? refuse({ code: 'not-found', what: 'relation', id });
}

/** Every relation of the project. */
export function listRelations(db: ReadableDb, model: Model): Relation[] {
  return relations(db, model, sql`1`);
}

function statementRows(db: ReadableDb, entityId: string): StatementRow[] {
  return db.all<StatementRow>(
    sql`SELECT id, property, value, language FROM statement WHERE entityId = ${entityId} ORDER BY position`,
  );
}

function summary(
  db: ReadableDb,
  model: Model,
  row: EntityRow,
  statements: readonly StatementRow[],
): EntitySummary {
  const valuesOf = (...properties: string[]) =>
    statements.filter(({ property }) => properties.includes(property)).map(({ value }) => value);
  const name = entityName(db, row.id);
  const evidence = db.one<{ count: number }>(sql`
    SELECT count(DISTINCT evidenceId) AS count FROM link
    WHERE (targetKind = 'entity' AND targetId = ${row.id})
      OR (targetKind = 'statement' AND targetId IN (SELECT id FROM statement WHERE entityId = ${row.id}))`);
  return {
    id: row.id,
    number: row.number,
    schema: row.schema,
    schemaLabel: model.schemata[row.schema]?.label ?? row.schema,
    name,
    otherNames: valuesOf('name', 'alias', 'weakAlias', 'previousName').filter(other => other !== name),
    countries: valuesOf('country', 'jurisdiction', 'nationality'),
    evidenceCount: evidence?.count ?? 0,
  };
}

function relations(db: ReadableDb, model: Model, condition: Sql): Relation[] {
  return db.all<RelationRow>(sql`SELECT * FROM relation WHERE ${condition} ORDER BY rowid`).map(row => ({
    id: row.id,
    schema: row.schema,
    label: model.schemata[row.schema]?.edge?.label ?? row.schema,
    source: endOf(db, row.sourceId),
    target: endOf(db, row.targetId),
    properties: JSON.parse(row.properties),
    evidence: backingOf(db, 'relation', row.id),
  }));
}

function endOf(db: ReadableDb, id: Entity['id']): Relation['source'] {
  const row = db.one<{ number: number }>(sql`SELECT number FROM entity WHERE id = ${id}`);
  return { id, number: row?.number ?? 0, name: entityName(db, id) };
}
