import { SHARE_ENV, Worker } from 'node:worker_threads';
import type { PdfInspector } from '../../core/ports/pdf-inspector.ts';
import type { PageRenderer, TypesetFiles, Typesetter } from '../../core/ports/typesetter.ts';
import { Refusal } from '../../shared/contract/problem.ts';
import { createConfined, LIMITS, type Limits, type StartApart } from './confined.ts';
import type { TypesetAnswers, TypesetCall, TypesetReply, TypesetRequest } from './messages.ts';

interface Waiting {
  readonly resolve: (answer: TypesetAnswers[TypesetRequest['kind']]) => void;
  readonly reject: (error: Error) => void;
}

/** Typesetter, page renderer and inspector of PDFs in one worker thread, which starts at the first call. */
export interface TypesetWorker extends Typesetter, PageRenderer, PdfInspector {
  /** Stops the worker; calls under way are rejected with `cancelled`. */
  close(): Promise<void>;
}

/** Makes the typesetter; `limits` hold for confined templates. Same input, same bytes, on every machine: fonts and time come only from here. */
export function createTypesetter(limits: Limits = LIMITS, start?: StartApart): TypesetWorker {
  const line = createLine();
  const confinement = createConfined(limits, start);
  return {
    async pdf(main, files, { standard, date, signal, confined = false }) {
      const request: TypesetRequest = {
        kind: 'pdf',
        main,
        files: copied(files),
        standard,
        timestamp: seconds(date),
      };
      const failed = (error: unknown) => {
        throw asFailure(main, error);
      };
      return confined
        ? await confinement.pdf(request, signal).catch(failed)
        : await cancellable(line.ask(request).catch(failed), signal);
    },
    unplaceable: async (pdf, pages) => await line.ask({ kind: 'unplaceable', pdf, pages }),
    png: async (pdf, page, dotsPerInch, password) =>
      await line.ask({ kind: 'png', pdf, page, dotsPerInch, password }),
    covered: async covering => await line.ask({ kind: 'covered', covering }),
    contents: async pdf => await line.ask({ kind: 'contents', pdf }),
    attachments: async pdf => await line.ask({ kind: 'attachments', pdf }),
    close: async () => {
      confinement.close();
      await line.close();
    },
  };
}

function createLine() {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let next = 0;
  const fail = (error: Error) => {
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
    worker = undefined;
  };
  const start = (): Worker => {
    // The environment must be the process's own, here and in the thread that starts us: `withoutNetwork` works through it.
    const started = new Worker(workerUrl(), { env: SHARE_ENV, execArgv: [], name: 'typeset' });
    started.on('message', (reply: TypesetReply) => settle(waiting, started, reply));
    started.on('error', fail);
    started.on('exit', () => fail(new Refusal({ code: 'cancelled' })));
    return started;
  };
  return {
    ask<R extends TypesetRequest>(request: R): Promise<TypesetAnswers[R['kind']]> {
      worker ??= start();
      worker.ref();
      const id = next++;
      const call: TypesetCall = { id, request };
      const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
      worker.postMessage(call);
      return answer as Promise<TypesetAnswers[R['kind']]>;
    },
    async close(): Promise<void> {
      await worker?.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, worker: Worker, reply: TypesetReply): void {
  const call = waiting.get(reply.id);
  waiting.delete(reply.id);
  // An idle typesetter must not keep a finished command alive.
  if (waiting.size === 0) worker.unref();
  if (reply.ok) call?.resolve(reply.answer);
  else call?.reject(new Error(reply.reason));
}

const workerUrl = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './typeset-worker.ts' : './typeset-worker.js', import.meta.url);

/** Files may be views into larger memory; only their own bytes travel. */
const copied = (files: TypesetFiles): Map<string, Uint8Array> =>
  new Map(
    [...files].map(([path, bytes]) => [
      path,
      bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice(),
    ]),
  );

const seconds = (date: string): number => {
  const milliseconds = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(milliseconds) ? 0 : milliseconds / 1000;
};

const asFailure = (main: string, error: unknown): Error =>
  error instanceof Refusal
    ? error
    : new Refusal({
        code: 'template-failed',
        template: main,
        reason: error instanceof Error ? error.message : String(error),
      });

/** Stops waiting when the signal says so; Typst itself cannot be interrupted and ends by itself. */
function cancellable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(new Refusal({ code: 'cancelled' }));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
