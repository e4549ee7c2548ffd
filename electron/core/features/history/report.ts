import type { MadeCaseFile, PdfStandard } from '../../../shared/contract/case-file.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import type { Chosen } from '../case-file/make.ts';
import { printableAll, safeName } from '../case-file/rules.ts';
import { getTemplate, templateFiles } from '../case-file/templates.ts';
import { glyphWarnings } from '../case-file/warnings.ts';
import { custodyOf } from './custody.ts';
import type { CustodyData } from './custody-data.ts';
import type { LogFilter } from './filter.ts';

/** The report that is made when no other is named. */
export const CUSTODY_REPORT = 'custody-report';

/** What to report, and how. */
export interface WantedReport {
  readonly filter: LogFilter;
  readonly template?: string | undefined;
  readonly standard: PdfStandard;
  /** A template that is not in the project yet, instead of one that is. */
  readonly candidate?: Chosen;
  /** The name that it is written under, where that is not ours to choose. */
  readonly fileName?: string | undefined;
}

/** A report that was set. */
export interface SetReport extends Omit<MadeCaseFile, 'ref'> {
  readonly pdf: Uint8Array;
}

/** Sets the custody report. Its data are taken before this first waits. Nothing is journalled here. */
export async function setReport(
  context: JobContext,
  { filter, template = CUSTODY_REPORT, standard, fileName, candidate }: WantedReport,
): Promise<SetReport> {
  const { ports, signal } = context;
  const chosen = candidate ?? chosenBy(context, template);
  const data = custodyOf(context, filter, standard);
  if (signal.aborted) refuse({ code: 'cancelled' });
  context.tell({ done: 0, total: 1, current: 'Setting the pages' });
  const { pdf, pages, missing } = await ports.typesetter.pdf(chosen.template.main, filesOf(chosen, data), {
    standard,
    date: data.date,
    signal,
    confined: chosen.template.own !== null,
  });
  const name = safeName(['custody', data.reference, data.title].filter(part => part.trim() !== '').join(' '));
  return {
    pdf,
    fileName: fileName ?? `${name}.pdf`,
    pages,
    bytes: pdf.byteLength,
    sha256: ports.crypto.sha256(pdf),
    warnings: [...clockWarnings(data), ...glyphWarnings(missing, standard)],
  };
}

/** Makes the report for the shell to fetch. */
export async function makeReport(context: JobContext, wanted: WantedReport): Promise<MadeCaseFile> {
  const { pdf, ...facts } = await setReport(context, wanted);
  return { ref: context.offer(pdf, 'application/pdf'), ...facts };
}

/** Makes the report and notes it in the log. A project that is open read-only keeps no note. */
export async function exportReport(context: JobContext, wanted: WantedReport): Promise<MadeCaseFile> {
  const made = await makeReport(context, wanted);
  if (context.file.readOnly) return made;
  context.act('log.report', ({ work }) => {
    const pages = made.pages === 1 ? '1 page' : `${made.pages} pages`;
    work.note(`Made the custody report “${made.fileName}” (${pages}, SHA-256 ${made.sha256})`);
  });
  return made;
}

function chosenBy(context: JobContext, id: string): Chosen {
  const template = getTemplate(context, id);
  return { template, files: templateFiles(context, template) };
}

function filesOf({ files }: Chosen, data: CustodyData): Map<string, Uint8Array> {
  const bytes = new TextEncoder().encode(JSON.stringify(printableAll(data)));
  return new Map([...files, ['/data.json', bytes]]);
}

const clockWarnings = ({ turnedBack }: CustodyData): MadeCaseFile['warnings'] =>
  turnedBack.map(({ seq }) => ({
    what: 'The clock stood earlier than at the action before it',
    where: `Action ${seq}`,
  }));
