import type { ReadableDb } from '../../db/database.ts';
import { identifier, join, type Sql, sql } from '../../db/sql.ts';
import type { SqlRow } from '../../ports/sql-engine.ts';
import { GOING, type GoingTable } from './columns.ts';

/** Rows of a table with no more than the columns that may go, in the order in which they were added. */
export function rowsOf<R = SqlRow>(db: ReadableDb, table: GoingTable, condition: Sql): R[] {
  const names: readonly string[] = GOING[table];
  // A column may be called as a word of SQL ("end").
  const columns = join(
    names.map(name => ({ text: `"${identifier(name).text}"`, values: [] })),
    ', ',
  );
  return db.all<R>(sql`SELECT ${columns} FROM ${identifier(table)} WHERE ${condition} ORDER BY rowid`);
}

/** Values of any number for `IN (…)`. */
export const among = (values: Iterable<string>): Sql =>
  sql`(SELECT value FROM json_each(${JSON.stringify([...values])}))`;
