// Parse-workers behind the parser port: started when needed, replaced when a file breaks one.
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { joinPdfShares, type PdfShare } from '../../core/importers/pdf/pdf.ts';
import { sniff } from '../../core/importers/sniff.ts';
import type { ParseOptions, ParseOutcome, Parser } from '../../core/ports/parser.ts';
import { Refusal } from '../../shared/contract/problem.ts';
import { type Answer, type Job, unpack } from './messages.ts';

/** How many workers, and what one file may cost. */
export interface ParserOptions {
  /** As many as cores, at most 4, when left out. */
  readonly workers?: number;
  /** Milliseconds that a file of so many bytes may take. */
  readonly timeLimit?: (bytes: number) => number;
  /** Heap of one worker in megabytes. */
  readonly memoryLimit?: number;
  /** The worker's module; another one than our own only in tests. */
  readonly worker?: URL;
}

const MOST_WORKERS = 4;
const MEMORY_MEGABYTES = 1536;
const YOUNG_MEGABYTES = 12;
const MEGABYTE = 1_000_000;
/** A worker that has read so many pages keeps much memory: it is replaced, before what it read is put in. */
const MANY_PAGES = 1_000;
/** A PDF from this size on is shared among workers that have nothing else to do. */
const WORTH_SHARING = 500_000;
/** Each reader has a copy of its own, so a larger one has one reader. */
const MOST_SHARED = 256 * 1024 * 1024;

/** A minute for any file, and 15 seconds more for each megabyte. */
const generousTime = (bytes: number): number => 60_000 + (15_000 * bytes) / MEGABYTE;

interface Task {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly how: Pick<ParseOptions, 'passwords' | 'encoding'>;
  readonly resolve: (outcome: ParseOutcome) => void;
  readonly done: () => void;
  /** Known when the bytes may be moved to their reader: then they are not here any more. */
  readonly sha256: string | undefined;
  readonly length: number;
  /** What its readers have made of it so far, and how many of them are still at it. */
  readonly shares: PdfShare[];
  readers: number;
  settled: boolean;
}

