// All trade records of a project as they stand: the sets as they were read, with what a person mended in their place.
import type { QueryContext } from '../../../app/context.ts';
import { atOnce, type Sliced } from '../../../app/slices.ts';
import { sql } from '../../../db/sql.ts';
import type { ProjectFile } from '../../../ports/project-file.ts';
import { listsInUse } from '../lists/in-use.ts';
import { tradeReference } from '../reference.ts';
import { ChunkBuilder } from './builder.ts';
import { UTF8 } from './cell-text.ts';
import { CHUNK_ROWS, type Chunk } from './columns.ts';
import { type LoadedSet, loadedSetsSliced } from './loaded.ts';
import { textsIn } from './packing.ts';
import { RowCutter } from './row-cutter.ts';
import { rowReader } from './row-reader.ts';
import { encodeRows, SEPARATOR } from './table-source.ts';

/** Records of one set, or those that a person mended in it, at running places from `start`. */
export interface Source {
  readonly set: LoadedSet;
  readonly start: number;
  /** 1 for each record whose row was mended: another source has it. */
  readonly hidden: Uint8Array | undefined;
}

/** All records. Another of these is made whenever any of them changes. */
export interface TradeData {
  /** By set: changes whenever one of its records does. */
  readonly versions: ReadonlyMap<string, string>;
  /** Changes whenever a list does: what lists say is worked out over the records. */
  readonly lists: string;
  readonly sources: readonly Source[];
  readonly rows: number;
}

/** Where a record is: `at` in the chunk of this index. */
export interface Spot {
  readonly source: Source;
  readonly chunk: Chunk;
  readonly index: number;
  readonly at: number;
}

interface MendRow {
  readonly row: number;
  readonly cells: string;
}

const kept = new WeakMap<ProjectFile, TradeData>();
const mendedSets = new WeakMap<LoadedSet, { readonly version: string; readonly mended: LoadedSet }>();

/** The records of a project as they are now. */
export const tradeData = (context: QueryContext): TradeData => atOnce(tradeDataSliced(context));

/** The same, in slices: sets are read when they are first asked for. */
export function* tradeDataSliced(context: QueryContext): Sliced<TradeData> {
  const sets = yield* loadedSetsSliced(context);
  const versions = new Map(sets.map(({ id }) => [id, mendsVersion(context, id)]));
  const lists = listsInUse(context).version;
  const known = kept.get(context.file);
  if (known?.lists === lists && isSame(known.versions, versions)) return known;
  const sources: Source[] = [];
  let start = 0;
  const push = (set: LoadedSet, hidden: Uint8Array | undefined) => {
    sources.push({ set, start, hidden });
    start += set.rows;
  };
  for (const set of sets) {
    const mended = mendedOf(context, set, versions.get(set.id) ?? '');
    push(set, mended && hiddenBy(set, mended));
    if (mended) push(mended, undefined);
  }
  const data = { versions, lists, sources, rows: start };
  kept.set(context.file, data);
  return data;
}

const isSame = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean =>
  one.size === other.size && [...one].every(([id, version]) => other.get(id) === version);

/** Changes whenever a row of a set is mended, or is no longer. */
export const mendsVersion = ({ db }: Pick<QueryContext, 'db'>, setId: string): string =>
  db.one<{ version: string }>(
    sql`SELECT count(*) || ' ' || coalesce(max(at), '') || ' ' || total(row * length(cells)) AS version
      FROM trade_mend WHERE setId = ${setId}`,
  )?.version ?? '';

function mendedOf(context: QueryContext, set: LoadedSet, version: string): LoadedSet | undefined {
  const known = mendedSets.get(set);
  if (known?.version === version) return known.mended;
  const rows = context.db.all<MendRow>(
    sql`SELECT row, cells FROM trade_mend WHERE setId = ${set.id} ORDER BY row`,
  );
  if (rows.length === 0) return undefined;
  const read = readRows(
    context,
    set,
    rows.map(({ row, cells }) => ({ row, cells: JSON.parse(cells) as string[] })),
  );
  mendedSets.set(set, { version, mended: read.set });
  return read.set;
}

/** Reads rows by the plan of a set: what becomes records, and why others do not. */
export function readRows(
  { ports }: QueryContext,
  set: LoadedSet,
  rows: readonly { readonly row: number; readonly cells: readonly string[] }[],
): { readonly set: LoadedSet; readonly rejected: { row: number; reason: string }[] } {
  const { book, placesByName } = tradeReference(ports.resources);
  const builder = new ChunkBuilder(set.plan);
  const cutter = new RowCutter(SEPARATOR);
  const read = rowReader({ plan: set.plan, book, places: placesByName(), builder, cutter, cells: UTF8 });
  const chunks: Chunk[] = [];
  const mended: (readonly string[])[] = [];
  const rejected: { row: number; reason: string }[] = [];
  cutter.feed(encodeRows(rows.map(({ cells }) => cells)));
  cutter.end();
  for (const { row, cells } of rows) {
    if (!cutter.next()) throw new Error('each row of cells is cut again');
    const { rejected: reason } = read(row);
    if (reason !== undefined) rejected.push({ row, reason });
    else mended.push(cells);
    if (builder.count === CHUNK_ROWS) chunks.push(builder.take());
  }
  if (builder.count > 0) chunks.push(builder.take());
  const { id, documentId, file, plan } = set;
  const texts = textsIn(builder.texts.packed());
  return {
    set: { id, documentId, file, plan, rows: mended.length, chunks, texts, places: [], mended },
    rejected,
  };
}

function hiddenBy(set: LoadedSet, mended: LoadedSet): Uint8Array {
  const hidden = new Uint8Array(set.rows);
  for (const { numbers } of mended.chunks)
    for (const number of numbers) {
      const place = placeOfRow(set, number);
      if (place >= 0) hidden[place] = 1;
    }
  return hidden;
}

/** Running place of a row of the table within its set, from 0; -1 when it is no record. */
export function placeOfRow({ chunks }: LoadedSet, row: number): number {
  for (const [index, { numbers, count }] of chunks.entries()) {
    if ((numbers[count - 1] ?? 0) < row) continue;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return numbers[low] === row ? index * CHUNK_ROWS + low : -1;
  }
  return -1;
}

/** The record at a running place among all. */
export function spotAt({ sources }: TradeData, place: number): Spot {
  let index = sources.length - 1;
  while (index > 0 && (sources[index]?.start ?? 0) > place) index--;
  const source = sources[index];
  const within = place - (source?.start ?? 0);
  // Every chunk but the last of a set is full.
  const chunk = source?.set.chunks[Math.floor(within / CHUNK_ROWS)];
  if (!source || !chunk) throw new Error('there is no such record');
  return { source, chunk, index: Math.floor(within / CHUNK_ROWS), at: within % CHUNK_ROWS };
}

/** Running place of a row of a set among all records, mended ones first; -1 when it is no record. */
export function placeOf({ sources }: TradeData, setId: string, row: number): number {
  for (const { set, start, hidden } of [...sources].reverse()) {
    const place = set.id === setId ? placeOfRow(set, row) : -1;
    if (place >= 0 && hidden?.[place] !== 1) return start + place;
  }
  return -1;
}
