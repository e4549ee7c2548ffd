import assert from 'node:assert/strict';
import { createHash, randomFillSync } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { ProjectFile, Watch } from '../../../electron/core/ports/project-file.ts';
import { openDevice } from '../../../electron/node/project-file/device.ts';
import { WORTH_THREADS } from '../../../electron/node/project-file/verify-aside.ts';
import { Refusal } from '../../../electron/shared/contract/problem.ts';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  quickUnlock,
  temporaryFolder,
} from '../../helpers/project-files.ts';

const files = quickFiles();
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const quietly = (): Watch => ({ tell: () => undefined, signal: new AbortController().signal });

/** A project that is large enough to be verified in threads, with originals of several sizes. */
async function large(t: TestContext): Promise<{ path: string; file: ProjectFile }> {
  const path = join(temporaryFolder(t), 'large.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  t.after(() => file.close());
  for (const [i, megabytes] of [9, 0, 5, 1, 6].entries()) {
    const original = randomFillSync(Buffer.alloc(megabytes * 1024 * 1024 + i));
    file.putOriginal(hashOf(original), original);
    file.append({ seq: i + 1, payload: Buffer.from(`action ${i + 1}`) });
  }
  file.putImage(5, randomFillSync(Buffer.alloc(300_000)));
  assert.ok(file.bytes() > WORTH_THREADS);
  return { path, file };
}

function flip(path: string, ...places: readonly number[]): void {
  const device = openDevice(path, 'r+');
  for (const at of places) {
    const [byte = 0] = device.read(at, 1);
    device.write(at, Buffer.of(byte ^ 4));
  }
  device.close();
}

test('V1 threads find in a whole file nothing, and tell how far they are', async t => {
  const { file } = await large(t);
  const told: (readonly [number, number])[] = [];
  const { signal } = new AbortController();
  assert.deepEqual(await file.verifyAside({ tell: (done, total) => told.push([done, total]), signal }), []);
  for (const [done, total] of told) assert.ok(done <= total && total > 20, `${done} of ${total}`);
});

test('V1 threads list the same damage in the same order as one reader does', async t => {
  const { path, file } = await large(t);
  flip(path, 2_000_000, 11_000_000, 12_300_000, 21_500_000, file.bytes() - 200_000);
  const expected = file.verify(() => undefined);
  assert.ok(expected.length >= 4);
  assert.deepEqual(await file.verifyAside(quietly()), expected);
});

test('V1 what is appended while threads read is none of their business', async t => {
  const { file } = await large(t);
  const verified = file.verifyAside(quietly());
  for (let seq = 6; seq < 40; seq++) {
    file.append({ seq, payload: Buffer.alloc(1000, seq) });
    await new Promise(setImmediate);
  }
  assert.deepEqual(await verified, []);
});

test('V1 a file that is compacted, moved or removed meanwhile is verified all the same', async t => {
  if (process.platform === 'win32') return t.skip('Windows moves no open file');
  const { path, file } = await large(t);
  const during = file.verifyAside(quietly());
  const rewriting = await file.rewrite({ keys: { kind: 'same' } });
  while (rewriting.step());
  rewriting.finish();
  assert.deepEqual(await during, []);
  renameSync(path, `${path}.moved`);
  assert.deepEqual(await file.verifyAside(quietly()), []);
  (await files.create(`${path}.other`, PROJECT_ID, quickKeys)).close();
  renameSync(`${path}.other`, path);
  assert.deepEqual(await file.verifyAside(quietly()), []);
  rmSync(path);
  flip(`${path}.moved`, 3_000_000);
  assert.equal((await file.verifyAside(quietly())).length, 1);
});

test('V1 verifying can be called off', async t => {
  const { file } = await large(t);
  const abort = new AbortController();
  const cancelled = (error: unknown) => error instanceof Refusal && error.problem.code === 'cancelled';
  const running = file.verifyAside({ tell: () => undefined, signal: abort.signal });
  abort.abort();
  await assert.rejects(running, cancelled);
  await assert.rejects(file.verifyAside({ tell: () => undefined, signal: abort.signal }), cancelled);
  assert.deepEqual(await file.verifyAside(quietly()), [], 'and be started again');
});

test('V1 a file that is open for reading is verified in threads as well', async t => {
  const { path, file } = await large(t);
  const { file: reader } = await files.open(path, quickUnlock, true);
  t.after(() => reader.close());
  assert.deepEqual(await reader.verifyAside(quietly()), []);
  file.append({ seq: 6, payload: Buffer.from('more') });
  assert.deepEqual(await reader.verifyAside(quietly()), []);
});
