import type { Section, SectionSpec } from '../../../shared/contract/sections.ts';
import { treeOfProse } from '../../../shared/sections/prose.ts';
import { EMPTY_TREE, plainText, SectionTree } from '../../../shared/sections/tree.ts';
import { wordCount } from '../../../shared/text/word-count.ts';
import type { QueryContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { getTemplate, type Template } from '../case-file/templates.ts';

/** The section that `caseFile.summary` is the prose of. */
export const SUMMARY = 'summary';

/** There is one case file a project so far; its row has this id. */
export const CASE_FILE = 'main';

/** The row of a section: its template and its name. */
export const sectionId = (template: string, section: string): string => `${template}/${section}`;

/** What was written of a section; undefined when nobody has. */
export function writtenTree(db: ReadableDb, template: string, section: string): SectionTree | undefined {
  const row = db.one<{ document: string }>(
    sql`SELECT document FROM section WHERE id = ${sectionId(template, section)}`,
  );
  if (row) return SectionTree.parse(JSON.parse(row.document));
  if (section !== SUMMARY) return undefined;
  // A summary from before there were sections is the first text of that section.
  const old = db.one<{ summary: string }>(sql`SELECT summary FROM case_file WHERE id = ${CASE_FILE}`);
  return old && old.summary.trim() !== '' ? treeOfProse(old.summary) : undefined;
}

/** A section as it stands. */
export function sectionOf(db: ReadableDb, template: string, spec: SectionSpec): Section {
  const written = writtenTree(db, template, spec.id);
  const document = written ?? startOf(spec);
  return { ...spec, document, words: wordsOf(document), written: written !== undefined };
}

/** What stands in a section until somebody writes it. */
export const startOf = ({ starts }: SectionSpec): SectionTree =>
  starts.length === 0
    ? EMPTY_TREE
    : { type: 'doc', content: starts.map(block => ({ type: 'data', attrs: { block, settings: {} } })) };

/** Words of a text without its citations. */
export const wordsOf = (tree: SectionTree): number =>
  wordCount(plainText(tree).replaceAll(/\[(?:[ECNF]\d+|doc_[0-9a-z]+)\]/g, ' '));

/** The template that is meant: the named one, or that of the case file. */
export function chosenTemplate({ db, ports }: QueryContext, id: string | undefined): Template {
  const row = db.one<{ template: string }>(sql`SELECT template FROM case_file WHERE id = ${CASE_FILE}`);
  return getTemplate({ db, ports }, id ?? row?.template ?? 'dossier');
}

/** The sections of a template as they stand. */
export const sectionsIn = (db: ReadableDb, { id, sections }: Template): Section[] =>
  sections.map(spec => sectionOf(db, id, spec));
