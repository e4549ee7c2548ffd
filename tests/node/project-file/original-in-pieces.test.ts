import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { openDevice } from '../../../electron/node/project-file/device.ts';
import { realDisk } from '../../../electron/node/project-file/disk.ts';
import { ORIGINAL_PIECE } from '../../../electron/node/project-file/format.ts';
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

test('P2 an original that comes in pieces of any size is the same as one that comes whole', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  t.after(() => file.close());
  const sizes = fc.array(fc.integer({ min: 0, max: 1_500_000 }), { maxLength: 5 });
  let seq = 0;
  const stored = new Map<string, Buffer>();
  fc.assert(
    fc.property(sizes, parts => {
      const bytes = randomBytes(parts.reduce((sum, part) => sum + part, 0));
      const original = file.beginOriginal();
      let at = 0;
      for (const part of parts) {
        original.add(bytes.subarray(at, at + part));
        at += part;
        file.append({ seq: ++seq, payload: Buffer.from('an edit meanwhile') });
      }
      assert.equal(original.end(hashOf(bytes)), 'stored');
      assert.ok(Buffer.from(file.readOriginal(hashOf(bytes))).equals(bytes));
      stored.set(hashOf(bytes), bytes);
    }),
    { numRuns: 12 },
  );
  file.append({ seq: ++seq, payload: Buffer.from('commits the last') });
  const again = await files.open(path, quickUnlock, true);
  t.after(() => again.file.close());
  assert.deepEqual(
    again.file.verify(() => undefined),
    [],
  );
  for (const [sha256, bytes] of stored) assert.ok(Buffer.from(again.file.readOriginal(sha256)).equals(bytes));
  assert.ok(again.file.garbageBytes() < 1000, 'no piece is garbage');
});

test('P2 an original that changed, or was not ended, is not there, and its pieces are garbage', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  const bytes = randomBytes(ORIGINAL_PIECE + 5);
  for (const other of [bytes, Buffer.alloc(0)]) {
    const original = file.beginOriginal();
    original.add(bytes);
    assert.equal(original.end(hashOf(Buffer.concat([other, other]))), 'changed');
  }
  file.beginOriginal().add(bytes);
  assert.equal(file.hasOriginal(hashOf(bytes)), false);
  file.append({ seq: 1, payload: Buffer.from('an action commits the pieces') });
  assert.ok(file.garbageBytes() >= 3 * ORIGINAL_PIECE);
  assert.deepEqual(
    file.verify(() => undefined),
    [],
  );
  file.close();
  const { file: again, actions } = await files.open(path, quickUnlock, true);
  t.after(() => again.close());
  assert.equal(actions.length, 1);
  assert.equal(again.hasOriginal(hashOf(bytes)), false);
});

test('W2 an original that was begun before a compaction must be stored anew after it', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  t.after(() => file.close());
  const bytes = randomBytes(2 * ORIGINAL_PIECE);
  const begun = file.beginOriginal();
  begun.add(bytes.subarray(0, ORIGINAL_PIECE));
  file.append({ seq: 1, payload: Buffer.from('x') });
  const rewriting = await file.rewrite({ keys: { kind: 'same' } });
  while (rewriting.step()) await rewriting.settle();
  await rewriting.settle();
  rewriting.finish();
  begun.add(bytes.subarray(ORIGINAL_PIECE));
  assert.equal(begun.end(hashOf(bytes)), 'moved');
  assert.equal(file.hasOriginal(hashOf(bytes)), false);
  const anew = file.beginOriginal();
  anew.add(bytes);
  assert.equal(anew.end(hashOf(bytes)), 'stored');
  file.append({ seq: 2, payload: Buffer.from('y') });
  assert.deepEqual(
    file.verify(() => undefined),
    [],
  );
});

/** A project on a disk that is full while `full` is set, with one action in it. */
async function onFullDisk(t: TestContext) {
  const disk = { full: false };
  const open: typeof openDevice = (path, flags) => {
    const device = openDevice(path, flags);
    const write: typeof device.write = (offset, bytes) => {
      if (disk.full) throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
      device.write(offset, bytes);
    };
    return { ...device, write };
  };
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await quickFiles({ disk: { ...realDisk, open } }).create(path, PROJECT_ID, quickKeys);
  t.after(() => file.close());
  file.append({ seq: 1, payload: Buffer.from('one') });
  const fails = (work: () => unknown) => {
    disk.full = true;
    assert.throws(work, Refusal);
    disk.full = false;
  };
  const whole = () =>
    assert.deepEqual(
      file.verify(() => undefined),
      [],
    );
  return { file, fails, whole };
}

test('A3 an original whose pieces a failed write of others took back is stored anew, never with holes', async t => {
  const { file, fails, whole } = await onFullDisk(t);
  const bytes = randomBytes(2 * ORIGINAL_PIECE);
  const begun = file.beginOriginal();
  begun.add(bytes.subarray(0, ORIGINAL_PIECE));
  fails(() => file.append({ seq: 2, payload: Buffer.from('two') }));
  begun.add(bytes.subarray(ORIGINAL_PIECE));
  assert.equal(begun.end(hashOf(bytes)), 'moved');
  const anew = file.beginOriginal();
  anew.add(bytes);
  assert.equal(anew.end(hashOf(bytes)), 'stored');
  file.append({ seq: 2, payload: Buffer.from('two') });
  assert.ok(Buffer.from(file.readOriginal(hashOf(bytes))).equals(bytes));
  whole();
});

test('A3 an original in pieces that its action could not commit is not there, and nor is one that waited beside it', async t => {
  const { file, fails, whole } = await onFullDisk(t);
  const bytes = randomBytes(ORIGINAL_PIECE + 1);
  const other = randomBytes(1000);
  const begun = file.beginOriginal();
  begun.add(bytes);
  assert.equal(begun.end(hashOf(bytes)), 'stored');
  fails(() => file.append({ seq: 2, payload: Buffer.from('two') }));
  assert.equal(file.hasOriginal(hashOf(bytes)), false);
  file.putOriginal(hashOf(other), other);
  const again = file.beginOriginal();
  fails(() => again.add(bytes));
  assert.equal(file.hasOriginal(hashOf(other)), false, 'it was taken back with it');
  file.append({ seq: 2, payload: Buffer.from('two') });
  whole();
});
