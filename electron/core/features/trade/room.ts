import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** Bytes of tables that a project has room for: its records lie in memory, a quarter to a third as large. */
export const MOST_TABLE_BYTES = 3 * 1024 ** 3;

/** Bytes of the tables that are here as trade records. */
export const tableBytes = (db: ReadableDb): number =>
  db.one<{ bytes: number | null }>(
    sql`SELECT sum(bytes) AS bytes FROM document WHERE id IN (SELECT documentId FROM trade_set)`,
  )?.bytes ?? 0;

/** Why a table of so many bytes has no room beside those that are here, with the sizes; undefined when it has. */
export function noRoomFor(bytes: number, held: number): string | undefined {
  if (bytes + held <= MOST_TABLE_BYTES) return undefined;
  const beside = held === 0 ? '' : `, beside ${sizeWords(held)} of tables that are here`;
  return `It has ${sizeWords(bytes)}${beside}; a project has room for ${sizeWords(MOST_TABLE_BYTES)} of trade tables, because all records lie in memory. Split the table by year or code of goods, or use another project.`;
}

const sizeWords = (bytes: number): string =>
  bytes < 1024 ** 3
    ? `${Math.max(1, Math.round(bytes / 1024 ** 2))} MB`
    : `${(bytes / 1024 ** 3).toFixed(1)} GB`;
