/** Puts a copy of a file aside before the file is changed for good (F rules). */
import { chmodSync, existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Device } from './device.ts';
import { nameNew, realDisk } from './disk.ts';
import { reading, writing } from './errors.ts';

const STEP = 4 * 1024 * 1024;
/** Each record carries the hash of all before it: files of one length that end alike are alike. */
const TAIL = 4096;

/** `case.plumb` with a note: `case (before update).plumb`, and with a number where there are more. */
function nameFor(path: string, note: string, number: number): string {
  const ending = extname(path);
  const stem = basename(path, ending);
  return join(dirname(path), `${stem} (${number === 1 ? note : `${note} ${number}`})${ending}`);
}

function isCopy(path: string, device: Device, length: number): boolean {
  const there = realDisk.open(path, 'r');
  try {
    const from = Math.max(0, length - TAIL);
    const tail = there.size() === length ? there.read(from, length - from) : null;
    return tail?.equals(device.read(from, length - from)) ?? false;
  } catch {
    return false;
  } finally {
    there.close();
  }
}

/** The name appears only when the copy is whole. */
function copyTo(copy: string, device: Device, length: number, mode: number): void {
  const temporary = `${copy}.rewriting`;
  realDisk.remove(temporary);
  const made = realDisk.open(temporary, 'wx+');
  try {
    for (let at = 0; at < length; at += STEP) made.write(at, device.read(at, Math.min(STEP, length - at)));
    made.sync();
    made.close();
    chmodSync(temporary, mode);
    nameNew(realDisk, temporary, copy);
    realDisk.syncFolder(dirname(copy));
  } catch (error) {
    made.close();
    realDisk.remove(temporary);
    throw error;
  }
}

/** Copies the first `length` bytes of a file to a name of its own beside it; answers that path, or one that holds them already. */
export function putAside(device: Device, path: string, length: number, note: string): string {
  const real = reading(path, () => realpathSync(path));
  for (let number = 1; ; number++) {
    const copy = nameFor(real, note, number);
    if (existsSync(copy)) {
      if (isCopy(copy, device, length)) return copy;
      continue;
    }
    writing(copy, () => copyTo(copy, device, length, statSync(real).mode & 0o777));
    return copy;
  }
}
