import type { Marking, Rectangle } from '../../../electron/shared/contract/anchor.ts';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { rectanglesOf, textInside } from '../../../electron/shared/text/page-text.ts';
import type { Mark } from '../../viewer/marks.ts';
import { cutTo, type TextStretch } from '../../viewer/selection-offsets.ts';
import type { PageArea } from '../../viewer/use-area-drag.ts';
import type { Desk } from './desk.ts';
import { placeOf, wordsOf } from './marked-words.ts';
import type { PageTexts } from './page-texts.ts';
import type { MarkedPlace } from './use-marking.ts';

/** Stretches with their words and rectangles as the engine will keep them; null for a single character. */
export async function markedText(
  documentId: DocumentId,
  texts: PageTexts,
  selected: readonly TextStretch[],
): Promise<MarkedPlace | null> {
  const read = await Promise.all(selected.map(one => texts.page(one.page)));
  const pages = new Map(read.flatMap(page => (page ? [[page.number, page] as const] : [])));
  const stretches = cutTo(selected, page => pages.get(page)?.text);
  const on = stretches.map(({ page, start, end }) => {
    const words = pages.get(page);
    return { page, rectangles: words ? rectanglesOf(words, start, end) : [] };
  });
  const marking: Marking = { kind: 'text', documentId, stretches };
  const quote = wordsOf(stretches, pages);
  return quote.length < 2 ? null : { marking, quote, place: placeOf(marking), on };
}

/** An area with the words in it. */
export async function markedArea(
  documentId: DocumentId,
  texts: PageTexts,
  area: PageArea,
): Promise<MarkedPlace> {
  const { page, rectangle } = area;
  const read = await texts.page(page);
  const quote = read ? (textInside(read, rectangle)?.text ?? '') : '';
  const marking: Marking = { kind: 'area', documentId, page, rectangle: rounded(rectangle) };
  return { marking, quote, place: placeOf(marking), on: [{ page, rectangles: [rectangle] }] };
}

/** While the form is open, or what is marked was not dragged, there is no selection of the browser: the passage is drawn instead. */
export function pendingMarks({ marked, draft }: Desk['marking']): Mark[] {
  if (!marked || !(draft || marked.note) || marked.marking.kind !== 'text') return [];
  return marked.on.map(({ page, rectangles }) => ({
    id: 'draft',
    page,
    shape: 'words',
    rectangles,
    look: 'pending',
  }));
}

function rounded({ x, y, width, height }: Rectangle): Rectangle {
  const hundredth = (value: number) => Math.round(value * 100) / 100;
  return { x: hundredth(x), y: hundredth(y), width: hundredth(width), height: hundredth(height) };
}
