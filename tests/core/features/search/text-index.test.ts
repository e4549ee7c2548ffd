import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { database, type WritableDb } from '../../../../electron/core/db/database.ts';
import { migrate } from '../../../../electron/core/db/migrate.ts';
import { sql } from '../../../../electron/core/db/sql.ts';
import { find } from '../../../../electron/core/features/search/find.ts';
import { SearchState } from '../../../../electron/core/features/search/state.ts';
import { createResources } from '../../../../electron/node/resources.ts';
import { createSqlEngines } from '../../../../electron/node/sql/sql-js-engine.ts';
import { SearchOptions } from '../../../../electron/shared/contract/search.ts';

async function withPages(t: TestContext, count: number): Promise<WritableDb> {
  const engine = (await createSqlEngines()).open();
  t.after(() => engine.close());
  const db = database(engine);
  migrate(db);
  db.run(
    sql`INSERT INTO document (id, sha256, name, kind, mediaType, bytes, addedAt) VALUES ('d', 'd', 'd', 'pdf', '', 1, '')`,
  );
  db.run(
    sql`INSERT INTO document_note (id, triage, handling, language, source, note) VALUES ('d', 'unread', 'public', '', '', '')`,
  );
  db.run(sql`INSERT INTO reading (id, documentId, engine, engineVersion, at, state, pages, rows, columns, pagesWithoutText, warnings, metadata)
    VALUES ('r', 'd', '', '', '', 'imported', 1, 1, '[]', '[]', '[]', '{}')`);
  addPages(db, 1, count);
  return db;
}

function addPages(db: WritableDb, from: number, to: number): void {
  for (let number = from; number <= to; number++)
    db.run(
      sql`INSERT INTO page (readingId, number, text, width, height, runs) VALUES ('r', ${number}, ${`bank word${number} 青岚`}, 1, 1, '[]')`,
    );
}

const pagesWith = (db: WritableDb, search: SearchState, query: string): (number | undefined)[] =>
  find(
    { db, search },
    { ...SearchOptions.parse({ sort: 'place' }), query, offset: 0, facets: false },
  ).hits.map(hit => hit.page);

const stored = (db: WritableDb): number =>
  db.one<{ n: number }>(sql`SELECT count(*) AS n FROM search_segment`)?.n ?? 0;

test('I1 what was stored is read again, what came later is added, and young segments are joined', async t => {
  const db = await withPages(t, 3);
  const first = new SearchState(createResources());
  assert.equal(pagesWith(db, first, '青岚').length, 3);
  first.store(db);
  assert.equal(stored(db), 1);
  addPages(db, 4, 6);
  const second = new SearchState(createResources());
  assert.deepEqual(pagesWith(db, second, 'bank'), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(pagesWith(db, second, 'word2 OR word5'), [2, 5]);
  second.store(db);
  assert.equal(stored(db), 1, 'one segment in place of two');
  assert.deepEqual(pagesWith(db, new SearchState(createResources()), '青岚'), [1, 2, 3, 4, 5, 6]);
});

test('I2 an index that cannot be read is made anew from the texts', async t => {
  const db = await withPages(t, 4);
  const first = new SearchState(createResources());
  pagesWith(db, first, 'bank');
  first.store(db);
  db.run(sql`UPDATE search_segment SET data = ${new Uint8Array([1, 2, 3, 4, 5])}`);
  const second = new SearchState(createResources());
  assert.deepEqual(pagesWith(db, second, 'bank'), [1, 2, 3, 4]);
  second.store(db);
  assert.deepEqual(pagesWith(db, new SearchState(createResources()), 'word3'), [3]);
  assert.equal(stored(db), 1);
});

test('I3 only the newest reading is searched', async t => {
  const db = await withPages(t, 2);
  const search = new SearchState(createResources());
  assert.equal(pagesWith(db, search, 'bank').length, 2);
  db.run(sql`INSERT INTO reading (id, documentId, engine, engineVersion, at, state, pages, rows, columns, pagesWithoutText, warnings, metadata)
    VALUES ('r2', 'd', '', '', '9', 'imported', 1, 1, '[]', '[]', '[]', '{}')`);
  db.run(
    sql`INSERT INTO page (readingId, number, text, width, height, runs) VALUES ('r2', 1, 'bank again', 1, 1, '[]')`,
  );
  search.changed(db, new Set(['reading', 'page']));
  assert.deepEqual(pagesWith(db, search, 'bank'), [1]);
});
