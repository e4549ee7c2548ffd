import { fork } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import type { TypesetPdf } from '../../core/ports/typesetter.ts';
import { Refusal } from '../../shared/contract/problem.ts';
import type { ConfinedMessage, TypesetCall, TypesetRequest } from './messages.ts';
import { CONFINED_PROCESS, confinedEnvironment } from './relayed.ts';

type PdfRequest = Extract<TypesetRequest, { kind: 'pdf' }>;

/** What was given up may go on so long: in most cases it ends by itself, and what it has learnt makes the next setting fast. */
const GRACE_MS = 1500;

/** What a template that a person brought may take. */
export interface Limits {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** Enough for a case of a thousand pages, and little enough to leave the machine to its owner. */
export const LIMITS: Limits = { milliseconds: 60_000, bytes: 2 * 1024 ** 3 };

/** Something that sets apart from us, and can be ended. */
export interface Apart {
  readonly events: EventEmitter;
  isRunning(): boolean;
  send(call: TypesetCall): void;
  end(): void;
  /** While it has nothing to do it must not keep a finished command alive. */
  setBusy(busy: boolean): void;
}

/** Starts one that ends itself beyond so much memory. */
export type StartApart = (mostBytes: number) => Apart;

/** Sets templates that nobody has vouched for, in a process that is ended when they take too much. */
export interface Confined {
  /** Rejects with Typst's reason, with the limit that was passed, or with `cancelled`. */
  pdf(request: PdfRequest, signal: AbortSignal | undefined): Promise<TypesetPdf>;
  close(): void;
}

/** Makes it; the process starts at the first call, and stays for the next, which is then fast. */
export function createConfined(limits: Limits, start: StartApart = ownProcess): Confined {
  let apart: Apart | undefined;
  let last: Promise<void> = Promise.resolve();
  const running = (): Apart => {
    if (apart?.isRunning() !== true) apart = start(limits.bytes);
    return apart;
  };
  return {
    pdf: (request, signal) =>
      new Promise((resolve, reject) => {
        // The next one waits until the process is free, not until this caller has its answer.
        last = last.then(() => ask(running(), { request, limits, signal, resolve, reject }));
      }),
    close: () => apart?.end(),
  };
}

function ownProcess(mostBytes: number): Apart {
  const child = fork(CONFINED_PROCESS, [String(mostBytes)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: confinedEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    events: child,
    isRunning: () => child.connected,
    send: call => void child.send(call),
    end: () => void child.kill('SIGKILL'),
    setBusy: busy => {
      if (busy) child.ref();
      else child.unref();
      if (busy) child.channel?.ref();
      else child.channel?.unref();
    },
  };
}

interface Asked {
  readonly request: PdfRequest;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
  resolve(answer: TypesetPdf): void;
  reject(error: Error): void;
}

/** Answers the caller as soon as there is something to say, and resolves when the process is free again or has ended. */
function ask(
  { events, send, end, setBusy }: Apart,
  { request, limits: { milliseconds, bytes }, signal, resolve, reject }: Asked,
): Promise<void> {
  if (signal?.aborted) {
    reject(new Refusal({ code: 'cancelled' }));
    return Promise.resolve();
  }
  return new Promise(free => {
    let why = new Error('Typst ended before it was done');
    let timer = setTimeout(() => {
      why = new Error(`it was not set after ${milliseconds / 1000} seconds; look for a loop without end`);
      end();
    }, milliseconds);
    const cancel = () => {
      reject(new Refusal({ code: 'cancelled' }));
      clearTimeout(timer);
      timer = setTimeout(end, GRACE_MS);
    };
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      events.off('message', told);
      events.off('exit', ended);
      events.off('error', ended);
      setBusy(false);
      free();
    };
    const ended = () => {
      over();
      reject(why);
    };
    const told = (message: ConfinedMessage) => {
      if ('over' in message) {
        why = new Error(
          `it took more than ${Math.round(bytes / 1024 ** 2)} MB of memory; look for a loop without end, or pages that are too large`,
        );
        return;
      }
      over();
      if (message.ok) resolve(message.answer as TypesetPdf);
      else reject(new Error(message.reason));
    };
    setBusy(true);
    events.on('message', told);
    events.on('exit', ended);
    events.on('error', ended);
    signal?.addEventListener('abort', cancel, { once: true });
    send({ id: 0, request });
  });
}
