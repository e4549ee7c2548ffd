import { defaultModel, type Schema as FtmSchema, Model, type Property } from '@alephdata/followthemoney';
import { z } from 'zod';
import type { Schema } from '../../../shared/contract/entities.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { valueWords } from '../../../shared/text/values.ts';
import type { Resources } from '../../ports/index.ts';

const Extension = z.object({
  properties: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ label: z.string(), description: z.string(), type: z.string(), matchable: z.boolean() }),
    ),
  ),
});

let loaded: Model | undefined;

/** The FollowTheMoney model with our additions from `resources/followthemoney/extension.json`. Loaded once. */
export function ftmModel(resources: Resources): Model {
  loaded ??= extendedModel(resources);
  return loaded;
}

function extendedModel(resources: Resources): Model {
  const datum = structuredClone(defaultModel) as ConstructorParameters<typeof Model>[0];
  const text = new TextDecoder().decode(resources.read('followthemoney/extension.json'));
  for (const [schema, properties] of Object.entries(Extension.parse(JSON.parse(text)).properties)) {
    for (const [name, property] of Object.entries(properties)) {
      const target = datum.schemata[schema];
      if (target) target.properties[name] = { name, qname: `${schema}:${name}`, ...property };
    }
  }
  return new Model(datum);
}

let plain: Model | undefined;

/** A value with the name of its property, as people read it: `Country: China`. */
export function valueInWords(schema: string, property: string, value: string): string {
  plain ??= new Model(defaultModel as ConstructorParameters<typeof Model>[0]);
  const found = (loaded ?? plain).schemata[schema]?.getProperties().get(property);
  return `${found?.label ?? property}: ${valueWords(found?.type.name ?? 'string', value)}`;
}

/** The schema of an entity or relation. Refuses an unknown or abstract one, or one of the other sort. */
export function schemaOf(model: Model, name: string, sort: 'entity' | 'relation'): FtmSchema {
  const schema = model.schemata[name];
  if (!schema || schema.abstract || schema.isEdge !== (sort === 'relation'))
    refuse({
      code: 'not-allowed',
      what: `“${name}” is not a kind of ${sort}.`,
      next: 'Choose one of the kinds that “entities.schemata” lists.',
    });
  return schema;
}

/** A property of a schema. Refuses one that it does not have, or that holds an entity. */
export function propertyOf(schema: FtmSchema, name: string): Property {
  const property = schema.getProperties().get(name);
  if (!property || property.type.name === 'entity')
    refuse({
      code: 'not-allowed',
      what: `${schema.label} has no value “${name}”.`,
      next: 'Choose one of the values that “entities.schemata” lists for it.',
    });
  return property;
}

/** All kinds that a person can choose, as forms need them, by label. */
export function schemata(model: Model): Schema[] {
  return Object.values(model.schemata)
    .filter(schema => schema !== undefined)
    .filter(
      schema =>
        !schema.abstract &&
        !schema.deprecated &&
        !schema.generated &&
        (schema.isEdge || schema.isThing()) &&
        !schema.isDocument(),
    )
    .map(schemaForForms)
    .sort((left, right) => left.label.localeCompare(right.label, 'en'));
}

function schemaForForms(schema: FtmSchema): Schema {
  const properties = [...schema.getProperties().values()].filter(
    property => !property.stub && !property.hidden,
  );
  const values = properties.filter(property => property.type.name !== 'entity');
  const ends = new Map(properties.map(property => [property.name, property]));
  const { edge } = schema;
  return {
    name: schema.name,
    label: schema.label,
    plural: schema.plural,
    description: schema.description ?? '',
    ...(edge && {
      edge: {
        source: edge.source,
        target: edge.target,
        sourceSchema: rangeOf(ends.get(edge.source)),
        targetSchema: rangeOf(ends.get(edge.target)),
        label: edge.label ?? schema.label.toLowerCase(),
      },
    }),
    featured: schema.featured.filter(name => values.some(property => property.name === name)),
    properties: values.map(({ name, label, type, description }) => ({
      name,
      label,
      type: type.name,
      description: description ?? '',
    })),
  };
}

/** Name of the schema that an end of a relation may have. */
export function rangeOf(property: Property | undefined): string {
  return property?.hasRange ? property.getRange().name : 'Thing';
}
