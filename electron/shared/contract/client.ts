import { failed, ok, type Result } from '../kernel/result.ts';
import type { Progress } from './common.ts';
import type { Given, Method, Output } from './index.ts';
import { type Problem, Refusal } from './problem.ts';
import { type EngineEvent, EngineFrame, type Wire } from './wire.ts';

/** How a call can be watched and stopped. */
export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** The one way to call the engine, whatever carries the frames. */
export interface ApiClient {
  /** Answers a value or a problem; never rejects. */
  call<M extends Method>(
    method: M,
    input: Given<M>,
    options?: CallOptions,
  ): Promise<Result<Output<M>, Problem>>;
  /** Like `call`, but throws a `Refusal`: for code where a problem ends the matter. */
  get<M extends Method>(method: M, input: Given<M>, options?: CallOptions): Promise<Output<M>>;
  /** Returns the function that stops listening. */
  onEvent(listener: (event: EngineEvent) => void): () => void;
}

interface Pending {
  readonly answer: (result: Result<unknown, Problem>) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** Makes a client over a wire. When the wire closes, every open call answers `disconnected`. */
export function createClient(wire: Wire): ApiClient {
  const pending = new Map<number, Pending>();
  const listeners = new Set<(event: EngineEvent) => void>();
  let lastId = 0;
  let closed = false;

  wire.onFrame(raw => {
    const parsed = EngineFrame.safeParse(raw);
    if (parsed.success) receive(parsed.data);
  });
  wire.onClosed(() => {
    closed = true;
    for (const { answer } of pending.values()) answer(failed({ code: 'disconnected' }));
    pending.clear();
  });

  function receive(frame: EngineFrame): void {
    if (frame.type === 'event') {
      for (const listener of listeners) listener(frame.event);
      return;
    }
    const call = pending.get(frame.id);
    if (!call) return;
    if (frame.type === 'progress') {
      call.onProgress?.(frame.progress);
      return;
    }
    pending.delete(frame.id);
    call.answer(frame.type === 'reply' ? ok(frame.value) : failed(frame.problem));
  }

  function call(
    method: string,
    input: unknown,
    options: CallOptions = {},
  ): Promise<Result<unknown, Problem>> {
    if (closed) return Promise.resolve(failed({ code: 'disconnected' }));
    const id = ++lastId;
    return new Promise(resolve => {
      const cancel = () => wire.send({ type: 'cancel', id });
      options.signal?.addEventListener('abort', cancel, { once: true });
      pending.set(id, {
        onProgress: options.onProgress,
        answer: result => {
          options.signal?.removeEventListener('abort', cancel);
          resolve(result);
        },
      });
      wire.send({ type: 'call', id, method, input });
      if (options.signal?.aborted) cancel();
    });
  }

  async function get(method: string, input: unknown, options?: CallOptions): Promise<unknown> {
    const result = await call(method, input, options);
    if (!result.ok) throw new Refusal(result.problem);
    return result.value;
  }

  return {
    // Handlers are typed by the contract, so what they answer is what the method promises.
    call: call as ApiClient['call'],
    get: get as ApiClient['get'],
    onEvent: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
