import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { database, type WritableDb } from '../../../../electron/core/db/database.ts';
import { migrate } from '../../../../electron/core/db/migrate.ts';
import { sql } from '../../../../electron/core/db/sql.ts';
import { numbered, prefixOf } from '../../../../electron/core/features/case-file/bates.ts';
import type { ExhibitData } from '../../../../electron/core/features/case-file/dossier-exhibits.ts';
import { createSqlEngines } from '../../../../electron/node/sql/sql-js-engine.ts';
import { anExhibit, aPageSheet } from './a-dossier.ts';

const engines = await createSqlEngines();

function aDb(): WritableDb {
  const db = database(engines.open());
  migrate(db);
  // The documents of these tests are names alone.
  db.script('PRAGMA foreign_keys = OFF');
  return db;
}

/** Exhibits of documents, each with these pages. */
const exhibitsOf = (documents: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(documents).map(([documentId, pages], index) => ({
    documentId,
    exhibit: anExhibit(
      index + 1,
      pages
        .map(page => aPageSheet([], { page, title: `Page ${page}` }))
        .map((sheet, at) => ({ ...sheet, key: `page:${pages[at]}` })),
    ),
  }));

function issue(db: WritableDb, fresh: ReturnType<typeof numbered>['fresh']): void {
  for (const { number, label, documentId, sheet } of fresh)
    db.run(sql`INSERT INTO bates_number VALUES (${number}, ${label}, ${documentId}, ${sheet}, ${'cfx'})`);
}

const labels = (exhibits: readonly ExhibitData[]) =>
  exhibits.flatMap(({ sheets }) => sheets.map(({ bates }) => bates));

test('sheets are numbered in order, with the reference before the number', () => {
  const { exhibits, range, fresh } = numbered(aDb(), 'Дело 7/2024', exhibitsOf({ a: [2, 5], b: [1] }));
  assert.deepEqual(labels(exhibits), ['ДЕЛО-7-2024-000001', 'ДЕЛО-7-2024-000002', 'ДЕЛО-7-2024-000003']);
  assert.deepEqual(range, { first: 'ДЕЛО-7-2024-000001', last: 'ДЕЛО-7-2024-000003', sheets: 3 });
  assert.equal(fresh.length, 3);
  assert.deepEqual(exhibits[0]?.bates, {
    first: 'ДЕЛО-7-2024-000001',
    last: 'ДЕЛО-7-2024-000002',
    sheets: 2,
  });
});

test('a reference without letters and digits, and none at all, give CASE', () => {
  for (const reference of ['', '  ', '—/—']) assert.equal(prefixOf(reference), 'CASE');
  assert.equal(prefixOf(' pl 1 '), 'PL-1');
  assert.ok(!prefixOf(`${'long '.repeat(20)}`).endsWith('-'));
});

test('a new reference does not change the numbers that are out, nor their prefix', () => {
  const db = aDb();
  issue(db, numbered(db, 'ONE', exhibitsOf({ a: [1] })).fresh);
  assert.deepEqual(labels(numbered(db, 'TWO', exhibitsOf({ a: [1], b: [1] })).exhibits), [
    'ONE-000001',
    'ONE-000002',
  ]);
});

test('whatever is added and removed between exports, no sheet is ever renumbered and no number used twice', () => {
  const contents = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.uniqueArray(fc.integer({ min: 1, max: 9 })),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(contents, fc.boolean()), { maxLength: 12 }), steps => {
      const db = aDb();
      const given = new Map<string, string>();
      for (const [documents, exported] of steps) {
        const wanted = exhibitsOf(documents);
        const found = numbered(db, 'CASE', wanted);
        assert.deepEqual(numbered(db, 'CASE', wanted), found, 'the same state gives the same numbers');
        if (!exported) continue;
        issue(db, found.fresh);
        const shown = wanted.flatMap(({ documentId, exhibit }, index) =>
          exhibit.sheets.map(
            ({ key }, at) =>
              [`${documentId} ${key}`, found.exhibits[index]?.sheets[at]?.bates ?? ''] as const,
          ),
        );
        for (const [place, label] of shown) {
          assert.equal(given.get(place) ?? label, label);
          given.set(place, label);
        }
        assert.equal(new Set(given.values()).size, given.size);
      }
    }),
    { numRuns: 60 },
  );
});
