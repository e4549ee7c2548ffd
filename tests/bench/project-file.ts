/** Saving an edit in a 1 GB project, and opening it against `age -d` of the same bytes. */
import { spawnSync } from 'node:child_process';
import { createHash, randomFillSync } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProjectFile } from '../../electron/core/ports/project-file.ts';
import { type Identity, makeIdentity } from '../../electron/node/project-file/keys.ts';
import { createProjectFiles } from '../../electron/node/project-file/project-files.ts';

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

/** Fills a project with 800 MiB of originals, a 200 MiB image, and the actions of the imports. */
function fill(file: ProjectFile): Buffer {
  for (let seq = 1; seq <= 100; seq++) {
    const original = noise(8 * MIB);
    file.putOriginal(createHash('sha256').update(original).digest('hex'), original);
    file.append({ seq, payload: noise(20_000) });
  }
  const image = Buffer.concat([noise(150 * MIB), Buffer.alloc(50 * MIB, 'row of a table ')]);
  file.putImage(100, image);
  return image;
}

function appendTimes(file: ProjectFile, count: number): { p95: number; median: number } {
  const times = Array.from({ length: count }, (_, i) =>
    milliseconds(() => file.append({ seq: 101 + i, payload: noise(2000) })),
  ).sort((a, b) => a - b);
  return { p95: times[Math.floor(count * 0.95)] ?? 0, median: times[count >> 1] ?? 0 };
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
  rmSync(encrypted);
  warm(path);
  const ours = await bestOpen(path, { identities: [key.identity] });
  const against = 'age -d -i of the same bytes';
  return theirs === null ? [] : [{ name: 'project: open 1 GB, identity', ours, theirs, unit: 's', against }];
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

/** Measures in a temporary folder that needs 2.2 GB; `age` lines are left out where the program is absent. */
export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-bench-'));
  try {
    const path = join(folder, 'big.plumb');
    const key = await makeIdentity(new Date());
    const keys = { passphrase: PASSPHRASE, recipients: [key.recipient] };
    const file = await createProjectFiles().create(path, 'prj_01benchbenchbenchbenchbenc', keys);
    const image = fill(file);
    const append = appendTimes(file, 400);
    image.fill(1, 0, MIB);
    const putImage = milliseconds(() => file.putImage(500, image));
    const verify = milliseconds(() => {
      if (file.verify(() => undefined).length > 0) throw new Error('The benchmark project is damaged.');
    });
    const megabytes = file.bytes() / 1_000_000;
    file.close();
    const target = (limit: number): { theirs: number; against: string } => ({
      theirs: limit,
      against: 'the target',
    });
    return [
      { name: 'project: save an edit in 1 GB, p95', ours: append.p95, unit: 'ms', ...target(20) },
      { name: 'project: save an edit in 1 GB, median', ours: append.median, unit: 'ms', ...target(20) },
      { name: 'project: image of 200 MiB, 1 MiB changed', ours: putImage, unit: 'ms', ...target(1000) },
      {
        name: 'project: verify',
        ours: verify / 1000,
        unit: 's',
        theirs: megabytes / 400,
        against: '400 MB/s',
      },
      ...(await openWithIdentity(folder, path, key)),
      ...(await openWithPassphrase(folder, path)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
