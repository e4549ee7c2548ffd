// Tables become sets of trade records. Each file commits by itself, in one action.
import type { LedgerEntry } from '../../../shared/contract/documents.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/problem.ts';
import { Mapping } from '../../../shared/trade/mapping.ts';
import type { JobContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import type { SourceFile } from '../../ports/files.ts';
import type { OfferedTable, TradeOutcome, TradeReading } from '../../ports/trade-reader.ts';
import { commit } from '../documents/commit-file.ts';
import { reasonOf } from '../documents/read-one.ts';
import { addSet, passOver, setOf, type Twin } from './add-set.ts';
import { type Offered, offeredBy, StoredTable } from './offered-table.ts';
import { tradeSets } from './queries.ts';
import { tradeReference } from './reference.ts';
import { noRoomFor, tableBytes } from './room.ts';
import { PART_BYTES } from './store/table-source.ts';

/** Parts of a file that progress is told in. */
const PARTS = 1000;

type Import = Input<'trade.import'>;

/** Imports tables as trade records, one after the other. */
export async function importTrade(context: JobContext, input: Import): Promise<Output<'trade.import'>> {
  const entries: LedgerEntry[] = [];
  const before = new Set(tradeSets(context.db).map(({ id }) => id));
  const made = () => tradeSets(context.db).filter(({ id }) => !before.has(id));
  try {
    for (const offered of await offeredFiles(context, input.sources, entries))
      entries.push(await importOne(context, offered, input));
  } catch (error) {
    if (!(error instanceof Refusal && error.problem.code === 'cancelled')) throw error;
    return { entries, sets: made(), cancelled: true };
  } finally {
    context.refreshImage();
  }
  return { entries, sets: made(), cancelled: false };
}

async function offeredFiles(
  context: JobContext,
  sources: Import['sources'],
  entries: LedgerEntry[],
): Promise<Offered[]> {
  const offered: Offered[] = [];
  for (const source of sources) {
    try {
      offered.push(...(await offeredBy(context, source)));
    } catch (error) {
      if (source.kind !== 'path') throw error;
      const name = source.path.split(/[\\/]/).at(-1) || source.path;
      entries.push(commit(context, { name, refused: reasonOf(error, name) }, undefined));
    }
  }
  return offered;
}

async function importOne(context: JobContext, offered: Offered, input: Import): Promise<LedgerEntry> {
  const { name } = offered;
  try {
    const source = await offered.open();
    try {
      return await importFrom(context, offered, source, input);
    } finally {
      await source.close();
    }
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'cancelled') throw error;
    if (!(error instanceof Refusal)) context.ports.log.error('trade.import', error);
    return commit(context, { name, refused: reasonOf(error, name) }, undefined);
  }
}

const CHANGED = 'It was changed while it was read. Import it again when nothing writes to it any more.';

async function importFrom(
  context: JobContext,
  { name, sha256: known, forget }: Offered,
  source: SourceFile,
  input: Import,
): Promise<LedgerEntry> {
  const refuse = (refused: string) => commit(context, { name, refused }, undefined);
  const room = noRoomFor(source.bytes, tableBytes(context.db));
  if (room !== undefined) return refuse(room);
  const twin = known === undefined ? await twinOf(context, source) : setOf(context.db, known);
  if (twin) return context.act('trade.import', action => passOver(action, name, source.bytes, twin));
  const table = new StoredTable(context.file, source);
  const mapping = input.mapping ?? Mapping.parse({});
  const outcome = await readWith(context, name, table, mapping);
  await context.breathe();
  const { plan, summary, refused = '' } = outcome;
  if (!plan || !summary) return refuse(refused);
  for (;;) {
    const sha256 = await table.finish();
    if (sha256 === undefined) return refuse(CHANGED);
    if (!table.end(sha256)) continue;
    forget?.();
    const read = { ...outcome, plan, summary, sha256, bytes: source.bytes };
    return context.act('trade.import', action => addSet(action, name, read, mapping, input));
  }
}

/** The set that these bytes were read as before. They are hashed only where there is a document of their length. */
async function twinOf(context: JobContext, source: SourceFile): Promise<Twin | undefined> {
  const { db, ports } = context;
  if (!db.one(sql`SELECT 1 FROM document WHERE bytes = ${source.bytes}`)) return undefined;
  const hash = ports.crypto.hasher();
  for (let at = 0; at < source.bytes; at += PART_BYTES) {
    hash.update(await source.read(at, PART_BYTES));
    await context.breathe();
  }
  return setOf(db, hash.digest());
}

/** Reads a table in another thread, and tells how far it is. */
export function readWith(
  { ports, signal, tell }: JobContext,
  name: string,
  table: OfferedTable,
  mapping: Mapping,
  dryRun?: TradeReading['dryRun'],
): Promise<TradeOutcome> {
  const { book, places } = tradeReference(ports.resources);
  const told = (done: number) => tell({ done: Math.round(done * PARTS), total: PARTS, current: name });
  return ports.tradeReader.read(table, { book, places, mapping, dryRun }, told, signal);
}
