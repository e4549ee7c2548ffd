import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database, transaction } from '../../../electron/core/db/database.ts';
import { migrate } from '../../../electron/core/db/migrate.ts';
import { identifier, join, list, type Sql, sql, where } from '../../../electron/core/db/sql.ts';
import { createSqlEngines } from '../../../electron/node/sql/sql-js-engine.ts';

test('values never become text', () => {
  const name = "x'; DROP TABLE claim; --";
  assert.deepEqual(sql`SELECT * FROM claim WHERE text = ${name} AND ${where(sql`a = ${1}`, undefined)}`, {
    text: 'SELECT * FROM claim WHERE text = ? AND a = ?',
    values: [name, 1],
  });
  assert.deepEqual(join([sql`${true}`, sql`${undefined}`], ', '), { text: '?, ?', values: [1, null] });
  assert.deepEqual(list([]), { text: 'NULL', values: [] });
  assert.throws(() => identifier('claim; DROP'));
});

test('a transaction that throws leaves nothing', async () => {
  const db = database((await createSqlEngines()).open());
  db.script('CREATE TABLE t (a)');
  assert.throws(() =>
    transaction(db, () => {
      db.run(sql`INSERT INTO t VALUES (${1})`);
      throw new Error('stop');
    }),
  );
  assert.deepEqual(db.all(sql`SELECT * FROM t`), []);
});

const HOT: Record<string, { readonly statement: Sql; readonly by: RegExp }> = {
  'evidence of a document': {
    statement: sql`SELECT * FROM evidence WHERE documentId = ${'x'}`,
    by: /USING INDEX evidence_by_document/,
  },
  'links to a target': {
    statement: sql`SELECT * FROM link WHERE targetKind = ${'claim'} AND targetId = ${'x'}`,
    by: /USING INDEX link_by_target/,
  },
  'links of evidence': {
    statement: sql`SELECT * FROM link WHERE evidenceId = ${'x'}`,
    by: /USING INDEX sqlite_autoindex_link/,
  },
  'values of an entity': {
    statement: sql`SELECT * FROM statement WHERE entityId = ${'x'} ORDER BY position`,
    by: /USING INDEX statement_by_entity/,
  },
  'a page': {
    statement: sql`SELECT * FROM page WHERE readingId = ${'x'} AND number = ${1}`,
    by: /USING INDEX sqlite_autoindex_page/,
  },
  'rows of a table in order': {
    statement: sql`SELECT * FROM table_row WHERE readingId = ${'x'} AND number >= ${1} ORDER BY number`,
    by: /USING INDEX sqlite_autoindex_table_row/,
  },
  'a document by its hash': {
    statement: sql`SELECT id FROM document WHERE sha256 = ${'x'}`,
    by: /USING INDEX sqlite_autoindex_document/,
  },
};

for (const [name, { statement, by }] of Object.entries(HOT)) {
  test(`Q1 ${name} is found by index`, async () => {
    const db = database((await createSqlEngines()).open());
    migrate(db);
    const plan = db.all<{ detail: string }>({
      text: `EXPLAIN QUERY PLAN ${statement.text}`,
      values: statement.values,
    });
    assert.match(plan.map(({ detail }) => detail).join('\n'), by);
  });
}
