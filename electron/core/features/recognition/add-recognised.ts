import type {
  Document,
  LedgerState,
  Page,
  Reading,
  Recognition,
} from '../../../shared/contract/documents.ts';
import type { ActionContext } from '../../app/context.ts';
import type { RecognisedPage } from '../../ports/recogniser.ts';
import { addPage, addSketch } from '../documents/add-reading.ts';
import { pageOf, type ReadingRow } from '../documents/queries.ts';
import { withMarksOf } from './marks.ts';

/** Pages that were read, by which program, and why others could not be. */
export interface Recognised {
  readonly read: ReadonlyMap<number, RecognisedPage>;
  readonly failed: ReadonlyMap<number, string>;
  readonly engineVersion: string;
}

/** Adds a reading that takes recognised pages anew and all others from the reading before, which stays as it is. */
export function addRecognised(
  action: ActionContext,
  document: Document,
  before: ReadingRow,
  { read, failed, engineVersion }: Recognised,
): Recognition {
  const { work, newId, at, db } = action;
  const { recogniser } = action.ports;
  const textless = new Set<number>(JSON.parse(before.pagesWithoutText));
  const pages: Page[] = [];
  for (let number = 1; number <= before.pages; number++) {
    const old = pageOf(db, before.id, number) ?? { number, text: '', width: 0, height: 0, runs: [] };
    const found = read.get(number);
    // Text that was there is not given up for a page on which nothing could be recognised.
    const taken = found && (found.text !== '' || textless.has(number));
    if (found?.text) textless.delete(number);
    pages.push(taken ? withMarksOf(old, pageFrom(number, found)) : old);
  }
  const untried = [...textless].filter(number => !read.has(number));
  const summed = sumUp(read);
  const outcome = stateOf(before, textless.size, untried.length, summed.pagesWithText, failed);
  const engines = [before.engine, recogniser.engine];
  const versions = [before.engineVersion, engineVersion];
  const isSame = before.engine === recogniser.engine && before.engineVersion === engineVersion;
  const alone = read.size === before.pages || before.engine === 'none' || isSame;
  const readingId = newId('rdg') as Reading['id'];
  work.add('reading', {
    ...before,
    id: readingId,
    at,
    engine: alone ? recogniser.engine : [...new Set(engines.join(' + ').split(' + '))].join(' + '),
    engineVersion: alone ? engineVersion : [...new Set(versions.join(' + ').split(' + '))].join(' + '),
    state: outcome.state,
    reason: outcome.reason ?? null,
    pagesWithoutText: JSON.stringify([...textless].sort((a, b) => a - b)),
    warnings: JSON.stringify(warningsOf(before, summed, failed)),
  });
  for (const page of pages) addPage(work, readingId, page);
  addSketch(work, readingId, document.id, pages.map(({ text }) => text).join('\n'));
  work.say(
    `Recognised ${counted(summed.words, 'word')} on ${counted(read.size, 'page')} of “${document.name}”`,
  );
  return { documentId: document.id, file: document.name, ...summed, ...outcome };
}

function pageFrom(number: number, found: RecognisedPage): Page {
  const { text, width, height, runs, confidence } = found;
  return { number, text, width, height, runs: [...runs], confidence: [...confidence] };
}

type Sum = Pick<Recognition, 'pages' | 'pagesWithText' | 'words' | 'confidence' | 'languages'>;

function sumUp(read: Recognised['read']): Sum {
  const withText = [...read.values()].filter(page => page.text !== '');
  const words = withText.reduce((sum, page) => sum + page.confidence.length, 0);
  const certainty = withText.reduce((sum, page) => sum + page.certainty * page.confidence.length, 0);
  return {
    pages: read.size,
    pagesWithText: withText.length,
    words,
    confidence: words === 0 ? 0 : Math.round(certainty / words),
    languages: [...new Set(withText.map(page => page.languages))].sort(),
  };
}

/** A document still needs text recognition when half of its pages could not be read, or were not tried. */
function stateOf(
  before: ReadingRow,
  textless: number,
  untried: number,
  withText: number,
  failed: Recognised['failed'],
): { readonly state: LedgerState; readonly reason?: string } {
  if (before.state !== 'needs-ocr')
    return { state: before.state, ...(before.reason && { reason: before.reason }) };
  if (untried * 2 < before.pages && (withText > 0 || textless < before.pages)) return { state: 'imported' };
  return { state: 'needs-ocr', reason: whyNot(before.pages, untried, failed) };
}

/** Why a document still has no words. */
function whyNot(pages: number, untried: number, failed: Recognised['failed']): string {
  const [why] = failed.values();
  const broken = why === undefined ? '' : `Text could not be recognised: ${why}`;
  if (untried > failed.size)
    return `${broken} ${counted(untried, 'page')} of ${pages} still to be read by OCR.`.trim();
  return broken || 'No words were recognised: it can be looked at and marked by areas.';
}

/** Where a warning is about pages without text, the new reading says it anew. */
const ABOUT_TEXT = 'OCR can read them.';

function warningsOf(before: ReadingRow, sum: Sum, failed: Recognised['failed']): string[] {
  const warnings = (JSON.parse(before.warnings) as string[]).filter(warning => !warning.endsWith(ABOUT_TEXT));
  if (sum.words > 0)
    warnings.push(
      `The text of ${counted(sum.pagesWithText, 'page')} was recognised from pictures (${sum.languages.join(', ')}), ${sum.confidence} % sure: compare what you quote with the page.`,
    );
  const reasons = new Map<string, number[]>();
  for (const [page, reason] of failed) reasons.set(reason, [...(reasons.get(reason) ?? []), page]);
  for (const [reason, pages] of reasons)
    warnings.push(
      `Text could not be recognised on page ${pages.slice(0, 5).join(', ')}${pages.length > 5 ? ' …' : ''}: ${reason}`,
    );
  return warnings;
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
