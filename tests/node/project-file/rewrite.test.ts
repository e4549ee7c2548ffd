import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Opened, ProjectFile, Rewriting } from '../../../electron/core/ports/project-file.ts';
import { type Device, openDevice } from '../../../electron/node/project-file/device.ts';
import { realDisk } from '../../../electron/node/project-file/disk.ts';
import { readHeader } from '../../../electron/node/project-file/header.ts';
import { makeIdentity } from '../../../electron/node/project-file/keys.ts';
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
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.problem.code === code;
const SAME = { keys: { kind: 'same' } } as const;

/** A file with originals, images that were replaced, and actions before and after the newest image. */
async function grown(path: string, from = files): Promise<{ file: ProjectFile; originals: Buffer[] }> {
  const file = await from.create(path, PROJECT_ID, quickKeys);
  const originals = [randomBytes(3_000_000), Buffer.alloc(2_500_000, 'text '), Buffer.alloc(0)];
  for (const [i, original] of originals.entries()) {
    file.putOriginal(hashOf(original), original);
    file.append({ seq: i + 1, payload: Buffer.from(`action ${i + 1}`) });
    file.putImage(i + 1, randomBytes(900_000));
  }
  file.append({ seq: 4, payload: randomBytes(9_000_000) });
  file.append({ seq: 5, payload: Buffer.from('action 5') });
  return { file, originals };
}

function run(rewriting: Rewriting): void {
  while (rewriting.step());
  rewriting.finish();
}

/** What a reader sees of a project: everything but where it lies. */
function seen({ file, image, imageSeq, actions }: Opened, originals: readonly Buffer[]) {
  return {
    image: hashOf(image ?? Buffer.alloc(0)),
    imageSeq,
    actions: actions.map(({ seq, payload }) => [seq, hashOf(payload)]),
    originals: originals.map(each => hashOf(file.readOriginal(hashOf(each)))),
  };
}

async function look(path: string, originals: readonly Buffer[], unlock = quickUnlock) {
  const opened = await files.open(path, unlock, true);
  try {
    assert.equal(opened.recovered, null);
    assert.deepEqual(
      opened.file.verify(() => undefined),
      [],
    );
    return seen(opened, originals);
  } finally {
    opened.file.close();
  }
}

test('W1 a compacted file holds the same, under a new file id, and less', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const { file, originals } = await grown(path);
  t.after(() => file.close());
  const before = await look(path, originals);
  const header = readHeader(openDevice(path, 'r'), path);
  const length = file.bytes();
  const garbage = file.garbageBytes();
  assert.ok(garbage > 1_800_000 && garbage < 1_850_000, `${garbage}`);
  chmodSync(path, 0o640);
  run(await file.rewrite(SAME));
  assert.deepEqual(await look(path, originals), before);
  assert.equal(file.bytes(), statSync(path).size);
  assert.ok(Math.abs(length - file.bytes() - garbage) < 1500, `${length} - ${file.bytes()} for ${garbage}`);
  assert.equal(file.garbageBytes(), 0);
  if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o640);
  const after = readHeader(openDevice(path, 'r'), path);
  assert.notDeepEqual(after.fileId, header.fileId);
  assert.deepEqual(after.slots, header.slots);
  assert.equal(after.projectId, PROJECT_ID);
  assert.deepEqual(
    after.lineage.map(({ fileId, seq }) => [fileId, seq]),
    [[header.fileId, 5]],
  );
  file.append({ seq: 6, payload: Buffer.from('after') });
  file.putImage(6, randomBytes(100_000));
  run(await file.rewrite(SAME));
  assert.equal((await look(path, originals)).imageSeq, 6);
  assert.equal(readHeader(openDevice(path, 'r'), path).lineage.length, 2);
});

