import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '../../../../electron/core/db/database.ts';
import { migrate } from '../../../../electron/core/db/migrate.ts';
import { identifier, sql } from '../../../../electron/core/db/sql.ts';
import { dumpOf } from '../../../../electron/core/features/archive/dump.ts';
import { createSqlEngines } from '../../../../electron/node/sql/sql-js-engine.ts';

const engines = await createSqlEngines();
const empty = () => database(engines.open());

/** Names of all tables but the word index, which is made anew from them. */
const tablesOf = (db: ReturnType<typeof empty>): string[] =>
  db
    .all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .map(({ name }) => name)
    .filter(name => !/^search_segment$|^sqlite_/.test(name));

test('every table comes back as it was, from text alone', () => {
  const db = empty();
  migrate(db);
  const tricky = `it's "quoted"; -- 合同\nline\u0001 \\ ☃`;
  db.script('BEGIN');
  db.run(sql`INSERT INTO document VALUES ('doc_1', 'aa', ${tricky}, 'text', 'text/plain', 3, '2026-01-01')`);
  db.run(
    sql`INSERT INTO claim (id, number, text, status, note, createdAt, author) VALUES ('clm_1', 1, ${tricky}, 'draft', '', '2026-01-01', 'Ann')`,
  );
  db.run(sql`INSERT INTO reading (id, documentId, engine, engineVersion, at, state, pages, rows, columns, pagesWithoutText, warnings, metadata)
    VALUES ('rdg_1', 'doc_1', 'e', '1', 'a', 'imported', 1200, 0, '[]', '[]', '[]', '{}')`);
  for (let number = 1; number <= 1200; number++)
    db.run(
      sql`INSERT INTO page (readingId, number, text, width, height, runs) VALUES ('rdg_1', ${number}, ${tricky}, 0.1, 841.89, '[]')`,
    );
  db.script('COMMIT');
  const text = dumpOf(db);
  db.run(sql`UPDATE claim SET text = 'changed while it was written'`);
  db.run(
    sql`INSERT INTO page (readingId, number, text, width, height, runs) VALUES ('rdg_1', 1201, 'later', 1, 1, '[]')`,
  );
  const copy = empty();
  copy.script([...text].join(''));
  assert.deepEqual(
    tablesOf(copy),
    tablesOf(db),
    'a table that is missing here must be named in app/tables.ts',
  );
  db.run(sql`UPDATE claim SET text = ${tricky}`);
  db.run(sql`DELETE FROM page WHERE number = 1201`);
  for (const table of tablesOf(db))
    assert.deepEqual(
      copy.all(sql`SELECT * FROM ${identifier(table)} ORDER BY rowid`),
      db.all(sql`SELECT * FROM ${identifier(table)} ORDER BY rowid`),
      table,
    );
  assert.deepEqual(copy.all(sql`PRAGMA user_version`), db.all(sql`PRAGMA user_version`));
});
