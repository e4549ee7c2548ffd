/** Begins a rewriting: a new file beside the old, and how it comes to its place (W rules). */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { NewKeys, RewriteOptions } from '../../core/ports/project-file.ts';
import { refuse } from '../../shared/contract/problem.ts';
import type { Device } from './device.ts';
import { type Disk, nameNew } from './disk.ts';
import { writing } from './errors.ts';
import { firstLink, MAGIC } from './format.ts';
import { type Ancestor, encodeHeader, type Header, readHeader, type Slot } from './header.ts';
import { type Live, liveFrom, settlePlace } from './live.ts';
import { type Lock, lockForWriting } from './lock.ts';
import { FileRewriting, type Placing } from './rewriting.ts';
import { deriveSeals, type Seals } from './seal.ts';
import { PROJECT_KEY, sealSlots } from './slots.ts';
import { writeStart } from './start.ts';

/** What a file that is being written is named until it is whole. */
export const REWRITING = '.rewriting';
// Oldest ancestors but one are forgotten beyond this many.
const LINEAGE = 1000;

/** How the machine is reached, and what the open file does when another takes its place. */
export interface Surroundings {
  readonly disk: Disk;
  readonly scryptLogN?: number | undefined;
  /** The new file is open instead of the old from now on. */
  follow(made: Live): void;
}

const linkAfter = (live: Live): Ancestor => ({
  fileId: live.header.fileId,
  seq: live.seq,
  link: live.writer.tail.link,
});

function lineageAfter(live: Live): Ancestor[] {
  const all = [...live.header.lineage, linkAfter(live)];
  return all.length <= LINEAGE ? all : [...all.slice(0, 1), ...all.slice(1 - LINEAGE)];
}

async function keysFor(
  live: Live,
  fileId: Buffer,
  keys: NewKeys,
  logN: number | undefined,
): Promise<{ readonly seals: Seals; readonly slots: readonly Slot[] }> {
  if (keys.kind === 'same') return { seals: live.seals.forFile(fileId), slots: live.header.slots };
  if (keys.kind === 'added') {
    const added = await live.seals.lend(key => sealSlots(key, keys.keys, logN));
    const slots = [...live.header.slots, ...added].sort(
      (left, right) => Number(left.kind === 'recipient') - Number(right.kind === 'recipient'),
    );
    return { seals: live.seals.forFile(fileId), slots };
  }
  const projectKey = randomBytes(PROJECT_KEY);
  try {
    const slots = await sealSlots(projectKey, keys.keys, logN);
    return { seals: deriveSeals(projectKey, fileId), slots };
  } finally {
    projectKey.fill(0);
  }
}

/** Whether a file under a rewriting's name was left behind by a crash: it is of this project, or was never whole. */
function isLeftover(disk: Disk, path: string, projectId: string): boolean {
  const device = disk.open(path, 'r');
  try {
    const start = device.read(0, 512);
    if (start.every(byte => byte === 0)) return true;
    if (!start.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, start.length))) return false;
    const header = readHeader(device, path);
    return header.projectId === projectId && header.lineage.length > 0;
  } catch {
    return true;
  } finally {
    device.close();
  }
}

/** Removes what a crashed rewriting left beside a project that is held for writing; leaves other files alone. */
export function clearLeftover(disk: Disk, path: string, projectId: string): void {
  const left = `${path}${REWRITING}`;
  if (!existsSync(left)) return;
  try {
    if (isLeftover(disk, left, projectId)) disk.remove(left);
  } catch {
    // It stays: nothing depends on it until the next rewriting, which says so.
  }
}

const nameOf = (path: string): string => {
  const full = resolve(path);
  return existsSync(full) ? realpathSync(full) : join(realpathSync(dirname(full)), basename(full));
};

