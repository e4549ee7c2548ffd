/** Names of files in folders. A name is durable only when its folder was synced, whatever became of the file's bytes. */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { refuse } from '../../shared/contract/problem.ts';
import { type OpenDevice, openDevice } from './device.ts';
import { errnoOf } from './errors.ts';

/**
 * All that the project file changes on a disk goes through this, so that tests can stand in one whose power fails.
 * Methods throw the system's error.
 */
export interface Disk {
  readonly open: OpenDevice;
  /** Gives a file another name, over whatever has that name. */
  rename(from: string, to: string): void;
  /** Gives a file a second name, which must not exist. */
  link(from: string, to: string): void;
  /** Takes a name away, if it is there. */
  remove(path: string): void;
  /** Returns when the names in a folder are on the disk. */
  syncFolder(folder: string): void;
}

const BUSY = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Windows refuses for moments while a scanner holds a file: tried again for a second. */
function renameOver(from: string, to: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (process.platform !== 'win32' || attempt === 10 || !BUSY.has(errnoOf(error) ?? '')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

/** Windows and some network drives cannot, and need not: there it does nothing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'EINVAL' && code !== 'ENOTSUP') throw error;
  } finally {
    closeSync(fd);
  }
}

/** The disk of this machine. */
export const realDisk: Disk = {
  open: openDevice,
  rename: renameOver,
  link: linkSync,
  remove: path => rmSync(path, { force: true }),
  syncFolder,
};

/** Gives a whole file its name. Refuses `file-exists` when something has it already. */
export function nameNew(disk: Disk, from: string, to: string): void {
  try {
    disk.link(from, to);
    disk.remove(from);
    return;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') refuse({ code: 'file-exists', path: to });
  }
  // A file system without hard links.
  if (existsSync(to)) refuse({ code: 'file-exists', path: to });
  disk.rename(from, to);
}
