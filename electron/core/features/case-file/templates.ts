import { z } from 'zod';
import { refuse } from '../../../shared/contract/problem.ts';
import { SectionSpec, WordLimit } from '../../../shared/contract/sections.ts';
import type { Resources } from '../../ports/index.ts';
import { CUSTODY_SCHEMA } from '../history/custody-data.ts';
import { DOSSIER_SCHEMA } from './dossier.ts';

/** The version of the data that templates get, by what they are about. */
const SCHEMAS = { case: DOSSIER_SCHEMA, log: CUSTODY_SCHEMA };

const Description = z.object({
  title: z.string(),
  description: z.string(),
  schema: z.number(),
  main: z.string(),
  about: z.enum(['case', 'log']).default('case'),
  /** Legal texts in it that nobody has compared with their source yet. */
  verify: z.array(z.string()).default([]),
  /** What a person writes, in the order in which it is printed. */
  sections: z.array(SectionSpec).default([]),
  /** Words that the receiver takes at most, all sections together. */
  limit: WordLimit.optional(),
  /** Codes of regimes whose texts it prints. */
  law: z.array(z.string()).default([]),
});

/** A template that can be exported. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Path of the file that Typst starts from. */
  readonly main: string;
  /** Whether it sets the case file or a report about the log. */
  readonly about: 'case' | 'log';
  /** Legal texts in it that nobody has compared with their source yet. */
  readonly verify: readonly string[];
  /** What a person writes, in the order in which it is printed. */
  readonly sections: readonly SectionSpec[];
  /** Words that the receiver takes at most, all sections together. */
  readonly limit?: WordLimit;
  /** Codes of regimes whose texts it prints. */
  readonly law: readonly string[];
}

const described = (resources: Resources, id: string): boolean =>
  resources.list(`templates/${id}`).includes('template.json');

/** Templates shipped with the application. `lib`, which they share, has no `template.json` and is none. */
export function listTemplates(resources: Resources): Template[] {
  return resources
    .list('templates')
    .filter(id => described(resources, id))
    .map(id => readTemplate(resources, id));
}

/** One template. Refuses an unknown one, and one written for other data. */
export function getTemplate(resources: Resources, id: string): Template {
  const known = listTemplates(resources).find(template => template.id === id);
  return known ?? refuse({ code: 'not-found', what: 'template', id });
}

function readTemplate(resources: Resources, id: string): Template {
  const text = new TextDecoder().decode(resources.read(`templates/${id}/template.json`));
  const { schema, main, limit, ...rest } = Description.parse(JSON.parse(text));
  const { about } = rest;
  if (schema !== SCHEMAS[about])
    refuse({
      code: 'template-failed',
      template: id,
      reason: `it was written for data version ${schema}, not ${SCHEMAS[about]}`,
    });
  return { id, ...rest, ...(limit && { limit }), main: `/templates/${id}/${main}` };
}

/** A template's own files and the shared ones, by their paths in the typesetter's world. */
export function templateFiles(resources: Resources, id: string): Map<string, Uint8Array> {
  const paths = [id, 'lib'].flatMap(folder =>
    resources.list(`templates/${folder}`).map(name => `templates/${folder}/${name}`),
  );
  return new Map(paths.filter(path => path.endsWith('.typ')).map(path => [`/${path}`, resources.read(path)]));
}
