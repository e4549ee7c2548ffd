// The database as SQL text that any SQLite reads: small tables at once, those that only grow in pieces.
import { ANALYSIS_TABLES, EVIDENCE_TABLES } from '../../app/tables.ts';
import type { ReadableDb } from '../../db/database.ts';
import { identifier, type Sql, sql } from '../../db/sql.ts';

/** Rows are read so many at a time. */
const ROWS = 500;
/** A piece of text is given out when it is longer than this, in UTF-16 units. */
const PIECE = 8 * 1024 * 1024;

/** Passwords of locked files stay inside the project. */
const WITHOUT_ROWS: ReadonlySet<string> = new Set(['document_password']);

/** Tables whose rows are never changed: they can be read while work goes on, up to where they ended at the start. */
const GROWING = [...EVIDENCE_TABLES.filter(table => table !== 'recognised_page'), 'journal'];
/** The rest. Recognised pages go away once they are part of a reading. */
const CHANGING = [...ANALYSIS_TABLES, 'recognised_page'];

/**
 * Takes the database as it is now. The iterator gives its text in pieces, in order: the tables that change are read
 * here, the others while it runs. The index for searching words is left out: it holds nothing of its own.
 */
export function dumpOf(db: ReadableDb): Iterable<string> {
  const ends = GROWING.map(table => ({ table, last: lastRow(db, table) }));
  const start = [
    'PRAGMA foreign_keys = OFF;\nBEGIN;\n',
    `PRAGMA user_version = ${db.one<{ user_version: number }>(sql`PRAGMA user_version`)?.user_version ?? 0};\n`,
    ...schemaOf(db, 'table'),
  ].join('');
  const changing = CHANGING.map(table => [...rowsOf(db, table, lastRow(db, table))].join('')).join('');
  const indexes = schemaOf(db, 'index').join('');
  return pieces(
    (function* () {
      yield start;
      for (const { table, last } of ends) if (!WITHOUT_ROWS.has(table)) yield* rowsOf(db, table, last);
      yield changing;
      yield `${indexes}COMMIT;\n`;
    })(),
  );
}

const lastRow = (db: ReadableDb, table: string): number =>
  db.one<{ last: number | null }>(sql`SELECT max(rowid) AS last FROM ${identifier(table)}`)?.last ?? 0;

function schemaOf(db: ReadableDb, type: 'table' | 'index'): string[] {
  const known = new Set<string>([...GROWING, ...CHANGING]);
  return db
    .all<{ sql: string; owner: string }>(
      sql`SELECT sql, tbl_name AS owner FROM sqlite_schema WHERE type = ${type} AND sql IS NOT NULL ORDER BY rowid`,
    )
    .filter(({ owner }) => known.has(owner))
    .map(each => `${each.sql};\n`);
}

/** The rows of a table as statements, a few hundred at a time, up to a row. */
function* rowsOf(db: ReadableDb, table: string, last: number): Generator<string> {
  const columns = db
    .all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table})`)
    .map(({ name }) => name);
  const values: Sql = {
    text: columns.map(name => `quote("${identifier(name).text}")`).join(` || ',' || `),
    values: [],
  };
  const insert = `INSERT INTO ${table} (${columns.map(name => `"${name}"`).join(',')}) VALUES (`;
  for (let after = -1; ; ) {
    const rows = db.all<{ at: number; row: string }>(
      sql`SELECT rowid AS at, ${values} AS row FROM ${identifier(table)} WHERE rowid > ${after} AND rowid <= ${last} ORDER BY rowid LIMIT ${ROWS}`,
    );
    if (rows.length > 0) yield rows.map(({ row }) => `${insert}${row});\n`).join('');
    if (rows.length < ROWS) return;
    after = rows.at(-1)?.at ?? after;
  }
}

function* pieces(texts: Iterable<string>): Generator<string> {
  let waiting = '';
  for (const text of texts) {
    waiting += text;
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}
