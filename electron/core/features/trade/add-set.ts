// A table that was read becomes a document with a set of trade records.
import type { LedgerEntry } from '../../../shared/contract/documents.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { Mapping } from '../../../shared/trade/mapping.ts';
import type { ActionContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { columnNames } from '../../importers/table/header.ts';
import type { SourceFile } from '../../ports/files.ts';
import type { ParseOutcome } from '../../ports/parser.ts';
import type { TradeOutcome } from '../../ports/trade-reader.ts';
import { addReading } from '../documents/add-reading.ts';
import { addDocument } from '../documents/commit-file.ts';
import { documentBySha256 } from '../documents/queries.ts';
import { citedRows, TRADE_ENGINE, writeOutRows } from './cited-rows.ts';
import type { Plan } from './mapping/plan.ts';
import type { ChunkPlace } from './store/loaded.ts';
import type { SetSummary } from './store/read-set.ts';

/** A table that was read whole, and whose bytes are in the project file. */
export interface ReadTable extends TradeOutcome {
  readonly plan: Plan;
  readonly summary: SetSummary;
  readonly sha256: string;
  readonly bytes: number;
}

/** A document whose bytes are a set of trade records already. */
export interface Twin {
  readonly documentId: LedgerEntry['documentId'];
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
}

/** The set of trade records that these bytes were read as before. */
export function setOf(db: ReadableDb, sha256: string): Twin | undefined {
  return db.one<{ documentId: NonNullable<Twin['documentId']>; name: string; sha256: string; rows: number }>(
    sql`SELECT documentId, name, sha256, rows FROM trade_set JOIN document ON document.id = documentId
      WHERE sha256 = ${sha256}`,
  );
}

const lineOf = ({ newId, at }: ActionContext, file: string, sha256: string, bytes: number) => ({
  id: newId('led') as LedgerEntry['id'],
  at,
  file,
  kind: 'table' as const,
  sha256,
  bytes,
});

/** Says that a table is here already as a set of trade records. */
export function passOver(action: ActionContext, file: string, bytes: number, twin: Twin): LedgerEntry {
  const { documentId, name, sha256, rows } = twin;
  const reason = `The same bytes are here already as the trade records of “${name}”.`;
  const line = lineOf(action, file, sha256, bytes);
  const entry = { ...line, rows, state: 'duplicate' as const, documentId, reason };
  action.work.add('ledger', { ...entry });
  action.work.say(`Passed over a duplicate: “${file}”`);
  return entry;
}

/** The bytes are stored before the document is added: nothing opens them again. */
const stored = (): Promise<SourceFile> => Promise.reject(new Error('the table is stored already'));

/** Adds a set, its document unless that is here already, and a line of the ledger. */
export function addSet(
  action: ActionContext,
  name: string,
  outcome: ReadTable,
  mapping: Mapping,
  { source, handling }: Input<'trade.import'>,
): LedgerEntry {
  const { work, at, newId, db } = action;
  const said = { source, handling, provenance: {} };
  const { plan, summary, sha256, encoding = '', chunks } = outcome;
  const twin = documentBySha256(db, sha256);
  const read = readingOf(outcome);
  const large = { name, length: outcome.bytes, open: stored, outcome: read };
  const documentId = twin?.id ?? addDocument(action, large, said, undefined);
  // The rows of a table that was here before are counted from the header that was found now.
  if (twin) addReading(action, twin.id, read);
  const places = chunks.map(
    (chunk): ChunkPlace => ({
      rows: chunk.rows,
      columns: keep(action, chunk.columns),
      ...(chunk.raw.length > 0 && { raw: keep(action, chunk.raw) }),
      blocks: chunk.blocks,
      index: keep(action, chunk.index),
      positions: keep(action, chunk.positions),
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
    original: summary.rowPlaces ? JSON.stringify({ sha256, ...summary.rowPlaces }) : '',
    rows: summary.rows,
    rejected: JSON.stringify(summary.rejected),
    rejectedCount: summary.rejectedCount,
    troubles: JSON.stringify(summary.troubles),
    troubleCount: summary.troubleCount,
  });
  if (twin) writeOutRows(action, twin.id, citedRows(action, twin.id));
  const left = summary.rejectedCount;
  const reason = left === 0 ? undefined : `${left} ${left === 1 ? 'row' : 'rows'} became no record.`;
  const entry = {
    ...lineOf(action, name, sha256, outcome.bytes),
    rows: summary.rows,
    ...(encoding !== '' && { encoding }),
    state: 'imported' as const,
    documentId,
    ...(reason && { reason }),
  };
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
function readingOf({ sha256, plan, summary, encoding }: ReadTable): ParseOutcome {
  const { columns, warnings } = columnNames(plan.headers);
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
        headerRow: plan.header + 1,
        rows: [],
        count: summary.rows + summary.rejectedCount,
      },
      pagesWithoutText: [],
      warnings,
      metadata: {},
    },
  };
}