test('W2 what is written while a compaction runs is in the new file', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const { file, originals } = await grown(path);
  t.after(() => file.close());
  const rewriting = await file.rewrite(SAME);
  let seq = 5;
  do {
    seq += 1;
    const original = Buffer.alloc(700_000, `original ${seq}`);
    originals.push(original);
    file.putOriginal(hashOf(original), original);
    file.append({ seq, payload: Buffer.from(`action ${seq}`) });
    if (seq === 7) file.putImage(6, randomBytes(800_000));
  } while (rewriting.step() && seq < 12);
  const before = await look(path, originals);
  rewriting.finish();
  assert.deepEqual(await look(path, originals), before);
  assert.equal(before.imageSeq, 6);
  assert.equal(before.actions.at(-1)?.[0], seq);
  assert.throws(() => rewriting.step(), /over/);
});

test('W3 a reader that has the file open goes on in the old one', async t => {
  if (process.platform === 'win32') return t.skip('Windows replaces no open file');
  const path = join(temporaryFolder(t), 'a.plumb');
  const { file, originals } = await grown(path);
  t.after(() => file.close());
  const reader = await files.open(path, quickUnlock, true);
  const before = seen(reader, originals);
  run(await file.rewrite(SAME));
  assert.deepEqual(seen(reader, originals), before);
  reader.file.close();
});

test('W4 abandoning, closing and failing leave the old file and nothing else', async t => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'a.plumb');
  let writes = Number.POSITIVE_INFINITY;
  const full = quickFiles({
    disk: {
      ...realDisk,
      open: (name, flags) => {
        const device: Device = openDevice(name, flags);
        if (!name.endsWith('.rewriting')) return device;
        const write: Device['write'] = (offset, bytes) => {
          writes -= 1;
          if (writes >= 0) return device.write(offset, bytes);
          device.write(offset, bytes.subarray(0, bytes.length >> 1));
          throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
        };
        return { ...device, write };
      },
    },
  });
  const { file, originals } = await grown(path, full);
  const before = hashOf(readFileSync(path));
  for (const left of [0, 1, 3, 6]) {
    writes = left;
    await assert.rejects(async () => run(await file.rewrite(SAME)), refused('disk-full'));
    assert.equal(existsSync(`${path}.rewriting`), false);
  }
  writes = Number.POSITIVE_INFINITY;
  const abandoned = await file.rewrite(SAME);
  abandoned.step();
  assert.ok(existsSync(`${path}.rewriting`));
  abandoned.abandon();
  assert.equal(existsSync(`${path}.rewriting`), false);
  assert.equal(hashOf(readFileSync(path)), before);
  (await file.rewrite(SAME)).step();
  file.close();
  assert.equal(existsSync(`${path}.rewriting`), false);
  assert.equal(hashOf(readFileSync(path)), before);
  await look(path, originals);
});

test('W5 what a crash left behind is removed on opening; a file of somebody else is not', async t => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'a.plumb');
  const left = `${path}.rewriting`;
  const { file } = await grown(path);
  const rewriting = await file.rewrite(SAME);
  rewriting.step();
  const half = readFileSync(left);
  file.close();
  for (const bytes of [half, half.subarray(0, 100), Buffer.alloc(0), Buffer.alloc(4096)]) {
    writeFileSync(left, bytes);
    (await files.open(path, quickUnlock, true)).file.close();
    assert.ok(existsSync(left), 'a reader changes nothing');
    (await files.open(path, quickUnlock, false)).file.close();
    assert.equal(existsSync(left), false);
  }
  const others = join(folder, 'b.plumb');
  (await files.create(others, 'prj_01otherotherotherotherother', quickKeys)).close();
  renameSync(others, left);
  const theirs = readFileSync(left);
  const opened = await files.open(path, quickUnlock, false);
  assert.deepEqual(readFileSync(left), theirs);
  await assert.rejects(opened.file.rewrite(SAME), refused('file-exists'));
  opened.file.close();
});

