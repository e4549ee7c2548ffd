import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Device, openDevice } from '../../../electron/node/project-file/device.ts';
import { realDisk } from '../../../electron/node/project-file/disk.ts';
import { Refusal } from '../../../electron/shared/contract/problem.ts';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  quickUnlock,
  temporaryFolder,
} from '../../helpers/project-files.ts';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));
const files = quickFiles();
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Runs the child until it acknowledged `enough` actions, kills it at once; returns the last one acknowledged. */
function killAfter(path: string, run: number, enough: number): Promise<number> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [CHILD, path, String(run)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > enough) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on('error', fail);
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') settle(Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1)));
      else fail(new Error(`the child ended by itself: ${complaint}`));
    });
  });
}

// `npm run torture` sets more.
const KILLS = Number(process.env.PLUMB_KILLS ?? 20);

test('A1 kills in the middle of appends, images, compactions and re-keying lose nothing that was acknowledged', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  (await files.create(path, PROJECT_ID, quickKeys)).close();
  for (let run = 0; run < KILLS; run++) {
    const acknowledged = await killAfter(path, run, 1 + ((run * 3) % 60));
    assert.ok(existsSync(`${path}.lock`), 'the killed process left its lock');
    const opened = await files.open(path, quickUnlock, false);
    const seqs = opened.actions.map(({ seq }) => seq);
    const last = seqs.at(-1) ?? opened.imageSeq;
    assert.ok(last >= acknowledged && last <= acknowledged + 1, `${last} after ${acknowledged}`);
    assert.deepEqual(
      seqs,
      Array.from({ length: last - opened.imageSeq }, (_, i) => opened.imageSeq + 1 + i),
    );
    if (opened.image !== null)
      assert.deepEqual(opened.image, Buffer.alloc(200_000, `image ${opened.imageSeq}`));
    for (const { seq, payload } of opened.actions)
      assert.equal(Buffer.from(payload).toString(), `action ${seq}`);
    assert.deepEqual(
      opened.file.verify(() => undefined),
      [],
    );
    opened.file.close();
    assert.equal(existsSync(`${path}.lock`), false);
    assert.equal(existsSync(`${path}.rewriting`), false, 'what a killed compaction left is gone');
  }
});

const systemError = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'write' });

/** A disk on which chosen calls fail, each after half of it was done. */
function failingDisk() {
  const plan = {
    writes: Number.POSITIVE_INFINITY,
    syncs: Number.POSITIVE_INFINITY,
    truncates: false,
    code: 'ENOSPC',
  };
  const open: typeof openDevice = (path, flags) => {
    const device: Device = openDevice(path, flags);
    return {
      ...device,
      write: (offset, bytes) => {
        plan.writes -= 1;
        if (plan.writes >= 0) return device.write(offset, bytes);
        device.write(offset, bytes.subarray(0, bytes.length >> 1));
        throw systemError(plan.code);
      },
      sync: () => {
        plan.syncs -= 1;
        if (plan.syncs < 0) throw systemError(plan.code);
        device.sync();
      },
      truncate: length => {
        if (plan.truncates) throw systemError('EIO');
        device.truncate(length);
      },
    };
  };
  const heal = () =>
    Object.assign(plan, {
      writes: Number.POSITIVE_INFINITY,
      syncs: Number.POSITIVE_INFINITY,
      truncates: false,
    });
  return { plan, disk: { ...realDisk, open }, heal };
}

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.problem.code === code;

test('A3 a failed append leaves the file at its old length and usable', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const disk = failingDisk();
  const file = await quickFiles({ disk: disk.disk }).create(path, PROJECT_ID, quickKeys);
  t.after(() => file.close());
  file.append({ seq: 1, payload: Buffer.from('one') });
  const big = Buffer.alloc(5_000_000, 'big');
  const attempts = [
    () => file.append({ seq: 2, payload: Buffer.from('two') }),
    () => file.putImage(1, big),
    () => file.putOriginal(hashOf(big), big),
  ];
  for (const [code, problem] of [
    ['ENOSPC', 'disk-full'],
    ['EFBIG', 'disk-full'],
    ['EIO', 'cannot-write'],
  ] as const) {
    for (const attempt of attempts) {
      const length = file.bytes();
      Object.assign(disk.plan, { writes: 0, code });
      assert.throws(attempt, refused(problem));
      disk.heal();
      assert.equal(file.bytes(), length);
      assert.equal(statSync(path).size, length);
    }
  }
  Object.assign(disk.plan, { syncs: 0 });
  assert.throws(() => file.append({ seq: 2, payload: Buffer.from('two') }), Refusal);
  disk.heal();
  assert.equal(file.hasOriginal(hashOf(big)), false);
  file.putOriginal(hashOf(big), big);
  file.append({ seq: 2, payload: Buffer.from('two') });
  assert.deepEqual(
    file.verify(() => undefined),
    [],
  );
  assert.deepEqual(file.readOriginal(hashOf(big)), big);
});

test('A3 when even cutting back fails, the next append does it first', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const disk = failingDisk();
  const file = await quickFiles({ disk: disk.disk }).create(path, PROJECT_ID, quickKeys);
  Object.assign(disk.plan, { writes: 0, truncates: true });
  const length = file.bytes();
  assert.throws(() => file.append({ seq: 1, payload: Buffer.from('one') }), refused('disk-full'));
  assert.ok(statSync(path).size > length);
  disk.heal();
  file.append({ seq: 1, payload: Buffer.from('one again') });
  file.close();
  const opened = await files.open(path, quickUnlock, true);
  t.after(() => opened.file.close());
  assert.equal(opened.recovered, null);
  assert.deepEqual(opened.actions, [{ seq: 1, payload: Buffer.from('one again') }]);
});

test('A4 creating on a full disk leaves no file and no lock', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const disk = failingDisk();
  Object.assign(disk.plan, { writes: 0 });
  await assert.rejects(
    quickFiles({ disk: disk.disk }).create(path, PROJECT_ID, quickKeys),
    refused('disk-full'),
  );
  assert.equal(existsSync(path), false);
  assert.equal(existsSync(`${path}.lock`), false);
});

test('A3 a real limit on the file size is met as a full disk', t => {
  if (process.platform === 'win32') {
    t.skip('needs ulimit');
    return;
  }
  const path = join(temporaryFolder(t), 'a.plumb');
  const script = `
    import { quickFiles, quickKeys, quickUnlock, PROJECT_ID } from '${new URL('../../helpers/project-files.ts', import.meta.url).href}';
    const file = await quickFiles().create(process.argv[1], PROJECT_ID, quickKeys);
    let seq = 0, code = '';
    while (code === '') try { file.append({ seq: seq + 1, payload: crypto.getRandomValues(new Uint8Array(3000)) }); seq += 1; }
    catch (error) { code = error.problem?.code ?? String(error); }
    file.close();
    const again = await quickFiles().open(process.argv[1], quickUnlock, true);
    console.log(JSON.stringify({ seq, code, actions: again.actions.length, recovered: again.recovered }));`;
  const child = spawnSync(
    'sh',
    ['-c', 'ulimit -f 64; exec "$0" --input-type=module -e "$1" "$2"', process.execPath, script, path],
    { encoding: 'utf8' },
  );
  const outcome = JSON.parse(child.stdout || 'null');
  assert.ok(outcome !== null, child.stderr);
  assert.ok(outcome.seq > 5);
  assert.deepEqual(outcome, { seq: outcome.seq, code: 'disk-full', actions: outcome.seq, recovered: null });
});
