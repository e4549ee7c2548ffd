import assert from 'node:assert/strict';
import {
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Refusal } from '../../../electron/shared/contract/problem.ts';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  quickUnlock,
  temporaryFolder,
} from '../../helpers/project-files.ts';

const files = quickFiles();

async function closedProject(t: TestContext): Promise<string> {
  const path = join(temporaryFolder(t), 'a.plumb');
  (await files.create(path, PROJECT_ID, quickKeys)).close();
  return path;
}

const inUse = (error: unknown): true => {
  assert.ok(error instanceof Refusal && error.problem.code === 'in-use', String(error));
  return true;
};

test('L1 a second writer is refused and told by whom, a reader is not, and closing frees it', async t => {
  const path = await closedProject(t);
  const first = await files.open(path, quickUnlock, false);
  await assert.rejects(files.open(path, quickUnlock, false), (error: unknown) => {
    assert.ok(error instanceof Refusal && error.problem.code === 'in-use');
    assert.equal(error.problem.by, `process ${process.pid} on ${hostname()}`);
    return true;
  });
  (await files.open(path, quickUnlock, true)).file.close();
  assert.ok(existsSync(`${path}.lock`), 'the reader left the lock alone');
  first.file.close();
  assert.equal(existsSync(`${path}.lock`), false);
  (await files.open(path, quickUnlock, false)).file.close();
});

test('L1 another name of the same file is the same file', async t => {
  if (process.platform === 'win32') {
    t.skip('symbolic links need rights there');
    return;
  }
  const path = await closedProject(t);
  const { file } = await files.open(path, quickUnlock, false);
  t.after(() => file.close());
  symlinkSync(path, `${path}.link`);
  await assert.rejects(files.open(`${path}.link`, quickUnlock, false), inUse);
});

test('L6 a hard link of a file that is open for writing is refused, and free again after it', async t => {
  const path = await closedProject(t);
  const [beside, elsewhere] = [`${path}.hard.plumb`, join(temporaryFolder(t), 'b.plumb')];
  linkSync(path, beside);
  linkSync(path, elsewhere);
  const { file } = await files.open(path, quickUnlock, false);
  for (const other of [beside, elsewhere]) {
    await assert.rejects(files.open(other, quickUnlock, false), (error: unknown) => {
      assert.ok(error instanceof Refusal && error.problem.code === 'in-use', String(error));
      assert.match(error.problem.by, /under another name of the file/);
      return true;
    });
    assert.equal(existsSync(`${other}.lock`), false);
    (await files.open(other, quickUnlock, true)).file.close();
  }
  assert.ok(existsSync(`${path}.lock`));
  file.append({ seq: 1, payload: Buffer.from('one') });
  file.close();
  (await files.open(beside, quickUnlock, false)).file.close();
});

test('L6 a lock that a killed process left for another name of the file locks nothing', async t => {
  const path = await closedProject(t);
  linkSync(path, `${path}.hard.plumb`);
  const holder = { host: hostname(), boot: null, started: null, token: 'x' };
  writeFileSync(`${path}.hard.plumb.lock`, JSON.stringify({ ...holder, pid: 2 ** 22 + 1 }));
  (await files.open(path, quickUnlock, false)).file.close();
  writeFileSync(`${path}.hard.plumb.lock`, JSON.stringify({ ...holder, pid: process.pid }));
  await assert.rejects(files.open(path, quickUnlock, false), inUse);
});

test('L2 a lock of a process that is gone, or of another start of the machine, is taken over', async t => {
  const path = await closedProject(t);
  const { file } = await files.open(path, quickUnlock, false);
  const holder = JSON.parse(readFileSync(`${path}.lock`, 'utf8'));
  file.close();
  const gone = [{ pid: 2 ** 22 + 1 }];
  const onLinux = [{ started: '1' }, { boot: 'another start' }];
  for (const change of process.platform === 'linux' ? [...gone, ...onLinux] : gone) {
    writeFileSync(`${path}.lock`, JSON.stringify({ ...holder, ...change }));
    (await files.open(path, quickUnlock, false)).file.close();
    assert.equal(existsSync(`${path}.lock`), false);
  }
});

test('L3 a lock of another machine is never taken over', async t => {
  const path = await closedProject(t);
  const holder = { pid: 2 ** 22 + 1, host: 'another-machine', boot: null, started: null, token: 'x' };
  writeFileSync(`${path}.lock`, JSON.stringify(holder));
  await assert.rejects(files.open(path, quickUnlock, false), inUse);
  assert.ok(existsSync(`${path}.lock`));
});

test('L4 a lock cut by a crash is taken over once it is old, not while it may be being written', async t => {
  const path = await closedProject(t);
  writeFileSync(`${path}.lock`, '{"pid":');
  await assert.rejects(files.open(path, quickUnlock, false), inUse);
  utimesSync(`${path}.lock`, 1_000_000_000, 1_000_000_000);
  (await files.open(path, quickUnlock, false)).file.close();
});

test('L5 closing leaves a lock that is not ours', async t => {
  const path = await closedProject(t);
  const { file } = await files.open(path, quickUnlock, false);
  writeFileSync(`${path}.lock`, 'someone else');
  file.close();
  assert.equal(readFileSync(`${path}.lock`, 'utf8'), 'someone else');
});

test('A6 a file that was removed, replaced or written by others takes no more appends', async t => {
  const path = await closedProject(t);
  const refusedWith = (pattern: RegExp) => (error: unknown) => {
    assert.ok(error instanceof Refusal && error.problem.code === 'cannot-write');
    assert.match(error.problem.reason, pattern);
    return true;
  };
  const { file } = await files.open(path, quickUnlock, false);
  t.after(() => file.close());
  const bytes = readFileSync(path);
  writeFileSync(path, Buffer.concat([bytes, Buffer.from('x')]));
  assert.throws(() => file.append({ seq: 1, payload: Buffer.from('x') }), refusedWith(/another program/));
  if (process.platform === 'win32') return;
  writeFileSync(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
  assert.throws(() => file.append({ seq: 1, payload: Buffer.from('x') }), refusedWith(/removed or replaced/));
  rmSync(path);
  assert.throws(() => file.append({ seq: 1, payload: Buffer.from('x') }), refusedWith(/removed or replaced/));
});
