import type { BytesRef, Progress } from '../../shared/contract/common.ts';
import { refuse } from '../../shared/contract/problem.ts';
import { CallerFrame, type EngineFrame } from '../../shared/contract/wire.ts';
import { sql } from '../db/sql.ts';
import type { Ports } from '../ports/index.ts';
import { INTERRUPTED, type JobContext } from './context.ts';
import { answer, type Call, problemOf } from './dispatch.ts';
import type { OpenProject } from './open-project.ts';
import { Session } from './session.ts';

/** Bytes that a shell serves by URL. */
export interface ServedBytes {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Length of the whole thing, of which `bytes` may be a range. */
  readonly total: number;
}

/** One caller's line to the engine. */
export interface Connection {
  /** Takes a frame from the caller, unchecked; answers through the sender given to `connect`. */
  receive(frame: unknown): void;
  /** Cancels what this caller had running. */
  disconnect(): void;
}

/** The engine: at most one open project, any number of callers. */
export interface Engine {
  connect(send: (frame: EngineFrame) => void): Connection;
  /** Bytes of an original or an export; end exclusive. Throws a `Refusal` when there are none. */
  readBytes(ref: BytesRef, range?: { readonly start: number; readonly end: number }): ServedBytes;
  /** Saves and closes the open project, if any. */
  close(): Promise<void>;
}

/** Makes the engine over its ports. */
export function createEngine(ports: Ports): Engine {
  const callers = new Set<(frame: EngineFrame) => void>();
  const session = new Session(ports, event => {
    for (const send of callers) send({ type: 'event', event });
  });
  return {
    connect: send => connect(ports, session, callers, send),
    readBytes: (ref, range) => readBytes(session.project, ref, range),
    close: async () => {
      await session.close();
    },
  };
}

function connect(
  ports: Ports,
  session: Session,
  callers: Set<(frame: EngineFrame) => void>,
  send: (frame: EngineFrame) => void,
): Connection {
  const running = new Map<number, AbortController>();
  callers.add(send);

  async function run(call: Call): Promise<void> {
    const abort = new AbortController();
    running.set(call.id, abort);
    const jobFor = (project: OpenProject) =>
      jobContext(project, abort.signal, progress => send({ type: 'progress', id: call.id, progress }));
    try {
      send({ type: 'reply', id: call.id, ok: true, value: await answer(call, session, abort, jobFor) });
    } catch (error) {
      send({ type: 'failed', id: call.id, ok: false, problem: problemOf(error, ports) });
    } finally {
      running.delete(call.id);
    }
  }

  return {
    receive: raw => {
      const frame = CallerFrame.safeParse(raw);
      if (!frame.success) ports.log.note('malformed-frame');
      else if (frame.data.type === 'cancel') running.get(frame.data.id)?.abort();
      else void run(frame.data);
    },
    disconnect: () => {
      callers.delete(send);
      for (const abort of running.values()) abort.abort(INTERRUPTED);
    },
  };
}

function jobContext(
  project: OpenProject,
  signal: AbortSignal,
  tell: (progress: Progress) => void,
): JobContext {
  return {
    ...project.context,
    signal,
    tell,
    act: (name, work) => project.act(name, work),
    offer: (bytes, mediaType) => project.offer(bytes, mediaType),
    refreshImage: () => project.refreshImage(),
    image: () => project.image(),
    rewrite: options => project.rewrite(options),
    newProject: (path, keys) => project.newProject(path, keys),
    breathe: async () => {
      await new Promise<void>(resolve => setTimeout(resolve, 0));
      if (signal.aborted) refuse({ code: 'cancelled' });
    },
  };
}

function readBytes(
  project: OpenProject,
  ref: BytesRef,
  range?: { readonly start: number; readonly end: number },
): ServedBytes {
  const [kind, id = ''] = ref.split('/');
  if (kind === 'export') {
    const found = project.offered(id) ?? refuse({ code: 'not-found', what: 'export', id });
    const bytes = range ? found.bytes.subarray(range.start, range.end) : found.bytes;
    return { bytes, mediaType: found.mediaType, total: found.bytes.length };
  }
  const { db, file } = project.context;
  const document = db.one<{ sha256: string; mediaType: string; bytes: number }>(
    sql`SELECT sha256, mediaType, bytes FROM document WHERE id = ${id}`,
  );
  if (!document) refuse({ code: 'not-found', what: 'document', id });
  return {
    bytes: file.readOriginal(document.sha256, range),
    mediaType: document.mediaType,
    total: document.bytes,
  };
}
