// What a section cites cannot be deleted: its number would lead nowhere, or to something else.
import { citationsIn, SectionTree } from '../../../shared/sections/tree.ts';
import type { QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { listTemplates } from '../case-file/templates.ts';

/** The written sections, of any template, that cite something by its number (`E12`), as `the section “Conduct” of “Dossier”`. */
export function sectionsCiting(context: QueryContext, ref: string): string[] {
  const rows = context.db.all<{ template: string; section: string; document: string }>(
    sql`SELECT template, section, document FROM section WHERE instr(document, ${ref}) > 0 ORDER BY rowid`,
  );
  const citing = rows.filter(({ document }) =>
    citationsIn(SectionTree.parse(JSON.parse(document))).includes(ref),
  );
  if (citing.length === 0) return [];
  const templates = new Map(listTemplates(context).map(template => [template.id, template]));
  return citing.map(({ template, section }) => {
    const of = templates.get(template);
    const title = of?.sections.find(({ id }) => id === section)?.title ?? section;
    return `the section “${title}” of “${of?.title ?? template}”`;
  });
}
