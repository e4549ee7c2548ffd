import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { SectionSpec } from '../../../shared/contract/sections.ts';
import { normalTree } from '../../../shared/sections/normal.ts';
import type { SectionTree } from '../../../shared/sections/tree.ts';
import type { ActionContext, Handlers, MethodsUnder, QueryContext } from '../../app/context.ts';
import type { UnitOfWork } from '../../app/unit-of-work.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { gather } from '../case-file/assemble.ts';
import type { Template } from '../case-file/templates.ts';
import { filledBlock } from './blocks/index.ts';
import { citables } from './citable.ts';
import { comment, commentsOf, resolve } from './comments.ts';
import { chosenTemplate, sectionId, sectionOf, sectionsIn } from './queries.ts';
import { historyOf, versionOf, withTheirs } from './versions.ts';

/** Sections of the case file: text, comments, versions. */
export const sectionsHandlers: Handlers<MethodsUnder<'sections'>> = {
  'sections.get': (context, { template }) => {
    const { id, title, limit, ...rest } = chosenTemplate(context, template);
    const sections = sectionsIn(context.db, { id, title, ...rest });
    return { template: id, title, ...(limit && { limit }), sections };
  },
  'sections.edit': editSection,
  'sections.citable': (context, { template }) => {
    const chosen = chosenTemplate(context, template);
    return [...citables(context, gather(context), sectionsIn(context.db, chosen)).values()];
  },
  'sections.block': (context, { block, settings }) =>
    filledBlock(context, gather(context), block, settings, chosenTemplate(context, undefined).law),
  'sections.comments': (context, { template }) =>
    commentsOf(context.db, sectionsIn(context.db, chosenTemplate(context, template)), {
      template: chosenTemplate(context, template).id,
    }),
  'sections.comment': (context, input) => {
    const { template, spec } = placeOf(context, input);
    if (input.document) {
      const { document, base } = input;
      const both = withTheirs(context.db, template.id, spec, { document, base });
      writeSection(context, template.id, spec.id, both?.tree ?? document);
    }
    return comment(context, template.id, sectionOf(context.db, template.id, spec), input);
  },
  'sections.resolve': (context, input) => {
    const { template, spec } = placeOf(context, input);
    return resolve(context, template.id, sectionOf(context.db, template.id, spec), input);
  },
  'sections.history': (context, input) => {
    const { template, spec } = placeOf(context, input);
    return historyOf(context.db, template.id, spec);
  },
  'sections.version': (context, input) => {
    const { template, spec } = placeOf(context, input);
    return versionOf(context.db, template.id, spec, input.seq);
  },
};

/** The template and the section that are meant. */
function placeOf(
  context: QueryContext,
  { template: id, section }: { readonly template?: string | undefined; readonly section: string },
): { readonly template: Template; readonly spec: SectionSpec } {
  const template = chosenTemplate(context, id);
  const spec = template.sections.find(each => each.id === section);
  return { template, spec: spec ?? refuse({ code: 'not-found', what: 'section', id: section }) };
}

function editSection(context: ActionContext, input: Input<'sections.edit'>): Output<'sections.edit'> {
  const { template, spec } = placeOf(context, input);
  const both = withTheirs(context.db, template.id, spec, input);
  writeSection(context, template.id, spec.id, both?.tree ?? input.document);
  const how = input.restores === undefined ? 'Wrote' : `Restored, as of action ${input.restores},`;
  const beside = both ? ', together with what was written in another window' : '';
  context.work.say(`${how} the section “${spec.title}”${beside}`);
  return { ...sectionOf(context.db, template.id, spec), clashes: both?.clashes ?? 0 };
}

/** Puts the text of a section into its row, in its one form. */
export function writeSection(
  { db, work }: { readonly db: ReadableDb; readonly work: UnitOfWork },
  template: string,
  section: string,
  tree: SectionTree,
): void {
  const id = sectionId(template, section);
  const document = JSON.stringify(normalTree(tree));
  if (db.one(sql`SELECT id FROM section WHERE id = ${id}`)) work.update('section', id, { document });
  else work.insert('section', { id, template, section, document });
}
