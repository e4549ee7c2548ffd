import { CaseFile } from '../../../shared/contract/case-file.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** There is one case file a project so far; its row has this id. */
export const CASE_FILE = 'main';

type CaseFileRow = Omit<CaseFile, 'subjects' | 'blocking'> & {
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
    sql`SELECT title, reference, author, date, handling, template, summary, subjects, blocking FROM case_file WHERE id = ${CASE_FILE}`,
  );
  if (row)
    return CaseFile.parse({
      ...row,
      subjects: livingSubjects(db, JSON.parse(row.subjects)),
      blocking: JSON.parse(row.blocking),
    });
  const { title, createdAt } = projectRow(db);
  return {
    title,
    reference: '',
    author: '',
    date: createdAt.slice(0, 10),
    handling: 'restricted',
    template: 'dossier',
    summary: '',
    subjects: [],
    blocking: [],
  };
}

/** Subjects that were deleted since they were chosen are no longer named. */
function livingSubjects(db: ReadableDb, ids: readonly string[]): string[] {
  return ids.filter(id => db.one(sql`SELECT id FROM entity WHERE id = ${id}`) !== undefined);
}
