import { MessageChannel, SHARE_ENV, Worker } from 'node:worker_threads';
import type { z } from 'zod';
import type { ServedBytes } from '../core/app/engine.ts';
import type { BytesRef } from '../shared/contract/common.ts';
import { Refusal, refuse } from '../shared/contract/problem.ts';
import { createLog, fileSink, logPath } from './log.ts';
import { ownBuffer } from './own-buffer.ts';
import { findAppRoot } from './resources.ts';
import { hostConfined, type StartedProcess } from './typesetter/relayed.ts';
import { messagePortWire } from './wires/message-port.ts';
import type { ClosableWire } from './wires/wire-ends.ts';
import { type ByteRange, TransferredBytes, WorkerReply, type WorkerRequest } from './worker-messages.ts';

/** An engine in its own thread, as every shell uses it. */
export interface RunningEngine {
  /** A new line to the engine. It closes when the engine ends, for whatever reason. */
  wire(): ClosableWire;
  /** Bytes of an original or an export, end exclusive. Rejects with a `Refusal` when there are none. */
  readBytes(ref: BytesRef, range?: ByteRange): Promise<ServedBytes>;
  /** Hands bytes over (the caller's copy is gone); answers the name under which an import takes them. */
  putUpload(bytes: Uint8Array): Promise<string>;
  /** Saves and closes the open project and ends the thread. Rejects with a `Refusal` when saving failed. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (refusal: Refusal) => void;
}

type Asked = Exclude<WorkerRequest, { type: 'connect' }>;
type Question = Asked extends infer R ? (R extends Asked ? Omit<R, 'id'> : never) : never;

/** What a shell may do its own way. */
export interface EngineOptions {
  /** Another script than our own, in tests. */
  readonly script?: URL;
  /** Starts processes for templates that a person brought, where only the shell can. */
  readonly startConfined?: (mostBytes: number) => StartedProcess;
}

/** Starts the case-worker. Calls made before it is ready wait for it. */
export function startEngine({ script = workerUrl(), startConfined }: EngineOptions = {}): RunningEngine {
  const confined = startConfined && new MessageChannel();
  if (confined) hostConfined(confined.port1, startConfined);
  const worker = new Worker(script, {
    name: 'case',
    env: SHARE_ENV,
    execArgv: [],
    workerData: { confined: confined?.port2 },
    transferList: confined ? [confined.port2] : [],
  });
  const line = createLine(worker);
  const wires = new Set<ClosableWire>();
  line.ended.then(() => {
    for (const wire of wires) wire.close();
  });
  return {
    wire: () => {
      const { port1, port2 } = new MessageChannel();
      const wire = messagePortWire(port1);
      wires.add(wire);
      wire.onClosed(() => wires.delete(wire));
      worker.postMessage({ type: 'connect', port: port2 } satisfies WorkerRequest, [port2]);
      if (line.hasEnded()) wire.close();
      return wire;
    },
    readBytes: (ref, range) =>
      line.ask({ type: 'bytes', ref, ...(range && { range }) }).then(parsed(TransferredBytes)),
    putUpload: async bytes => {
      // Only a whole buffer can be handed over: a view would take its neighbours along.
      const whole = ownBuffer(bytes);
      return String(await line.ask({ type: 'upload', bytes: whole }, [whole.buffer]));
    },
    close: async () => {
      if (line.hasEnded()) return;
      try {
        await line.ask({ type: 'close' });
      } finally {
        await line.ended;
      }
    },
  };
}

const parsed =
  <S extends z.ZodType>(schema: S) =>
  (value: unknown): z.output<S> =>
    schema.parse(value);

/** Questions to the worker and their answers. When the worker ends, open questions answer `disconnected`. */
function createLine(worker: Worker) {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let over = false;

  worker.on('message', (raw: unknown) => {
    const reply = WorkerReply.safeParse(raw);
    if (!reply.success) return;
    const asked = waiting.get(reply.data.id);
    waiting.delete(reply.data.id);
    if (reply.data.type === 'done') asked?.resolve(reply.data.value);
    else asked?.reject(new Refusal(reply.data.problem));
  });
  // A bug, even one before the worker could log: it must leave a trace, and not take the shell along.
  worker.on('error', error => createLog(fileSink(logPath()), findAppRoot()).error('case-worker', error));
  const ended = new Promise<void>(resolve => {
    worker.once('exit', () => {
      over = true;
      for (const { reject } of waiting.values()) reject(new Refusal({ code: 'disconnected' }));
      waiting.clear();
      resolve();
    });
  });

  return {
    ended,
    hasEnded: () => over,
    ask: async (question: Question, transfer: readonly ArrayBuffer[] = []): Promise<unknown> => {
      if (over) refuse({ code: 'disconnected' });
      const id = ++lastId;
      return new Promise<unknown>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ ...question, id }, transfer);
      });
    },
  };
}

const workerUrl = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './case-worker.ts' : './case-worker.js', import.meta.url);
