import type { Marking } from '../../../electron/shared/contract/anchor.ts';
import type { Document, Page } from '../../../electron/shared/contract/documents.ts';
import { rectanglesOf } from '../../../electron/shared/text/page-text.ts';
import { count, whole } from '../../text/format.ts';
import { placeOf, wordsOf } from './marked-words.ts';
import type { PageTexts } from './page-texts.ts';
import type { MarkedPlace } from './use-marking.ts';

/** Pages whose text is marked whole: every one of them is read for it. */
const MOST_PAGES = 100;

/** The text of the whole document, drawn or not; of one page alone where the document is too long. Null without text. */
export async function allOfIt(
  { id, reading }: Pick<Document, 'id' | 'reading'>,
  texts: PageTexts,
  current: number,
): Promise<MarkedPlace | null> {
  const total = reading?.pages ?? 0;
  const isAll = total <= MOST_PAGES;
  const numbers = isAll ? Array.from({ length: total }, (_, index) => index + 1) : [current];
  const read = (await Promise.all(numbers.map(texts.page))).filter(
    (page): page is Page => page !== null && page.text !== '',
  );
  const stretches = read.map(({ number, text }) => ({ page: number, start: 0, end: text.length }));
  const marking: Marking = { kind: 'text', documentId: id, stretches };
  const quote = wordsOf(stretches, new Map(read.map(page => [page.number, page])));
  if (quote.length < 2) return null;
  const on = read.map(page => ({ page: page.number, rectangles: rectanglesOf(page, 0, page.text.length) }));
  return { marking, quote, place: placeOf(marking), on, note: noteOf(isAll, total, current) };
}

function noteOf(isAll: boolean, total: number, current: number): string {
  if (!isAll)
    return `The text of page ${whole(current)} is marked, not of all ${whole(total)} pages: that is too much for one piece of evidence.`;
  return total === 1 ? 'All of the text is marked.' : `The text of all ${count(total, 'page')} is marked.`;
}
