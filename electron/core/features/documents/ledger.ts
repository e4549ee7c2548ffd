import type { LedgerEntry, LedgerState } from '../../../shared/contract/documents.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { ReadableDb } from '../../db/database.ts';
import { type Sql, sql, where } from '../../db/sql.ts';

/** A line as it is stored, with what happened since. */
export type LedgerRow = {
  readonly [K in keyof LedgerEntry]-?: undefined extends LedgerEntry[K]
    ? Exclude<LedgerEntry[K], undefined> | null
    : LedgerEntry[K];
} & { readonly origin: string | null };

/** Failures in the order in which they are shown: what is lost to the project first. */
const FAILURES: readonly LedgerState[] = ['refused', 'waiting', 'needs-password', 'needs-ocr'];

const lines = (condition: Sql, order = sql`ledger.at DESC, ledger.rowid DESC`): Sql => sql`
  SELECT ledger.*,
    (SELECT later.id FROM ledger AS later WHERE later.retryOf = ledger.id ORDER BY later.rowid DESC LIMIT 1) AS retriedBy,
    (SELECT reading.state FROM reading WHERE reading.documentId = ledger.documentId
      ORDER BY reading.at DESC, reading.rowid DESC LIMIT 1) AS now
  FROM ledger WHERE ${condition} ORDER BY ${order}`;

/** Files that wait were noted in one go: they are listed in the order in which their turn comes. */
const ORDERS = {
  newest: sql`ledger.at DESC, ledger.rowid DESC`,
  failures: sql`ledger.at DESC, ledger.rowid`,
};

/** Lines of the ledger; a file that waited is listed by what became of it. */
export function listLedger(
  db: ReadableDb,
  { state, order, open, tries }: Input<'documents.ledger'>,
): LedgerEntry[] {
  const rows = db
    .all<LedgerRow>(lines(where(state && sql`ledger.state = ${state}`), ORDERS[order]))
    .filter(row => row.state !== 'waiting' || row.retriedBy === null)
    .filter(row => tries === 'all' || row.retriedBy === null)
    .filter(row => !open || isOpen(row));
  const listed =
    order === 'newest'
      ? rows
      : [
          ...FAILURES.flatMap(failure => rows.filter(row => failureOf(row) === failure)),
          ...rows.filter(row => failureOf(row) === undefined),
        ];
  return listed.map(entryOf);
}

/** Lines that failed, and that nothing has mended since: oldest first, so that they are tried in the order they came. */
export const openLines = (db: ReadableDb): LedgerRow[] =>
  db.all<LedgerRow>(lines(sql`1`)).filter(isOpen).reverse();

/** One line, or undefined. */
export const lineById = (db: ReadableDb, id: string): LedgerRow | undefined =>
  db.one<LedgerRow>(lines(sql`ledger.id = ${id}`));

/** The newest line of a file that is stored, or undefined. */
export function lineOf(db: ReadableDb, sha256: string): LedgerEntry | undefined {
  const row = db.one<LedgerRow>(lines(sql`ledger.sha256 = ${sha256} AND ledger.documentId IS NOT NULL`));
  return row && entryOf(row);
}

const isOpen = (row: LedgerRow): boolean => failureOf(row) !== undefined;

/** How a line fails today, if it does. A duplicate fails with the file that it repeats. */
function failureOf({ state, now, retriedBy }: LedgerRow): LedgerState | undefined {
  const today = now ?? state;
  return retriedBy === null && state !== 'duplicate' && FAILURES.includes(today) ? today : undefined;
}

/** A line as callers see it: where its file lies stays inside. */
export function entryOf(row: LedgerRow): LedgerEntry {
  const { origin: _origin, now, ...line } = row;
  const told = { ...line, ...(now !== row.state && row.state !== 'duplicate' && { now }) };
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== null),
  ) as unknown as LedgerEntry;
}
