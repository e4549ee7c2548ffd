import type { Entity } from '../../../shared/contract/entities.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext, Handlers, MethodsUnder, QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { linkAll, unlinkTarget } from '../evidence/linking.ts';
import { entityName } from '../evidence/queries.ts';
import { sectionsCiting } from '../sections/citing.ts';
import { ftmModel, propertyOf, rangeOf, schemaOf, schemata } from './model.ts';
import { getEntity, getRelation, listEntities } from './queries.ts';

const model = ({ ports }: QueryContext) => ftmModel(ports.resources);
const entity = (context: QueryContext, id: string) => getEntity(context.db, model(context), id);

/** Entities, statements and relations. */
export const entitiesHandlers: Handlers<MethodsUnder<'entities' | 'statements' | 'relations'>> = {
  'entities.schemata': context => schemata(model(context)),
  'entities.list': (context, { filter }) => listEntities(context.db, model(context), filter),
  'entities.get': (context, { id }) => entity(context, id),
  'entities.create': createEntity,
  'entities.edit': (context, { id, schema }) => {
    const before = entity(context, id);
    const to = schemaOf(model(context), schema, 'entity');
    for (const { property } of before.statements) propertyOf(to, property);
    context.work.update('entity', id, { schema });
    context.work.say(`Changed N${before.number} “${before.name}” from ${before.schemaLabel} to ${to.label}`);
    return entity(context, id);
  },
  'entities.delete': deleteEntity,
  'statements.add': (context, { entityId, ...value }) => {
    const { number, name } = entity(context, entityId);
    const label = addStatement(context, entityId, value);
    context.work.say(`Added ${label} “${value.value}” to N${number} “${name}”`);
    return entity(context, entityId);
  },
  'statements.edit': (context, { id, value, language }) => {
    const statement = statementRow(context, id);
    context.work.update('statement', id, { value, ...(language !== undefined && { language }) });
    const after = entity(context, statement.entityId);
    context.work.say(
      `Changed ${statement.property} of N${after.number} “${after.name}” from “${statement.value}” to “${value}”`,
    );
    return after;
  },
  'statements.remove': (context, { id }) => {
    const statement = statementRow(context, id);
    const before = entity(context, statement.entityId);
    if (before.statements.length === 1)
      refuse({
        code: 'not-allowed',
        what: 'An entity needs at least one value.',
        next: 'Change the value, or delete the entity.',
      });
    unlinkTarget(context, 'statement', id);
    context.work.remove('statement', id);
    context.work.say(
      `Removed ${statement.property} “${statement.value}” from N${before.number} “${before.name}”`,
    );
    return entity(context, statement.entityId);
  },
  'relations.add': addRelation,
  'relations.edit': (context, { id, properties }) => {
    const before = getRelation(context.db, model(context), id);
    const schema = schemaOf(model(context), before.schema, 'relation');
    for (const property of Object.keys(properties)) propertyOf(schema, property);
    context.work.update('relation', id, { properties: JSON.stringify(properties) });
    context.work.say(`Changed the relation “${before.source.name}” ${before.label} “${before.target.name}”`);
    return getRelation(context.db, model(context), id);
  },
  'relations.remove': (context, { id }) => {
    const before = getRelation(context.db, model(context), id);
    unlinkTarget(context, 'relation', id);
    context.work.remove('relation', id);
    context.work.say(`Removed the relation “${before.source.name}” ${before.label} “${before.target.name}”`);
    return { id };
  },
};

type Value = Input<'entities.create'>['statements'][number];

function createEntity(
  context: ActionContext,
  { schema: name, statements }: Input<'entities.create'>,
): Entity {
  const { work, newId, at, author } = context;
  const schema = schemaOf(model(context), name, 'entity');
  const id = newId('ent') as Entity['id'];
  const number = work.nextNumber('entity');
  work.insert('entity', { id, number, schema: name, createdAt: at, author });
  for (const statement of statements) addStatement(context, id, statement);
  work.say(`Made ${schema.label.toLowerCase()} N${number} “${entityName(context.db, id)}”`);
  return entity(context, id);
}

