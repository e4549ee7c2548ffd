/**
 * One writer at a time, by a small file beside the project (L rules). Pure files and process ids: no native module, and
 * a holder that was killed does not lock the project for ever.
 */
import { randomBytes } from 'node:crypto';
import {
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { refuse } from '../../shared/contract/problem.ts';
import { errnoOf, writing } from './errors.ts';

const Holder = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  /** Which start of the machine, where the system tells (Linux). */
  boot: z.string().nullable(),
  /** When the process started, in the system's own count (Linux): a process id is used again, this is not. */
  started: z.string().nullable(),
  token: z.string(),
});
type Holder = z.infer<typeof Holder>;

/** A held lock. */
export interface Lock {
  /** Removes the lock file, if it is still ours. */
  release(): void;
}

const ENDING = '.lock';
const FRESH_MS = 10_000;

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const bootId = (): string | null => readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? null;

/** Field 22 of `/proc/<pid>/stat`, counted after the command, which may hold spaces. */
function startOf(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}

const isGone = (holder: Holder): boolean =>
  holder.host === hostname() &&
  ((holder.boot !== null && holder.boot !== bootId()) ||
    !isAlive(holder.pid) ||
    (holder.started !== null && holder.started !== startOf(holder.pid)));

function parseHolder(text: string | null): Holder | null {
  try {
    const parsed = Holder.safeParse(JSON.parse(text ?? ''));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether nobody holds this lock file any more. One that cannot be read is being written, or was cut by a crash. */
function isStale(lockPath: string, text: string | null): boolean {
  const holder = parseHolder(text);
  if (holder !== null) return isGone(holder);
  try {
    return Date.now() - statSync(lockPath).mtimeMs > FRESH_MS;
  } catch {
    return true;
  }
}

/** Takes a stale lock file away; if another opener was quicker and it is a new one, puts it back. */
function clear(lockPath: string, text: string | null, token: string): void {
  const aside = `${lockPath}.${token}`;
  try {
    renameSync(lockPath, aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readOrNull(aside) === text) rmSync(aside, { force: true });
  else renameSync(aside, lockPath);
}

function tryLock(lockPath: string, text: string): boolean {
  try {
    writeFileSync(lockPath, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    // A full disk leaves the name without its text: that lock is nobody's.
    const left = readOrNull(lockPath);
    if (left !== null && text.startsWith(left)) rmSync(lockPath, { force: true });
    throw error;
  }
}

const held = new Map<string, string>();
const releaseOne = (lockPath: string, token: string): void => {
  held.delete(lockPath);
  if (parseHolder(readOrNull(lockPath))?.token !== token) return;
  try {
    rmSync(lockPath, { force: true });
  } catch (error) {
    // A folder without rights by now, or a drive that is gone: the lock is stale once this process has ended (L2).
    if (errnoOf(error) === undefined) throw error;
  }
};
process.on('exit', () => {
  for (const [lockPath, token] of held) releaseOne(lockPath, token);
});

/** Whether a process of this machine that lives has the project file open for writing, as far as can be told. */
export function isBeingWritten(path: string): boolean {
  const holder = parseHolder(readOrNull(`${realpathSync(path)}${ENDING}`));
  return holder !== null && holder.host === hostname() && !isGone(holder);
}

/** Lock files that may hold the same file under another name: those of its folder, and all of this process. */
function otherLocks(lockPath: string): string[] {
  const folder = dirname(lockPath);
  const beside = readdirSync(folder)
    .filter(name => name.endsWith(ENDING))
    .map(name => join(folder, name));
  return [...new Set([...beside, ...held.keys()])].filter(other => other !== lockPath);
}

/** Whoever holds a lock for this very file under another name (hard link); links in other folders are not found. */
function writerByAnotherName(lockPath: string): Holder | null {
  const statOf = (lock: string) =>
    statSync(lock.slice(0, -ENDING.length), { bigint: true, throwIfNoEntry: false });
  try {
    const mine = statOf(lockPath);
    if (mine === undefined || mine.nlink < 2n) return null;
    for (const other of otherLocks(lockPath)) {
      const theirs = statOf(other);
      if (theirs?.ino !== mine.ino || theirs.dev !== mine.dev) continue;
      const holder = parseHolder(readOrNull(other));
      if (holder !== null && !isGone(holder)) return holder;
    }
  } catch {
    // A folder that cannot be listed must not keep its files from being opened; A6 still refuses the second append.
  }
  return null;
}

const processOf = ({ pid, host }: Holder): string => `process ${pid} on ${host}`;

/** Locks an existing project file for writing. Refuses with `in-use`, `cannot-write` or `disk-full`. */
export function lockForWriting(path: string): Lock {
  const lockPath = `${realpathSync(path)}${ENDING}`;
  const token = randomBytes(8).toString('hex');
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    boot: bootId(),
    started: startOf(process.pid),
    token,
  };
  const text = `${JSON.stringify(mine)}\n`;
  for (let attempt = 0; attempt < 3; attempt++) {
    if (writing(path, () => tryLock(lockPath, text))) {
      held.set(lockPath, token);
      const other = writerByAnotherName(lockPath);
      if (other !== null) {
        releaseOne(lockPath, token);
        refuse({ code: 'in-use', path, by: `${processOf(other)}, under another name of the file` });
      }
      return { release: () => releaseOne(lockPath, token) };
    }
    const theirs = readOrNull(lockPath);
    if (!isStale(lockPath, theirs)) break;
    writing(path, () => clear(lockPath, theirs, token));
  }
  const holder = parseHolder(readOrNull(lockPath));
  const by = holder === null ? 'a process that is just starting' : processOf(holder);
  return refuse({ code: 'in-use', path, by });
}
