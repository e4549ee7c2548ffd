import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '../../electron/core/db/database.ts';
import { migrate } from '../../electron/core/db/migrate.ts';
import { sql } from '../../electron/core/db/sql.ts';
import { createSqlEngines } from '../../electron/node/sql/sql-js-engine.ts';

test('M175 evidence of before says of no time that it speaks of it', async () => {
  const db = database((await createSqlEngines()).open());
  migrate(db, 152);
  const before = db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info('evidence')`);
  migrate(db, 175);
  const column = db.one(
    sql`SELECT name, "notnull" AS needed, dflt_value AS given FROM pragma_table_info('evidence') WHERE name = 'date'`,
  );
  assert.deepEqual(column, { name: 'date', needed: 1, given: "''" });
  assert.ok(!before.some(({ name }) => name === 'date'));
});
