import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import initSqlJs, { type Database, type SqlJsStatic, type Statement } from 'sql.js';
import type { SqlEngine, SqlEngines, SqlRow, SqlValue } from '../../core/ports/sql-engine.ts';

/** Prepared statements kept per connection; the one not used for longest goes first. */
const STATEMENTS_KEPT = 256;
const TRANSACTION = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;

let loading: Promise<SqlJsStatic> | undefined;

/** Loads SQLite (WebAssembly from the sql.js package) once, and answers what opens databases in its memory. */
export async function createSqlEngines(): Promise<SqlEngines> {
  loading ??= initSqlJs({ wasmBinary: readWasm() });
  const sqlJs = await loading;
  return { open: image => new SqlJsEngine(sqlJs, image) };
}

function readWasm(): ArrayBuffer {
  const file = readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
  return new Uint8Array(file).buffer;
}

class SqlJsEngine implements SqlEngine {
  readonly #db: Database;
  /** In order of last use. */
  readonly #statements = new Map<string, Statement>();

  constructor(sqlJs: SqlJsStatic, image?: Uint8Array) {
    this.#db = new sqlJs.Database(image);
    this.#arm();
  }

  run(text: string, values: readonly SqlValue[] = []): void {
    this.#using(text, values, statement => statement.step());
  }

  all(text: string, values: readonly SqlValue[] = []): SqlRow[] {
    return this.#using(text, values, statement => {
      const rows: SqlRow[] = [];
      let columns: readonly string[] | undefined;
      while (statement.step()) {
        columns ??= statement.getColumnNames();
        const cells = statement.get();
        const row: SqlRow = {};
        for (const [index, column] of columns.entries()) row[column] = cells[index] ?? null;
        rows.push(row);
      }
      return rows;
    });
  }

  script(text: string): void {
    // A change of the schema would leave cached statements with the columns of before.
    if (!TRANSACTION.test(text)) this.#forget();
    this.#db.exec(text);
  }

  image(): Uint8Array {
    const image = this.#db.export();
    // Version 1.16 keeps both, but older ones did not: neither is taken on trust.
    this.#forget();
    this.#arm();
    return image;
  }

  close(): void {
    this.#forget();
    this.#db.close();
  }

  #using<T>(text: string, values: readonly SqlValue[], work: (statement: Statement) => T): T {
    values.forEach(mustBeValue);
    const statement = this.#prepared(text);
    try {
      if (values.length > 0) statement.bind([...values]);
      return work(statement);
    } finally {
      statement.reset();
    }
  }

  #prepared(text: string): Statement {
    const found = this.#statements.get(text);
    const statement = found ?? this.#db.prepare(text);
    if (found) this.#statements.delete(text);
    this.#statements.set(text, statement);
    const oldest = this.#statements.size > STATEMENTS_KEPT ? this.#statements.keys().next().value : undefined;
    if (oldest !== undefined) {
      this.#statements.get(oldest)?.free();
      this.#statements.delete(oldest);
    }
    return statement;
  }

  #forget(): void {
    for (const statement of this.#statements.values()) statement.free();
    this.#statements.clear();
  }

  #arm(): void {
    this.#db.exec('PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;');
  }
}

/** SQLite would take other types silently as something else: a boolean as a number, an array as bytes. */
function mustBeValue(value: unknown, index: number): void {
  const fits =
    value === null ||
    typeof value === 'string' ||
    (typeof value === 'number' && Number.isFinite(value)) ||
    value instanceof Uint8Array;
  if (!fits) throw new TypeError(`Parameter ${index + 1} is a ${typeof value} that SQLite cannot store`);
}