test('W6 a file that was moved or replaced is not written over', async t => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'a.plumb');
  const { file } = await grown(path);
  t.after(() => file.close());
  const rewriting = await file.rewrite(SAME);
  while (rewriting.step());
  renameSync(path, `${path}.moved`);
  writeFileSync(path, 'another file');
  assert.throws(() => rewriting.finish(), refused('cannot-write'));
  assert.equal(readFileSync(path, 'utf8'), 'another file');
  rmSync(path);
  renameSync(`${path}.moved`, path);
  file.append({ seq: 6, payload: Buffer.from('six') });
  run(await file.rewrite(SAME));
});

test('W6 a link stays a link to the file that was compacted', async t => {
  if (process.platform === 'win32') return t.skip('links need rights on Windows');
  const folder = temporaryFolder(t);
  const real = join(folder, 'real.plumb');
  const link = join(folder, 'link.plumb');
  const { file, originals } = await grown(real);
  file.close();
  symlinkSync(real, link);
  const opened = await files.open(link, quickUnlock, false);
  run(await opened.file.rewrite(SAME));
  opened.file.append({ seq: 6, payload: Buffer.from('six') });
  opened.file.close();
  assert.ok(statSync(link).ino === statSync(real).ino);
  assert.equal((await look(real, originals)).actions.at(-1)?.[0], 6);
});

test('W7 another key is added under the same project key, and a new one locks the others out', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const { file, originals } = await grown(path);
  t.after(() => file.close());
  const before = await look(path, originals);
  const friend = await makeIdentity(new Date(0));
  const theirs = { identities: [friend.identity] };
  const added = await file.rewrite({
    keys: { kind: 'added', keys: { passphrase: 'a passphrase', recipients: [friend.recipient] } },
  });
  assert.deepEqual(
    added.slots.map(({ kind }) => kind),
    ['passphrase', 'recipient', 'recipient'],
  );
  run(added);
  assert.deepEqual(file.keySlots(), added.slots);
  for (const unlock of [quickUnlock, theirs, { passphrase: 'a passphrase' }])
    assert.deepEqual(await look(path, originals, unlock), before);
  assert.equal((await file.unlocks(theirs))[0]?.id, added.slots[2]?.id);
  await assert.rejects(file.unlocks({ passphrase: 'wrong' }), refused('wrong-key'));
  const old = readFileSync(path);
  run(await file.rewrite({ keys: { kind: 'new', keys: { recipients: [friend.recipient] } } }));
  assert.deepEqual(await look(path, originals, theirs), before);
  await assert.rejects(files.open(path, quickUnlock, true), refused('wrong-key'));
  writeFileSync(`${path}.old`, old);
  assert.deepEqual(await look(`${path}.old`, originals), before, 'an old copy opens with the old keys');
});

test('W8 a copy elsewhere is whole or not there, and never replaces', async t => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'a.plumb');
  const copy = join(folder, 'copy.plumb');
  const { file, originals } = await grown(path);
  const before = await look(path, originals);
  const begun = await file.rewrite({ ...SAME, path: copy });
  while (begun.step()) assert.equal(existsSync(copy), false);
  begun.finish();
  assert.deepEqual(await look(copy, originals), before);
  await assert.rejects(file.rewrite({ ...SAME, path: copy }), refused('file-exists'));
  assert.equal(file.path, path);
  rmSync(path);
  assert.throws(() => file.append({ seq: 6, payload: Buffer.from('six') }), refused('cannot-write'));
  const saved = join(folder, 'saved.plumb');
  run(await file.rewrite({ ...SAME, path: saved, follow: true }));
  assert.equal(file.path, saved);
  file.append({ seq: 6, payload: Buffer.from('six') });
  await assert.rejects(files.open(saved, quickUnlock, false), refused('in-use'));
  file.close();
  const leftovers = [`${path}.lock`, `${saved}.lock`, `${saved}.rewriting`, `${saved}.rewriting.lock`];
  assert.deepEqual(leftovers.filter(existsSync), []);
  assert.equal((await look(saved, originals)).actions.at(-1)?.[0], 6);
});
