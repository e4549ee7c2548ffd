import type { Audience, CaseFormat, MadeCaseFile, PdfStandard } from '../../../shared/contract/case-file.ts';
import { Refusal, refuse } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import { passwordOf } from '../documents/passwords.ts';
import { documentBySha256 } from '../documents/queries.ts';
import { leaksOfPreview, searchForLeaks } from '../redaction/leaks.ts';
import { partsLeft } from '../redaction/left-parts.ts';
import { redactionCsv } from '../redaction/log.ts';
import { makeSafe } from '../redaction/make-safe.ts';
import type { Plan } from '../redaction/plan.ts';
import { withFootnotes } from '../sections/footnotes.ts';
import { type Assembled, assemble } from './assemble.ts';
import { attachLacking } from './attach.ts';
import { checkingFiles } from './checking.ts';
import type { Dossier } from './dossier.ts';
import type { ExhibitData, SheetData } from './dossier-exhibits.ts';
import { type Exported, keepExport } from './exports.ts';
import { makeNarrative } from './make-narrative.ts';
import { preflight, refuseBlocked } from './preflight.ts';
import { getCaseFile } from './queries.ts';
import { cutToFit, fileNameOf, printableAll } from './rules.ts';
import { getTemplate, type Template, templateFiles } from './templates.ts';
import { glyphWarnings, leakWarnings, safeWarnings, warningsOf } from './warnings.ts';

type PageSheet = Extract<SheetData, { kind: 'page' }>;
type Files = Map<string, Uint8Array>;

/** Sharp enough to read a seal, small enough to send. */
const DOTS_PER_INCH = 150;

/** What to make. */
export interface Wanted {
  readonly template: string | undefined;
  readonly standard: PdfStandard;
  readonly audience: Audience;
  /** Whether it is handed over: then what blocks, blocks. */
  readonly final?: boolean;
  /** What the shell calls the file; named after the case when left out. */
  readonly fileName?: string | undefined;
}

/** Sets the case file for looking at. */
export async function previewCaseFile(context: JobContext, wanted: Wanted): Promise<MadeCaseFile> {
  const { made } = await makeCaseFile(context, wanted);
  return made;
}

/** Makes the case file, notes it in the log and gives its Bates numbers out. */
export async function exportCaseFile(
  context: JobContext,
  { format, ...wanted }: Wanted & { readonly format: CaseFormat },
): Promise<MadeCaseFile> {
  if (context.file.readOnly) refuse({ code: 'read-only' });
  const exported =
    format === 'pdf'
      ? await makeCaseFile(context, { ...wanted, final: true })
      : await makeNarrative(context, { ...wanted, format });
  context.act('caseFile.export', action => keepExport(action, exported));
  return exported.made;
}

/** A template with the files that it is set from. */
export interface Chosen {
  readonly template: Template;
  readonly files: Files;
}

/** Sets the case with a template that is not in the project yet. Refuses what Typst refuses. */
export async function tryTemplate(context: JobContext, chosen: Chosen): Promise<void> {
  await makeCaseFile(context, { template: undefined, standard: '1.7', audience: 'full' }, chosen);
}

function chosenBy(context: JobContext, id: string | undefined): Chosen {
  const template = getTemplate(context, id ?? getCaseFile(context.db).template);
  return { template, files: templateFiles(context, template) };
}

/** Sets the case file of the open project. Everything happens in memory; nothing is journalled here. */
async function makeCaseFile(
  context: JobContext,
  wanted: Wanted,
  chosen: Chosen = chosenBy(context, wanted.template),
): Promise<Exported> {
  const { ports } = context;
  const { standard, audience } = wanted;
  const { template, files } = chosen;
  const raw = assemble(context, standard, template);
  const found = preflight(context, raw.material, template, audience);
  if (wanted.final) refuseBlocked(found);
  const assembled = { ...raw, dossier: { ...raw.dossier, preflight: found.kinds } };
  const ready =
    audience === 'safe'
      ? await safeFile(context, template, assembled, files, wanted.final ?? false)
      : await fullFile(context, template, assembled, files, standard);
  const { set, naming, leaks = [], plan } = ready;
  const lines = set.dossier.redactions;
  const made: MadeCaseFile = {
    ref: context.offer(set.pdf, 'application/pdf'),
    fileName: wanted.fileName ?? fileNameOf(naming, audience),
    pages: set.pages,
    bytes: set.pdf.byteLength,
    sha256: ports.crypto.sha256(set.pdf),
    warnings: [
      ...leakWarnings(leaks),
      ...(plan ? [...safeWarnings(set.dossier), ...partsLeft(set.dossier, plan)] : []),
      ...warningsOf(set.dossier, found),
      ...glyphWarnings(set.missing, standard),
    ],
    ...(lines && {
      redacted: lines.length,
      redactionLog: context.offer(new TextEncoder().encode(redactionCsv(lines)), 'text/csv'),
    }),
  };
  const { dossier, fresh } = assembled;
  return { made, template, standard, format: 'pdf', audience, range: dossier.bates, fresh };
}

/** A case file that was set, and what it is named after. */
interface Ready {
  readonly set: SetCaseFile;
  readonly naming: Pick<Dossier, 'title' | 'reference'>;
  /** Where a safe preview still holds what had to go. An export that does is refused. */
  readonly leaks?: readonly string[];
  /** What a safe version had to leave out. */
  readonly plan?: Plan;
}

async function fullFile(
  context: JobContext,
  template: Template,
  assembled: Assembled,
  files: Files,
  standard: PdfStandard,
): Promise<Ready> {
  const dossier = withFootnotes(cutToFit(assembled.dossier));
  for (const [path, bytes] of checkingFiles(dossier.checking)) files.set(path, bytes);
  addOriginals(context, assembled, files, standard);
  const reproduced = standard === 'a-3a' ? await drawnPages(context, dossier, files) : dossier;
  const complete = attachLacking(context, reproduced, files);
  return { set: await setCaseFile(context, template, complete, files), naming: dossier };
}

