import { open, stat, unlink } from 'node:fs/promises';
import { asWriting } from '../node/project-file/errors.ts';
import { refuseProject, writeWhole } from '../node/write-whole.ts';
import { refuse } from '../shared/contract/problem.ts';

/** Refuses `file-exists` when something that is not empty stands where an export is to go. */
export async function refuseExisting(path: string, force: boolean): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) refuse({ code: 'cannot-write', path, reason: 'it is a folder' });
  if (found?.isFile()) await refuseProject(path);
  if (found && found.size > 0 && !force) refuse({ code: 'file-exists', path, force: true });
}

/** Refuses `cannot-write` or `disk-full` when nothing can be written there, before the work is done and put into the log. */
export async function refuseUnwritable(path: string): Promise<void> {
  const probe = `${path}.part-${process.pid}`;
  try {
    await (await open(probe, 'wx', 0o600)).close();
    await unlink(probe);
  } catch (error) {
    throw asWriting(path, error);
  }
}

/** Writes an export whole or not at all, and waits until it is on disk. Refuses `file-exists`, `cannot-write`, `disk-full`. */
export const writeExport = (path: string, bytes: Uint8Array, force: boolean): Promise<void> =>
  writeWhole(path, bytes, () => refuseExisting(path, force));
