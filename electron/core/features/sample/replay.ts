import type { Output } from '../../../shared/contract/index.ts';
import { DocumentId } from '../../../shared/kernel/ids.ts';
import type { JobContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import type { Resources } from '../../ports/index.ts';
import { importFiles } from '../documents/import-files.ts';
import { Recipe } from './recipe.ts';
import { addOtherSide, type Elements, takeRegimes } from './referral.ts';
import { Sections, writeSections } from './sections.ts';
import { doStep } from './steps.ts';
import { pinFigures, readTrade } from './trade.ts';

const FOLDER = 'sample';

/**
 * The sample case: its title, who signs its next action and when, and how it is made in a project by importing its files and doing
 * what a person would. Its investigator is as invented as the case, and has a clock of their own: so all dates of the case agree.
 */
export function startSampleCase(resources: Resources): {
  readonly title: string;
  sign(): { readonly author: string; readonly at: string };
  replay(context: JobContext): Promise<void>;
} {
  const read = (name: string): unknown =>
    JSON.parse(new TextDecoder().decode(resources.read(`${FOLDER}/${name}`)));
  const recipe = Recipe.parse(read('case.json'));
  const sections = Sections.parse(read('sections.json'));
  const { title, author, begun } = recipe.project;
  let minutes = 0;
  const sign = () => ({ author, at: new Date(Date.parse(begun) + 60_000 * minutes++).toISOString() });
  return { title, sign, replay: context => replay(context, recipe, sections) };
}

async function replay(context: JobContext, recipe: Recipe, sections: Sections): Promise<void> {
  await importFiles(fromResources(context), {
    sources: recipe.files.map(({ file }) => ({ kind: 'path', path: file })),
    ocr: 'off',
    languages: [],
    source: 'Sample case shipped with Plumbline: invented',
    handling: 'restricted',
    provenance: {},
    passwords: [],
  });
  for (const { file, language, sourceGrade, note } of recipe.files)
    doStep(context, 'documents.edit', {
      ids: [documentId(context, file)],
      patch: { language, sourceGrade, note },
    });
  await readTrade(context, recipe.trade, documentId(context, recipe.trade.file));
  const evidence = new Map(recipe.evidence.map(each => [each.key, keep(context, each)]));
  const entities = new Map(recipe.entities.map(each => [each.key, create(context, each, evidence)]));
  for (const { schema, source, target, properties, evidence: keys } of recipe.relations)
    doStep(context, 'relations.add', {
      schema,
      sourceId: entities.get(source)?.id,
      targetId: entities.get(target)?.id,
      properties,
      evidenceIds: keys.map(key => evidence.get(key)?.id),
    });
  const elements = takeRegimes(context, recipe);
  const claims = new Map(recipe.claims.map(each => [each.key, claim(context, each, evidence, elements)]));
  addOtherSide(context, recipe, { elements, claims, evidence });
  const figures = pinFigures(context, recipe.figures, claims);
  const numbers = { E: evidence, N: entities, C: claims, F: figures };
  const numbered = (text: string): string =>
    text
      .replaceAll(
        /\[([ENCF]):([a-z0-9-]+)\]/g,
        (_, letter: 'E' | 'N' | 'C' | 'F', key: string) =>
          `[${letter}${numbers[letter].get(key)?.number ?? '?'}]`,
      )
      .replaceAll(/\[D:([^\]]+)\]/g, (_, file: string) => `[${documentId(context, file)}]`);
  writeSections(context, sections, numbered);
  doStep(context, 'caseFile.edit', {
    patch: {
      ...recipe.caseFile,
      summary: numbered(recipe.caseFile.summary),
      subjects: recipe.caseFile.subjects.map(key => entities.get(key)?.id),
    },
  });
  context.refreshImage();
}

/** The same context, with the shipped sample files in place of the machine's. */
function fromResources(context: JobContext): JobContext {
  const { resources } = context.ports;
  const files = {
    ...context.ports.files,
    find: async (path: string) => [{ path, name: path, bytes: 0 }],
    read: async (path: string) => resources.read(`${FOLDER}/${path}`),
    takeUpload: () => new Uint8Array(),
  };
  return { ...context, ports: { ...context.ports, files } };
}

function documentId({ db }: JobContext, file: string): DocumentId {
  return DocumentId.parse(db.one<{ id: string }>(sql`SELECT id FROM document WHERE name = ${file}`)?.id);
}

function keep(
  context: JobContext,
  { file, page, quote, rectangle, rows, columns, ...notes }: Recipe['evidence'][number],
): Output<'evidence.keep'> {
  const at = { documentId: documentId(context, file) };
  const marking =
    quote !== undefined
      ? { kind: 'quote', ...at, page, quote }
      : rows
        ? { kind: 'rows', ...at, rows, columns }
        : { kind: 'area', ...at, page, rectangle };
  const { language, note, translation, informationGrade } = notes;
  return doStep(context, 'evidence.keep', {
    marking,
    language,
    note,
    translation,
    translator: translation ? 'Sample investigator' : '',
    informationGrade,
  });
}

type Kept = ReadonlyMap<string, Output<'evidence.keep'>>;

function create(
  context: JobContext,
  { schema, statements }: Recipe['entities'][number],
  evidence: Kept,
): Output<'entities.create'> {
  const values = statements.map(({ evidence: keys, ...value }) => ({
    ...value,
    evidenceIds: keys.map(key => evidence.get(key)?.id),
  }));
  return doStep(context, 'entities.create', { schema, statements: values });
}

function claim(
  context: JobContext,
  { key: _key, links, elements: codes, ...given }: Recipe['claims'][number],
  evidence: Kept,
  elements: Elements,
): Output<'claims.create'> {
  const made = doStep(context, 'claims.create', {
    ...given,
    elementIds: codes.map(code => elements.get(code)),
  });
  for (const { evidence: key, role, note: why } of links)
    doStep(context, 'links.add', {
      evidenceId: evidence.get(key)?.id,
      target: { kind: 'claim', id: made.id },
      role,
      note: why,
    });
  return made;
}
