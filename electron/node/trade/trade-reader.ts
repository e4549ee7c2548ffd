import { Worker } from 'node:worker_threads';
import type { OfferedTable, TradeOutcome, TradeReader, TradeReading } from '../../core/ports/trade-reader.ts';
import { Refusal } from '../../shared/contract/problem.ts';
import { ownBuffer } from '../own-buffer.ts';
import type { TradeAnswer, TradeJob } from './messages.ts';

/** The running program is source (.ts) or built (.js): its workers are the same. */
const script = new URL(`./trade-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

const broke =
  'Reading it needed more memory than there is, or broke. Split the table, or save it anew with another program, and import that.';

/** Reads each table in a worker of its own. */
export const tradeReader: TradeReader = {
  read: (table, reading, told, signal) =>
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
      const fail = (error: unknown) => {
        end();
        reject(error);
      };
      const cancel = () => fail(new Refusal({ code: 'cancelled' }));
      const give = () => {
        end();
        resolve({ refused: broke, chunks: [] });
      };
      signal.addEventListener('abort', cancel);
      if (signal.aborted) return cancel();
      worker.on('error', give);
      worker.on('exit', give);
      const done = (outcome: TradeOutcome) => {
        end();
        resolve(outcome);
      };
      serve(worker, table, reading, { told, done, fail });
    }),
};

interface Ends {
  readonly told: (done: number) => void;
  readonly done: (outcome: TradeOutcome) => void;
  readonly fail: (error: unknown) => void;
}

/** Answers what a worker asks for. */
function serve(worker: Worker, table: OfferedTable, reading: TradeReading, ends: Ends): void {
  worker.on('message', (answer: TradeAnswer) => {
    if ('done' in answer) return ends.told(answer.done);
    if ('outcome' in answer) return ends.done(answer.outcome);
    if ('accepted' in answer) return void accept(table).catch(ends.fail);
    table.read(...answer.read).then(bytes => {
      const own = ownBuffer(bytes);
      worker.postMessage(own, [own.buffer]);
    }, ends.fail);
  });
  worker.postMessage({ bytes: table.bytes, reading } satisfies TradeJob);
}

/** Tells a table that it is read; what that throws is a rejection. */
const accept = async (table: OfferedTable): Promise<void> => table.accepted?.();
