// Trade records as searches over everything see them: rows of the table, rejected and mended ones among them, each once.
import { sql } from '../../db/sql.ts';
import type { ProjectFile } from '../../ports/project-file.ts';
import type { Analyser } from '../search/index/analyse.ts';
import type { Range, Segment } from '../search/index/segment.ts';
import { SegmentWriter } from '../search/index/segment-writer.ts';
import { mendsOf } from './queries.ts';
import { CHUNK_ROWS } from './store/columns.ts';
import { mendsVersion, placeOfRow } from './store/data.ts';
import { type LoadedSet, loadedSets, placedWordsOf, rawCells, type TradeReach } from './store/loaded.ts';
import { rawRows } from './store/raw-rows.ts';
import type { RejectedRow } from './store/read-set.ts';

/** The words of a set as they are while its mended rows are the same. */
interface SetWords {
  readonly version: string;
  readonly segments: readonly Segment[];
}

const kept = new WeakMap<ProjectFile, Map<string, SetWords>>();

/** The words of all rows that were read as trade records, under the reading that shows them. */
export const tradeSegments = (context: TradeReach, analyser: Analyser): Segment[] =>
  loadedSets(context).flatMap(set => wordsOfSet(context, analyser, set));

function wordsOfSet(context: TradeReach, analyser: Analyser, set: LoadedSet): readonly Segment[] {
  const reading = context.db.one<{ id: string }>(
    sql`SELECT id FROM reading WHERE documentId = ${set.documentId} ORDER BY at DESC, rowid DESC LIMIT 1`,
  );
  if (!reading) return [];
  const sets = kept.get(context.file) ?? new Map<string, SetWords>();
  kept.set(context.file, sets);
  const version = `${reading.id} ${mendsVersion(context, set.id)}`;
  const known = sets.get(set.id);
  if (known?.version === version) return known.segments;
  const mends = mendsOf(context.db, set.id);
  const segments = set.places.flatMap(place => {
    const segment = placedWordsOf(context, place);
    return segment ? [ownedBy(segment, reading.id, mends)] : [];
  });
  const others = wordsOfOthers(context, analyser, set, reading.id, mends);
  const words = { version, segments: others ? [...segments, others] : segments };
  sets.set(set.id, words);
  return words.segments;
}

/** A segment under a reading; rows that were mended are nobody's there, since they stand among the others. */
function ownedBy(segment: Segment, owner: string, mends: ReadonlyMap<number, unknown>): Segment {
  const ranges = segment.ranges.flatMap(range => {
    const own: Range[] = [];
    let from = range.from;
    for (const row of mends.keys()) {
      if (row < from || row > range.to) continue;
      if (row > from) own.push({ ...range, owner, from, to: row - 1 });
      own.push({ ...range, owner: '', from: row, to: row });
      from = row + 1;
    }
    return from <= range.to ? [...own, { ...range, owner, from }] : own;
  });
  return { ...segment, ranges };
}

/** Words of rows that became no record, and of mended ones: of the cells of the file, and of what was put in their place. */
function wordsOfOthers(
  context: TradeReach,
  analyser: Analyser,
  set: LoadedSet,
  owner: string,
  mends: ReadonlyMap<number, readonly string[]>,
): Segment | undefined {
  const row = context.db.one<{ rejected: string }>(sql`SELECT rejected FROM trade_set WHERE id = ${set.id}`);
  const rejected = JSON.parse(row?.rejected ?? '[]') as RejectedRow[];
  const numbers = new Set([...rejected.map(each => each.row), ...mends.keys()]);
  const cellsOf = new Map(rejected.map(each => [each.row, each.cells]));
  const writer = new SegmentWriter();
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const cells = cellsOf.get(number) ?? cellsOfRecord(context, set, number);
    writer.begin(number, owner, number);
    let position = 0;
    for (const cell of withMended(cells, mends.get(number)))
      position = 1 + analyser.terms(cell, (units, length, at) => writer.add(units, length, at), position);
  }
  return writer.isEmpty ? undefined : writer.finish();
}

function cellsOfRecord(context: TradeReach, set: LoadedSet, row: number): readonly string[] {
  const place = placeOfRow(set, row);
  return place < 0 ? [] : rawCells(context, set, Math.floor(place / CHUNK_ROWS), place % CHUNK_ROWS);
}

/** Cells of the file, then those that were put in the place of some. */
const withMended = (cells: readonly string[], mended: readonly string[] = []): readonly string[] => [
  ...cells,
  ...mended.filter((cell, column) => cell !== cells[column]),
];

/** Readings whose rows are trade records with an index of their own. */
export const tradeReadings = (segments: readonly Segment[]): ReadonlySet<string> =>
  new Set(segments.flatMap(({ ranges }) => ranges.map(({ owner }) => owner)).filter(owner => owner !== ''));

/** The cells of a row as they are in the file, and what was put in their place. */
export function tradeCells(context: TradeReach, documentId: string, row: number): readonly string[] {
  const cells = rawRows(context, documentId, row, 1)?.[0]?.cells ?? [];
  const mend = context.db.one<{ cells: string }>(
    sql`SELECT cells FROM trade_mend JOIN trade_set ON trade_set.id = setId
      WHERE documentId = ${documentId} AND row = ${row}`,
  );
  return withMended(cells, mend && (JSON.parse(mend.cells) as string[]));
}