/** Ends with the new file in the place of the old. */
function inPlace(live: Live, target: string, disk: Disk, follow: Surroundings['follow']): Placing {
  const temporary = `${target}${REWRITING}`;
  return {
    place: made =>
      writing(live.path, () => {
        live.writer.requireUntouched();
        if (!live.device.isAt(target))
          refuse({
            code: 'cannot-write',
            path: live.path,
            reason: 'it was moved or replaced while it was open',
          });
        chmodSync(temporary, statSync(target).mode & 0o777);
        replace(live, temporary, target, disk);
        made.unsettled = () => disk.syncFolder(dirname(target));
        follow(made);
        try {
          settlePlace(made);
        } catch {
          // It is tried again before the next action is acknowledged.
        }
      }),
    discard: made => discard(disk, made, temporary),
  };
}

/** Windows replaces no open file: there the old one is closed before, and opened again if it does not work. */
function replace(live: Live, temporary: string, target: string, disk: Disk): void {
  const windows = process.platform === 'win32';
  if (windows) live.device.close();
  try {
    disk.rename(temporary, target);
  } catch (error) {
    if (windows) Object.assign(live.device, disk.open(target, 'r+'));
    throw error;
  }
}

function discard(disk: Disk, made: Live, temporary: string): void {
  made.seals.forget();
  try {
    made.device.close();
  } finally {
    disk.remove(temporary);
  }
}

/** Makes the new name durable and locks the file if it is to be worked in; takes it away if that fails. */
function settleNew(disk: Disk, target: string, goOn: boolean): Lock | null {
  try {
    disk.syncFolder(dirname(target));
    return goOn ? lockForWriting(target) : null;
  } catch (error) {
    disk.remove(target);
    throw error;
  }
}

/** Ends with the new file under a name of its own. */
function elsewhere(target: string, holding: Lock, goOn: boolean, surroundings: Surroundings): Placing {
  const temporary = `${target}${REWRITING}`;
  return {
    place: made =>
      writing(target, () => {
        nameNew(surroundings.disk, temporary, target);
        const lock = settleNew(surroundings.disk, target, goOn);
        holding.release();
        if (lock !== null) return surroundings.follow({ ...made, lock });
        made.seals.forget();
        made.device.close();
      }),
    discard: made => {
      holding.release();
      discard(surroundings.disk, made, temporary);
    },
  };
}

function openTemporary(disk: Disk, path: string, projectId: string): Device {
  if (existsSync(path)) {
    if (!isLeftover(disk, path, projectId)) refuse({ code: 'file-exists', path });
    disk.remove(path);
  }
  return disk.open(path, 'wx+');
}

/** Creates the new file with its header, ready to be filled. */
export async function beginRewrite(
  live: Live,
  options: RewriteOptions,
  surroundings: Surroundings,
): Promise<FileRewriting> {
  const { disk, scryptLogN, follow } = surroundings;
  const own = options.path === undefined;
  if (!own && existsSync(resolve(options.path))) refuse({ code: 'file-exists', path: options.path });
  const target = writing(options.path ?? live.path, () => nameOf(options.path ?? live.path));
  const fileId = randomBytes(16);
  const { seals, slots } = await keysFor(live, fileId, options.keys, scryptLogN);
  const temporary = `${target}${REWRITING}`;
  let device: Device | null = null;
  let holding: Lock | null = null;
  try {
    return writing(target, () => {
      const { projectId } = live.header;
      device = openTemporary(disk, temporary, projectId);
      if (!own) holding = lockForWriting(temporary);
      const header: Header = { fileId, projectId, lineage: lineageAfter(live), slots };
      const bytes = encodeHeader(header, seals.mac);
      const start = writeStart(device, seals, bytes, firstLink(fileId, projectId));
      const made = liveFrom({
        path: own ? live.path : target,
        device,
        seals,
        header,
        lock: live.lock,
        damaged: false,
        leftOut: [],
        ...start,
      });
      const placing =
        holding === null
          ? inPlace(live, target, disk, follow)
          : elsewhere(target, holding, options.follow === true, surroundings);
      return new FileRewriting(live, made, placing, options);
    });
  } catch (error) {
    seals.forget();
    (holding as Lock | null)?.release();
    if (device !== null) {
      (device as Device).close();
      disk.remove(temporary);
    }
    throw error;
  }
}
