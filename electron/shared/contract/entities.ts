import { z } from 'zod';
import { EntityId, EvidenceId, RelationId, StatementId } from '../kernel/ids.ts';
import { Language, Role } from './common.ts';
import { action, query } from './define.ts';

/** Evidence as it is shown beside a value: enough for a chip. */
export const Backing = z.object({
  evidenceId: EvidenceId,
  number: z.number(),
  role: Role,
  place: z.string(),
});
export type Backing = z.infer<typeof Backing>;

/** One property value of an entity, with the evidence that backs it. */
export const Statement = z.object({
  id: StatementId,
  property: z.string(),
  /** The property's name for people. */
  label: z.string(),
  /** What kind of value it is, as FollowTheMoney has it: `country`, `date`, `identifier`, `string`. */
  type: z.string(),
  value: z.string(),
  language: z.string(),
  evidence: z.array(Backing),
});
export type Statement = z.infer<typeof Statement>;

/** A relation between two entities (a FollowTheMoney interval). */
export const Relation = z.object({
  id: RelationId,
  schema: z.string(),
  /** The relation in words, as `owns`, for people. */
  label: z.string(),
  source: z.object({ id: EntityId, number: z.number(), name: z.string() }),
  target: z.object({ id: EntityId, number: z.number(), name: z.string() }),
  properties: z.record(z.string(), z.array(z.string())),
  evidence: z.array(Backing),
});
export type Relation = z.infer<typeof Relation>;

/** An entity in a list. */
export const EntitySummary = z.object({
  id: EntityId,
  /** The number after the N. */
  number: z.number(),
  schema: z.string(),
  schemaLabel: z.string(),
  name: z.string(),
  otherNames: z.array(z.string()),
  countries: z.array(z.string()),
  evidenceCount: z.number(),
});
export type EntitySummary = z.infer<typeof EntitySummary>;

/** An entity with all that is known of it. */
export const Entity = EntitySummary.extend({
  statements: z.array(Statement),
  relations: z.array(Relation),
  /** Evidence linked to the entity as a whole. */
  evidence: z.array(Backing),
});
export type Entity = z.infer<typeof Entity>;

/** A kind of entity or relation of the FollowTheMoney model, as forms need it. */
export const Schema = z.object({
  name: z.string(),
  label: z.string(),
  plural: z.string(),
  description: z.string(),
  /** For relations: the properties that hold the two ends and the schemata these may have. */
  edge: z
    .object({
      source: z.string(),
      target: z.string(),
      sourceSchema: z.string(),
      targetSchema: z.string(),
      label: z.string(),
    })
    .optional(),
  featured: z.array(z.string()),
  properties: z.array(
    z.object({ name: z.string(), label: z.string(), type: z.string(), description: z.string() }),
  ),
});
export type Schema = z.infer<typeof Schema>;

const Value = z.string().trim().min(1).max(10_000);

/** Entities, statements and relations. */
export const entitiesContract = {
  'entities.schemata': query(
    'The kinds of entities and relations (FollowTheMoney), for forms.',
    z.object({}),
    z.array(Schema),
  ),
  'entities.list': query(
    'Entities by number; the filter looks in every name and identifier.',
    z.object({ filter: z.string().optional() }),
    z.array(EntitySummary),
  ),
  'entities.get': query(
    'One entity with its values, relations and evidence.',
    z.object({ id: EntityId }),
    Entity,
  ),
  'entities.create': action(
    'Makes an entity with its first values.',
    z.object({
      schema: z.string(),
      statements: z
        .array(
          z.object({
            property: z.string(),
            value: Value,
            language: Language.optional(),
            evidenceIds: z.array(EvidenceId).default([]),
          }),
        )
        .min(1),
    }),
    Entity,
  ),
  'entities.edit': action(
    'Changes the kind of an entity.',
    z.object({ id: EntityId, schema: z.string() }),
    Entity,
  ),
  'entities.delete': action(
    'Deletes an entity that no relation, link or case file names, with its values.',
    z.object({ id: EntityId }),
    z.object({ id: EntityId }),
  ),
  'statements.add': action(
    'Adds a value to an entity, with the evidence that backs it.',
    z.object({
      entityId: EntityId,
      property: z.string(),
      value: Value,
      language: Language.optional(),
      evidenceIds: z.array(EvidenceId).default([]),
    }),
    Entity,
  ),
  'statements.edit': action(
    'Changes a value.',
    z.object({ id: StatementId, value: Value, language: Language.optional() }),
    Entity,
  ),
  'statements.remove': action('Removes a value and its links.', z.object({ id: StatementId }), Entity),
  'relations.add': action(
    'Relates two entities.',
    z.object({
      schema: z.string(),
      sourceId: EntityId,
      targetId: EntityId,
      properties: z.record(z.string(), z.array(Value)).default({}),
      evidenceIds: z.array(EvidenceId).default([]),
    }),
    Relation,
  ),
  'relations.edit': action(
    'Changes the properties of a relation.',
    z.object({ id: RelationId, properties: z.record(z.string(), z.array(Value)) }),
    Relation,
  ),
  'relations.remove': action(
    'Removes a relation and its links.',
    z.object({ id: RelationId }),
    z.object({ id: RelationId }),
  ),
} as const;
