import type { CaseFile } from '../../../shared/contract/case-file.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { Handlers, MethodsUnder } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

const caseFile = (db: ReadableDb): CaseFile => {
  const row = db.one<Omit<CaseFile, 'subjects'> & { subjects: string }>(
    sql`SELECT title, reference, author, date, handling, template, summary, subjects FROM case_file`,
  );
  if (!row) refuse({ code: 'not-found', what: 'case file', id: '' });
  return { ...row, subjects: JSON.parse(row.subjects) };
};

/** The case file. */
export const caseFileHandlers: Handlers<MethodsUnder<'caseFile'>> = {
  'caseFile.get': ({ db }) => caseFile(db),
  'caseFile.edit': ({ db, work }, { patch }) => {
    const { subjects, ...rest } = patch;
    work.update('case_file', 'case_file', {
      ...rest,
      ...(subjects && { subjects: JSON.stringify(subjects) }),
    });
    work.say(`Changed ${Object.keys(patch).join(', ')} of the case file`);
    return caseFile(db);
  },
  'caseFile.templates': () => [],
  'caseFile.preview': async () =>
    refuse({ code: 'template-failed', template: 'dossier', reason: 'it is being made' }),
  'caseFile.export': async () =>
    refuse({ code: 'template-failed', template: 'dossier', reason: 'it is being made' }),
};
