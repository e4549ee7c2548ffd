// A copy of one collection holds all of it and nothing else: docs/decisions/0013.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { database } from '../../../../electron/core/db/database.ts';
import { migrate } from '../../../../electron/core/db/migrate.ts';
import { sql } from '../../../../electron/core/db/sql.ts';
import { GOING, LEFT_COLUMNS, STAYING } from '../../../../electron/core/features/slices/columns.ts';
import { createSqlEngines } from '../../../../electron/node/sql/sql-js-engine.ts';
import { aFileEngine } from '../../../helpers/file-engine.ts';
import { quickFiles, TEST_IDENTITY, TEST_RECIPIENT } from '../../../helpers/project-files.ts';
import { aZip } from '../../importers/try-file.ts';
import { anImporter } from '../documents/an-importer.ts';
import { aCase, type Case, caseOf, EVERYTHING } from './a-case.ts';
import { laidOpen, standing } from './laid-open.ts';

const FRIEND = { recipients: [TEST_RECIPIENT], unconfirmed: true };

/** Builds the case in a project of its own, shares its collection, and opens the copy. */
async function shared(t: TestContext, plan: Case) {
  const desk = await aFileEngine(t);
  const made = await aCase(desk, plan);
  const out = join(desk.folder, 'slice.plumb');
  const preview = await desk.api.get('share.preview', { collectionId: made.collectionId });
  const { contents } = await desk.api.get('share.make', {
    path: out,
    collectionId: made.collectionId,
    ...FRIEND,
  });
  const copy = await desk.another();
  await copy.get('project.open', { path: out, identities: [TEST_IDENTITY] });
  return { ...desk, made, out, preview, contents, copy };
}

test('every table and column is decided about', async () => {
  const db = database((await createSqlEngines()).open());
  migrate(db);
  const tables = db
    .all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .map(({ name }) => name)
    .filter(name => !/^sqlite_|^journal$|^search_segment$/.test(name));
  assert.deepEqual(tables.sort(), [...Object.keys(GOING), ...Object.keys(STAYING)].sort());
  for (const [table, columns] of Object.entries(GOING)) {
    const left: readonly string[] = LEFT_COLUMNS[table as keyof typeof GOING] ?? [];
    const there = db.all<{ name: string; pk: number; type: string }>(
      sql`SELECT name, pk, type FROM pragma_table_info(${table})`,
    );
    const named = there.filter(({ name }) => name !== 'rowid').map(({ name }) => name);
    assert.deepEqual([...columns, ...left].sort(), named.sort(), table);
  }
});

test('nothing of a document outside the collection is in any byte of the copy, and all that belongs is there', async t => {
  await fc.assert(
    fc.asyncProperty(caseOf, async plan => {
      const { api, made, out, preview, contents, copy } = await shared(t, plan);
      const { projectId, parts } = await laidOpen(out, TEST_IDENTITY);
      assert.deepEqual(standing(parts, made.staying), []);
      const missing = [...made.going].filter(word => standing(parts, [word]).length === 0);
      assert.deepEqual(missing, [], 'belongs, and is not there');

      assert.deepEqual(await copy.get('project.verify', {}), { ok: true, problems: [] });
      const documents = await copy.get('documents.list', {});
      assert.deepEqual(documents.map(({ id }) => id).sort(), [...made.documentIds].sort());
      for (const { id, kind } of documents.filter(({ kind }) => kind === 'text'))
        for (const page of [1, 2])
          assert.deepEqual(
            await copy.get('documents.page', { documentId: id, page }),
            await api.get('documents.page', { documentId: id, page }),
            `page ${page} of a ${kind}`,
          );
      const evidence = await copy.get('evidence.list', {});
      const before = await api.get('evidence.list', {});
      const own = before.filter(({ documentId }) => made.documentIds.has(documentId));
      assert.deepEqual(
        evidence.map(({ id, number, quote, state, anchor }) => ({ id, number, quote, state, anchor })),
        own.map(({ id, number, quote, state, anchor }) => ({ id, number, quote, state, anchor })),
      );
      assert.ok(evidence.every(({ state }) => state === 'exact'));
      assert.equal(projectId, (await api.get('project.status', {}))?.id);
      assert.deepEqual(contents, preview.contents);
      assert.equal(preview.slice?.documents.length, documents.length);
      assert.equal(contents.actions, (await copy.get('history.list', {})).length);
      await copy.get('project.close', {});
      await api.get('project.close', {});
    }),
    { numRuns: 5, endOnFailure: true, examples: [[EVERYTHING]] },
  );
});

