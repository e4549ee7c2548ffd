// Sets of trade records in memory: read from the project file when they are first asked for, and kept while it is open.
import type { QueryContext } from '../../../app/context.ts';
import type { ReadableDb } from '../../../db/database.ts';
import { sql } from '../../../db/sql.ts';
import type { ProjectFile } from '../../../ports/project-file.ts';
import type { Plan } from '../mapping/plan.ts';
import { CHUNK_ROWS, type Chunk, decodeChunk } from './columns.ts';
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
  readonly file: string;
  readonly rows: number;
  readonly chunks: readonly Chunk[];
  readonly texts: readonly string[];
  readonly places: readonly ChunkPlace[];
  readonly plan: Plan;
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
  readonly rows: number;
}

/** What is kept of a file while it is open: its sets, long texts, and the block of raw rows that was read last. */
interface Kept {
  readonly sets: Map<string, LoadedSet>;
  readonly long: Map<string, PackedTexts>;
  block?: { readonly name: string; readonly rows: readonly (readonly string[])[] };
}

const files = new WeakMap<ProjectFile, Kept>();

function keptOf(file: ProjectFile): Kept {
  const kept = files.get(file) ?? { sets: new Map(), long: new Map() };
  files.set(file, kept);
  return kept;
}

/** All sets of a project as they were read, oldest first. Throws a `damaged` refusal if their bytes do not hold. */
export function loadedSets(context: QueryContext): readonly LoadedSet[] {
  const { sets } = keptOf(context.file);
  const ids = context.db.all<{ id: string }>(sql`SELECT id FROM trade_set ORDER BY at, id`);
  return ids.map(({ id }) => {
    const set = sets.get(id) ?? load(context, id);
    sets.set(id, set);
    return set;
  });
}

function load(context: QueryContext, id: string): LoadedSet {
  const row = context.db.one<SetRow>(
    sql`SELECT trade_set.id, documentId, document.name AS file, chunks, texts, plan, rows
      FROM trade_set JOIN document ON document.id = documentId WHERE trade_set.id = ${id}`,
  );
  if (!row) throw new Error('the set was there a moment ago');
  const places = JSON.parse(row.chunks) as ChunkPlace[];
  const packed = new PackedTexts(plainBytes(context, row.texts));
  return {
    id,
    documentId: row.documentId,
    file: row.file,
    rows: row.rows,
    places,
    plan: JSON.parse(row.plan) as Plan,
    chunks: places.map(place => decodeChunk(plainBytes(context, place.columns))),
    texts: Array.from({ length: packed.length }, (_, place) => packed.at(place)),
  };
}

const plainBytes = ({ file, ports }: QueryContext, sha256: string): Uint8Array =>
  ports.crypto.decompress(file.readOriginal(sha256));

/** The raw cells of a record: `at` is its place in the chunk of this index. */
export function rawCells(
  context: QueryContext,
  set: LoadedSet,
  index: number,
  at: number,
): readonly string[] {
  if (set.mended) return set.mended[index * CHUNK_ROWS + at] ?? [];
  const place = set.places[index];
  if (!place) return [];
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

/** The long texts of a field in a chunk; undefined when the table has none. Kept in memory as bytes. */
export function longTexts(context: QueryContext, place: ChunkPlace, field: string): PackedTexts | undefined {
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
    ...(JSON.parse(chunks) as ChunkPlace[]).flatMap(({ columns, raw, long }) => [
      columns,
      raw,
      ...Object.values(long),
    ]),
  ]);
  return new Set(names);
}
