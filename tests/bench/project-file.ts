/** Work in a 1 GB project: saving edits, compacting, verifying, and opening it against `age -d` of the same bytes. */
import { spawnSync } from 'node:child_process';
import { createHash, randomFillSync } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../electron/core/app/engine.ts';
import { replay } from '../../electron/core/app/journal.ts';
import { database } from '../../electron/core/db/database.ts';
import { sql } from '../../electron/core/db/sql.ts';
import type { Keys, ProjectFile } from '../../electron/core/ports/project-file.ts';
import { type Identity, makeIdentity } from '../../electron/node/project-file/keys.ts';
import { createProjectFiles } from '../../electron/node/project-file/project-files.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { createClient } from '../../electron/shared/contract/client.ts';
import { testPorts } from '../helpers/engine.ts';

/** One line of the benchmark: our figure and the other program's, in the same unit. */
interface Measure {
  name: string;
  ours: number;
  theirs: number;
  unit: string;
  against: string;
}

const MIB = 1024 * 1024;
const PASSPHRASE = 'a passphrase for the benchmark';

/** Bytes that do not compress. */
const noise = (length: number): Buffer => randomFillSync(Buffer.alloc(length));

const milliseconds = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** A project as the engine makes it, with 800 MiB of originals and a database of 200 MiB: pages of 4 kB. */
async function fill(path: string, keys: Keys): Promise<void> {
  const ports = await testPorts(createProjectFiles(), new Map());
  const engine = createEngine(ports);
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', { path, title: 'A case', ...keys, recipients: [...keys.recipients] });
  await engine.close();
  const { file, image, imageSeq, actions } = await createProjectFiles().open(path, keys, false);
  for (let i = 0; i < 100; i++) {
    const original = noise(8 * MIB);
    file.putOriginal(createHash('sha256').update(original).digest('hex'), original);
  }
  const sqlite = ports.sql.open(image ?? undefined);
  const db = database(sqlite);
  for (const { payload } of actions) replay(db, payload, ports.crypto);
  db.script('BEGIN; CREATE TABLE ballast (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  for (let number = 0; number < 50_000; number++)
    db.run(sql`INSERT INTO ballast (number, text) VALUES (${number}, ${noise(2048).toString('hex')})`);
  db.script('COMMIT');
  file.putImage(actions.at(-1)?.seq ?? imageSeq, sqlite.image());
  sqlite.close();
  file.close();
}

const share = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

const append = (file: ProjectFile, seq: number): number =>
  milliseconds(() => file.append({ seq, payload: noise(2000) }));

/** Compacts while an edit is wanted every ten milliseconds; how long each took until it was on the disk, and the steps. */
async function editsWhileCompacting(file: ProjectFile, first: number) {
  const edits: number[] = [];
  const steps: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  const arm = (): void => {
    const due = performance.now() + 10;
    timer = setTimeout(() => {
      append(file, first + edits.length);
      edits.push(performance.now() - due);
      arm();
    }, 10);
  };
  const rewriting = await file.rewrite({ keys: { kind: 'same' } });
  arm();
  for (let more = true; more; ) {
    steps.push(
      milliseconds(() => {
        more = rewriting.step();
      }),
    );
    await rewriting.settle();
    await new Promise(resolve => setTimeout(resolve, 0));
  }
  await rewriting.settle();
  clearTimeout(timer);
  const finish = milliseconds(() => rewriting.finish());
  return { edits, steps, finish };
}

/** Seconds of processor time that `work` takes in this process. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

/** Seconds of processor time of a command, or null where it does not run. */
function processorTimeOf(command: string): number | null {
  const { status, stdout } = spawnSync('bash', ['-c', `${command} > /dev/null && times`], {
    encoding: 'utf8',
  });
  const [, last = ''] = stdout.trim().split('\n');
  const seconds = [...last.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
  return status === 0 && seconds.length === 2 ? seconds.reduce((sum, each) => sum + each) : null;
}

/** Opens a project in the engine and asks for what the first page shows. */
async function usable(path: string, identity: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const engine = createEngine(await testPorts(createProjectFiles(), new Map()));
    const api = createClient(inProcessWire(engine));
    const start = performance.now();
    await api.get('project.open', { path, identities: [identity], readOnly: true });
    await Promise.all([api.get('project.overview', {}), api.get('documents.list', {})]);
    times.push(performance.now() - start);
    await engine.close();
  }
  return Math.min(...times) / 1000;
}

/** Reads a file once, so that both sides find it in the system's cache. */
function warm(path: string): void {
  const buffer = Buffer.alloc(8 * MIB);
  const fd = openSync(path, 'r');
  while (readSync(fd, buffer) > 0);
  closeSync(fd);
}

async function bestOpen(
  path: string,
  unlock: { passphrase?: string; identities?: string[] },
): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    const { file } = await createProjectFiles().open(path, unlock, true);
    times.push(performance.now() - start);
    file.close();
  }
  return Math.min(...times) / 1000;
}

