import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '../../electron/core/db/database.ts';
import { migrate } from '../../electron/core/db/migrate.ts';
import { sql } from '../../electron/core/db/sql.ts';
import { createSqlEngines } from '../../electron/node/sql/sql-js-engine.ts';

test('M241 records of before name no documents without text', async () => {
  const db = database((await createSqlEngines()).open());
  migrate(db, 240);
  db.script(
    "INSERT INTO search_record VALUES ('srd_1', NULL, 'return', '{}', 0, '[]', 3, 4, 5, '2026-01-01', 'Ann');",
  );
  migrate(db, 241);
  assert.deepEqual(
    db.one(sql`SELECT documents, pages, rows, documentsWithoutText, pagesWithoutText FROM search_record`),
    { documents: 3, pages: 4, rows: 5, documentsWithoutText: 0, pagesWithoutText: 0 },
  );
});
