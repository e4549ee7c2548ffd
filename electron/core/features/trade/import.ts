// Tables become sets of trade records. Each file commits by itself, in one action.
import type { LedgerEntry } from '../../../shared/contract/documents.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal, refuse } from '../../../shared/contract/problem.ts';
import type { TradePreview } from '../../../shared/contract/trade.ts';
import { Mapping } from '../../../shared/trade/mapping.ts';
import type { ActionContext, JobContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { columnNames } from '../../importers/table/header.ts';
import type { ParseOutcome } from '../../ports/parser.ts';
import type { TradeOutcome } from '../../ports/trade-reader.ts';
import { addReading } from '../documents/add-reading.ts';
import { addDocument, commit } from '../documents/commit-file.ts';
import { documentBySha256 } from '../documents/queries.ts';
import { reasonOf } from '../documents/read-one.ts';
import { citedRows, TRADE_ENGINE, writeOutRows } from './cited-rows.ts';
import { mappingsFor } from './mappings.ts';
import { tradeSets } from './queries.ts';
import { tradeReference } from './reference.ts';
import { noRoomFor, tableBytes } from './room.ts';
import type { ChunkPlace } from './store/loaded.ts';

/** Parts of a file that progress is told in. */
const PARTS = 1000;

type Import = Input<'trade.import'>;

interface Offered {
  readonly name: string;
  /** Its size, as far as it is known before it is read. */
  readonly bytes?: number;
  readonly read: () => Promise<Uint8Array>;
}

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
  const { files } = context.ports;
  const offered: Offered[] = [];
  for (const source of sources) {
    if (source.kind === 'upload') {
      offered.push({ name: source.name, read: async () => files.takeUpload(source.upload) });
      continue;
    }
    if (source.kind === 'document') {
      offered.push(ofDocument(context, source.documentId));
      continue;
    }
    try {
      for (const { name, path, bytes } of await files.find(source.path))
        offered.push({ name, bytes, read: () => files.read(path) });
    } catch (error) {
      const name = source.path.split(/[\\/]/).at(-1) || source.path;
      entries.push(commit(context, { name, refused: reasonOf(error, name) }, undefined));
    }
  }
  return offered;
}

/** A table that is here already as a document. Refuses an unknown one. */
function ofDocument({ db, file }: JobContext, id: string): Offered {
  const found =
    db.one<{ name: string; sha256: string }>(sql`SELECT name, sha256 FROM document WHERE id = ${id}`) ??
    refuse({ code: 'not-found', what: 'document', id });
  return { name: found.name, read: async () => file.readOriginal(found.sha256).slice() };
}

async function importOne(
  context: JobContext,
  { name, bytes: size = 0, read }: Offered,
  input: Import,
): Promise<LedgerEntry> {
  const mapping = input.mapping ?? Mapping.parse({});
  const held = tableBytes(context.db);
  try {
    const early = noRoomFor(size, held);
    if (early !== undefined) return commit(context, { name, refused: early }, undefined);
    const bytes = await read();
    const refused = noRoomFor(bytes.length, held);
    if (refused !== undefined) return commit(context, { name, refused }, undefined);
    const outcome = await readWith(context, name, bytes, mapping, false);
    await context.breathe();
    if (!outcome.plan || !outcome.summary)
      return commit(context, { name, refused: outcome.refused ?? '' }, undefined);
    return context.act('trade.import', action => addSet(action, name, outcome, mapping, input));
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'cancelled') throw error;
    if (!(error instanceof Refusal)) context.ports.log.error('trade.import', error);
    return commit(context, { name, refused: reasonOf(error, name) }, undefined);
  }
}

function readWith(
  { ports, signal, tell }: JobContext,
  name: string,
  bytes: Uint8Array,
  mapping: Mapping,
  dryRun: boolean,
): Promise<TradeOutcome> {
  const { book, places } = tradeReference(ports.resources);
  const told = (done: number) => tell({ done: Math.round(done * PARTS), total: PARTS, current: name });
  return ports.tradeReader.read(bytes, { book, places, mapping, dryRun }, told, signal);
}

