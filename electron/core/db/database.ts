import type { SqlEngine, SqlRow } from '../ports/sql-engine.ts';
import type { Sql } from './sql.ts';

/** A database that can only be read: what queries get. */
export interface ReadableDb {
  /** All rows. The caller names the row type; columns are checked by the query's own test. */
  all<R = SqlRow>(statement: Sql): R[];
  /** The first row, or undefined. */
  one<R = SqlRow>(statement: Sql): R | undefined;
}

/** A database that can be written: what the unit of work and migrations get. */
export interface WritableDb extends ReadableDb {
  run(statement: Sql): void;
  script(text: string): void;
}

/** Wraps an engine connection. */
export function database(engine: SqlEngine): WritableDb {
  return {
    all: <R>(statement: Sql) => engine.all(statement.text, statement.values) as R[],
    one: <R>(statement: Sql) => engine.all(statement.text, statement.values)[0] as R | undefined,
    run: statement => engine.run(statement.text, statement.values),
    script: text => engine.script(text),
  };
}

/** Runs work in one transaction: all of it, or none when it throws. */
export function transaction<T>(db: WritableDb, work: () => T): T {
  db.script('BEGIN');
  try {
    const result = work();
    db.script('COMMIT');
    return result;
  } catch (error) {
    db.script('ROLLBACK');
    throw error;
  }
}
