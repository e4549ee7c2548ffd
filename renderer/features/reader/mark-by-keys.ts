// Passages marked without a pointer: what was found is marked by a key, and its end is moved by words.
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { Hit } from './find.ts';
import { markedText } from './marked-place.ts';
import type { PageTexts } from './page-texts.ts';
import type { MarkedPlace } from './use-marking.ts';

const LONGEST_NOTE = 60;

/** The place of a hit on a page as something marked; null for single characters. */
export async function markedHit(
  { id }: Pick<Document, 'id'>,
  texts: PageTexts,
  { page, start, end }: Hit,
): Promise<MarkedPlace | null> {
  return told(await markedText(id, texts, [{ page, start, end }]));
}

/** The same place with its end a word further (1) or back (-1), within its page; as it was where there is none. */
export async function withWord(place: MarkedPlace, texts: PageTexts, by: 1 | -1): Promise<MarkedPlace> {
  if (place.marking.kind !== 'text') return place;
  const { documentId, stretches } = place.marking;
  const last = stretches.at(-1);
  const read = last && (await texts.page(last.page));
  if (!last || !read) return place;
  const end = movedEnd(read.text, last, by);
  const moved = await markedText(documentId, texts, [...stretches.slice(0, -1), { ...last, end }]);
  return told(moved) ?? place;
}

/** Where a stretch of a text ends when its end goes a word further (1) or back (-1); offsets as in the text. */
export function movedEnd(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  by: 1 | -1,
): number {
  const ends = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].flatMap(
    ({ index, segment }) => (segment.trim() === '' ? [] : [index + segment.length]),
  );
  const next = by === 1 ? ends.find(at => at > end) : ends.findLast(at => at < end && at > start);
  return next ?? end;
}

function told(place: MarkedPlace | null): MarkedPlace | null {
  if (!place) return null;
  const words = place.quote.replace(/\s+/g, ' ');
  const shown = words.length > LONGEST_NOTE ? `…${words.slice(-LONGEST_NOTE)}` : words;
  return {
    ...place,
    note: `Marked: “${shown}”. Shift → a word more, Shift ← one less; E keeps it as evidence, C makes a claim of it.`,
  };
}
