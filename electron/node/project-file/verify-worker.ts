// Verifies its share of a file in a thread of its own, through a file handle of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../shared/contract/problem.ts';
import { openDevice } from './device.ts';
import { reading } from './errors.ts';
import { readHeader } from './header.ts';
import { deriveSeals } from './seal.ts';
import { type PartDamage, verifyShare } from './verify.ts';
import { DONE, NEXT, type ShareAnswer, type ShareTask } from './verify-messages.ts';

/** How often the total is told, in milliseconds. */
const TELL_EVERY = 100;

function shareOf({ path, fileId, projectKey, size, counters }: ShareTask): readonly PartDamage[] | null {
  const device = openDevice(path, 'r');
  const seals = deriveSeals(Buffer.from(projectKey), Buffer.from(fileId));
  let told = performance.now();
  const step = (_done: number, total: number): void => {
    Atomics.add(counters, DONE, 1);
    if (performance.now() - told < TELL_EVERY) return;
    told = performance.now();
    say({ kind: 'progress', total });
  };
  try {
    if (isOther(device, path, fileId)) return null;
    return verifyShare(device, path, seals, size, step, () => Atomics.add(counters, NEXT, 1));
  } finally {
    seals.forget();
    device.close();
  }
}

/** Whether another file is at the path by now. A header that cannot be read is damage, for the verification to name. */
function isOther(device: ReturnType<typeof openDevice>, path: string, fileId: Uint8Array): boolean {
  try {
    return !readHeader(device, path).fileId.equals(fileId);
  } catch {
    return false;
  }
}

const say = (answer: ShareAnswer): void => parentPort?.postMessage(answer);

try {
  const task = workerData as ShareTask;
  const parts = reading(task.path, () => shareOf(task));
  say(parts === null ? { kind: 'replaced' } : { kind: 'checked', parts });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  const { problem } = error;
  say(problem.code === 'no-such-file' ? { kind: 'replaced' } : { kind: 'failed', problem });
}
