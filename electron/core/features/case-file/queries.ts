import { CaseFile } from '../../../shared/contract/case-file.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { proseOf } from '../../../shared/sections/prose.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { CASE_FILE, SUMMARY, writtenTree } from '../sections/queries.ts';

type CaseFileRow = Omit<CaseFile, 'summary' | 'subjects' | 'blocking'> & {
  readonly subjects: string;
  readonly blocking: string;
};

/** What the project is called. */
export interface ProjectRow {
  readonly id: string;
  readonly title: string;
  readonly sample: number;
  readonly createdAt: string;
}

/** The project's own row. */
export function projectRow(db: ReadableDb): ProjectRow {
  const row = db.one<ProjectRow>(sql`SELECT id, title, sample, createdAt FROM project`);
  return row ?? refuse({ code: 'damaged', where: 'database', what: 'the project has no name' });
}

/** Whether the case file was ever edited. */
export function caseFileStored(db: ReadableDb): boolean {
  return db.one(sql`SELECT id FROM case_file WHERE id = ${CASE_FILE}`) !== undefined;
}

/** What the case file says of its own. Before it is edited: the project's title and the day it was begun. */
export function getCaseFile(db: ReadableDb): CaseFile {
  const row = db.one<CaseFileRow>(
    sql`SELECT title, reference, author, date, version, handling, template, subjects, blocking FROM case_file WHERE id = ${CASE_FILE}`,
  );
  if (row)
    return CaseFile.parse({
      ...row,
      summary: summaryOf(db, row.template),
      subjects: livingSubjects(db, JSON.parse(row.subjects)),
      blocking: JSON.parse(row.blocking),
    });
  const { title, createdAt } = projectRow(db);
  return {
    title,
    reference: '',
    author: '',
    date: createdAt.slice(0, 10),
    version: '',
    handling: 'restricted',
    template: 'dossier',
    summary: summaryOf(db, 'dossier'),
    subjects: [],
    blocking: [],
  };
}

/** The section called `summary` of a template, as prose. */
export const summaryOf = (db: ReadableDb, template: string): string => {
  const tree = writtenTree(db, template, SUMMARY);
  return tree ? proseOf(tree) : '';
};

/** Subjects that were deleted since they were chosen are no longer named. */
function livingSubjects(db: ReadableDb, ids: readonly string[]): string[] {
  return ids.filter(id => db.one(sql`SELECT id FROM entity WHERE id = ${id}`) !== undefined);
}
