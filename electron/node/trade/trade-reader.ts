import { Worker } from 'node:worker_threads';
import type { TradeOutcome, TradeReader } from '../../core/ports/trade-reader.ts';
import { Refusal } from '../../shared/contract/problem.ts';
import { ownBuffer } from '../own-buffer.ts';
import type { TradeAnswer, TradeJob } from './messages.ts';

/** The running program is source (.ts) or built (.js): its workers are the same. */
const script = new URL(`./trade-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

const broke =
  'Reading it needed more memory than there is, or broke. Split the table, or save it anew with another program, and import that.';

/** Reads each table in a worker of its own. */
export const tradeReader: TradeReader = {
  read: (bytes, reading, told, signal) =>
    new Promise<TradeOutcome>((resolve, reject) => {
      const worker = new Worker(script, {
        resourceLimits: { maxOldGenerationSizeMb: 3000 },
        stdout: true,
        stderr: true,
      });
      const end = () => {
        signal.removeEventListener('abort', cancel);
        void worker.terminate();
      };
      const cancel = () => {
        end();
        reject(new Refusal({ code: 'cancelled' }));
      };
      const fail = () => {
        end();
        resolve({ sha256: '', refused: broke, chunks: [], bytes: new Uint8Array() });
      };
      signal.addEventListener('abort', cancel);
      if (signal.aborted) return cancel();
      worker.on('error', fail);
      worker.on('exit', fail);
      worker.on('message', (answer: TradeAnswer) => {
        if ('done' in answer) return told(answer.done);
        end();
        resolve(answer.outcome);
      });
      const own = ownBuffer(bytes);
      worker.postMessage({ bytes: own, reading } satisfies TradeJob, [own.buffer]);
    }),
};
