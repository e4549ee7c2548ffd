// Trade records as searches over everything see them.
import { sql } from '../../db/sql.ts';
import type { Segment } from '../search/index/segment.ts';
import { loadedSets, type TradeReach, wordsOf } from './store/loaded.ts';
import { rawRows } from './store/raw-rows.ts';

const owned = new WeakMap<Segment, Segment>();

/** The words of all trade records, their rows under the reading that shows them. */
export function tradeSegments(context: TradeReach): Segment[] {
  return loadedSets(context).flatMap(set => {
    const reading = context.db.one<{ id: string }>(
      sql`SELECT id FROM reading WHERE documentId = ${set.documentId} ORDER BY at DESC, rowid DESC LIMIT 1`,
    );
    return set.places.flatMap(place => {
      const segment = wordsOf(context, place);
      return segment && reading ? [ownedBy(segment, reading.id)] : [];
    });
  });
}

function ownedBy(segment: Segment, owner: string): Segment {
  const known = owned.get(segment);
  if (known?.ranges[0]?.owner === owner) return known;
  const made = { ...segment, ranges: segment.ranges.map(range => ({ ...range, owner })) };
  owned.set(segment, made);
  return made;
}

/** Readings whose rows are trade records with an index of their own. */
export const tradeReadings = (segments: readonly Segment[]): ReadonlySet<string> =>
  new Set(segments.flatMap(({ ranges }) => ranges.slice(0, 1).map(({ owner }) => owner)));

/** The cells of a trade record as they are in the file. */
export const tradeCells = (context: TradeReach, documentId: string, row: number): string[] =>
  rawRows(context, documentId, row, 1)?.[0]?.cells ?? [];
