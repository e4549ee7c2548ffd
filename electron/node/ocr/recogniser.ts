// Text recognition behind its port: workers that start when needed and are replaced when a page breaks them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { groupsOf } from '../../core/importers/ocr/choice.ts';
import type { RecognisedPage, Recogniser, RecognitionRequest } from '../../core/ports/recogniser.ts';
import { Refusal } from '../../shared/contract/problem.ts';
import { addedFolder, languageData } from './language-data.ts';
import { machineProgram } from './machine.ts';
import { END, type OcrAnswer, type OcrJob } from './messages.ts';

/** How many workers, and how long a page may take. */
export interface RecogniserOptions {
  /** As many as cores, at most 4, when left out. */
  readonly workers?: number;
  /** Milliseconds for one page. */
  readonly timeLimit?: number;
}

const MOST_WORKERS = 4;
const PAGE_MILLISECONDS = 180_000;
const MEMORY_MEGABYTES = 1536;

interface Task {
  readonly job: OcrJob;
  readonly resolve: (page: RecognisedPage) => void;
  readonly reject: (error: Error) => void;
}

/** Text recognition in worker threads. Close it to let the process end. */
export function createRecogniser(options: RecogniserOptions = {}): Recogniser & { close(): Promise<void> } {
  const pool = new Pool(options);
  const shipped = `tesseract.js-core ${coreVersion()}`;
  let files = 0;
  return {
    engine: 'tesseract',
    options: () => ({
      languages: languageData(machineProgram()?.folder).map(({ name, from }) => ({ name, from })),
      folder: addedFolder(),
      shipped,
      machine: machineProgram()?.version ?? null,
    }),
    atOnce: pool.limit,
    open(bytes, mediaType, by, password) {
      const file = ++files;
      const machine = by === 'machine' ? machineProgram() : undefined;
      let shared: Uint8Array | undefined = new Uint8Array(new SharedArrayBuffer(bytes.length));
      shared.set(bytes);
      return {
        engineVersion: machine?.version ?? shipped,
        page({ page, languages, like }: RecognitionRequest, signal: AbortSignal) {
          if (!shared) return Promise.reject(new Refusal({ code: 'cancelled' }));
          const how = { ...dataFor(languages), like, program: machine?.path };
          return pool.read({ file, bytes: shared, mediaType, password, page, ...how }, signal);
        },
        close: () => {
          shared = undefined;
        },
      };
    },
    close: () => pool.close(),
  };
}

/** Groups of languages to try, and the files with their data. The machine's own only count when they are named. */
function dataFor(languages: readonly string[]): Pick<OcrJob, 'groups' | 'data'> {
  const all = languageData(machineProgram()?.folder);
  const names = all.map(({ name }) => name);
  const usual = all.filter(({ from }) => from !== 'machine').map(({ name }) => name);
  return {
    groups: groupsOf(languages, names, usual),
    data: new Map(all.map(({ name, path }) => [name, path])),
  };
}

function coreVersion(): string {
  const path = createRequire(import.meta.url).resolve('tesseract.js-core/package.json');
  const { version }: { version: string } = JSON.parse(readFileSync(path, 'utf8'));
  return version;
}

