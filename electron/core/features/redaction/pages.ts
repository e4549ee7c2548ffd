// Exhibit pages of the safe case file: pictures with what has to go covered, or sheets that say why there is none.
import type { Rectangle } from '../../../shared/contract/anchor.ts';
import type { Page } from '../../../shared/contract/documents.ts';
import { rectanglesOf, runAt, runCount } from '../../../shared/text/page-text.ts';
import type { JobContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import type { Assembled } from '../case-file/assemble.ts';
import type { Dossier } from '../case-file/dossier.ts';
import type { ExhibitData, SheetData } from '../case-file/dossier-exhibits.ts';
import { passwordOf } from '../documents/passwords.ts';
import { currentReading, pageOf } from '../documents/queries.ts';
import { keptOf } from './kept.ts';
import { type Hit, type Matcher, outermost } from './matcher.ts';
import { overlap } from './plan.ts';
import { downColumns, overPageEnds } from './reading-orders.ts';
import { besides, type Redacting, removedNote } from './safe-dossier.ts';

type PageSheet = Extract<SheetData, { kind: 'page' }>;

/** Sharp enough to read, coarse enough to send. */
const DOTS_PER_INCH = 150;
/** Recognised words below this certainty say too little about what stands on a page. */
const SURE_ENOUGH = 60;

/** One page to cover. */
interface Task {
  readonly exhibit: ExhibitData;
  readonly documentId: string;
  readonly sheet: PageSheet;
  readonly place: string;
  readonly look: CoverLook;
}

/** A place to cover, and for which rule. */
interface Box extends Rectangle {
  readonly rule: number;
  readonly what: 'words' | 'area' | 'evidence';
}

/** How covered pages are made: burned in black, hatched for looking at, or only counted and not drawn. */
export type CoverLook = 'black' | 'hatched' | 'none';

/** Replaces every page by a picture with boxes burned in; `files` gets the pictures, and never an original. */
export async function coveredPages(
  context: JobContext,
  { material }: Assembled,
  dossier: Dossier,
  with_: Redacting,
  files: Map<string, Uint8Array>,
  look: CoverLook,
): Promise<Dossier> {
  const total = dossier.exhibits.flatMap(({ sheets }) => sheets.filter(({ kind }) => kind === 'page')).length;
  let done = 0;
  const exhibits: ExhibitData[] = [];
  for (const [index, exhibit] of dossier.exhibits.entries()) {
    const documentId = material.documents[index]?.id ?? '';
    const sheets: SheetData[] = [];
    for (const sheet of exhibit.sheets) {
      if (sheet.kind !== 'page') {
        sheets.push(sheet);
        continue;
      }
      context.tell({ done: done++, total, current: `Covering exhibit ${exhibit.number}` });
      await context.breathe();
      const place = `Exhibit ${exhibit.number}, ${sheet.title}`;
      sheets.push(await coveredPage(context, { exhibit, documentId, sheet, place, look }, with_, files));
    }
    exhibits.push({ ...exhibit, sheets });
  }
  return { ...dossier, exhibits };
}

async function coveredPage(
  context: JobContext,
  task: Task,
  with_: Redacting,
  files: Map<string, Uint8Array>,
): Promise<SheetData> {
  const { exhibit, documentId, sheet, place, look } = task;
  const original = context.file.readOriginal(exhibit.sha256);
  const boxes = await boxesOn(context, task, original, with_);
  if (boxes === null) return withheld(sheet, with_, place);
  const numbers = new Set(boxes.map(({ what, rule }) => with_.log.note(place, what, rule)));
  if (look === 'none') return sheet;
  const file = `/covered/${exhibit.number}-${sheet.page}.png`;
  const drawing = { mediaType: exhibit.mediaType, page: sheet.page, look, dotsPerInch: DOTS_PER_INCH };
  const places = boxes.map(({ x, y, width, height }) => ({ x, y, width, height }));
  const size = { width: sheet.width, height: sheet.height };
  try {
    const key = JSON.stringify([exhibit.sha256, drawing, size, places]);
    const password = passwordOf(context.db, documentId);
    const covering = { ...drawing, bytes: original, size, boxes: places, password };
    files.set(
      file,
      await keptOf(context.file).picture(key, () => context.ports.pageRenderer.covered(covering)),
    );
    return { ...sheet, file, page: 1, drawn: true, covered: [...numbers].sort((a, b) => a - b) };
  } catch {
    const { title, marks, key, bates } = sheet;
    return { kind: 'missing', title, reason: 'it cannot be drawn as a picture', marks, key, bates };
  }
}

/** A page of which nobody can say where its words stand. */
function withheld(sheet: PageSheet, { log, plan }: Redacting, place: string): SheetData {
  const { title, marks, key, bates } = sheet;
  const number = log.note(place, 'page', firstOfWords(plan.rules.map(({ target }) => target.kind)));
  const reason = `${removedNote(number)} Where the words stand on this page is not known, so none of it is shown.`;
  return {
    kind: 'withheld',
    title,
    reason,
    marks: marks.map(mark => ({ ...mark, rectangles: [] })),
    key,
    bates,
  };
}

const firstOfWords = (kinds: readonly string[]): number =>
  Math.max(
    0,
    kinds.findIndex(kind => kind === 'term' || kind === 'entity'),
  );

/** What to cover; null when the page cannot be shown at all. */
async function boxesOn(
  context: JobContext,
  task: Task,
  original: Uint8Array,
  { plan }: Redacting,
): Promise<Box[] | null> {
  const { documentId, sheet } = task;
  const boxes: Box[] = [
    ...plan.areas
      .filter(area => area.documentId === documentId && area.page === sheet.page)
      .map(({ rectangle, rule }) => ({ ...rectangle, rule, what: 'area' as const })),
    ...sheet.marks.flatMap(({ number, rectangles }) => {
      const rule = plan.evidence.get(number);
      return rule === undefined ? [] : rectangles.map(each => ({ ...each, rule, what: 'evidence' as const }));
    }),
  ];
  if (plan.matcher.isEmpty) return boxes;
  const page = await wordsOn(context, task, original);
  if (page === null) return null;
  for (const hit of hitsOn(context.db, documentId, page, plan.matcher)) {
    const places = wholeRuns(page, hit.start, hit.end);
    if (places.length === 0) return null;
    boxes.push(...places.map(each => ({ ...each, rule: hit.rule, what: 'words' as const })));
  }
  return boxes;
}

/** What has to go of a page, in every order in which its words can be read. */
function hitsOn(db: ReadableDb, documentId: string, page: Page, matcher: Matcher): Hit[] {
  const isBlurred = page.confidence !== undefined;
  const [before, after] = besides(db, documentId, page.number);
  return outermost([
    ...matcher.find(page.text, isBlurred),
    ...overPageEnds(page.text, before, after, matcher, isBlurred),
    ...downColumns(page, matcher, isBlurred),
  ]);
}

/** The page with the places of its words: as it was read, else as text recognition reads it now; null when neither knows. */
async function wordsOn(
  context: JobContext,
  { documentId, exhibit, sheet }: Task,
  original: Uint8Array,
): Promise<Page | null> {
  const { db, ports, signal } = context;
  const reading = currentReading(db, documentId);
  const page = reading && pageOf(db, reading.id, sheet.page);
  const isUsable = reading && !(JSON.parse(reading.pagesWithoutText) as number[]).includes(sheet.page);
  if (page && isUsable && page.text.trim() !== '' && runCount(page) > 0) return page;
  return await keptOf(context.file).words(`${exhibit.sha256} ${sheet.page}`, async () => {
    let file: ReturnType<typeof ports.recogniser.open> | undefined;
    try {
      file = ports.recogniser.open(original, exhibit.mediaType, 'shipped', passwordOf(db, documentId));
      const found = await file.page({ page: sheet.page, languages: [] }, signal);
      if (found.text.trim() === '' || found.certainty < SURE_ENOUGH) return null;
      return { number: sheet.page, ...found, runs: [...found.runs], confidence: [...found.confidence] };
    } catch (error) {
      // What was cancelled was not read: the next preview has to read it.
      if (signal.aborted) throw error;
      return null;
    } finally {
      file?.close();
    }
  });
}

/** Whole runs that a stretch touches: where single letters stand within one is only estimated, and a cover may not be. */
function wholeRuns(page: Page, start: number, end: number): Rectangle[] {
  const touched = rectanglesOf(page, start, end);
  if (touched.length === 0) return [];
  const runs: Rectangle[] = [];
  for (let index = 0; index < runCount(page); index++) {
    const { start: from, length, x, y, width, height } = runAt(page, index);
    const shared = page.text.slice(Math.max(from, start), Math.min(from + length, end));
    if (from < end && from + length > start && shared.trim() !== '')
      runs.push(grown({ x, y, width, height }));
  }
  return runs.length > 0 && touched.every(each => runs.some(run => overlap(each, run))) ? runs : [];
}

/** A little more than the line: strokes that reach over it, and accents, are covered too. */
function grown({ x, y, width, height }: Rectangle): Rectangle {
  const more = Math.min(width, height) * 0.2 + 1;
  return { x: x - more, y: y - more, width: width + 2 * more, height: height + 2 * more };
}
