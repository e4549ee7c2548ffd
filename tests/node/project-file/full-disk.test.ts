// A disk that is full, read-only or gone, met through the engine as a person meets it. Real small disks where they can be made.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Disk, realDisk } from '../../../electron/node/project-file/disk.ts';
import type { ApiClient } from '../../../electron/shared/contract/client.ts';
import { explain } from '../../../electron/shared/contract/explain.ts';
import { aFileEngine, KEY } from '../../helpers/file-engine.ts';
import { TEST_RECIPIENT } from '../../helpers/project-files.ts';

const NO_MOUNT = 'needs Linux and the right to mount a small disk (tmpfs)';

/** A disk of its own of so many KiB, or null where none can be made. */
function smallDisk(t: TestContext, kib: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-disk-'));
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'plumb-test', folder]);
  t.after(() => {
    if (mount.status === 0) spawnSync('umount', ['-l', folder]);
    rmdirSync(folder);
  });
  return mount.status === 0 ? folder : null;
}

const offered = (path: string) => ({ sources: [{ kind: 'path' as const, path }] });
const words = (bytes: number): string => randomBytes(bytes).toString('base64');
const texts = async (api: ApiClient): Promise<string[]> =>
  (await api.get('claims.list', {})).map(({ text }) => text);

/** The reason of a refusal, which must be one that says what to do. */
async function refusedWith(call: ReturnType<ApiClient['call']>): Promise<string> {
  const answer = await call;
  assert.ok(!answer.ok);
  const { title, next } = explain(answer.problem);
  assert.ok(title.length > 10 && next.length > 10, `${title} ${next}`);
  return answer.problem.code;
}

test('A3 on a disk that fills up nothing is said to be saved that is not; freed or elsewhere, work goes on', async t => {
  const disk = smallDisk(t, 3000);
  if (disk === null) return t.skip(NO_MOUNT);
  const { api, folder, write, another } = await aFileEngine(t);
  await api.get('project.close', {});
  const path = join(disk, 'case.plumb');
  await api.get('project.create', { path, title: 'A case', author: 'Tester', recipients: [TEST_RECIPIENT] });
  let imported = 0;
  for (let refused = false; !refused; ) {
    write(`/many/${imported}.txt`, words(200_000));
    const { entries } = await api
      .get('documents.import', offered(`/many/${imported}.txt`))
      .catch(() => ({ entries: [] }));
    refused = entries[0]?.state !== 'imported';
    if (!refused) imported += 1;
  }
  assert.ok(imported > 3, `${imported} imported`);
  const documents = await api.get('documents.list', {});
  assert.equal(documents.length, imported);
  // What the import took before it was refused is given back: small work still fits.
  await api.get('claims.create', { text: 'Small' });
  writeFileSync(join(disk, 'filler'), randomBytes(4096));
  for (let more = true; more; )
    try {
      writeFileSync(join(disk, 'filler'), randomBytes(4096), { flag: 'a' });
    } catch {
      more = false;
    }
  let fitted = 0;
  while ((await api.call('claims.create', { text: `Claim ${fitted}` })).ok) fitted += 1;
  assert.equal(await refusedWith(api.call('claims.create', { text: 'Too much' })), 'disk-full');
  const expected = ['Small', ...Array.from({ length: fitted }, (_, i) => `Claim ${i}`)];
  assert.deepEqual(await texts(api), expected);
  assert.equal(await refusedWith(api.call('project.compact', {})), 'disk-full');
  assert.deepEqual(readdirSync(disk).sort(), ['case.plumb', 'case.plumb.lock', 'filler']);

  const saved = join(folder, 'saved.plumb');
  await api.get('project.saveCopy', { path: saved });
  await api.get('claims.create', { text: 'Elsewhere' });
  await api.get('project.close', {});
  for (const [file, claims] of [
    [path, expected],
    [saved, [...expected, 'Elsewhere']],
  ] as const) {
    const other = await another();
    const status = await other.get('project.open', { path: file, ...KEY, readOnly: true });
    assert.equal(status.recovered, null);
    assert.deepEqual(await texts(other), claims);
    assert.deepEqual(await other.get('project.verify', {}), { ok: true, problems: [] });
  }
  rmSync(join(disk, 'filler'));
  const freed = await another();
  await freed.get('project.open', { path, ...KEY });
  await freed.get('claims.create', { text: 'Room again' });
});

test('A4 a project that does not fit is not left behind half made', async t => {
  const disk = smallDisk(t, 64);
  if (disk === null) return t.skip(NO_MOUNT);
  const { api, folder } = await aFileEngine(t);
  await api.get('project.close', {});
  const create = (path: string) =>
    api.call('project.create', { path, title: 'A case', author: 'Tester', recipients: [TEST_RECIPIENT] });
  // From a disk that has no room at all to one that has room for all but the end.
  let free = 0;
  for (; ; free += 4) {
    writeFileSync(join(disk, 'filler'), Buffer.alloc((64 - free) * 1024));
    const made = await create(join(disk, 'case.plumb'));
    if (made.ok) break;
    assert.equal(made.problem.code, 'disk-full');
    assert.deepEqual(readdirSync(disk), ['filler']);
    assert.equal(await api.get('project.status', {}), null);
  }
  assert.ok(free >= 8, `${free} KiB were enough`);
  await api.get('project.close', {});
  assert.ok((await create(join(folder, 'fits.plumb'))).ok);
});

