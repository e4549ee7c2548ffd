import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createFiles } from '../../electron/node/files.ts';
import { type Problem, Refusal } from '../../electron/shared/contract/problem.ts';

const POSIX = process.platform === 'win32' ? 'these names and links need a POSIX file system' : false;

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-files-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function files(limit?: number) {
  let last = 0;
  return createFiles(() => `upload${++last}`, limit);
}

const refusedWith =
  (code: Problem['code'], words = /./) =>
  (error: unknown) =>
    error instanceof Refusal && error.problem.code === code && words.test(JSON.stringify(error.problem));

test('a folder gives every file below it, in the order of code points', async t => {
  const folder = aFolder(t);
  mkdirSync(join(folder, 'b', 'deep'), { recursive: true });
  mkdirSync(join(folder, 'empty'));
  for (const name of [
    'Z.txt',
    'a.txt',
    'é.txt',
    '青.txt',
    '\u{1F600}.txt',
    '\uFF21.txt',
    'b/deep/x',
    'b/a',
  ]) {
    writeFileSync(join(folder, name), name);
  }
  const found = await files().find(folder);
  assert.deepEqual(
    found.map(file => file.name),
    ['Z.txt', 'a.txt', 'b/a', 'b/deep/x', 'é.txt', '青.txt', '\uFF21.txt', '\u{1F600}.txt'],
  );
  assert.equal(found[0]?.bytes, 5);
});

test('a single file has its bare name', async t => {
  const path = join(aFolder(t), 'note.txt');
  writeFileSync(path, 'words');
  const adapter = files();
  assert.deepEqual(await adapter.find(path), [{ path, name: 'note.txt', bytes: 5 }]);
  assert.deepEqual(await adapter.read(path), new TextEncoder().encode('words'));
});

test('a file that is written to while it is read is not taken', async t => {
  const path = join(aFolder(t), 'growing.csv');
  writeFileSync(path, new Uint8Array(16 * 1024 * 1024));
  let isRead = false;
  const reading = files()
    .read(path)
    .finally(() => {
      isRead = true;
    });
  const grow = () => {
    if (isRead) return;
    appendFileSync(path, 'x');
    setImmediate(grow);
  };
  grow();
  await assert.rejects(reading, refusedWith('cannot-read', /changed while it was read/));
});

test('what is not there is said so', async t => {
  const folder = aFolder(t);
  const missing = join(folder, 'missing.pdf');
  await assert.rejects(files().find(missing), refusedWith('no-such-file'));
  await assert.rejects(files().read(missing), refusedWith('no-such-file'));
  writeFileSync(join(folder, 'file'), '');
  await assert.rejects(files().find(join(folder, 'file', 'below')), refusedWith('no-such-file'));
});

test('links do not lead out of the folder, nor round in circles', { skip: POSIX }, async t => {
  const folder = aFolder(t);
  const outside = join(aFolder(t), 'secret.txt');
  writeFileSync(outside, 'secret');
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'sub', 'real.txt'), 'real');
  symlinkSync(outside, join(folder, '1-out.txt'));
  symlinkSync(folder, join(folder, 'sub', '2-circle'));
  symlinkSync('3-self', join(folder, '3-self'));
  symlinkSync('nowhere', join(folder, '4-nowhere'));
  symlinkSync(join('sub', 'real.txt'), join(folder, '5-inside.txt'));
  const adapter = files();
  const found = await adapter.find(folder);
  assert.deepEqual(
    found.map(file => file.name),
    ['1-out.txt', '3-self', '4-nowhere', '5-inside.txt', 'sub/2-circle', 'sub/real.txt'],
  );
  const readable: string[] = [];
  for (const { name, path } of found) {
    await adapter.read(path).then(
      () => readable.push(name),
      (error: unknown) => assert.ok(refusedWith('cannot-read')(error), name),
    );
  }
  assert.deepEqual(readable, ['5-inside.txt', 'sub/real.txt']);
  const why = async (name: string) => {
    const problem = await adapter.read(join(folder, name)).then(
      () => undefined,
      (error: Refusal) => error.problem,
    );
    return problem?.code === 'cannot-read' ? [problem.reason, problem.link ?? false] : problem;
  };
  assert.deepEqual(await why('1-out.txt'), ['it is a link that leads out of the folder', true]);
  assert.deepEqual(await why(join('sub', '2-circle')), ['it is a link to a folder', true]);
});

test('a link that was itself offered is followed', { skip: POSIX }, async t => {
  const folder = aFolder(t);
  mkdirSync(join(folder, 'real'));
  writeFileSync(join(folder, 'real', 'a.txt'), 'a');
  symlinkSync('real', join(folder, 'link'));
  const found = await files().find(join(folder, 'link'));
  assert.deepEqual(
    found.map(file => file.name),
    ['a.txt'],
  );
});

test('a pipe in the folder is listed and refused, and nobody waits for it', { skip: POSIX }, async t => {
  const folder = aFolder(t);
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const adapter = files();
  assert.deepEqual(
    (await adapter.find(folder)).map(file => file.name),
    ['pipe'],
  );
  await assert.rejects(adapter.read(join(folder, 'pipe')), refusedWith('cannot-read', /not a regular file/));
  await assert.rejects(files().read(join(folder, 'pipe')), refusedWith('cannot-read', /not a regular file/));
  await assert.rejects(files().find(join(folder, 'pipe')), refusedWith('cannot-read', /not a regular file/));
});

test('names that are not UTF-8 stay apart and can be read', {
  skip: process.platform !== 'linux',
}, async t => {
  const folder = aFolder(t);
  for (const byte of [0xb2, 0xb3]) {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([byte, 0x2e, 0x78])]), String(byte));
  }
  const adapter = files();
  const found = await adapter.find(folder);
  assert.deepEqual(
    found.map(file => file.name),
    ['%B2.x', '%B3.x'],
  );
  const second = await adapter.read(found[1]?.path ?? '');
  assert.equal(new TextDecoder().decode(second), String(0xb3));
});

test('files and folders without permission are listed with the reason', async t => {
  if (process.platform === 'win32' || process.getuid?.() === 0) {
    return t.skip('permissions do not bind this user');
  }
  const folder = aFolder(t);
  mkdirSync(join(folder, 'closed'));
  writeFileSync(join(folder, 'closed', 'x.txt'), 'x');
  writeFileSync(join(folder, 'open.txt'), 'open');
  chmodSync(join(folder, 'closed'), 0);
  const adapter = files();
  try {
    const found = await adapter.find(folder);
    assert.deepEqual(
      found.map(file => file.name),
      ['closed', 'open.txt'],
    );
    await assert.rejects(adapter.read(found[0]?.path ?? ''), refusedWith('cannot-read', /permission denied/));
  } finally {
    chmodSync(join(folder, 'closed'), 0o700);
  }
});

test('an upload is taken once', () => {
  const adapter = files();
  const name = adapter.putUpload(new Uint8Array([1, 2, 3]));
  assert.deepEqual(adapter.takeUpload(name), new Uint8Array([1, 2, 3]));
  assert.throws(() => adapter.takeUpload(name), refusedWith('not-found'));
});

test('uploads beyond the limit are refused until some are taken', () => {
  const adapter = files(10);
  const first = adapter.putUpload(new Uint8Array(6));
  assert.throws(() => adapter.putUpload(new Uint8Array(6)), refusedWith('not-allowed', /import them first/i));
  adapter.takeUpload(first);
  assert.equal(adapter.takeUpload(adapter.putUpload(new Uint8Array(6))).length, 6);
});
