// Where evidence stands in the newest reading of its document. Readings never change, so what was found is remembered.
import type { Anchor, AnchorState } from '../../../shared/contract/anchor.ts';
import type { FoundStretch } from '../../../shared/contract/evidence.ts';
import { type ResolvedStretch, resolveStretch } from '../../../shared/text/anchor.ts';
import { type MappedText, squeeze } from '../../../shared/text/normalise.ts';
import { rectanglesOf } from '../../../shared/text/page-text.ts';
import type { ReadableDb } from '../../db/database.ts';
import {
  columnsOf,
  currentReading,
  pageOf,
  pageText,
  type ReadingRow,
  tableRow,
} from '../documents/queries.ts';

/** Whether an anchor still stands where it was kept, and where a moved one stands now. */
export interface Standing {
  readonly state: AnchorState;
  readonly found?: FoundStretch[];
}

type TextAnchor = Extract<Anchor, { kind: 'text' }>;
type RowsAnchor = Extract<Anchor, { kind: 'rows' }>;

/** Evidence as it is stored, as far as its place goes: `anchor` is JSON. */
export interface StoredPlace {
  readonly id: string;
  readonly documentId: string;
  readonly anchor: string;
  readonly quote: string;
}

/** The anchor of evidence, and where it stands by its document's newest reading. What was found once is remembered. */
export function placed(
  db: ReadableDb,
  { id, documentId, anchor: stored, quote }: StoredPlace,
  reading = currentReading(db, documentId),
): { readonly anchor: Anchor } & Standing {
  const standings = standingsOf(db);
  const known = standings.get(id);
  // A document may have thousands: to compare texts is far quicker than to read them again.
  if (known && known.readingId === reading?.id && known.stored === stored && known.quote === quote)
    return known.place;
  const anchor = JSON.parse(stored) as Anchor;
  const place = { anchor, ...standingOf(db, anchor, quote, reading) };
  if (standings.size >= MOST_STANDINGS) standings.clear();
  standings.set(id, { readingId: reading?.id, stored, quote, place });
  return place;
}

function standingOf(
  db: ReadableDb,
  anchor: Anchor,
  quote: string,
  reading: ReadingRow | undefined,
): Standing {
  if (!reading) return { state: 'lost' };
  if (anchor.kind === 'area') return { state: anchor.page <= reading.pages ? 'exact' : 'lost' };
  return anchor.kind === 'rows'
    ? { state: rowsState(db, reading, anchor, quote) }
    : textStanding(db, reading, anchor, memoryOf(db, reading));
}

/** Forgets what was found, so that everything is looked at anew: a check must not trust its own memory. */
export function forgetStandings(db: ReadableDb): void {
  memories.delete(db);
  allStandings.delete(db);
}

function textStanding(db: ReadableDb, reading: ReadingRow, anchor: TextAnchor, memory: Memory): Standing {
  const squeezed = (page: number, text: string) => remembered(memory, page, text);
  const now = anchor.stretches.map(stretch =>
    resolveStretch(page => pageText(db, reading.id, page), reading.pages, stretch, squeezed),
  );
  // Rectangles take longest, and only what moved needs new ones.
  if (now.every(place => place.state === 'exact')) return { state: 'exact' };
  const found = now.flatMap(place => (place.state === 'lost' ? [] : [foundAt(db, reading, place)]));
  return found.length < now.length ? { state: 'lost' } : { state: 'moved', found };
}

function foundAt(
  db: ReadableDb,
  reading: ReadingRow,
  { page, start, end }: Exclude<ResolvedStretch, { state: 'lost' }>,
): FoundStretch {
  const read = pageOf(db, reading.id, page);
  return { page, start, end, rectangles: read ? rectanglesOf(read, start, end) : [] };
}

/** What is remembered of one reading: the text of its pages as quotes are compared. */
interface Memory {
  readonly readingId: string;
  readonly pages: Map<number, MappedText>;
  length: number;
}

const MOST_STANDINGS = 20_000;
/** Characters of squeezed text kept of a reading; each takes about ten bytes. */
const MOST_CHARACTERS = 4_000_000;
/** Readings kept in memory for a project. */
const MOST_READINGS = 8;

const memories = new WeakMap<ReadableDb, Map<string, Memory>>();
/** Small, so they are kept of every document: a list of all evidence asks for all of them. */
const allStandings = new WeakMap<ReadableDb, Map<string, Remembered>>();

/** Where evidence stands, and what that was worked out from. */
interface Remembered {
  readonly readingId: string | undefined;
  readonly stored: string;
  readonly quote: string;
  readonly place: { readonly anchor: Anchor } & Standing;
}

function standingsOf(db: ReadableDb): Map<string, Remembered> {
  const standings = allStandings.get(db) ?? new Map<string, Remembered>();
  allStandings.set(db, standings);
  return standings;
}

function memoryOf(db: ReadableDb, { id }: ReadingRow): Memory {
  const all = memories.get(db) ?? new Map<string, Memory>();
  memories.set(db, all);
  const memory = all.get(id) ?? { readingId: id, pages: new Map(), length: 0 };
  // The one used last goes to the end; the oldest is at the front.
  all.delete(id);
  all.set(id, memory);
  const oldest = all.keys().next().value;
  if (all.size > MOST_READINGS && oldest !== undefined) all.delete(oldest);
  return memory;
}

function remembered(memory: Memory, page: number, text: string): MappedText {
  const known = memory.pages.get(page);
  if (known) return known;
  const squeezed = squeeze(text);
  if (memory.length + text.length > MOST_CHARACTERS) {
    memory.pages.clear();
    memory.length = 0;
  }
  memory.pages.set(page, squeezed);
  memory.length += text.length;
  return squeezed;
}

function rowsState(db: ReadableDb, reading: ReadingRow, anchor: RowsAnchor, quote: string): AnchorState {
  const all = columnsOf(reading);
  const places = anchor.columns.map(column => all.indexOf(column));
  const now = anchor.rows.map(row => {
    const cells = tableRow(db, reading.id, row) ?? [];
    return places.map(place => cells[place] ?? '').join('\t');
  });
  return now.join('\n') === quote ? 'exact' : 'lost';
}