/** A disk that can be made to fail in some way. */
function breakable(): { disk: Disk; fails: { image: boolean; everything: boolean } } {
  const fails = { image: false, everything: false };
  const error = (code: string) => Object.assign(new Error(code), { code, syscall: 'test' });
  const guard =
    <A extends unknown[], R>(work: (...given: A) => R) =>
    (...given: A): R => {
      if (fails.everything) throw error('EIO');
      return work(...given);
    };
  const disk: Disk = {
    ...realDisk,
    open: (path, flags) => {
      const device = realDisk.open(path, flags);
      if (path.includes('elsewhere')) return device;
      return {
        ...device,
        size: guard(device.size),
        isGone: guard(device.isGone),
        isAt: guard(device.isAt),
        read: guard(device.read),
        sync: guard(device.sync),
        truncate: guard(device.truncate),
        close: guard(device.close),
        write: guard((offset, bytes) => {
          if (fails.image && bytes.length > 50_000) throw error('ENOSPC');
          device.write(offset, bytes);
        }),
      };
    },
  };
  return { disk, fails };
}

test('an image for which there is no room costs nothing: what was done is saved, and closing closes', async t => {
  const { disk, fails } = breakable();
  const { api, path, another } = await aFileEngine(t, { disk });
  fails.image = true;
  for (let i = 0; i < 90; i++) await api.get('claims.create', { text: `${i} ${words(3000)}` });
  const claims = await texts(api);
  await api.get('project.close', {});
  const again = await another();
  fails.image = false;
  assert.equal((await again.get('project.open', { path, ...KEY })).recovered, null);
  assert.deepEqual(await texts(again), claims);
});

test('a drive that was pulled: actions are refused with words, and the work goes on elsewhere without what is gone', async t => {
  const { disk, fails } = breakable();
  const { api, folder, write, another } = await aFileEngine(t, { disk });
  write('/a.txt', 'The agreement was signed in Harbin.');
  await api.get('documents.import', offered('/a.txt'));
  await api.get('claims.create', { text: 'Before' });
  fails.everything = true;
  assert.equal(await refusedWith(api.call('claims.create', { text: 'Lost?' })), 'cannot-write');
  assert.deepEqual(await texts(api), ['Before'], 'the work is there, in memory');
  const saved = await api.get('project.saveCopy', { path: join(folder, 'elsewhere.plumb') });
  assert.deepEqual(saved.lost, ['a.txt']);
  await api.get('claims.create', { text: 'After' });
  await api.get('project.close', {});
  const again = await another();
  await again.get('project.open', { path: join(folder, 'elsewhere.plumb'), ...KEY });
  assert.deepEqual(await texts(again), ['Before', 'After']);
});

test('a drive that was pulled does not keep the project from being closed', async t => {
  const { disk, fails } = breakable();
  const { api, path, another } = await aFileEngine(t, { disk });
  await api.get('claims.create', { text: 'Before' });
  fails.everything = true;
  assert.equal(await refusedWith(api.call('claims.create', { text: 'Lost' })), 'cannot-write');
  await api.get('project.close', {});
  assert.equal(await api.get('project.status', {}), null);
  fails.everything = false;
  assert.equal(existsSync(`${path}.lock`), false);
  const again = await another();
  await again.get('project.open', { path, ...KEY });
  assert.deepEqual(await texts(again), ['Before']);
});

test('a folder that is read-only: the project can be read, and not written, and the person is told', async t => {
  const disk = smallDisk(t, 1000);
  if (disk === null) return t.skip(NO_MOUNT);
  const { api, folder } = await aFileEngine(t);
  await api.get('project.close', {});
  const path = join(disk, 'case.plumb');
  const create = (file: string) =>
    api.call('project.create', {
      path: file,
      title: 'A case',
      author: 'Tester',
      recipients: [TEST_RECIPIENT],
    });
  assert.ok((await create(path)).ok);
  await api.get('claims.create', { text: 'Before' });
  await api.get('project.close', {});
  assert.equal(spawnSync('mount', ['-o', 'remount,ro', disk]).status, 0);
  assert.equal(await refusedWith(api.call('project.open', { path, ...KEY })), 'cannot-write');
  assert.equal(await refusedWith(create(join(disk, 'other.plumb'))), 'cannot-write');
  await api.get('project.open', { path, ...KEY, readOnly: true });
  assert.deepEqual(await texts(api), ['Before']);
  assert.equal(await refusedWith(api.call('claims.create', { text: 'No' })), 'read-only');
  await api.get('project.saveCopy', { path: join(folder, 'saved.plumb') });
  await api.get('claims.create', { text: 'Yes' });
  assert.deepEqual(await texts(api), ['Before', 'Yes']);
});