/** The typesetter gets pictures alone. What is handed over is searched first; a preview is hatched, so that it cannot be taken for that. */
async function safeFile(
  context: JobContext,
  template: Template,
  assembled: Assembled,
  files: Files,
  final: boolean,
): Promise<Ready> {
  const safe = await makeSafe(context, assembled, files, final ? 'black' : 'hatched');
  const dossier = withFootnotes(cutToFit(safe.dossier));
  const set = { ...(await setOnce(context, template, dossier, files)), dossier };
  const { naming, plan } = safe;
  if (!final) return { set, naming, plan, leaks: await leaksOfPreview(context, set.pdf, plan) };
  await searchForLeaks(context, set.pdf, plan);
  return { set, naming, plan };
}

/** Only what is needed goes along: originals whose pages are shown, and all of them where they are attached. */
function addOriginals(
  { file }: JobContext,
  { dossier }: Assembled,
  files: Files,
  standard: PdfStandard,
): void {
  for (const exhibit of dossier.exhibits) {
    const shown = exhibit.sheets.some(({ kind }) => kind === 'page');
    const original = dossier.manifest.find(each => each.exhibit === exhibit.number);
    if (original && (shown || standard === 'a-3a'))
      files.set(original.file, file.readOriginal(exhibit.sha256));
  }
}

interface SetCaseFile {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly missing: readonly string[];
  readonly dossier: Dossier;
}

/** Sets it; if that fails, looks for exhibits that cannot be placed, replaces these, and tries once more. */
async function setCaseFile(
  context: JobContext,
  template: Template,
  dossier: Dossier,
  files: Files,
): Promise<SetCaseFile> {
  try {
    return { ...(await setOnce(context, template, dossier, files)), dossier };
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'template-failed') throw error;
    const placed = await withoutUnplaceable(context, dossier, files);
    if (placed === undefined) throw error;
    const mended = attachLacking(context, placed, files);
    return { ...(await setOnce(context, template, mended, files)), dossier: mended };
  }
}

async function setOnce(
  { ports, signal, tell }: JobContext,
  { main, own }: Template,
  dossier: Dossier,
  files: Files,
) {
  if (signal.aborted) refuse({ code: 'cancelled' });
  tell({ done: 0, total: 1, current: 'Setting the pages' });
  const data = new TextEncoder().encode(JSON.stringify(printableAll(dossier)));
  const options = {
    standard: dossier.standard as PdfStandard,
    date: dossier.date,
    signal,
    confined: own !== null,
  };
  return await ports.typesetter.pdf(main, new Map([...files, ['/data.json', data]]), options);
}

/** Pages of PDFs as pictures, for a standard that does not allow PDF inside PDF. Images stay as they are. */
async function drawnPages(context: JobContext, dossier: Dossier, files: Files): Promise<Dossier> {
  const total = dossier.exhibits.flatMap(({ sheets }) => sheets).length;
  let done = 0;
  return await mapPages(dossier, async (exhibit, sheet) => {
    context.tell({ done: done++, total, current: `Drawing exhibit ${exhibit.number}` });
    await context.breathe();
    return exhibit.mediaType === 'application/pdf' ? await drawnPage(context, exhibit, sheet, files) : sheet;
  });
}

/** Replaces pages that Typst cannot reproduce by pictures, or by a sheet with the reason. undefined when there is none. */
async function withoutUnplaceable(
  context: JobContext,
  dossier: Dossier,
  files: Files,
): Promise<Dossier | undefined> {
  let replaced = 0;
  const mended = await mapPages(dossier, async (exhibit, sheet) => {
    const bytes = files.get(sheet.file) ?? new Uint8Array();
    const reason = (await context.ports.typesetter.unplaceable(bytes, [sheet.page])).get(sheet.page);
    if (reason === undefined) return sheet;
    replaced++;
    return sheet.drawn || exhibit.mediaType !== 'application/pdf'
      ? missing(sheet, reason)
      : await drawnPage(context, exhibit, sheet, files);
  });
  return replaced > 0 ? mended : undefined;
}

async function drawnPage(
  { ports, db }: JobContext,
  exhibit: ExhibitData,
  sheet: PageSheet,
  files: Files,
): Promise<SheetData> {
  const file = `/drawn/${exhibit.number}-${sheet.page}.png`;
  const pdf = files.get(sheet.file) ?? new Uint8Array();
  const password = passwordOf(db, documentBySha256(db, exhibit.sha256)?.id ?? '');
  try {
    files.set(file, await ports.pageRenderer.png(pdf, sheet.page, DOTS_PER_INCH, password));
    return { ...sheet, file, page: 1, drawn: true };
  } catch (error) {
    return missing(sheet, error instanceof Error ? error.message : String(error));
  }
}

const missing = ({ title, marks, key, bates }: PageSheet, reason: string): SheetData => ({
  kind: 'missing',
  title,
  reason,
  marks,
  key,
  bates,
});

async function mapPages(
  dossier: Dossier,
  change: (exhibit: ExhibitData, sheet: PageSheet) => Promise<SheetData>,
): Promise<Dossier> {
  const exhibits: ExhibitData[] = [];
  for (const exhibit of dossier.exhibits) {
    const sheets: SheetData[] = [];
    for (const sheet of exhibit.sheets)
      sheets.push(sheet.kind === 'page' ? await change(exhibit, sheet) : sheet);
    exhibits.push({ ...exhibit, sheets });
  }
  return { ...dossier, exhibits };
}
