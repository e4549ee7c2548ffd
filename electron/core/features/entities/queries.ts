import type { Model } from '@alephdata/followthemoney';
import type { Entity, EntitySummary, Relation, Statement } from '../../../shared/contract/entities.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ReadableDb } from '../../db/database.ts';
import { type Sql, sql } from '../../db/sql.ts';
import { allAtOnce, type Lookups, oneByOne } from './lookups.ts';

interface EntityRow {
  readonly id: Entity['id'];
  readonly number: number;
  readonly schema: string;
}
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
  const lookups = allAtOnce(db);
  return db
    .all<EntityRow>(sql`SELECT * FROM entity ORDER BY number`)
    .filter(
      ({ id, number }) =>
        !words ||
        `n${number}\n${lookups
          .statements(id)
          .map(({ value }) => value)
          .join('\n')}`
          .toLowerCase()
          .includes(words),
    )
    .map(row => summary(model, row, lookups));
}

/** One entity. Refuses an unknown id. */
export function getEntity(db: ReadableDb, model: Model, id: string): Entity {
  return entityOf(db, model, id, oneByOne(db), relations(db, model, ofEntity(id)));
}

/** These entities, in this order. Refuses an unknown id. */
export function getEntities(db: ReadableDb, model: Model, ids: readonly string[]): Entity[] {
  if (ids.length < MANY) return ids.map(id => getEntity(db, model, id));
  const lookups = allAtOnce(db);
  const byEnd = new Map<string, Relation[]>();
  for (const relation of relations(db, model, sql`1`, lookups))
    for (const id of new Set([relation.source.id, relation.target.id]))
      byEnd.set(id, [...(byEnd.get(id) ?? []), relation]);
  return ids.map(id => entityOf(db, model, id, lookups, byEnd.get(id) ?? []));
}

/** From so many on, reading everything at once is faster than asking for each. */
const MANY = 20;
const ofEntity = (id: string): Sql => sql`sourceId = ${id} OR targetId = ${id}`;

function entityOf(
  db: ReadableDb,
  model: Model,
  id: string,
  lookups: Lookups,
  relationsOf: readonly Relation[],
): Entity {
  const row =
    db.one<EntityRow>(sql`SELECT * FROM entity WHERE id = ${id}`) ??
    refuse({ code: 'not-found', what: 'entity', id });
  const properties = model.schemata[row.schema]?.getProperties();
  return {
    ...summary(model, row, lookups),
    statements: lookups.statements(id).map(statement => {
      const type = properties?.get(statement.property)?.type.name ?? 'string';
      return {
        ...statement,
        id: statement.id as Statement['id'],
        // A value that is another entity is shown as what it names.
        value: type === 'entity' ? entityLabel(statement.value, lookups) : statement.value,
        label: properties?.get(statement.property)?.label ?? statement.property,
        type,
        evidence: lookups.backing('statement', statement.id),
      };
    }),
    relations: [...relationsOf],
    evidence: lookups.backing('entity', id),
  };
}

function entityLabel(id: string, lookups: Lookups): string {
  const number = lookups.number(id);
  return number === undefined ? 'An entity that was deleted' : `N${number} ${lookups.name(id)}`;
}

/** One relation. Refuses an unknown id. */
export function getRelation(db: ReadableDb, model: Model, id: string): Relation {
  return relations(db, model, sql`id = ${id}`)[0] ?? refuse({ code: 'not-found', what: 'relation', id });
}

/** Every relation of the project. */
export function listRelations(db: ReadableDb, model: Model): Relation[] {
  return relations(db, model, sql`1`, allAtOnce(db));
}

function summary(model: Model, row: EntityRow, lookups: Lookups): EntitySummary {
  const statements = lookups.statements(row.id);
  const valuesOf = (...properties: string[]) =>
    statements.filter(({ property }) => properties.includes(property)).map(({ value }) => value);
  const name = lookups.name(row.id);
  return {
    id: row.id,
    number: row.number,
    schema: row.schema,
    schemaLabel: model.schemata[row.schema]?.label ?? row.schema,
    name,
    otherNames: valuesOf('name', 'alias', 'weakAlias', 'previousName').filter(other => other !== name),
    countries: valuesOf('country', 'jurisdiction', 'nationality'),
    evidenceCount: lookups.evidenceCount(row.id),
  };
}

function relations(db: ReadableDb, model: Model, condition: Sql, lookups = oneByOne(db)): Relation[] {
  const endOf = (id: Entity['id']) => ({ id, number: lookups.number(id) ?? 0, name: lookups.name(id) });
  return db.all<RelationRow>(sql`SELECT * FROM relation WHERE ${condition} ORDER BY rowid`).map(row => ({
    id: row.id,
    schema: row.schema,
    label: model.schemata[row.schema]?.edge?.label ?? row.schema,
    source: endOf(row.sourceId),
    target: endOf(row.targetId),
    properties: JSON.parse(row.properties),
    evidence: lookups.backing('relation', row.id),
  }));
}
