import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { SqlEngine, SqlValue } from '../../../electron/core/ports/sql-engine.ts';
import { createSqlEngines } from '../../../electron/node/sql/sql-js-engine.ts';

const sqlEngines = await createSqlEngines();

function aDatabase(t: TestContext, image?: Uint8Array): SqlEngine {
  const db = sqlEngines.open(image);
  t.after(() => db.close());
  return db;
}

test('is new enough to keep what an export must not lose', t => {
  const [row] = aDatabase(t).all('SELECT sqlite_version() AS version');
  const [major = 0, minor = 0] = String(row?.version).split('.').map(Number);
  assert.ok(major === 3 && minor >= 54, String(row?.version));
});

test('foreign keys hold at opening, after an image, and in a copy opened from it', t => {
  const db = aDatabase(t);
  db.script(
    'CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE b (a INTEGER REFERENCES a (id)) STRICT',
  );
  const orphan = (each: SqlEngine) => () => each.run('INSERT INTO b VALUES (?)', [7]);
  assert.throws(orphan(db), /FOREIGN KEY/);
  const image = db.image();
  assert.throws(orphan(db), /FOREIGN KEY/);
  assert.throws(orphan(aDatabase(t, image)), /FOREIGN KEY/);
});

test('any value comes back as it went in', t => {
  const db = aDatabase(t);
  db.script('CREATE TABLE thing (value ANY) STRICT');
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', 'Анна', '青岚\u0000示例', '👩‍👩‍👧'),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.uint8Array(),
    fc.constant(null),
  );
  fc.assert(
    fc.property(value, (given: SqlValue) => {
      db.run('DELETE FROM thing');
      db.run('INSERT INTO thing VALUES (?)', [given]);
      const found = db.all('SELECT value FROM thing')[0]?.value;
      if (typeof given === 'number') assert.equal(found, given === 0 ? 0 : given);
      else assert.deepEqual(found, given);
    }),
  );
});

test('types that SQLite would take as something else are refused', t => {
  const db = aDatabase(t);
  for (const value of [true, undefined, 1n, Number.NaN, Number.POSITIVE_INFINITY, [1], {}, new Date()]) {
    assert.throws(() => db.all('SELECT ?', [value as SqlValue]), /Parameter 1/);
  }
  assert.deepEqual(db.all('SELECT ? AS kept', ['still works']), [{ kept: 'still works' }]);
});

test('a statement that failed can be used again', t => {
  const db = aDatabase(t);
  db.script('CREATE TABLE thing (id INTEGER PRIMARY KEY) STRICT');
  const add = (id: SqlValue) => db.run('INSERT INTO thing VALUES (?)', [id]);
  add(1);
  assert.throws(() => add(1), /UNIQUE/);
  add(2);
  assert.deepEqual(db.all('SELECT count(*) AS n FROM thing'), [{ n: 2 }]);
});

test('a statement sees the columns of the schema as it is now', t => {
  const db = aDatabase(t);
  db.script('CREATE TABLE thing (id INTEGER) STRICT; INSERT INTO thing VALUES (1)');
  assert.deepEqual(db.all('SELECT * FROM thing'), [{ id: 1 }]);
  db.script("ALTER TABLE thing ADD COLUMN name TEXT NOT NULL DEFAULT 'new'");
  assert.deepEqual(db.all('SELECT * FROM thing'), [{ id: 1, name: 'new' }]);
});

test('more statements than are kept all work, and memory does not grow with them', t => {
  const db = aDatabase(t);
  for (let number = 0; number < 1000; number++) {
    assert.deepEqual(db.all(`SELECT ${number} AS n`), [{ n: number }]);
  }
  assert.deepEqual(db.all('SELECT 0 AS n'), [{ n: 0 }]);
});

test('no image is made inside a transaction, and the transaction stands', t => {
  const db = aDatabase(t);
  db.script('CREATE TABLE thing (id INTEGER) STRICT');
  db.script('BEGIN');
  db.run('INSERT INTO thing VALUES (1)');
  assert.throws(() => db.image());
  db.script('COMMIT');
  assert.deepEqual(db.all('SELECT id FROM thing'), [{ id: 1 }]);
});

test('full-text search over Cyrillic and Chinese is there', t => {
  const db = aDatabase(t);
  db.script('CREATE VIRTUAL TABLE words USING fts4 (text, tokenize=unicode61)');
  db.run('INSERT INTO words VALUES (?)', ['Поставка 青 岚']);
  assert.equal(db.all('SELECT 1 FROM words WHERE words MATCH ?', ['поставка']).length, 1);
  assert.equal(db.all('SELECT 1 FROM words WHERE words MATCH ?', ['"青 岚"']).length, 1);
});
