import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createEngine } from '../../electron/core/app/engine.ts';
import { database } from '../../electron/core/db/database.ts';
import { newestVersion } from '../../electron/core/db/migrate.ts';
import { createSqlEngines } from '../../electron/node/sql/sql-js-engine.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import { Refusal } from '../../electron/shared/contract/problem.ts';
import { testPorts } from '../helpers/engine.ts';
import { KEY } from '../helpers/file-engine.ts';
import { quickFiles, TEST_RECIPIENT, temporaryFolder } from '../helpers/project-files.ts';

/** Projects made by versions of the program that knew other tables; their image and the actions after it are as they left them. */
const OLD = [10, 30];
const vector = (schema: number): URL =>
  new URL(`../vectors/project-file/schema-${schema}.plumb`, import.meta.url);
const hashOf = (path: string | URL): string => createHash('sha256').update(readFileSync(path)).digest('hex');

async function anApi(t: TestContext): Promise<ApiClient> {
  const engine = createEngine(await testPorts(quickFiles(), new Map()));
  t.after(() => engine.close());
  return createClient(inProcessWire(engine));
}

function aCopyOf(t: TestContext, schema: number): { readonly folder: string; readonly path: string } {
  const folder = temporaryFolder(t);
  const path = join(folder, 'old case.plumb');
  copyFileSync(vector(schema), path);
  return { folder, path };
}

/** Asks for everything that the old projects hold. */
async function contentsOf(api: ApiClient) {
  const documents = await api.get('documents.list', {});
  const evidence = await api.get('evidence.list', {});
  const claims = await api.get('claims.list', {});
  return {
    documents: documents.map(({ name }) => name).sort(),
    evidence: evidence.map(({ quote, state }) => [quote, state]),
    claims: claims.map(({ text }) => text).sort(),
  };
}

const EXPECTED = {
  documents: ['agreement.txt', 'payments.csv'],
  evidence: [
    ['signed in Harbin', 'exact'],
    ['by rail', 'exact'],
  ],
  claims: ['The agreement was signed in China', 'The goods crossed the border'],
};

for (const schema of OLD) {
  test(`F5 a project of schema ${schema} opens, is whole, and a copy as it was lies beside it`, async t => {
    const { folder, path } = aCopyOf(t, schema);
    const api = await anApi(t);
    const { recovered } = await api.get('project.open', { path, ...KEY, author: 'Second' });
    const copy = 'old case (before update).plumb';
    assert.match(recovered ?? '', /older version.*brought up to date.*“old case \(before update\)\.plumb”/);
    assert.equal(hashOf(join(folder, copy)), hashOf(vector(schema)), 'sealed as it was');
    assert.deepEqual(await contentsOf(api), EXPECTED);
    assert.deepEqual(await api.get('project.verify', {}), { ok: true, problems: [] });
    const entries = await api.get('history.list', {});
    assert.match(JSON.stringify(entries), /Brought the project up to date, from version/);
    await api.get('claims.create', { text: 'Work goes on' });
    await api.get('project.close', {});

    const again = await anApi(t);
    assert.equal((await again.get('project.open', { path, ...KEY })).recovered, null);
    assert.equal((await again.get('claims.list', {})).length, 3);
    assert.deepEqual(await again.get('project.verify', {}), { ok: true, problems: [] });
    await again.get('project.close', {});
    assert.deepEqual(readdirSync(folder).sort(), [copy, 'old case.plumb'], 'and only one copy');
  });

  test(`F5 a project of schema ${schema} can be read without being changed`, async t => {
    const { folder, path } = aCopyOf(t, schema);
    const api = await anApi(t);
    assert.equal((await api.get('project.open', { path, ...KEY, readOnly: true })).recovered, null);
    assert.deepEqual(await contentsOf(api), EXPECTED);
    assert.deepEqual(await api.get('project.verify', {}), { ok: true, problems: [] });
    await api.get('project.close', {});
    assert.equal(hashOf(path), hashOf(vector(schema)));
    assert.deepEqual(readdirSync(folder), ['old case.plumb']);
  });
}

test('F5 where no copy can be put aside an older project is not changed, and the person is told what to do', async t => {
  const { folder, path } = aCopyOf(t, 10);
  mkdirSync(join(folder, 'old case (before update).plumb.rewriting'));
  const api = await anApi(t);
  await assert.rejects(api.get('project.open', { path, ...KEY }), (error: unknown) => {
    assert.ok(error instanceof Refusal && error.problem.code === 'not-allowed');
    assert.match(error.problem.what, /older version.*copy/);
    assert.match(error.problem.next, /open it for reading only/);
    return true;
  });
  assert.equal(hashOf(path), hashOf(vector(10)));
  await api.get('project.open', { path, ...KEY, readOnly: true });
  assert.deepEqual(await contentsOf(api), EXPECTED);
});

test('F5 a project with tables of a newer version is refused by its number and not touched', async t => {
  const { folder, path } = aCopyOf(t, 30);
  const { file, image, imageSeq } = await quickFiles().open(path, KEY, false);
  const engine = (await createSqlEngines()).open(image ?? undefined);
  database(engine).script(`PRAGMA user_version = ${newestVersion() + 10}`);
  file.putImage(imageSeq, engine.image());
  file.close();
  engine.close();
  const before = hashOf(path);
  const api = await anApi(t);
  for (const readOnly of [false, true])
    await assert.rejects(api.get('project.open', { path, ...KEY, readOnly }), (error: unknown) => {
      assert.ok(error instanceof Refusal);
      assert.deepEqual(error.problem, { code: 'newer-project', path, version: newestVersion() + 10 });
      return true;
    });
  assert.equal(hashOf(path), before);
  assert.deepEqual(readdirSync(folder), ['old case.plumb']);
});

test('F6 a new project holds an image from the start, which says of which version its tables are', async t => {
  const path = join(temporaryFolder(t), 'new.plumb');
  const api = await anApi(t);
  await api.get('project.create', { path, title: 'New', recipients: [TEST_RECIPIENT] });
  await api.get('project.close', {});
  const { file, image } = await quickFiles().open(path, KEY, true);
  t.after(() => file.close());
  const engine = (await createSqlEngines()).open(image ?? undefined);
  t.after(() => engine.close());
  assert.deepEqual(engine.all('PRAGMA user_version', []), [{ user_version: newestVersion() }]);
  assert.ok(file.bytes() < 50_000, `${file.bytes()} bytes`);
});