/** Best of three runs of a program, in seconds; null if it does not run here. */
function bestRun(program: string, args: readonly string[], input: string): number | null {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    if (spawnSync(program, args, { input }).status !== 0) return null;
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

/** age asks for passphrases on a terminal only: `script` gives it one. */
const onTerminal = (command: string): [string, string[]] => ['script', ['-qec', command, '/dev/null']];

async function openWithIdentity(folder: string, path: string, key: Identity): Promise<Measure[]> {
  const encrypted = join(folder, 'same.age');
  const identityFile = join(folder, 'identity.txt');
  writeFileSync(identityFile, key.text);
  if (spawnSync('age', ['-r', key.recipient, '-o', encrypted, path]).status !== 0) return [];
  warm(encrypted);
  const theirs = bestRun('age', ['-d', '-i', identityFile, '-o', '/dev/null', encrypted], '');
  const ageTime = processorTimeOf(`age -d -i '${identityFile}' '${encrypted}'`);
  rmSync(encrypted);
  warm(path);
  const unlock = { identities: [key.identity] };
  const ours = await bestOpen(path, unlock);
  const against = 'age -d -i of the same bytes';
  const open = async () => (await createProjectFiles().open(path, unlock, true)).file.close();
  const cpu = { ours: await processorTime(open), theirs: ageTime ?? 0 };
  return theirs === null
    ? []
    : [
        { name: 'project: open 1 GB, identity', ours, theirs, unit: 's', against },
        { name: 'project: open 1 GB, processor time', ...cpu, unit: 's', against },
        {
          name: 'project: open 1 GB to the first page',
          ours: await usable(path, key.identity),
          theirs: 3,
          unit: 's',
          against: 'the target',
        },
      ];
}

async function openWithPassphrase(folder: string, path: string): Promise<Measure[]> {
  const encrypted = join(folder, 'same.age');
  const [program, args] = onTerminal(`age -p -o ${encrypted} ${path}`);
  if (spawnSync(program, args, { input: `${PASSPHRASE}\n${PASSPHRASE}\n` }).status !== 0) return [];
  warm(encrypted);
  const theirs = bestRun(...onTerminal(`age -d -o /dev/null ${encrypted}`), `${PASSPHRASE}\n`);
  rmSync(encrypted);
  warm(path);
  const ours = await bestOpen(path, { passphrase: PASSPHRASE });
  const against = 'age -d of the same bytes, passphrase';
  return theirs === null
    ? []
    : [{ name: 'project: open 1 GB, passphrase', ours, theirs, unit: 's', against }];
}

const target = (limit: number) => ({ theirs: limit, against: 'the target', unit: 'ms' });

/** Edits, an image, and a compaction between which edits come in. */
async function working(file: ProjectFile, image: Uint8Array, first: number): Promise<Measure[]> {
  const edits = Array.from({ length: 400 }, (_, i) => append(file, first + i));
  image.fill(1, MIB, 2 * MIB);
  const putImage = milliseconds(() => file.putImage(first + 399, image));
  const during = await editsWhileCompacting(file, first + 400);
  return [
    { name: 'project: save an edit in 1 GB, p95', ours: share(edits, 0.95), ...target(20) },
    { name: 'project: save an edit in 1 GB, median', ours: share(edits, 0.5), ...target(20) },
    { name: 'project: the same during compaction, p95', ours: share(during.edits, 0.95), ...target(20) },
    { name: 'project: the same during compaction, median', ours: share(during.edits, 0.5), ...target(20) },
    { name: 'project: step of a compaction, p99', ours: share(during.steps, 0.99), ...target(20) },
    { name: 'project: last step of a compaction', ours: during.finish, ...target(100) },
    { name: 'project: image of 200 MiB, 1 MiB changed', ours: putImage, ...target(1000) },
  ];
}

async function verifying(file: ProjectFile, path: string): Promise<Measure[]> {
  const watch = { tell: () => undefined, signal: new AbortController().signal };
  const start = performance.now();
  if ((await file.verifyAside(watch)).length > 0) throw new Error('The benchmark project is damaged.');
  const ours = (performance.now() - start) / 1000;
  const cpu = await processorTime(async () => file.verify(() => undefined));
  const sum = processorTimeOf(`sha256sum '${path}'`);
  return [
    {
      name: 'project: verify',
      ours: file.bytes() / 1_000_000 / ours,
      theirs: 400,
      unit: 'MB/s',
      against: 'the target',
    },
    ...(sum === null
      ? []
      : [
          {
            name: 'project: verify, processor time',
            ours: cpu,
            theirs: sum,
            unit: 's',
            against: 'sha256sum of the same bytes',
          },
        ]),
  ];
}

/** Stores an original of 2.5 GiB in pieces; what the process takes more memory for that. */
function largeOriginal(file: ProjectFile, seq: number): Measure {
  const bytes = noise(MIB);
  const hash = createHash('sha256');
  const original = file.beginOriginal();
  const before = process.resourceUsage().maxRSS;
  for (let piece = 0; piece < 2560; piece++) {
    bytes.writeUInt32LE(piece, 0);
    hash.update(bytes);
    original.add(bytes);
  }
  const sha256 = hash.digest('hex');
  if (original.end(sha256) !== 'stored') throw new Error('The original was not stored.');
  file.append({ seq, payload: noise(100) });
  if (file.originalBytes(sha256) !== 2560 * MIB) throw new Error('The original has another length.');
  file.readOriginal(sha256, { start: 2559 * MIB, end: 2560 * MIB });
  const ours = (process.resourceUsage().maxRSS - before) / 1024;
  return {
    name: 'project: memory for an original of 2.5 GiB',
    ours: Math.max(1, ours),
    theirs: 64,
    unit: 'MiB',
    against: 'the target',
  };
}

/** Measures in a temporary folder that needs 6 GB; lines of programs that are absent are left out. */
export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-bench-'));
  try {
    const path = join(folder, 'big.plumb');
    const key = await makeIdentity(new Date());
    const keys = { passphrase: PASSPHRASE, recipients: [key.recipient] };
    await fill(path, keys);
    const opening = [
      ...(await openWithIdentity(folder, path, key)),
      ...(await openWithPassphrase(folder, path)),
    ];
    const { file, image } = await createProjectFiles().open(path, { identities: [key.identity] }, false);
    const measures = [
      ...(await working(file, image ?? Buffer.alloc(0), 1000)),
      ...(await verifying(file, path)),
      ...opening,
      largeOriginal(file, 100_000),
    ];
    file.close();
    return measures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
