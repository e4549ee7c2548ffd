import { Worker } from 'node:worker_threads';
import type { PlainChunk } from '../../core/features/trade/store/finish-chunk.ts';
import type { KeptChunk } from '../../core/features/trade/store/read-set.ts';

/** The running program is source (.ts) or built (.js): its workers are the same. */
const script = new URL(`./chunk-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** Chunks that wait to be finished at most: each is some tens of megabytes. */
const MOST_WAITING = 2;

/** Finishes the chunks of one set in a thread beside the one that reads. The thread is made with the first chunk. */
export class ChunkHelper {
  readonly #done: KeptChunk[] = [];
  #worker: Worker | undefined;
  #sent = 0;
  #wake: (() => void) | undefined;
  #failed: Error | undefined;

  /** Hands a chunk over; answers when another can be. */
  async finish(chunk: PlainChunk): Promise<void> {
    this.#worker ??= this.#start();
    this.#sent++;
    const { columns, texts, long } = chunk;
    this.#worker.postMessage(
      chunk,
      [columns, texts, ...Object.values(long)].map(({ buffer }) => buffer),
    );
    await this.#until(() => this.#sent - this.#done.length <= MOST_WAITING);
  }

  /** All chunks, when they are finished. */
  async finished(): Promise<readonly KeptChunk[]> {
    await this.#until(() => this.#done.length === this.#sent);
    return this.#done;
  }

  /** Ends the thread. */
  end(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const worker = new Worker(script, { stdout: true, stderr: true });
    worker.on('message', (chunk: KeptChunk) => {
      this.#done.push(chunk);
      this.#wake?.();
    });
    worker.on('error', error => {
      this.#failed = error instanceof Error ? error : new Error(String(error));
      this.#wake?.();
    });
    return worker;
  }

  async #until(enough: () => boolean): Promise<void> {
    while (!enough()) {
      if (this.#failed) throw this.#failed;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }
}
