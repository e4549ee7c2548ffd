/** Verifies a large file in threads, so that everything else is answered meanwhile (V rules). */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Damage, Watch } from '../../core/ports/project-file.ts';
import { Refusal } from '../../shared/contract/problem.ts';
import type { Seals } from './seal.ts';
import type { PartDamage } from './verify.ts';
import { DONE, type ShareAnswer, type ShareTask } from './verify-messages.ts';

/** A file of fewer bytes is read in the time that a thread takes to start. */
export const WORTH_THREADS = 16 * 1024 * 1024;
const MOST_THREADS = 4;

/** The running program is source (.ts) or built (.js): its workers are the same. */
const WORKER = new URL(`./verify-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** The file to verify: its first `size` bytes, as long as the file with this id is at the path. */
export interface Verified {
  readonly path: string;
  readonly fileId: Buffer;
  readonly seals: Seals;
  readonly size: number;
}

/** All damage; null when the file is not at its path any more. Rejects with `cancelled` or `cannot-read`. */
export function verifyAside(file: Verified, watch: Watch): Promise<Damage[] | null> {
  return file.seals.lend(async key => {
    const projectKey = new Uint8Array(new SharedArrayBuffer(key.length));
    projectKey.set(key);
    const counters = new Int32Array(new SharedArrayBuffer(8));
    const { path, size } = file;
    const task = { path, size, fileId: new Uint8Array(file.fileId), projectKey, counters };
    const workers: Worker[] = [];
    try {
      const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism()));
      const shares = Array.from({ length: threads }, () => share(task, workers, watch));
      return joined(await Promise.all(shares));
    } finally {
      projectKey.fill(0);
      await Promise.all(workers.map(worker => worker.terminate()));
    }
  });
}

/** The parts in their order, each once; null when a thread did not find the file. */
function joined(shares: readonly (readonly PartDamage[] | null)[]): Damage[] | null {
  const parts = new Map<number, readonly Damage[]>();
  for (const found of shares) {
    if (found === null) return null;
    for (const { part, damage } of found) parts.set(part, damage);
  }
  return [...parts].sort(([left], [right]) => left - right).flatMap(([, damage]) => damage);
}

/** Starts one thread; resolves with the parts that it checked. */
function share(task: ShareTask, workers: Worker[], watch: Watch): Promise<readonly PartDamage[] | null> {
  return new Promise((resolve, reject) => {
    if (watch.signal.aborted) return reject(new Refusal({ code: 'cancelled' }));
    const worker = new Worker(WORKER, { workerData: task });
    workers.push(worker);
    const cancel = () => reject(new Refusal({ code: 'cancelled' }));
    watch.signal.addEventListener('abort', cancel, { once: true });
    worker.on('message', (answer: ShareAnswer) => {
      if (answer.kind === 'progress')
        watch.tell(Math.min(Atomics.load(task.counters, DONE), answer.total), answer.total);
      else if (answer.kind === 'failed') reject(new Refusal(answer.problem));
      else resolve(answer.kind === 'checked' ? answer.parts : null);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      watch.signal.removeEventListener('abort', cancel);
      reject(new Error('A verifying thread ended early.'));
    });
  });
}
