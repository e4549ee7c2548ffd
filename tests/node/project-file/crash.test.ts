import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
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
import { randomFrom } from '../../helpers/random.ts';
import { hashOf } from './content.ts';
import { checkWork } from './crash-work.ts';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));
const files = quickFiles();

interface Told {
  /** Whether the child had the project open. */
  open: boolean;
  /** The newest action that it was told is saved. */
  seq: number;
  /** The newest action of each copy that it was told is saved. */
  readonly copies: number[];
}

/** Lets the child work until it told `enough` and a moment longer, kills it, and answers what it told. */
function killed(path: string, seed: number, enough: number, momentMs: number): Promise<Told> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [CHILD, path, String(seed)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A thousand children need not each strip the types of the same modules.
      env: { ...process.env, NODE_COMPILE_CACHE: join(path, '..', 'compiled') },
    });
    const told: Told = { open: false, seq: 0, copies: [] };
    let lines = 0;
    let complaint = '';
    createInterface({ input: child.stdout }).on('line', line => {
      const [what, seq] = line.split(' ');
      if (what === 'open') told.open = true;
      else if (what === 'copy') told.copies.push(Number(seq));
      else told.seq = Number(seq);
      if (++lines === enough) setTimeout(() => child.kill('SIGKILL'), momentMs);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on('error', fail);
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') settle(told);
      else fail(new Error(`the child ended by itself: ${complaint}`));
    });
  });
}

/** Opens what a killed child left, as the next start of the program does; returns the newest action. */
async function inspect(path: string, told: Told): Promise<number> {
  assert.ok(existsSync(`${path}.lock`), 'the killed process left its lock');
  const opened = await files.open(path, quickUnlock, false);
  const last = checkWork(opened, told.seq, told.seq + 1);
  opened.file.close();
  assert.equal(existsSync(`${path}.lock`), false);
  assert.equal(existsSync(`${path}.rewriting`), false, 'what a killed compaction left is gone');
  for (const seq of told.copies) {
    const copy = await files.open(`${path}.copy-${seq}`, quickUnlock, true);
    checkWork(copy, seq, seq);
    copy.file.close();
  }
  for (const name of readdirSync(dirname(path)))
    if (name.includes('.copy-')) rmSync(join(dirname(path), name));
  return last;
}

// `npm run torture` sets more. PLUMB_SEED repeats a run.
const KILLS = Number(process.env.PLUMB_KILLS ?? 15);
const SEED = Number(process.env.PLUMB_SEED ?? randomInt(2 ** 31));
/** Kills of one project, before the next one begins: it must not grow so much that reading it is all that happens. */
const KILLS_OF_ONE = 10;

test(`A1 W4 nothing acknowledged is lost when the process is killed at any moment, ${KILLS} times`, async t => {
  t.diagnostic(`seed ${SEED}`);
  const random = randomFrom(SEED);
  const folder = temporaryFolder(t);
  const path = join(folder, 'a.plumb');
  const counts = { actions: 0, copies: 0, unacknowledged: 0 };
  let last = 0;
  for (let run = 0; run < KILLS; run++) {
    if (run % KILLS_OF_ONE === 0) {
      rmSync(path, { force: true });
      (await files.create(path, PROJECT_ID, quickKeys)).close();
      last = 0;
    }
    const told = await killed(path, SEED + run, 1 + Math.floor(random() ** 2 * 40), random() * 12);
    told.seq ||= last;
    counts.actions += told.seq - last;
    counts.copies += told.copies.length;
    last = await inspect(path, told).catch((error: unknown) => {
      throw new Error(`after kill ${run} of seed ${SEED}`, { cause: error });
    });
    counts.unacknowledged += last - told.seq;
  }
  const { actions, copies, unacknowledged } = counts;
  t.diagnostic(`${KILLS} kills: ${actions} actions and ${copies} copies were acknowledged, all are there`);
  t.diagnostic(`${unacknowledged} more were saved and not acknowledged yet`);
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
