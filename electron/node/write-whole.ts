import { open, rename, unlink } from 'node:fs/promises';
import { asWriting } from './project-file/errors.ts';

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
    await rename(part, path);
  } catch (error) {
    await unlink(part).catch(() => undefined);
    throw asWriting(path, error);
  }
}
