import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '../../electron/core/db/database.ts';
import { migrate } from '../../electron/core/db/migrate.ts';
import { sql } from '../../electron/core/db/sql.ts';
import { createSqlEngines } from '../../electron/node/sql/sql-js-engine.ts';

test('M130 claims of before have no kind, no date and no place in the outline, and stay as they were', async () => {
  const db = database((await createSqlEngines()).open());
  migrate(db, 120);
  db.run(
    sql`INSERT INTO claim VALUES ('clm_1', 1, 'It paid.', 'supported', 'A note', '2024-01-01T00:00:00Z', 'Ann')`,
  );
  migrate(db, 138);
  assert.deepEqual(db.one(sql`SELECT * FROM claim`), {
    id: 'clm_1',
    number: 1,
    text: 'It paid.',
    status: 'supported',
    note: 'A note',
    createdAt: '2024-01-01T00:00:00Z',
    author: 'Ann',
    kind: null,
    likelihood: null,
    confidence: null,
    startDate: '',
    endDate: '',
    parentId: null,
    alternativeTo: null,
    position: null,
  });
  assert.deepEqual(db.all(sql`PRAGMA foreign_key_check`), []);
});

test('M130 what is asked of claims at every edit is found by index', async () => {
  const db = database((await createSqlEngines()).open());
  migrate(db);
  const plan = (statement: Parameters<typeof db.all>[0]) =>
    db
      .all<{ detail: string }>({ ...statement, text: `EXPLAIN QUERY PLAN ${statement.text}` })
      .map(({ detail }) => detail)
      .join('\n');
  assert.match(plan(sql`SELECT id FROM claim WHERE parentId = ${'clm_1'}`), /claim_by_parent/);
  assert.match(plan(sql`SELECT id FROM answer WHERE elementId = ${'elm_1'}`), /answer_by_element/);
  assert.match(plan(sql`SELECT id FROM comparison_rating WHERE itemId = ${'cit_1'}`), /INDEX/);
});
