// Sets of trade records in memory: read from the project file when they are first asked for, and kept while it is open.
import type { QueryContext } from '../../../app/context.ts';
import { atOnce, KeptWork, type Sliced } from '../../../app/slices.ts';
import type { ReadableDb } from '../../../db/database.ts';
import { sql } from '../../../db/sql.ts';
import type { ProjectFile } from '../../../ports/project-file.ts';
import { unpackSegment } from '../../search/index/packed.ts';
import type { Segment } from '../../search/index/segment.ts';
import type { Plan } from '../mapping/plan.ts';
import { mannerOf, rowsOf } from './cell-text.ts';
import { CHUNK_ROWS, type Chunk, decodeChunk } from './columns.ts';
import { BLOCK_ROWS, PackedTexts, unpackRows } from './packing.ts';
import type { RowPlaces } from './table-source.ts';
import { withPositions } from './words-kept.ts';

/** One chunk as the database names it: where its parts are in the project file. */
export interface ChunkPlace {
  readonly rows: number;
  readonly columns: string;
  /** Missing when the original has the rows. */
  readonly raw?: string;
  /** Missing in sets that were read before words were indexed. */
  readonly index?: string;
  /** Where the words stand in their rows; missing when the index has it. */
  readonly positions?: string;
  readonly blocks: readonly number[];
  readonly long: Readonly<Record<string, string>>;
}

/** The original whose bytes have the rows, and where they begin in it. */
export interface OriginalRows extends RowPlaces {
  readonly sha256: string;
}

/** A set in memory. Texts are decoded once. */
export interface LoadedSet {
  readonly id: string;
  readonly documentId: string;
  readonly file: string;
  readonly rows: number;
  readonly chunks: readonly Chunk[];
  readonly texts: readonly string[];
  readonly places: readonly ChunkPlace[];
  readonly plan: Plan;
  /** Where its rows stand in the original. */
  readonly original?: OriginalRows;
  /** Raw rows that are in no file: those that a person mended, in the order of the records. */
  readonly mended?: readonly (readonly string[])[];
}

interface SetRow {
  readonly id: string;
  readonly documentId: string;
  readonly file: string;
  readonly chunks: string;
  readonly texts: string;
  readonly plan: string;
  readonly original: string;
  readonly rows: number;
}

/** Blocks of raw rows that are kept: a page of a grid in another order than that of the table. */
const MOST_BLOCKS = 64;

/** What is kept of a file while it is open: its sets, long texts, words, and the blocks of raw rows that were read last. */
interface Kept {
  readonly sets: KeptWork<LoadedSet>;
  readonly long: Map<string, PackedTexts>;
  readonly words: Map<string, Segment>;
  readonly blocks: Map<string, readonly (readonly string[])[]>;
}

const files = new WeakMap<ProjectFile, Kept>();

function keptOf(file: ProjectFile): Kept {
  const kept = files.get(file) ?? {
    sets: new KeptWork<LoadedSet>(Number.POSITIVE_INFINITY),
    long: new Map(),
    words: new Map(),
    blocks: new Map(),
  };
  files.set(file, kept);
  return kept;
}

/** What reading sets needs of a project. */
export type TradeReach = Pick<QueryContext, 'db' | 'file' | 'ports'>;

/** All sets of a project as they were read, oldest first. Throws a `damaged` refusal if their bytes do not hold. */
export const loadedSets = (context: TradeReach): readonly LoadedSet[] => atOnce(loadedSetsSliced(context));

/** The same, in slices: a large set takes a second to read. */
export function* loadedSetsSliced(context: TradeReach): Sliced<readonly LoadedSet[]> {
  const { sets } = keptOf(context.file);
  const ids = context.db.all<{ id: string }>(sql`SELECT id FROM trade_set ORDER BY at, id`);
  const loaded: LoadedSet[] = [];
  for (const { id } of ids) loaded.push(yield* sets.take(id, () => load(context, id)));
  return loaded;
}

function* load(context: TradeReach, id: string): Sliced<LoadedSet> {
  const row = context.db.one<SetRow>(
    sql`SELECT trade_set.id, documentId, document.name AS file, chunks, texts, plan, original, rows
      FROM trade_set JOIN document ON document.id = documentId WHERE trade_set.id = ${id}`,
  );
  if (!row) throw new Error('the set was there a moment ago');
  const places = JSON.parse(row.chunks) as ChunkPlace[];
  const chunks: Chunk[] = [];
  for (const place of places) {
    chunks.push(decodeChunk(plainBytes(context, place.columns)));
    yield;
  }
  const packed = new PackedTexts(plainBytes(context, row.texts));
  const texts: string[] = [];
  for (let place = 0; place < packed.length; place++) {
    texts.push(packed.at(place));
    if (place % TEXTS_AT_ONCE === 0) yield;
  }
  return {
    id,
    documentId: row.documentId,
    file: row.file,
    rows: row.rows,
    places,
    plan: JSON.parse(row.plan) as Plan,
    ...(row.original !== '' && { original: JSON.parse(row.original) as OriginalRows }),
    chunks,
    texts,
  };
}

