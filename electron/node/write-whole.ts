import { open, rename, unlink } from 'node:fs/promises';
import { refuse } from '../shared/contract/problem.ts';
import { asWriting } from './project-file/errors.ts';
import { MAGIC } from './project-file/format.ts';

/** Refuses `cannot-write` when a project stands there: no export takes its place, whatever was confirmed. */
export async function refuseProject(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    if (bytesRead < MAGIC.length || !MAGIC.equals(buffer)) return;
  } catch {
    return;
  } finally {
    await file.close();
  }
  refuse({
    code: 'cannot-write',
    path,
    reason: 'a Plumbline project stands there, and is never overwritten',
  });
}

/** Writes a file whole or not at all, for its owner alone, and waits until it is on disk. `ready` is asked before it gets its name. Refuses `cannot-write`, `disk-full`. */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  ready: () => Promise<void> = async () => undefined,
): Promise<void> {
  const part = `${path}.part-${process.pid}`;
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await ready();
    await refuseProject(path);
    await rename(part, path);
  } catch (error) {
    await unlink(part).catch(() => undefined);
    throw asWriting(path, error);
  }
}