/** Adds a value with its evidence; gives the property's name for people. */
function addStatement(
  context: ActionContext,
  entityId: Entity['id'],
  { property, value, language, evidenceIds }: Value,
): string {
  const { db, work, newId } = context;
  const row = db.one<{ schema: string }>(sql`SELECT schema FROM entity WHERE id = ${entityId}`);
  const { label } = propertyOf(schemaOf(model(context), row?.schema ?? '', 'entity'), property);
  const last = db.one<{ position: number }>(
    sql`SELECT max(position) AS position FROM statement WHERE entityId = ${entityId}`,
  );
  const id = newId('stm') as Entity['statements'][number]['id'];
  work.insert('statement', {
    id,
    entityId,
    position: (last?.position ?? 0) + 1,
    property,
    value,
    language: language ?? '',
  });
  linkAll(context, evidenceIds, { kind: 'statement', id });
  return label;
}

function statementRow(
  { db }: ActionContext,
  id: string,
): { entityId: Entity['id']; property: string; value: string } {
  return (
    db.one(sql`SELECT entityId, property, value FROM statement WHERE id = ${id}`) ??
    refuse({ code: 'not-found', what: 'statement', id })
  );
}

function deleteEntity(context: ActionContext, { id }: Input<'entities.delete'>): Output<'entities.delete'> {
  const { db, work } = context;
  const before = entity(context, id);
  const places = [
    ...before.relations.map(
      ({ source, label, target }) => `relation “${source.name}” ${label} “${target.name}”`,
    ),
    ...before.evidence.map(({ number }) => `E${number}`),
    ...shipmentsWith(context, id),
    ...(isSubject(context, id) ? ['subject of the case file'] : []),
    ...db
      .all<{ number: number }>(
        sql`SELECT number FROM claim_entity JOIN claim ON claim.id = claim_entity.claimId WHERE entityId = ${id} ORDER BY number`,
      )
      .map(({ number }) => `C${number}`),
    ...sectionsCiting(context, `N${before.number}`),
  ];
  if (places.length > 0) refuse({ code: 'still-cited', what: `N${before.number} “${before.name}”`, places });
  for (const statement of db.all<{ id: string }>(
    sql`SELECT id FROM statement WHERE entityId = ${id} ORDER BY position DESC`,
  )) {
    unlinkTarget(context, 'statement', statement.id);
    work.remove('statement', statement.id);
  }
  work.remove('entity', id);
  work.say(`Deleted ${before.schemaLabel.toLowerCase()} N${before.number} “${before.name}”`);
  return { id };
}

/** Shipments that name an entity as one of their parties. */
function shipmentsWith({ db }: ActionContext, id: string): string[] {
  return db
    .all<{ id: string; number: number }>(
      sql`SELECT DISTINCT entity.id, entity.number FROM statement JOIN entity ON entity.id = statement.entityId
        WHERE statement.value = ${id} AND entity.schema = 'EconomicActivity' ORDER BY entity.number`,
    )
    .map(shipment => `N${shipment.number} “${entityName(db, shipment.id)}”`);
}

function isSubject({ db }: ActionContext, id: string): boolean {
  return (
    db.one(
      sql`SELECT 1 AS one FROM case_file, json_each(case_file.subjects) WHERE json_each.value = ${id}`,
    ) !== undefined
  );
}

function addRelation(context: ActionContext, input: Input<'relations.add'>): Output<'relations.add'> {
  const { work, newId, at, author } = context;
  const schema = schemaOf(model(context), input.schema, 'relation');
  for (const property of Object.keys(input.properties)) propertyOf(schema, property);
  mustFit(context, schema.edge?.source ?? '', input.schema, input.sourceId);
  mustFit(context, schema.edge?.target ?? '', input.schema, input.targetId);
  const id = newId('rel') as Output<'relations.add'>['id'];
  const { sourceId, targetId, properties } = input;
  work.insert('relation', {
    id,
    schema: input.schema,
    sourceId,
    targetId,
    properties: JSON.stringify(properties),
    createdAt: at,
    author,
  });
  linkAll(context, input.evidenceIds, { kind: 'relation', id });
  const made = getRelation(context.db, model(context), id);
  work.say(`Related “${made.source.name}” ${made.label} “${made.target.name}”`);
  return made;
}

/** Refuses an end of a relation whose kind FollowTheMoney does not allow there. */
function mustFit(context: ActionContext, end: string, relation: string, entityId: string): void {
  const found = entity(context, entityId);
  const schema = schemaOf(model(context), found.schema, 'entity');
  const wanted = rangeOf(schemaOf(model(context), relation, 'relation').getProperties().get(end));
  if (!schema.isA(wanted))
    refuse({
      code: 'not-allowed',
      what: `“${found.name}” is a ${found.schemaLabel}; the ${end} of a ${relation} must be a ${wanted}.`,
      next: 'Choose another entity, or turn the relation round.',
    });
}
