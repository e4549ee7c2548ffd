/**
 * One writer at a time, by a small file beside the project (L rules). Pure files and process ids: no native module, and
 * a holder that was killed does not lock the project for ever.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
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
  if (parseHolder(readOrNull(lockPath))?.token === token) rmSync(lockPath, { force: true });
};
process.on('exit', () => {
  for (const [lockPath, token] of held) releaseOne(lockPath, token);
});

/** Locks an existing project file for writing. Refuses with `in-use`, `cannot-write` or `disk-full`. */
export function lockForWriting(path: string): Lock {
  const lockPath = `${realpathSync(path)}.lock`;
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
      return { release: () => releaseOne(lockPath, token) };
    }
    const theirs = readOrNull(lockPath);
    if (!isStale(lockPath, theirs)) break;
    writing(path, () => clear(lockPath, theirs, token));
  }
  const holder = parseHolder(readOrNull(lockPath));
  const by = holder === null ? 'a process that is just starting' : `process ${holder.pid} on ${holder.host}`;
  return refuse({ code: 'in-use', path, by });
}
