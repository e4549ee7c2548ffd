// The thread that owns the open project. Everything of the engine happens here, so no window ever waits for it.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createEngine, type Engine } from '../core/app/engine.ts';
import { type Problem, Refusal } from '../shared/contract/problem.ts';
import { createPorts, type NodePorts } from './ports.ts';
import { relayedProcess } from './typesetter/relayed.ts';
import { servePort } from './wires/message-port.ts';
import { WorkerRequest } from './worker-messages.ts';

/** An answer, and the memory that goes over with it. */
interface Answer {
  readonly value: unknown;
  readonly transfer?: readonly ArrayBuffer[];
}

const parent = parentPort;
if (!parent) throw new Error('case-worker runs as a worker thread');
const { confined } = (workerData ?? {}) as { readonly confined?: MessagePort };
const ports = await createPorts(confined && { startApart: most => relayedProcess(confined, most) });
const engine = createEngine(ports);
parent.on('message', (raw: unknown) => receive(raw));

function receive(raw: unknown): void {
  const request = WorkerRequest.safeParse(raw);
  if (!request.success) ports.log.note('malformed-request');
  else if (request.data.type === 'connect') servePort(engine, request.data.port);
  else void reply(request.data);
}

async function reply(request: Exclude<WorkerRequest, { type: 'connect' }>): Promise<void> {
  const { id } = request;
  try {
    const { value, transfer = [] } = await answer(request, engine, ports);
    parent?.postMessage({ type: 'done', id, value }, transfer);
  } catch (error) {
    parent?.postMessage({ type: 'failed', id, problem: problemOf(error) });
  }
  if (request.type === 'close') await end();
}

async function answer(
  request: Exclude<WorkerRequest, { type: 'connect' }>,
  { readBytes, close }: Engine,
  { files }: NodePorts,
): Promise<Answer> {
  switch (request.type) {
    case 'bytes': {
      const { bytes, mediaType, total } = readBytes(request.ref, request.range);
      // A copy: the engine may keep what it hands out, and transferred memory is gone for it.
      const copy = new Uint8Array(bytes);
      return { value: { bytes: copy, mediaType, total }, transfer: [copy.buffer] };
    }
    case 'upload':
      return { value: files.putUpload(request.bytes) };
    case 'close':
      await close();
      return { value: null };
  }
}

async function end(): Promise<void> {
  await ports.close();
  parent?.close();
  process.exit(0);
}

function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem;
  const reference = ports.crypto.uniqueId().slice(-8);
  ports.log.error(reference, error);
  return { code: 'internal', reference };
}