test('what was unpacked from a document goes with it; what it was unpacked from, and its folders, stay', async t => {
  const mail = `From: a@example.invalid\r\nSubject: harbour\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nletterword\r\n--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="inner.txt"\r\nContent-Transfer-Encoding: base64\r\n\r\nYXR0YWNoZWR3b3Jk\r\n--x--\r\n`;
  const { api, folder, importAll, write } = await anImporter(t, quickFiles());
  write(
    'outerarchive.zip',
    aZip({
      'deepfolder/inner.txt': 'attachedword',
      'deepfolder/letter.eml': mail,
      'neighbour.txt': 'neighbourword',
    }),
  );
  await importAll();
  const [letter] = (await api.get('documents.list', {})).filter(({ name }) => name.endsWith('letter.eml'));
  assert.ok(letter);
  const { id } = await api.get('collections.create', { name: 'Letters', documentIds: [letter.id] });
  const path = join(folder, 'slice.plumb');
  const { slice } = await api.get('share.preview', { collectionId: id });
  assert.deepEqual(
    [slice?.documents, slice?.unpacked, slice?.staying.documents],
    [['inner.txt', 'letter.eml'], 1, 2],
  );
  await api.get('share.make', { path, collectionId: id, ...FRIEND });
  const { parts } = await laidOpen(path, TEST_IDENTITY);
  assert.deepEqual(standing(parts, ['outerarchive', 'deepfolder', 'neighbour']), []);
  await api.get('project.close', {});
  await api.get('project.open', { path, identities: [TEST_IDENTITY] });
  assert.deepEqual(await api.get('project.verify', {}), { ok: true, problems: [] });
  const ledger = await api.get('documents.ledger', {});
  assert.deepEqual(ledger.map(({ file, parent, state }) => [parent ?? '', file, state]).sort(), [
    ['', 'inner.txt', 'imported'],
    ['', 'letter.eml', 'imported'],
    ['letter.eml', 'inner.txt', 'duplicate'],
  ]);
});

test('the copy begins a log of its own, goes on with the numbers, and is no conflict; the project notes what went out', async t => {
  const { api, path, folder, write, another } = await aFileEngine(t);
  write('/one.txt', 'first words');
  write('/two.txt', 'second words');
  await api.get('documents.import', { sources: [{ kind: 'path', path: '/' }], ocr: 'off' });
  const documents = await api.get('documents.list', {});
  const one = documents.find(({ name }) => name === 'one.txt');
  const two = documents.find(({ name }) => name === 'two.txt');
  assert.ok(one && two);
  for (const [{ id }, quote] of [
    [one, 'first'],
    [two, 'second'],
  ] as const)
    await api.get('evidence.keep', { marking: { kind: 'quote', documentId: id, quote } });
  const { id } = await api.get('collections.create', { name: 'Ones', documentIds: [one.id] });
  const out = join(folder, 'slice.plumb');
  const input = { path: out, collectionId: id, ...FRIEND };
  await api.get('share.make', input);
  const again = await api.call('share.make', input);
  assert.equal(!again.ok && again.problem.code, 'file-exists');
  const [noted] = await api.get('history.list', {});
  assert.match(
    noted?.sentence ?? '',
    /^Shared a copy of the collection “Ones” \(1 document\), for a recipient/,
  );

  const copy = await another();
  const status = await copy.get('project.open', { path: out, identities: [TEST_IDENTITY] });
  assert.deepEqual([status.title, status.recovered], ['Ones', null]);
  const log = await copy.get('history.list', {});
  assert.deepEqual(log.map(({ sentence }) => sentence.slice(0, 30)).reverse(), [
    'Made from the collection “Ones',
    'Took over “one.txt”',
    'Took over the ledger, the coll',
  ]);
  assert.match(log.at(-1)?.sentence ?? '', new RegExp(`after its action ${noted?.seq} \\([0-9a-f]{64}\\)`));
  const undone = await copy.call('history.undo', {});
  assert.equal(!undone.ok && undone.problem.code, 'nothing-to-undo');
  const kept = await copy.get('evidence.keep', {
    marking: { kind: 'quote', documentId: one.id, quote: 'words' },
  });
  assert.equal(kept.number, 3, 'E2 names something else');
  assert.equal((await copy.get('search.find', { query: 'second' })).total, 0);
  assert.equal((await copy.get('search.find', { query: 'first' })).total, 1);
  await copy.get('project.close', {});
  await api.get('project.close', {});
  const source = await another();
  const { recovered } = await source.get('project.open', { path, identities: [TEST_IDENTITY] });
  assert.equal(recovered, null);
});

test('an empty collection, one that is not there, and a stranger are refused; a copy that fails leaves nothing', async t => {
  const { api, folder, write } = await aFileEngine(t);
  write('/one.txt', 'words');
  await api.get('documents.import', { sources: [{ kind: 'path', path: '/one.txt' }], ocr: 'off' });
  const [document] = await api.get('documents.list', {});
  assert.ok(document);
  const empty = await api.get('collections.create', { name: 'Nothing' });
  const { id } = await api.get('collections.create', { name: 'One', documentIds: [document.id] });
  const path = join(folder, 'slice.plumb');
  const code = async (input: object) => {
    const answer = await api.call('share.make', { path, collectionId: id, ...FRIEND, ...input });
    return answer.ok ? 'ok' : answer.problem.code;
  };
  assert.equal(await code({ collectionId: empty.id }), 'not-allowed');
  assert.equal(
    await code({ collectionId: empty.id.replace(/.$/, last => (last === 'z' ? 'y' : 'z')) }),
    'not-found',
  );
  assert.equal(await code({ unconfirmed: false }), 'not-allowed');
  assert.equal(await code({ path: join(folder, 'nowhere', 'slice.plumb') }), 'cannot-write');
  assert.equal(existsSync(path), false);
  const log = await api.get('history.list', {});
  assert.ok(
    log.every(({ action }) => action !== 'share.make'),
    'nothing was begun',
  );
});