/** Texts that are decoded between two slices. */
const TEXTS_AT_ONCE = 4096;

const plainBytes = ({ file, ports }: TradeReach, sha256: string): Uint8Array =>
  ports.crypto.decompress(file.readOriginal(sha256));

/** The raw cells of a record: `at` is its place in the chunk of this index. */
export function rawCells(context: TradeReach, set: LoadedSet, index: number, at: number): readonly string[] {
  if (set.mended) return set.mended[index * CHUNK_ROWS + at] ?? [];
  const place = set.places[index];
  if (set.original) return fromOriginal(context, set, set.original, set.chunks[index]?.numbers[at] ?? 0);
  if (!place?.raw) return [];
  const { raw, blocks } = place;
  const block = Math.floor(at / BLOCK_ROWS);
  const rows = blockOf(context, `${raw} ${block}`, () => {
    const start = block === 0 ? 0 : (blocks[block - 1] ?? 0);
    const bytes = context.file.readOriginal(raw, { start, end: blocks[block] ?? start });
    return unpackRows(context.ports.crypto.decompress(bytes));
  });
  return rows[at % BLOCK_ROWS] ?? [];
}

function fromOriginal(
  context: TradeReach,
  { plan }: LoadedSet,
  { sha256, label, delimiter, every, starts }: OriginalRows,
  number: number,
): readonly string[] {
  const record = plan.header + number;
  const block = Math.floor(record / every);
  const rows = blockOf(context, `${sha256} ${block}`, () => {
    const end = starts[block + 1] ?? context.file.originalBytes(sha256);
    const bytes = context.file.readOriginal(sha256, { start: starts[block] ?? 0, end });
    return rowsOf(bytes, mannerOf(label) ?? refuseLabel(label), delimiter);
  });
  return rows[record % every] ?? [];
}

function refuseLabel(label: string): never {
  throw new Error(`rows of ${label} are not found by their bytes`);
}

/** Rows of a block; the last few blocks are kept. */
function blockOf(
  context: TradeReach,
  name: string,
  read: () => readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const { blocks } = keptOf(context.file);
  const rows = blocks.get(name) ?? read();
  blocks.delete(name);
  blocks.set(name, rows);
  const [oldest] = blocks.keys();
  if (blocks.size > MOST_BLOCKS && oldest !== undefined) blocks.delete(oldest);
  return rows;
}

/** Which of a chunk's rows have which words, without positions; undefined when they were not indexed. Kept in memory. */
export function wordsOf(context: TradeReach, { index }: ChunkPlace): Segment | undefined {
  if (index === undefined) return undefined;
  const { words } = keptOf(context.file);
  const segment = words.get(index) ?? unpackSegment(plainBytes(context, index));
  words.set(index, segment);
  return segment;
}

/** The words of a chunk's rows with their positions; the caller keeps them. */
export function placedWordsOf(context: TradeReach, place: ChunkPlace): Segment | undefined {
  const segment = wordsOf(context, place);
  const { positions } = place;
  return segment && positions ? withPositions(segment, plainBytes(context, positions)) : segment;
}

/** The long texts of a field in a chunk; undefined when the table has none. Kept in memory as bytes. */
export function longTexts(context: TradeReach, place: ChunkPlace, field: string): PackedTexts | undefined {
  const sha256 = place.long[field];
  if (sha256 === undefined) return undefined;
  const { long } = keptOf(context.file);
  const texts = long.get(sha256) ?? new PackedTexts(plainBytes(context, sha256));
  long.set(sha256, texts);
  return texts;
}

/** SHA-256 of all that sets keep beside the originals: it can be made again from them, and is no original itself. */
export function keptBeside(db: ReadableDb): ReadonlySet<string> {
  const rows = db.all<Pick<SetRow, 'chunks' | 'texts'>>(sql`SELECT chunks, texts FROM trade_set`);
  const names = rows.flatMap(({ chunks, texts }) => [
    texts,
    ...(JSON.parse(chunks) as ChunkPlace[]).flatMap(({ columns, raw, index, positions, long }) => [
      columns,
      ...(raw ? [raw] : []),
      ...(index ? [index] : []),
      ...(positions ? [positions] : []),
      ...Object.values(long),
    ]),
  ]);
  return new Set(names);
}
