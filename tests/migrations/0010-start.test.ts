import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database, type WritableDb } from '../../electron/core/db/database.ts';
import { migrate, schemaVersion } from '../../electron/core/db/migrate.ts';
import { migrations } from '../../electron/core/db/migrations/index.ts';
import { sql } from '../../electron/core/db/sql.ts';
import { createSqlEngines } from '../../electron/node/sql/sql-js-engine.ts';

async function empty(): Promise<WritableDb> {
  return database((await createSqlEngines()).open());
}

test('M1 steps rise, and an empty database comes to the newest', async () => {
  const versions = migrations.map(step => step.version);
  assert.deepEqual(
    versions,
    versions.toSorted((a, b) => a - b),
  );
  assert.equal(new Set(versions).size, versions.length);
  const db = await empty();
  migrate(db);
  assert.equal(schemaVersion(db), versions.at(-1));
  migrate(db);
  assert.equal(schemaVersion(db), versions.at(-1), 'a second time changes nothing');
});

test('M3 a database from the future is refused', async () => {
  const db = await empty();
  db.script('PRAGMA user_version = 99990');
  assert.throws(() => migrate(db), { name: 'Refusal', message: 'newer-project' });
});

test('M2 every table of the first step is STRICT: SQLite coerces nothing', async () => {
  const db = await empty();
  migrate(db, 10);
  const loose = db.all<{ name: string }>(
    sql`SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
  );
  assert.deepEqual(loose, []);
});