/** The running program is source (.ts) or built (.js): its workers are the same. */
const ownWorker = new URL(`./parse-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** Reads files in worker threads. Close it to let the process end. */
export function createParser(options: ParserOptions = {}): Parser & { close(): Promise<void> } {
  const pool = new Pool(options);
  return {
    parse: (name, bytes, how, signal) => pool.parse(name, bytes, how, signal),
    close: () => pool.close(),
  };
}

class Pool {
  readonly #limit: number;
  readonly #options: ParserOptions;
  readonly #waiting: Task[] = [];
  readonly #idle = new Set<Worker>();
  readonly #busy = new Map<Worker, { task: Task; timer: NodeJS.Timeout }>();
  #nextId = 1;

  constructor(options: ParserOptions) {
    this.#options = options;
    this.#limit = Math.max(1, options.workers ?? Math.min(MOST_WORKERS, availableParallelism()));
  }

  parse(name: string, bytes: Uint8Array, how: ParseOptions, signal: AbortSignal): Promise<ParseOutcome> {
    if (signal.aborted) return Promise.reject(new Refusal({ code: 'cancelled' }));
    return new Promise((resolve, reject) => {
      const cancel = () => {
        // First: what dropping the file makes of it then comes too late.
        reject(new Refusal({ code: 'cancelled' }));
        this.#drop(task);
      };
      const done = () => signal.removeEventListener('abort', cancel);
      const task: Task = {
        id: this.#nextId++,
        name,
        bytes,
        how: { passwords: how.passwords ?? [], encoding: how.encoding },
        sha256: how.movable,
        length: bytes.length,
        resolve,
        done,
        shares: [],
        readers: 0,
        settled: false,
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.#waiting.push(task);
      this.#next();
    });
  }

  async close(): Promise<void> {
    const workers = [...this.#idle, ...this.#busy.keys()];
    const left = [...this.#waiting.splice(0), ...[...this.#busy.values()].map(({ task }) => task)];
    for (const { timer } of this.#busy.values()) clearTimeout(timer);
    this.#idle.clear();
    this.#busy.clear();
    for (const task of left) this.#finish(task, refusal(task, 'Reading was stopped before it was finished.'));
    await Promise.all(workers.map(worker => worker.terminate()));
  }

  #next(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#freeWorker();
      const task = worker && this.#waiting.shift();
      if (!worker || !task) return;
      const helpers = this.#waiting.length === 0 && isWorthSharing(task) ? this.#freeWorkers() : [];
      const taken = helpers.length > 0 ? new SharedArrayBuffer(4) : undefined;
      for (const reader of [worker, ...helpers]) this.#give(reader, task, taken);
    }
  }

  #give(worker: Worker, task: Task, taken: SharedArrayBuffer | undefined): void {
    const limit = this.#options.timeLimit ?? generousTime;
    const timer = setTimeout(() => this.#lose(worker, tooLong), limit(task.length));
    timer.unref();
    this.#busy.set(worker, { task, timer });
    task.readers++;
    worker.ref();
    const { id, name, how } = task;
    // A view would take all of the buffer behind it along.
    const bytes = task.bytes.length < task.bytes.buffer.byteLength ? task.bytes.slice() : task.bytes;
    const job: Job = { id, name, bytes, how, ...(taken && { taken }) };
    const isMoved = task.sha256 !== undefined && taken === undefined;
    worker.postMessage(job, isMoved ? [bytes.buffer as ArrayBuffer] : []);
  }

  /** All workers that have nothing to do, new ones included. */
  #freeWorkers(): Worker[] {
    const workers: Worker[] = [];
    while (this.#busy.size + workers.length + 1 < this.#limit) {
      const worker = this.#idleWorker() ?? this.#start();
      workers.push(worker);
    }
    return workers;
  }

  #freeWorker(): Worker | undefined {
    return this.#idleWorker() ?? (this.#busy.size < this.#limit ? this.#start() : undefined);
  }

  #idleWorker(): Worker | undefined {
    const [idle] = this.#idle;
    if (idle) this.#idle.delete(idle);
    return idle;
  }

  #start(): Worker {
    const worker = new Worker(this.#options.worker ?? ownWorker, {
      resourceLimits: {
        maxOldGenerationSizeMb: this.#options.memoryLimit ?? MEMORY_MEGABYTES,
        // Many workers with large nurseries are most of what a long PDF takes.
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
      },
      // What a library prints about a file must not reach a log.
      stdout: true,
      stderr: true,
    });
    worker.on('message', (answer: Answer) => this.#answered(worker, answer));
    worker.on('error', error => this.#lose(worker, isOutOfMemory(error) ? tooLarge : broke));
    worker.on('exit', () => this.#lose(worker, broke));
    return worker;
  }

  #answered(worker: Worker, answer: Answer): void {
    const running = this.#busy.get(worker);
    if (running?.task.id !== answer.id) return;
    clearTimeout(running.timer);
    this.#busy.delete(worker);
    running.task.shares.push(unpack(answer));
    if (answer.runCounts.length < MANY_PAGES) {
      this.#idle.add(worker);
      // An idle worker keeps no process alive.
      worker.unref();
      this.#shared(running.task, answer.sha256);
    } else void worker.terminate().then(() => this.#shared(running.task, answer.sha256));
  }

  /** One reader of a file is done with it. */
  #shared(task: Task, sha256: string): void {
    if (--task.readers === 0) this.#finish(task, { ...joinPdfShares(task.shares), sha256 });
    this.#next();
  }

  /** Gives a worker up, refusing the file it was at. */
  #lose(worker: Worker, why: string): void {
    const running = this.#busy.get(worker);
    this.#idle.delete(worker);
    this.#busy.delete(worker);
    void worker.terminate();
    if (running === undefined) return;
    clearTimeout(running.timer);
    this.#finish(running.task, refusal(running.task, why));
    this.#next();
  }

  /** Takes a cancelled file out of the queue, or ends the worker that is at it. */
  #drop(task: Task): void {
    const at = this.#waiting.indexOf(task);
    if (at >= 0) this.#waiting.splice(at, 1);
    for (const [worker, running] of this.#busy) if (running.task === task) this.#lose(worker, broke);
  }

  /** The first outcome counts: when one reader of a file is lost, what the others still bring comes too late. */
  #finish(task: Task, outcome: ParseOutcome): void {
    if (task.settled) return;
    task.settled = true;
    task.done();
    task.resolve(outcome);
  }
}

const tooLong = 'Reading took too long and was stopped. The file may be damaged, or made to do harm.';
const tooLarge = 'Reading needed more memory than there is. The file may be damaged, or made to do harm.';
const broke = 'The reader broke on this file. The file may be damaged, or made to do harm.';
const advice = 'Save it anew with another program and import that.';

const isWorthSharing = ({ bytes }: Task): boolean =>
  bytes.length >= WORTH_SHARING && bytes.length <= MOST_SHARED && sniff(bytes).kind === 'pdf';

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const refusal = (task: Task, why: string): ParseOutcome => ({
  state: 'refused',
  kind: 'other',
  mediaType: 'application/octet-stream',
  sha256: task.sha256 ?? createHash('sha256').update(task.bytes).digest('hex'),
  reason: `${why} ${advice}`,
});
