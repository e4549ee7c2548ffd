import '../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { logPath } from '../../electron/node/log.ts';
import { type RunningEngine, startEngine } from '../../electron/node/worker-client.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import type { BytesRef } from '../../electron/shared/contract/common.ts';
import { Refusal } from '../../electron/shared/contract/problem.ts';

const RECIPIENT = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';

async function aCase(t: TestContext): Promise<{ engine: RunningEngine; api: ApiClient; path: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-worker-'));
  const engine = startEngine();
  t.after(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const api = createClient(engine.wire());
  const path = join(folder, 'case.plumb');
  await api.get('project.create', { path, title: 'A case', recipients: [RECIPIENT] });
  return { engine, api, path };
}

const isRefusal = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problem.code === code;

test('uploads go in by transfer and come out as bytes, whole or in ranges, again and again', async t => {
  const { engine, api } = await aCase(t);
  const bytes = new TextEncoder().encode('An uploaded note about a shipment.\n');
  const upload = await engine.putUpload(bytes.slice());
  const sources = [{ kind: 'upload' as const, upload, name: 'note.txt' }];
  const { entries } = await api.get('documents.import', { sources });
  assert.equal(entries[0]?.state, 'imported', entries[0]?.reason);
  const ref = `document/${entries[0]?.documentId}` as BytesRef;
  for (let round = 0; round < 2; round++) {
    const whole = await engine.readBytes(ref);
    assert.deepEqual(whole.bytes, bytes);
    assert.equal(whole.total, bytes.length);
    assert.equal(whole.mediaType, 'text/plain');
  }
  const part = await engine.readBytes(ref, { start: 3, end: 11 });
  assert.equal(new TextDecoder().decode(part.bytes), 'uploaded');
  assert.equal(part.total, bytes.length);
});

test('an upload that is a view takes no neighbours along', async t => {
  const { engine, api } = await aCase(t);
  const whole = new TextEncoder().encode('secret|A note.|secret');
  const upload = await engine.putUpload(whole.subarray(7, 14));
  assert.equal(whole.length, 21);
  const sources = [{ kind: 'upload' as const, upload, name: 'note.txt' }];
  const { entries } = await api.get('documents.import', { sources });
  assert.equal(entries[0]?.bytes, 7);
});

test('bytes that are not there are refused', async t => {
  const { engine } = await aCase(t);
  const missing = 'document/doc_00000000000000000000000000' as BytesRef;
  await assert.rejects(engine.readBytes(missing), isRefusal('not-found'));
  await assert.rejects(engine.readBytes('export/gone' as BytesRef), isRefusal('not-found'));
});

test('the end closes every wire, answers what was open, and can be called twice', async t => {
  const { engine, api, path } = await aCase(t);
  const other = createClient(engine.wire());
  await api.get('claims.create', { text: 'Saved before the end.' });
  const ends = [engine.close(), engine.close()];
  await Promise.allSettled(ends);
  await engine.close();
  for (const client of [api, other, createClient(engine.wire())]) {
    const answer = await client.call('project.status', {});
    assert.deepEqual(answer, { ok: false, problem: { code: 'disconnected' } });
  }
  await assert.rejects(engine.readBytes('export/gone' as BytesRef), isRefusal('disconnected'));
  await assert.rejects(engine.putUpload(new Uint8Array(1)), isRefusal('disconnected'));
  const next = startEngine();
  t.after(() => next.close());
  const refused = await createClient(next.wire()).call('project.open', { path, passphrase: 'guess' });
  assert.deepEqual(refused, { ok: false, problem: { code: 'wrong-key' } }, 'the lock was left behind');
});

test('an engine that dies closes every wire, answers what was open, and leaves a trace without words', async t => {
  const state = mkdtempSync(join(tmpdir(), 'plumb-state-'));
  const before = process.env.XDG_STATE_HOME;
  process.env.XDG_STATE_HOME = state;
  t.after(() => {
    if (before === undefined) delete process.env.XDG_STATE_HOME;
    else process.env.XDG_STATE_HOME = before;
    rmSync(state, { recursive: true, force: true });
  });
  const dying = `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ type }) => { if (type === 'bytes') throw new Error('Ivan Petrov'); });`;
  const engine = startEngine({ script: new URL(`data:text/javascript,${encodeURIComponent(dying)}`) });
  const clients = [createClient(engine.wire()), createClient(engine.wire())];
  const calls = clients.map(client => client.call('project.status', {}));
  await assert.rejects(engine.readBytes('export/x' as BytesRef), isRefusal('disconnected'));
  for (const answer of await Promise.all(calls)) {
    assert.deepEqual(answer, { ok: false, problem: { code: 'disconnected' } });
  }
  await engine.close();
  if (process.platform !== 'linux') return;
  const log = readFileSync(logPath(), 'utf8');
  assert.match(log, /"reference":"case-worker"/);
  assert.doesNotMatch(log, /Ivan/);
});
