// Sets of trade records in memory: read from the project file when they are first asked for, and kept while it is open.
import type { QueryContext } from '../../../app/context.ts';
import type { ReadableDb } from '../../../db/database.ts';
import { sql } from '../../../db/sql.ts';
import type { ProjectFile } from '../../../ports/project-file.ts';
import { type Chunk, decodeChunk } from './columns.ts';
import { BLOCK_ROWS, PackedTexts, unpackRows } from './packing.ts';

/** One chunk as the database names it: where its parts are in the project file. */
export interface ChunkPlace {
  readonly rows: number;
  readonly columns: string;
  readonly raw: string;
  readonly blocks: readonly number[];
  readonly long: Readonly<Record<string, string>>;
}

/** A set in memory. Texts are decoded once. */
export interface LoadedSet {
  readonly id: string;
  readonly documentId: string;
  readonly rows: number;
  readonly chunks: readonly Chunk[];
  readonly texts: readonly string[];
  readonly places: readonly ChunkPlace[];
}

interface SetRow {
  readonly id: string;
  readonly documentId: string;
  readonly chunks: string;
  readonly texts: string;
  readonly rows: number;
}

/** What is kept of a file while it is open: its sets, and the block of raw rows that was read last. */
interface Kept {
  readonly sets: Map<string, LoadedSet>;
  block?: { readonly name: string; readonly rows: readonly (readonly string[])[] };
}

const files = new WeakMap<ProjectFile, Kept>();

function keptOf(file: ProjectFile): Kept {
  const kept = files.get(file) ?? { sets: new Map() };
  files.set(file, kept);
  return kept;
}

/** All sets of a project, oldest first. Throws a `damaged` refusal if their bytes do not hold. */
export function loadedSets(context: QueryContext): readonly LoadedSet[] {
  const { sets } = keptOf(context.file);
  const rows = context.db.all<SetRow>(
    sql`SELECT id, documentId, chunks, texts, rows FROM trade_set ORDER BY at, id`,
  );
  return rows.map(row => {
    const set = sets.get(row.id) ?? load(context, row);
    sets.set(row.id, set);
    return set;
  });
}

function load(context: QueryContext, { id, documentId, chunks, texts, rows }: SetRow): LoadedSet {
  const places = JSON.parse(chunks) as ChunkPlace[];
  const packed = new PackedTexts(plainBytes(context, texts));
  return {
    id,
    documentId,
    rows,
    places,
    chunks: places.map(place => decodeChunk(plainBytes(context, place.columns))),
    texts: Array.from({ length: packed.length }, (_, place) => packed.at(place)),
  };
}

const plainBytes = ({ file, ports }: QueryContext, sha256: string): Uint8Array =>
  ports.crypto.decompress(file.readOriginal(sha256));

/** The raw cells of a record: `at` is its place in the chunk. */
export function rawCells(context: QueryContext, place: ChunkPlace, at: number): readonly string[] {
  const block = Math.floor(at / BLOCK_ROWS);
  const name = `${place.raw} ${block}`;
  const kept = keptOf(context.file);
  if (kept.block?.name !== name) {
    const start = block === 0 ? 0 : (place.blocks[block - 1] ?? 0);
    const bytes = context.file.readOriginal(place.raw, { start, end: place.blocks[block] ?? start });
    kept.block = { name, rows: unpackRows(context.ports.crypto.decompress(bytes)) };
  }
  return kept.block.rows[at % BLOCK_ROWS] ?? [];
}

/** The long texts of a field in a chunk; undefined when the table has none. */
export function longTexts(context: QueryContext, place: ChunkPlace, field: string): PackedTexts | undefined {
  const sha256 = place.long[field];
  return sha256 === undefined ? undefined : new PackedTexts(plainBytes(context, sha256));
}

/** SHA-256 of all that sets keep beside the originals: it can be made again from them, and is no original itself. */
export function keptBeside(db: ReadableDb): ReadonlySet<string> {
  const rows = db.all<Pick<SetRow, 'chunks' | 'texts'>>(sql`SELECT chunks, texts FROM trade_set`);
  const names = rows.flatMap(({ chunks, texts }) => [
    texts,
    ...(JSON.parse(chunks) as ChunkPlace[]).flatMap(({ columns, raw, long }) => [
      columns,
      raw,
      ...Object.values(long),
    ]),
  ]);
  return new Set(names);
}
