import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '../../electron/core/db/database.ts';
import { migrate } from '../../electron/core/db/migrate.ts';
import { sql } from '../../electron/core/db/sql.ts';
import { createSqlEngines } from '../../electron/node/sql/sql-js-engine.ts';

test('M240 tasks of before are due on no day', async () => {
  const db = database((await createSqlEngines()).open());
  migrate(db, 190);
  db.script(`
INSERT INTO regime VALUES ('reg_1', 'own', '1', 'own', '{}', '[]', '2026-01-01', 'Ann');
INSERT INTO element VALUES ('elm_1', 'reg_1', 'A', 0, '{}', 0);
INSERT INTO gap_task VALUES ('gap_1', 'elm_1', 'Get it', 'Ann', '', 'open', '2026-01-01', 'Ann');`);
  migrate(db, 240);
  assert.deepEqual(db.one(sql`SELECT what, assignee, due FROM gap_task`), {
    what: 'Get it',
    assignee: 'Ann',
    due: '',
  });
});
