import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutFolder } from '../core/ports/files.ts';
import { refuse } from '../shared/contract/problem.ts';
import { realDisk } from './project-file/disk.ts';
import { errnoOf, writing } from './project-file/errors.ts';

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch (error) {
    return errnoOf(error) === 'ENOENT';
  }
}

/** Makes the folder of an export, readable by its owner alone. Refuses `file-exists` when something is there. */
export function newFolder(path: string): OutFolder {
  if (!isEmptyFolder(path)) refuse({ code: 'file-exists', path });
  writing(path, () => mkdirSync(path, { recursive: true, mode: 0o700 }));
  const fileOf = (name: string) => join(path, ...name.split('/'));
  return {
    write: (name, pieces) => writing(fileOf(name), () => writeWhole(fileOf(name), pieces)),
    replace: (name, bytes) => writing(fileOf(name), () => writeOver(fileOf(name), bytes)),
  };
}

function writeWhole(file: string, pieces: Iterable<Uint8Array>): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const opened = openSync(file, 'wx', 0o600);
  try {
    for (const piece of pieces) writeFileSync(opened, piece);
    fsyncSync(opened);
    closeSync(opened);
  } catch (error) {
    // Half a document in the clear helps nobody. Where the system tells only now that it is full, it is closed already.
    tolerating(() => closeSync(opened));
    rmSync(file, { force: true });
    throw error;
  }
  realDisk.syncFolder(dirname(file));
}

function writeOver(file: string, bytes: Uint8Array): void {
  const opened = openSync(file, 'r+');
  try {
    writeFileSync(opened, bytes);
    ftruncateSync(opened, bytes.length);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function tolerating(work: () => void): void {
  try {
    work();
  } catch {
    // What failed first is told.
  }
}