function addSet(
  action: ActionContext,
  name: string,
  outcome: TradeOutcome,
  mapping: Mapping,
  { source, handling }: Import,
): LedgerEntry {
  const { work, at, newId, db } = action;
  const said = { source, handling, provenance: {} };
  const { plan, summary, sha256, encoding = '', chunks } = outcome;
  if (!plan || !summary) throw new Error('there is no set to add');
  const twin = documentBySha256(db, sha256);
  const isThere = twin && db.one(sql`SELECT 1 FROM trade_set WHERE documentId = ${twin.id}`);
  const ledger = {
    id: newId('led') as LedgerEntry['id'],
    at,
    file: name,
    kind: 'table' as const,
    sha256,
    bytes: outcome.bytes.length,
    rows: summary.rows,
    ...(encoding !== '' && { encoding }),
  };
  if (twin && isThere) {
    const reason = `The same bytes are here already as the trade records of “${twin.name}”.`;
    const entry = { ...ledger, state: 'duplicate' as const, documentId: twin.id, reason };
    work.add('ledger', { ...entry });
    work.say(`Passed over a duplicate: “${name}”`);
    return entry;
  }
  const read = readingOf(outcome);
  const documentId =
    twin?.id ?? addDocument(action, { name, bytes: outcome.bytes, outcome: read }, said, undefined);
  // The rows of a table that was here before are counted from the header that was found now.
  if (twin) addReading(action, twin.id, read);
  const places = chunks.map(
    (chunk): ChunkPlace => ({
      rows: chunk.rows,
      columns: keep(action, chunk.columns),
      ...(chunk.raw.length > 0 && { raw: keep(action, chunk.raw) }),
      blocks: chunk.blocks,
      index: keep(action, chunk.index),
      long: Object.fromEntries(
        Object.entries(chunk.long).map(([field, bytes]) => [field, keep(action, bytes)]),
      ),
    }),
  );
  work.add('trade_set', {
    id: newId('trd'),
    documentId,
    at,
    encoding,
    plan: JSON.stringify(plan),
    mapping: JSON.stringify(mapping),
    chunks: JSON.stringify(places),
    texts: keep(action, summary.texts),
    original: outcome.rowPlaces ? JSON.stringify({ sha256, ...outcome.rowPlaces }) : '',
    rows: summary.rows,
    rejected: JSON.stringify(summary.rejected),
    rejectedCount: summary.rejectedCount,
    troubles: JSON.stringify(summary.troubles),
    troubleCount: summary.troubleCount,
  });
  if (twin) writeOutRows(action, twin.id, citedRows(action, twin.id));
  const left = summary.rejectedCount;
  const reason = left === 0 ? undefined : `${left} ${left === 1 ? 'row' : 'rows'} became no record.`;
  const entry = { ...ledger, state: 'imported' as const, documentId, ...(reason && { reason }) };
  work.add('ledger', { ...entry });
  work.say(`Read ${summary.rows} trade records from “${name}”`);
  return entry;
}

/** Keeps bytes beside the originals; answers the SHA-256 that names them. */
function keep({ file, ports }: ActionContext, bytes: Uint8Array): string {
  const sha256 = ports.crypto.sha256(bytes);
  file.putOriginal(sha256, bytes);
  return sha256;
}

/** The table's reading: its columns and size. The rows stay packed. */
function readingOf({ sha256, plan, summary, encoding }: TradeOutcome): ParseOutcome {
  const { columns, warnings } = columnNames(plan?.headers ?? []);
  return {
    state: 'imported',
    kind: 'table',
    mediaType: encoding ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    sha256,
    reading: {
      engine: TRADE_ENGINE,
      engineVersion: '1',
      ...(encoding && { encoding }),
      language: '',
      pages: [],
      table: {
        columns,
        headerRow: (plan?.header ?? 0) + 1,
        rows: [],
        count: (summary?.rows ?? 0) + (summary?.rejectedCount ?? 0),
      },
      pagesWithoutText: [],
      warnings,
      metadata: {},
    },
  };
}

/** A table that is only looked at: an upload stays, so that it can be imported afterwards. */
function lookedAt(context: JobContext, source: Input<'trade.preview'>['source']): Offered {
  const { files } = context.ports;
  if (source.kind === 'document') return ofDocument(context, source.documentId);
  if (source.kind === 'upload')
    return { name: source.name, read: async () => files.readUpload(source.upload).slice() };
  return { name: source.path.split(/[\\/]/).at(-1) ?? '', read: () => files.read(source.path) };
}

/** Says how a table would be read, and keeps nothing. */
export async function previewTrade(
  context: JobContext,
  { source, mapping = Mapping.parse({}) }: Input<'trade.preview'>,
): Promise<TradePreview> {
  const { name, read } = lookedAt(context, source);
  const outcome = await readWith(context, name, await read(), mapping, true);
  const { plan, summary, refused, sheets = [] } = outcome;
  return {
    file: name,
    ...(refused && { refused }),
    isTrade: plan?.isTrade ?? false,
    sheets: [...sheets],
    headerRow: (plan?.header ?? -1) + 1,
    head: (plan?.head ?? []).map(row => [...row]),
    columns: (plan?.headers ?? []).map((header, index) => {
      const found = plan?.columns.find(({ column }) => column === index);
      return {
        header,
        ...(found && { field: found.field, score: found.score, why: found.why }),
        samples: [...(plan?.samples[index] ?? [])],
      };
    }),
    questions: (plan?.questions ?? []).map(question => ({ ...question, samples: [...question.samples] })),
    rows: summary?.rows ?? 0,
    rejected: (summary?.rejected ?? []).map(row => ({ ...row, cells: [...row.cells] })),
    rejectedCount: summary?.rejectedCount ?? 0,
    troubles: [...(summary?.troubles ?? [])],
    troubleCount: summary?.troubleCount ?? 0,
    known: mappingsFor(context.db, plan?.headers ?? []),
  };
}
