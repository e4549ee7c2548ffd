import { type Audience, CaseFile } from '../../../shared/contract/case-file.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { treeOfProse } from '../../../shared/sections/prose.ts';
import type { ActionContext, Handlers, MethodsUnder, QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { noteNotWritten } from '../history/not-written.ts';
import { exportReport, makeReport } from '../history/report.ts';
import { writeSection } from '../sections/handlers.ts';
import { CASE_FILE, SUMMARY } from '../sections/queries.ts';
import { listExports } from './exports.ts';
import { exportCaseFile, previewCaseFile } from './make.ts';
import { bringTemplate, removeTemplate } from './own-templates/bring.ts';
import { preflightOf } from './preflight.ts';
import { caseFileStored, getCaseFile, summaryOf } from './queries.ts';
import { getTemplate, listTemplates } from './templates.ts';
import { verifyCaseFile } from './verify.ts';

/** The case file: its own words, preview and export. */
export const caseFileHandlers: Handlers<MethodsUnder<'caseFile'>> = {
  'caseFile.get': ({ db }) => getCaseFile(db),
  'caseFile.templates': context =>
    listTemplates(context).map(({ id, title, description, about, version, own }) => ({
      id,
      title,
      description,
      about,
      ...(own !== null && { own: { version, sha256: own } }),
    })),
  'caseFile.addTemplate': bringTemplate,
  'caseFile.removeTemplate': removeTemplate,
  'caseFile.edit': editCaseFile,
  'caseFile.preflight': (context, { template, audience }) => preflightOf(context, audience, template),
  'caseFile.preview': (context, { template, audience }) =>
    aboutLog(context, template, audience)
      ? makeReport(context, { filter: {}, template, standard: '1.7' })
      : previewCaseFile(context, { template, standard: '1.7', audience }),
  'caseFile.export': (context, { template, standard, format, audience, fileName }) =>
    aboutLog(context, template, audience)
      ? exportReport(context, { filter: {}, template, standard, fileName })
      : exportCaseFile(context, { template, standard, format, audience, fileName }),
  'caseFile.notWritten': (context, { sha256 }) => noteNotWritten(context, 'caseFile.export', sha256),
  'caseFile.exports': ({ db }) => listExports(db),
  'caseFile.verify': (context, { source }) => verifyCaseFile(context, source),
};

/** Whether a template reports about the log, which names everything: there is no safe version of that. */
function aboutLog(context: QueryContext, template: string | undefined, audience: Audience): boolean {
  const isAboutLog = template !== undefined && getTemplate(context, template).about === 'log';
  if (isAboutLog && audience === 'safe')
    refuse({
      code: 'not-allowed',
      what: 'A report about the log names everything that was done, so there is no safe version of it.',
      next: 'Export a case file for partners, or give them the full report.',
    });
  return isAboutLog;
}

function editCaseFile({ db, work, ports }: ActionContext, { patch }: Input<'caseFile.edit'>): CaseFile {
  const before = getCaseFile(db);
  if (patch.template !== undefined && getTemplate({ db, ports }, patch.template).about !== 'case')
    refuse({
      code: 'not-allowed',
      what: `The template ${patch.template} is about the log: it cannot be that of the case file.`,
      next: 'Choose a template of case files; “plumb call FILE caseFile.templates” lists them.',
    });
  for (const id of patch.subjects ?? [])
    if (db.one(sql`SELECT id FROM entity WHERE id = ${id}`) === undefined)
      refuse({ code: 'not-found', what: 'entity', id });
  const once = {
    ...(patch.subjects && { subjects: [...new Set(patch.subjects)] }),
    ...(patch.blocking && { blocking: [...new Set(patch.blocking)] }),
  };
  const given = Object.fromEntries(
    Object.entries({ ...patch, ...once }).filter(([, value]) => value !== undefined),
  );
  const after = CaseFile.parse({ ...before, ...given });
  const changed = (Object.keys(before) as (keyof CaseFile)[]).filter(
    key => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const { summary, ...rest } = after;
  const row = {
    ...rest,
    subjects: JSON.stringify(after.subjects),
    blocking: JSON.stringify(after.blocking),
  };
  if (caseFileStored(db)) work.update('case_file', CASE_FILE, row);
  else work.insert('case_file', { id: CASE_FILE, summary: '', ...row });
  if (patch.summary !== undefined && summary !== summaryOf(db, after.template))
    writeSection({ db, work }, after.template, SUMMARY, treeOfProse(summary));
  work.say(`Changed the case file: ${changed.length > 0 ? changed.join(', ') : 'nothing'}`);
  return getCaseFile(db);
}
