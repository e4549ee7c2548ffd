// What was exported: kept with the numbers it gave out, so that a file that comes back can be known again.
import type { Audience, CaseExport, CaseFormat, MadeCaseFile } from '../../../shared/contract/case-file.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type BatesNumber, rangeWords } from './bates.ts';
import type { BatesRange } from './dossier-exhibits.ts';
import type { Template } from './templates.ts';

/** Exports of the case file, newest first. */
export function listExports(db: ReadableDb): CaseExport[] {
  return db.all<CaseExport>(sql`
    SELECT at, author, fileName, sha256, bytes, pages, template, standard, format, audience, range FROM case_export
    ORDER BY rowid DESC`);
}

/** The newest export of exactly these bytes. */
export function exportBySha256(db: ReadableDb, sha256: string): CaseExport | undefined {
  return db.one<CaseExport>(sql`
    SELECT at, author, fileName, sha256, bytes, pages, template, standard, format, audience, range FROM case_export
    WHERE sha256 = ${sha256} ORDER BY rowid DESC LIMIT 1`);
}

/** What is kept of an export besides what the shell gets of it. */
export interface Exported {
  readonly made: MadeCaseFile;
  readonly template: Template;
  readonly standard: string;
  readonly format: CaseFormat;
  readonly audience: Audience;
  readonly range: BatesRange | null;
  readonly fresh: readonly BatesNumber[];
}

const FORMAT_WORDS = { docx: 'its words for Word', html: 'its words as HTML', csv: 'its tables as CSV' };

/** Notes an export in the log, and gives its numbers out. Refuses when they were given out to others meanwhile. */
export function keepExport({ db, work, at, author, newId }: ActionContext, exported: Exported): void {
  const { made, template, standard, format, audience, range, fresh } = exported;
  const next =
    (db.one<{ last: number | null }>(sql`SELECT max(number) AS last FROM bates_number`)?.last ?? 0) + 1;
  if (fresh[0] !== undefined && fresh[0].number !== next)
    refuse({
      code: 'not-allowed',
      what: 'Another export gave out page numbers while this one was made.',
      next: 'Export again: the numbers then go on after those.',
    });
  const id = newId('cfx');
  const { fileName, sha256, bytes, pages } = made;
  work.add('case_export', {
    id,
    at,
    author,
    fileName,
    sha256,
    bytes,
    pages,
    template: template.id,
    standard,
    format,
    audience,
    range: rangeWords(range),
  });
  for (const { number, label, documentId, sheet } of fresh)
    work.add('bates_number', { number, label, documentId, sheet, exportId: id });
  const counted = pages === 1 ? '1 page' : `${pages} pages`;
  const what = format === 'pdf' ? `${counted}, PDF ${standard}` : FORMAT_WORDS[format];
  const kind = audience === 'safe' ? 'safe case file' : 'case file';
  work.note(`Made the ${kind} “${fileName}” (${what}, SHA-256 ${sha256})${brought(template)}`);
}

/** Which state of a template that a person brought made it. */
const brought = ({ id, version, own }: Template): string =>
  own === null ? '' : ` with the template “${id}” (${version === '' ? '' : `${version}, `}SHA-256 ${own})`;
