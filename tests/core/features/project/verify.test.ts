import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hashOf, type JournalRow } from '../../../../electron/core/app/journal.ts';
import { database, type WritableDb } from '../../../../electron/core/db/database.ts';
import { sql } from '../../../../electron/core/db/sql.ts';
import { nodeCrypto } from '../../../../electron/node/crypto.ts';
import { createSqlEngines } from '../../../../electron/node/sql/sql-js-engine.ts';
import { aFileEngine, KEY } from '../../../helpers/file-engine.ts';
import { quickFiles } from '../../../helpers/project-files.ts';

/** Verifies a project whose image somebody with a key altered, as `change` does it. */
async function verifyAfter(t: TestContext, change: (db: WritableDb) => void) {
  const { api, path, write, another } = await aFileEngine(t);
  write('/a.txt', 'The agreement was signed in Harbin.');
  await api.get('documents.import', { sources: [{ kind: 'path', path: '/a.txt' }] });
  const [document] = await api.get('documents.list', {});
  if (!document) throw new Error('nothing was imported');
  await api.get('evidence.keep', {
    marking: { kind: 'quote', documentId: document.id, page: 1, quote: 'signed in Harbin' },
  });
  await api.get('claims.create', { text: 'A claim' });
  await api.get('project.compact', {});
  await api.get('claims.create', { text: 'Another' });
  await api.get('project.close', {});
  const { file, image, imageSeq, actions } = await quickFiles().open(path, KEY, false);
  const engine = (await createSqlEngines()).open(image ?? undefined);
  const db = database(engine);
  change(db);
  file.putImage(imageSeq, engine.image());
  file.close();
  engine.close();
  assert.equal(actions.length, 1);
  const again = await another();
  await again.get('project.open', { path, ...KEY, readOnly: true });
  return again.get('project.verify', {});
}

/** Chains all rows anew, as somebody would who covers a change. */
function rechain(db: WritableDb): void {
  let previousHash = '';
  for (const row of db.all<JournalRow>(sql`SELECT * FROM journal ORDER BY seq`)) {
    const hash = hashOf({ ...row, previousHash }, nodeCrypto);
    db.run(sql`UPDATE journal SET previousHash = ${previousHash}, hash = ${hash} WHERE seq = ${row.seq}`);
    previousHash = hash;
  }
}

test('V4 an untouched project has nothing to report', async t => {
  assert.deepEqual(await verifyAfter(t, () => undefined), { ok: true, problems: [] });
});

test('V4 an altered row of the log breaks its chain', async t => {
  const { problems } = await verifyAfter(t, db =>
    db.run(sql`UPDATE journal SET sentence = 'Nothing happened' WHERE seq = 2`),
  );
  assert.ok(problems.some(({ where, what }) => where === 'log, action 2' && /does not follow/.test(what)));
});

test('V4 a text, a row and a reference that were altered are found', async t => {
  const { problems } = await verifyAfter(t, db => {
    db.script('PRAGMA foreign_keys = OFF');
    db.run(sql`UPDATE page SET text = 'The agreement was never signed.'`);
    db.run(
      sql`INSERT INTO statement (id, entityId, position, property, value, language) VALUES ('s', 'nobody', 0, 'name', 'x', '')`,
    );
    db.run(sql`UPDATE document SET sha256 = ${'0'.repeat(64)}`);
  });
  const said = problems.map(({ where, what }) => `${where}: ${what}`).join('\n');
  assert.match(said, /E1 in a\.txt: its passage is/);
  assert.match(said, /a row of statement names a missing entity/);
  assert.match(said, /a\.txt: its original is missing/);
});

test('V4 a log that was chained anew is refused, since the sealed action does not follow it', async t => {
  await assert.rejects(
    verifyAfter(t, db => {
      db.run(sql`UPDATE journal SET author = 'Somebody else' WHERE seq = 2`);
      rechain(db);
    }),
    { message: 'damaged' },
  );
});
