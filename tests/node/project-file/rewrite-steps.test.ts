import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { realDisk } from '../../../electron/node/project-file/disk.ts';
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
const SAME = { keys: { kind: 'same' } } as const;
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.problem.code === code;

test('W2 actions are copied in steps, and an image that comes meanwhile takes the place of those it holds', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  let seq = 0;
  const payloads = new Map<number, string>();
  const append = (bytes: number) => {
    seq += 1;
    const payload = randomBytes(bytes);
    payloads.set(seq, hashOf(payload));
    file.append({ seq, payload });
  };
  while (seq < 60) append(40_000);
  file.putImage(20, randomBytes(100_000));
  const newest = randomBytes(150_000);
  const rewriting = await file.rewrite(SAME);
  let steps = 0;
  for (let more = true; more; steps++) {
    more = rewriting.step();
    await rewriting.settle();
    if (steps === 2) file.putImage(50, newest);
    if (steps < 5) append(10_000);
  }
  assert.ok(steps > 3, `${steps} steps`);
  append(10);
  rewriting.finish();
  append(20);
  file.close();

  const opened = await files.open(path, quickUnlock, true);
  t.after(() => opened.file.close());
  assert.equal(opened.imageSeq, 50);
  assert.equal(hashOf(opened.image ?? Buffer.alloc(0)), hashOf(newest));
  assert.deepEqual(
    opened.actions.map(action => [action.seq, hashOf(action.payload)]),
    [...payloads].filter(([number]) => number > 50),
  );
  assert.deepEqual(
    opened.file.verify(() => undefined),
    [],
  );
});

test('W4 what the disk fails to take in between two steps ends the rewriting: it would not be reported again', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const failing = quickFiles({
    disk: {
      ...realDisk,
      open: (name, flags) => {
        const device = realDisk.open(name, flags);
        const syncAside = () =>
          Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fdatasync' }));
        return name.endsWith('.rewriting') ? { ...device, syncAside } : device;
      },
    },
  });
  const file = await failing.create(path, PROJECT_ID, quickKeys);
  t.after(() => file.close());
  file.append({ seq: 1, payload: randomBytes(9_000_000) });
  const before = hashOf(readFileSync(path));
  const rewriting = await file.rewrite(SAME);
  await assert.rejects(async () => {
    while (rewriting.step()) await rewriting.settle();
    await rewriting.settle();
  }, refused('cannot-write'));
  assert.throws(() => rewriting.finish(), /over/);
  assert.equal(existsSync(`${path}.rewriting`), false);
  assert.equal(hashOf(readFileSync(path)), before);
  file.append({ seq: 2, payload: randomBytes(10) });
});

test('W4 a file that is closed while a rewriting settles leaves no trace of it', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  file.append({ seq: 1, payload: randomBytes(9_000_000) });
  const rewriting = await file.rewrite(SAME);
  while (rewriting.step());
  const settled = rewriting.settle();
  assert.throws(() => rewriting.finish(), /settled/);
  file.close();
  await settled;
  assert.equal(existsSync(`${path}.rewriting`), false);
  const opened = await files.open(path, quickUnlock, true);
  assert.equal(opened.actions.length, 1);
  opened.file.close();
});
