// A template folder that somebody offers: what may be in it, and what it says of itself.
import type { ImportSource } from '../../../../shared/contract/documents.ts';
import { type Problem, refuse } from '../../../../shared/contract/problem.ts';
import { readJsonFile } from '../../../../shared/text/json-faults.ts';
import type { QueryContext } from '../../../app/context.ts';
import type { Files } from '../../../ports/files.ts';
import { shippedRegimes } from '../../elements/regime-file.ts';
import { regimeRows } from '../../elements/regimes.ts';
import { TemplateFile } from '../template-file.ts';
import { SCHEMAS, shippedTemplates } from '../templates.ts';
import type { TemplateFolder } from './stored.ts';

/** More than any template needs, and little enough to lie in the log. */
const MOST_FILES = 100;
const MOST_BYTES = 2 * 1024 ** 2;
const TAKEN = [
  '.typ',
  '.json',
  '.csv',
  '.txt',
  '.yaml',
  '.toml',
  '.xml',
  '.bib',
  '.png',
  '.jpg',
  '.jpeg',
  '.svg',
];
const DESCRIPTION = 'template.json';
const FOLDER_NAME = /^[a-z][a-z0-9-]{0,39}$/;

/** A template folder as it was given. */
export interface OfferedFolder {
  readonly id: string;
  readonly files: TemplateFolder;
}

/** Reads a folder by its path, or from files that were uploaded with their paths. Hidden files and notes (`.md`) are left out. */
export async function readFolder(files: Files, sources: readonly ImportSource[]): Promise<OfferedFolder> {
  const [first] = sources;
  if (first?.kind === 'path') return await readPath(files, first.path);
  const given = sources.flatMap(source =>
    source.kind === 'upload' ? [{ name: source.name, read: () => files.takeUpload(source.upload) }] : [],
  );
  const id = nameOfFolder(given[0]?.name.split('/')[0] ?? '');
  const below = given.map(each => ({ ...each, name: each.name.split('/').slice(1).join('/') }));
  return { id, files: await taken(below) };
}

async function readPath(files: Files, path: string): Promise<OfferedFolder> {
  const id = nameOfFolder(path.split(/[/\\]/).findLast(part => part !== '') ?? '');
  // Looked for first: somebody may have given a folder with the whole disk below it.
  await files.open(`${path}/${DESCRIPTION}`).then(
    file => file.close(),
    () => noDescription(id),
  );
  const found = await files.find(path);
  return {
    id,
    files: await taken(found.map(each => ({ name: each.name, read: () => files.read(each.path) }))),
  };
}

interface Offered {
  readonly name: string;
  read(): Uint8Array | Promise<Uint8Array>;
}

async function taken(offered: readonly Offered[]): Promise<Map<string, Uint8Array>> {
  const wanted = offered.filter(({ name }) => name !== '' && !isLeftOut(name));
  if (wanted.length > MOST_FILES) tooMuch(`${wanted.length} files`);
  for (const { name } of wanted) refuseName(name);
  const files = new Map<string, Uint8Array>();
  let bytes = 0;
  for (const { name, read } of wanted.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const content = await read();
    bytes += content.length;
    if (bytes > MOST_BYTES) tooMuch('more than 2 MB');
    files.set(name, content);
  }
  return files;
}

const isLeftOut = (name: string): boolean =>
  name.split('/').some(part => part.startsWith('.')) || name.toLowerCase().endsWith('.md');

function refuseName(name: string): void {
  if (TAKEN.some(ending => name.toLowerCase().endsWith(ending))) return;
  const isProgram = name.toLowerCase().endsWith('.wasm');
  notAllowed(
    isProgram
      ? `${name} is a plugin: a program that Typst would run. Templates run none.`
      : `${name} is no file that a template is made of.`,
    `Take it out of the folder; a template may hold ${TAKEN.join(', ')}. Fonts are those of the application; others are not taken.`,
  );
}

function nameOfFolder(name: string): string {
  if (FOLDER_NAME.test(name)) return name;
  return notAllowed(
    `“${name}” cannot be the name of a template.`,
    'Give a folder whose name has small letters, digits and hyphens alone and begins with a letter: “our-report”.',
  );
}

const noDescription = (id: string): never =>
  notAllowed(
    `The folder “${id}” has no ${DESCRIPTION}, so it is no template.`,
    'Choose the folder that holds it. docs/case-file.md says how a template is written, and docs/example-template is one.',
  );

const tooMuch = (what: string): never =>
  notAllowed(
    `The folder has ${what}; a template has at most ${MOST_FILES} files and 2 MB.`,
    'Choose the folder of the template alone, and make its pictures smaller.',
  );

function notAllowed(what: string, next: string): never {
  return refuse({ code: 'not-allowed', what, next } satisfies Problem);
}

/** What the folder says of itself. Refuses with every fault, each by its line. */
export function checkedDescription(context: QueryContext, { id, files }: OfferedFolder): TemplateFile {
  const bytes = files.get(DESCRIPTION) ?? noDescription(id);
  const read = readJsonFile(new TextDecoder().decode(bytes), TemplateFile, partOf);
  const file = `${id}/${DESCRIPTION}`;
  if (!read.ok) return refuse({ code: 'bad-file', file, faults: read.faults });
  const { value, placeOf } = read;
  const faults = [...meaningFaults(context, id, files, value)].map(({ path, what }) => ({
    ...placeOf(path),
    what,
  }));
  return faults.length > 0 ? refuse({ code: 'bad-file', file, faults }) : value;
}

const partOf = (path: readonly PropertyKey[]): string =>
  path[0] === 'sections' && path.length > 1 ? `section ${Number(path[1]) + 1}` : 'the template';

interface MeaningFault {
  readonly path: readonly PropertyKey[];
  readonly what: string;
}

/** What no schema says: names that are taken, missing or given twice. */
function* meaningFaults(
  { db, ports: { resources } }: QueryContext,
  id: string,
  files: TemplateFolder,
  { schema, about, main, sections, law }: TemplateFile,
): Iterable<MeaningFault> {
  if (shippedTemplates(resources).some(shipped => shipped.id === id))
    yield { path: [], what: `“${id}” is the name of a shipped template; give the folder another name.` };
  if (schema !== SCHEMAS[about])
    yield {
      path: ['schema'],
      what: `the data have version ${SCHEMAS[about]}; compare the template with docs/case-file.md, then write ${SCHEMAS[about]} here.`,
    };
  if (!files.has(main))
    yield { path: ['main'], what: `the folder has no file ${main}; add it, or name the one that it has.` };
  for (const [index, section] of sections.entries())
    if (sections.findIndex(other => other.id === section.id) < index)
      yield {
        path: ['sections', index, 'id'],
        what: `“${section.id}” is the name of two sections; change one of them.`,
      };
  const known = new Set([...shippedRegimes(resources).keys(), ...regimeRows(db).map(({ code }) => code)]);
  for (const [index, code] of law.entries())
    if (!known.has(code))
      yield {
        path: ['law', index],
        what: `“${code}” is no regime of this project; there are ${[...known].sort().join(', ')}.`,
      };
}