/** The running program is source (.ts) or built (.js): its workers are the same. */
const workerUrl = (): URL =>
  new URL(`./ocr-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

class Pool {
  readonly limit: number;
  readonly #timeLimit: number;
  readonly #waiting: Task[] = [];
  readonly #idle = new Set<Worker>();
  readonly #busy = new Map<Worker, { readonly task: Task; readonly timer: NodeJS.Timeout }>();
  #next = 1;

  constructor({ workers, timeLimit }: RecogniserOptions) {
    this.limit = Math.max(1, workers ?? Math.min(MOST_WORKERS, availableParallelism()));
    this.#timeLimit = timeLimit ?? PAGE_MILLISECONDS;
  }

  read(what: Omit<OcrJob, 'id'>, signal: AbortSignal): Promise<RecognisedPage> {
    if (signal.aborted) return Promise.reject(new Refusal({ code: 'cancelled' }));
    const { promise, resolve, reject } = Promise.withResolvers<RecognisedPage>();
    const task: Task = { job: { id: this.#next++, ...what }, resolve, reject };
    const cancel = () => this.#drop(task);
    signal.addEventListener('abort', cancel, { once: true });
    this.#waiting.push(task);
    this.#start();
    return promise.finally(() => signal.removeEventListener('abort', cancel));
  }

  async close(): Promise<void> {
    const workers = [...this.#idle, ...this.#busy.keys()];
    for (const task of this.#waiting.splice(0)) task.reject(new Refusal({ code: 'cancelled' }));
    const ended = workers.map(worker => new Promise(resolve => worker.once('exit', resolve)));
    for (const worker of this.#busy.keys()) this.#lose(worker, new Refusal({ code: 'cancelled' }));
    for (const worker of this.#idle) void worker.terminate();
    this.#idle.clear();
    await Promise.all(ended);
  }

  #start(): void {
    while (this.#waiting.length > 0 && this.#busy.size < this.limit) {
      const task = this.#waiting.shift() as Task;
      const worker = this.#freeWorker();
      const timer = setTimeout(() => this.#lose(worker, new Error(TOO_LONG)), this.#timeLimit);
      timer.unref();
      this.#busy.set(worker, { task, timer });
      worker.ref();
      worker.postMessage(task.job);
    }
  }

  #freeWorker(): Worker {
    const [idle] = this.#idle;
    if (idle) {
      this.#idle.delete(idle);
      return idle;
    }
    const worker = new Worker(workerUrl(), {
      execArgv: [],
      name: 'ocr',
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
      // What a library prints about a page must not reach a log.
      stdout: true,
      stderr: true,
    });
    worker.on('message', (answer: OcrAnswer) => this.#answered(worker, answer));
    worker.on('error', () => this.#lose(worker, new Error(BROKE)));
    worker.on('exit', () => this.#lose(worker, new Error(BROKE)));
    return worker;
  }

  #answered(worker: Worker, answer: OcrAnswer): void {
    const running = this.#busy.get(worker);
    if (running?.task.job.id !== answer.id) return;
    clearTimeout(running.timer);
    this.#busy.delete(worker);
    this.#idle.add(worker);
    // An idle worker keeps no process alive.
    worker.unref();
    if (answer.ok) running.task.resolve(answer.page);
    else running.task.reject(new Error(answer.reason));
    this.#start();
  }

  /** Gives a worker up, and the page that it was at. */
  #lose(worker: Worker, why: Error): void {
    const running = this.#busy.get(worker);
    this.#idle.delete(worker);
    this.#busy.delete(worker);
    end(worker, running?.task.job.program !== undefined);
    if (!running) return;
    clearTimeout(running.timer);
    running.task.reject(why);
    this.#start();
  }

  /** Takes a cancelled page out of the queue, or ends the worker that is at it: reading cannot be interrupted. */
  #drop(task: Task): void {
    const at = this.#waiting.indexOf(task);
    if (at >= 0) this.#waiting.splice(at, 1);
    for (const [worker, running] of this.#busy)
      if (running.task === task) this.#lose(worker, new Refusal({ code: 'cancelled' }));
    task.reject(new Refusal({ code: 'cancelled' }));
  }
}

const GRACE_MILLISECONDS = 2000;

/** Ends a worker. One that has started a program must end that first: it would go on by itself. */
function end(worker: Worker, hasProgram: boolean): void {
  if (!hasProgram) return void worker.terminate();
  worker.postMessage(END);
  setTimeout(() => void worker.terminate(), GRACE_MILLISECONDS).unref();
}

const TOO_LONG = 'Reading the page took too long and was stopped.';
const BROKE = 'The page needed more memory than there is, or broke the reader.';
