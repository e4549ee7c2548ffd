// Templates: those shipped with the application, and those that a person brought into the project.
import { refuse } from '../../../shared/contract/problem.ts';
import type { ReadableDb } from '../../db/database.ts';
import type { Ports, Resources } from '../../ports/index.ts';
import { CUSTODY_SCHEMA } from '../history/custody-data.ts';
import { DOSSIER_SCHEMA } from './dossier.ts';
import { type StoredTemplate, storedTemplate, storedTemplates } from './own-templates/stored.ts';
import { TemplateFile } from './template-file.ts';

/** The version of the data that templates get, by what they are about. */
export const SCHEMAS = { case: DOSSIER_SCHEMA, log: CUSTODY_SCHEMA };

/** A template that can be exported. */
export interface Template extends Omit<TemplateFile, 'schema'> {
  readonly id: string;
  /** Path of the file that Typst starts from. */
  readonly main: string;
  /** SHA-256 of a folder that a person brought; null of a shipped one. */
  readonly own: string | null;
}

/** Where templates are looked for. */
interface Source {
  readonly db: ReadableDb;
  readonly ports: Pick<Ports, 'resources'>;
}

const described = (resources: Resources, id: string): boolean =>
  resources.list(`templates/${id}`).includes('template.json');

/** Templates shipped with the application. `lib`, which they share, has no `template.json` and is none. */
export function shippedTemplates(resources: Resources): Template[] {
  return resources
    .list('templates')
    .filter(id => described(resources, id))
    .map(id => templateOf(id, resources.read(`templates/${id}/template.json`), null));
}

/** All templates that can be exported: the shipped ones, and those of the project. */
export const listTemplates = ({ db, ports }: Source): Template[] => [
  ...shippedTemplates(ports.resources),
  ...storedTemplates(db).map(ownTemplate),
];

/** One template. Refuses an unknown one, and one written for other data. */
export function getTemplate({ db, ports }: Source, id: string): Template {
  // The project's own comes first, so that it prints the same when a later version of the application ships one of its name.
  const own = storedTemplate(db, id);
  if (own) return ownTemplate(own);
  const known = shippedTemplates(ports.resources).find(template => template.id === id);
  return known ?? refuse({ code: 'not-found', what: 'template', id });
}

/** A template that a person brought. */
export const ownTemplate = ({ id, sha256, files }: StoredTemplate): Template =>
  templateOf(id, files.get('template.json') ?? new Uint8Array(), sha256);

function templateOf(id: string, bytes: Uint8Array, own: string | null): Template {
  const read = TemplateFile.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const { schema, main, ...rest } = read;
  const { about } = rest;
  if (schema !== SCHEMAS[about])
    refuse({
      code: 'template-failed',
      template: id,
      reason: `it was written for data version ${schema}, not ${SCHEMAS[about]}`,
    });
  return { id, ...rest, own, main: `/templates/${id}/${main}` };
}

/** A template's own files and the shared ones, by their paths in the typesetter's world. */
export function templateFiles(
  { db, ports: { resources } }: Source,
  { id, own }: Template,
): Map<string, Uint8Array> {
  const stored = own === null ? undefined : storedTemplate(db, id);
  return stored ? filesOfOwn(resources, stored) : shippedFiles(resources, [id, 'lib']);
}

/** The same for a folder that a person brought. */
export const filesOfOwn = (resources: Resources, { id, files }: StoredTemplate): Map<string, Uint8Array> =>
  new Map([
    ...shippedFiles(resources, ['lib']),
    ...[...files].map(([name, bytes]) => [`/templates/${id}/${name}`, bytes] as const),
  ]);

function shippedFiles(resources: Resources, folders: readonly string[]): Map<string, Uint8Array> {
  const paths = folders.flatMap(folder =>
    resources.list(`templates/${folder}`).map(name => `templates/${folder}/${name}`),
  );
  return new Map(paths.filter(path => path.endsWith('.typ')).map(path => [`/${path}`, resources.read(path)]));
}
