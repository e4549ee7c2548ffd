// Every place where words stand in a document. Pages are folded once and remembered: readings never change.
import { type FoldedText, foldForFind, needleOf, occurrencesIn } from '../../../shared/text/find.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { pageText, type ReadingRow } from './queries.ts';

/** Folded pages of the reading that was searched last. */
interface Folded {
  readonly readingId: string;
  readonly pages: readonly { readonly number: number; readonly folded: FoldedText }[];
}

/** More characters than this are folded anew each time rather than kept. */
const MOST_KEPT = 40_000_000;

const remembered = new WeakMap<ReadableDb, Folded>();

/** Page, start and end of every place, one after the other, in reading order. Places do not overlap. */
export function findInPages(db: ReadableDb, reading: ReadingRow, words: string): number[] {
  const needle = needleOf(words);
  if (needle === '') return [];
  const places: number[] = [];
  for (const { number, folded } of foldedPages(db, reading)) {
    const original = () => pageText(db, reading.id, number) ?? '';
    for (const { start, end } of occurrencesIn(folded, needle, original)) places.push(number, start, end);
  }
  return places;
}

function foldedPages(db: ReadableDb, reading: ReadingRow): Folded['pages'] {
  const known = remembered.get(db);
  if (known?.readingId === reading.id) return known.pages;
  let length = 0;
  const pages = db
    .all<{ number: number; text: string }>(
      sql`SELECT number, text FROM page WHERE readingId = ${reading.id} ORDER BY number`,
    )
    .map(({ number, text }) => {
      length += text.length;
      return { number, folded: foldForFind(text) };
    });
  if (length <= MOST_KEPT) remembered.set(db, { readingId: reading.id, pages });
  return pages;
}
