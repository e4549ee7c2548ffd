// The case file without what has to go: words, withheld evidence and documents. Pages are covered elsewhere.
import type { Handling } from '../../../shared/contract/common.ts';
import type { QueryContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import type { Assembled } from '../case-file/assemble.ts';
import { prefixOf } from '../case-file/bates.ts';
import type { Dossier } from '../case-file/dossier.ts';
import type { ClaimData, EvidenceData, FigureData, SubjectData } from '../case-file/dossier-case.ts';
import type { BatesRange, ExhibitData, OriginalData, SheetData } from '../case-file/dossier-exhibits.ts';
import { currentReading, pageText } from '../documents/queries.ts';
import { Censor, removedMark } from './censor.ts';
import { RedactionLog } from './log.ts';
import { outermost } from './matcher.ts';
import { type Plan, withheldBy } from './plan.ts';
import { overPageEnds } from './reading-orders.ts';
import { safeSection } from './safe-section.ts';

/** What a withheld document is called. */
const WITHHELD = 'Withheld document';
const WITHHELD_FIGURE = 'Withheld figure';

/** Everything that takes something out of one case file. */
export interface Redacting {
  readonly plan: Plan;
  readonly log: RedactionLog;
  readonly censor: Censor;
}

/** Makes what redacts. Reasons are printed, so they are redacted as well. */
export function redacting(plan: Plan): Redacting {
  const reasons = plan.rules.map(({ reason }) =>
    plan.matcher.find(reason).length > 0 ? 'The reason names what was removed.' : reason,
  );
  const log = new RedactionLog(reasons);
  return { plan, log, censor: new Censor(plan.matcher, log) };
}

/** The data of the safe case file. Its pages still lead to the originals: `coveredPages` replaces them. */
export function safeDossier(
  context: QueryContext,
  { dossier, material }: Assembled,
  with_: Redacting,
): Dossier {
  const { plan, censor } = with_;
  const { sections, subjects, relations, claims, manifest, title, reference, author, ...rest } = dossier;
  const ids = material.documents.map(({ id }) => id);
  // In the order of the case file, so that the numbers rise from its first page to its last.
  const safe: Dossier = {
    ...censor.all({ ...rest, exhibits: [], evidence: [], figures: [] }, 'Case file'),
    title: censor.text(title, 'Cover'),
    reference: censor.text(reference, 'Cover'),
    author: censor.text(author, 'Cover'),
    sections: sections.map(each => safeSection(each, with_)),
    subjects: subjects.map(each => safeSubject(each, with_)),
    relations: censor.all(relations, 'Relations'),
    claims: claims.map(each => safeClaim(each, with_, dossier.figures)),
    evidence: dossier.evidence.map(each => safeEvidence(each, with_, ids[each.exhibit - 1] ?? '')),
    figures: dossier.figures.map(each => safeFigure(each, with_)),
    exhibits: dossier.exhibits.map((each, index) => safeExhibit(context, each, ids[index] ?? '', with_)),
    manifest: manifest.map((each, index) => safeOriginal(each, plan.documents.has(ids[index] ?? ''), censor)),
    checking: null,
    audience: 'safe',
  };
  return plan.matcher.find(prefixIn(dossier.bates)).length > 0
    ? withPrefix(safe, prefixIn(dossier.bates))
    : safe;
}

const prefixIn = (range: BatesRange | null): string =>
  range?.first.slice(0, range.first.lastIndexOf('-')) ?? '';

/** A reference that has to go must not stand before the Bates numbers either; the numbers stay. */
function withPrefix(dossier: Dossier, prefix: string): Dossier {
  const changed = (label: string): string =>
    label.startsWith(`${prefix}-`) ? prefixOf('') + label.slice(prefix.length) : label;
  const range = (each: BatesRange | null): BatesRange | null =>
    each && { ...each, first: changed(each.first), last: changed(each.last) };
  return {
    ...dossier,
    bates: range(dossier.bates),
    evidence: dossier.evidence.map(each => ({ ...each, bates: changed(each.bates) })),
    exhibits: dossier.exhibits.map(each => ({
      ...each,
      bates: range(each.bates),
      sheets: each.sheets.map(sheet => ({ ...sheet, bates: changed(sheet.bates) })),
    })),
  };
}

/** Of a subject that has to go its entry keeps the number: a birthday, a country and an office name somebody together. */
function safeSubject(subject: SubjectData, { plan, censor, log }: Redacting): SubjectData {
  const place = `N${subject.number}`;
  const rule = plan.subjects.get(subject.number);
  if (rule === undefined) return censor.all(subject, place);
  const name = removedMark(log.note(place, 'words', rule));
  return { ...subject, name, otherNames: [], values: [], proofs: [] };
}

function safeClaim(claim: ClaimData, { plan, censor }: Redacting, figures: readonly FigureData[]): ClaimData {
  const place = `C${claim.number}`;
  const links = claim.links.map(link =>
    plan.evidence.has(link.number) ? { ...link, quote: '', document: WITHHELD, place: '', note: '' } : link,
  );
  const withheld = new Set(
    figures.filter(({ handling }) => figureRule(plan, handling) >= 0).map(({ number }) => number),
  );
  const cited = claim.figures.map(each =>
    withheld.has(each.number) ? { ...each, title: WITHHELD_FIGURE, note: '' } : each,
  );
  return censor.all({ ...claim, links, figures: cited }, place);
}

const figureRule = (plan: Plan, { code }: FigureData['handling']): number =>
  withheldBy(plan.rules, code as Handling);

/** A figure that is withheld keeps its number alone, so that citations of it lead somewhere. */
function safeFigure(figure: FigureData, { plan, censor, log }: Redacting): FigureData {
  const place = `F${figure.number}`;
  const rule = figureRule(plan, figure.handling);
  if (rule < 0) {
    const { columns, rows, ...rest } = figure;
    // Cells of a row are read together: a name may have a column for each of its parts.
    const inRow = (cells: readonly string[]) => censor.pieces(cells, place, '\n');
    return { ...censor.all(rest, place), columns: inRow(columns), rows: rows.map(inRow) };
  }
  log.note(place, 'evidence', rule);
  const nothing = { words: '', note: '', query: '', sha256: '', author: '', made: '' };
  const none = { columns: [], rows: [], moreRows: 0, records: 0, sources: [], lists: [], differences: [] };
  return { ...figure, ...nothing, ...none, title: WITHHELD_FIGURE };
}

function safeEvidence(
  evidence: EvidenceData,
  { plan, censor, log }: Redacting,
  documentId: string,
): EvidenceData {
  const place = `E${evidence.number}`;
  const rule = plan.evidence.get(evidence.number);
  if (rule === undefined) return censor.all(evidence, place);
  const number = log.note(place, 'evidence', rule);
  const bare = {
    ...evidence,
    quote: '',
    translation: '',
    translator: '',
    note: '',
    moreRows: 0,
    withheld: `R${number}`,
  };
  if (!plan.documents.has(documentId)) return censor.all(bare, place);
  return censor.all(
    { ...bare, document: WITHHELD, place: '', sha256: '', origin: '', sourceGrade: null },
    place,
  );
}

function safeOriginal(original: OriginalData, isWithheld: boolean, censor: Censor): OriginalData {
  const bare = { ...original, attached: '' };
  if (isWithheld) return { ...bare, name: WITHHELD, sha256: '', bytes: 0, mediaType: '' };
  return censor.all(bare, 'Hash manifest');
}

function safeExhibit(
  context: QueryContext,
  exhibit: ExhibitData,
  documentId: string,
  with_: Redacting,
): ExhibitData {
  const { plan, censor, log } = with_;
  const place = `Exhibit ${exhibit.number}`;
  const rule = plan.documents.get(documentId);
  if (rule === undefined) {
    const sheets = exhibit.sheets.map(sheet => safeSheet(context, sheet, documentId, place, with_));
    return { ...censor.all({ ...exhibit, sheets: [] }, place), sheets };
  }
  const number = log.note(place, 'document', rule);
  const reason = `${removedNote(number)} The document is not for the readers of this version.`;
  const [first] = exhibit.sheets;
  const marks = exhibit.sheets.flatMap(sheet => sheet.marks).map(mark => ({ ...mark, rectangles: [] }));
  return {
    ...exhibit,
    document: WITHHELD,
    mediaType: '',
    sha256: '',
    bytes: 0,
    pages: 0,
    source: '',
    note: '',
    sourceGrade: null,
    provenance: [],
    addedOn: '',
    reading: '',
    sheets: first
      ? [{ kind: 'withheld', title: 'Withheld', reason, marks, key: first.key, bates: first.bates }]
      : [],
  };
}

/** The sentence on a sheet that stands for something withheld. */
export const removedNote = (number: number): string => `Withheld (R${number} in the list of redactions).`;

function safeSheet(
  context: QueryContext,
  sheet: SheetData,
  documentId: string,
  exhibit: string,
  with_: Redacting,
): SheetData {
  const { censor } = with_;
  const place = `${exhibit}, ${sheet.title}`;
  if (sheet.kind === 'text') return safeText(context, sheet, documentId, place, with_);
  if (sheet.kind === 'rows') return safeRows(sheet, exhibit, with_);
  if (sheet.kind === 'page')
    return { ...sheet, alternative: `${censor.text(sheet.title, place)}, as a picture` };
  return censor.all(sheet, place);
}

type TextSheet = Extract<SheetData, { kind: 'text' }>;
type RowsSheet = Extract<SheetData, { kind: 'rows' }>;

/** Looks at the whole page, since a name may run over the edge of what is shown of it. */
function safeText(
  { db }: QueryContext,
  sheet: TextSheet,
  documentId: string,
  place: string,
  { plan, censor }: Redacting,
): TextSheet {
  const [page, from] = textPlace(sheet.key);
  const reading = currentReading(db, documentId);
  const whole = (reading && pageText(db, reading.id, page)) ?? '';
  const [before, after] = besides(db, documentId, page);
  const hits = [...plan.matcher.find(whole), ...overPageEnds(whole, before, after, plan.matcher)];
  let at = from;
  for (const { text, marks } of sheet.pieces) {
    const rule = ruleOf(marks, plan);
    if (rule !== undefined) hits.push({ start: at, end: at + text.length, rule });
    at += text.length;
  }
  const texts = censor.cut(
    sheet.pieces.map(piece => piece.text),
    from,
    outermost(hits),
    place,
  );
  const pieces = sheet.pieces.map((piece, index) => ({ ...piece, text: texts[index] ?? '' }));
  return { ...sheet, title: censor.text(sheet.title, place), pieces };
}

/** The texts of the pages before and after one of a document; '' where there is none. */
export function besides(db: ReadableDb, documentId: string, page: number): [string, string] {
  const reading = currentReading(db, documentId);
  const textOf = (number: number) => (reading && pageText(db, reading.id, number)) ?? '';
  return [textOf(page - 1), textOf(page + 1)];
}

function safeRows(sheet: RowsSheet, place: string, { plan, censor, log }: Redacting): RowsSheet {
  const rows = sheet.rows.map(row => {
    const here = `${place}, row ${row.row}`;
    const rule = ruleOf(row.marks, plan);
    if (rule === undefined) return { ...row, cells: censor.pieces(row.cells, here, '\n') };
    const mark = removedMark(log.note(here, 'words', rule));
    return { ...row, cells: row.cells.map((_, index) => (index === 0 ? mark : '')) };
  });
  const columns = censor.pieces(sheet.columns, place, '\n');
  return { ...sheet, title: censor.text(sheet.title, place), columns, rows };
}

/** The rule that withholds one of these pieces of evidence. */
const ruleOf = (numbers: readonly number[], plan: Plan): number | undefined =>
  numbers.map(number => plan.evidence.get(number)).find(rule => rule !== undefined);

/** `text:2:100-900`: page and first character. */
function textPlace(key: string): [number, number] {
  const found = /^text:(\d+):(\d+)-/.exec(key);
  return [Number(found?.[1] ?? 1), Number(found?.[2] ?? 0)];
}
