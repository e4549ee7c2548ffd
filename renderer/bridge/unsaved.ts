import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiClient, CallOptions } from '../../electron/shared/contract/client.ts';
import { contract, type Method } from '../../electron/shared/contract/index.ts';
import { type Problem, Refusal } from '../../electron/shared/contract/problem.ts';
import type { Result } from '../../electron/shared/kernel/result.ts';

/** What could not be written to disk. */
export interface UnsavedState {
  /** Why; null while everything is on disk. */
  readonly problem: Problem | null;
  /** Actions that wait. */
  readonly waiting: number;
  /** They are being tried again. */
  readonly busy: boolean;
}

/** Actions that the disk refused. Whoever asked for them waits, so that forms keep what was typed. */
export interface Unsaved {
  readonly store: StoreApi<UnsavedState>;
  /** The client, with actions that wait when the disk refuses them. */
  readonly api: ApiClient;
  /** Tries everything again, in order; stops at the first that fails. */
  retry(): Promise<void>;
  /** Waits for the actions that run now, at most `limit` milliseconds: true when all of them are done and on disk. */
  settled(limit: number): Promise<boolean>;
  /** Gives up waiting: each asker gets its problem. */
  giveUp(): void;
}

interface Waiting {
  readonly again: () => Promise<Result<unknown, Problem>>;
  readonly answer: (result: Result<unknown, Problem>) => void;
  problem: Problem;
}

type Call = (method: Method, input: unknown, options?: CallOptions) => Promise<Result<unknown, Problem>>;

/** Problems of the file itself: the same action can work later, or in another file. */
const OF_THE_FILE: readonly Problem['code'][] = ['disk-full', 'cannot-write'];
const NOTHING: UnsavedState = { problem: null, waiting: 0, busy: false };

/** Makes the list of unsaved actions over a client. */
export function createUnsaved(client: ApiClient): Unsaved {
  const store: Unsaved['store'] = createStore(() => NOTHING);
  // The pairing of method and input was checked where the call was written.
  const plain = client.call as Call;
  let queue: Waiting[] = [];
  const show = (busy = false) =>
    store.setState({ problem: queue[0]?.problem ?? null, waiting: queue.length, busy });

  const waitForDisk: Call = async (method, input, options) => {
    const result = await plain(method, input, options);
    if (result.ok || !OF_THE_FILE.includes(result.problem.code)) return result;
    return new Promise(answer => {
      queue.push({ again: () => plain(method, input, options), answer, problem: result.problem });
      show(store.getState().busy);
    });
  };

  const running = new Set<Promise<boolean>>();
  const call: Call = (method, input, options) => {
    if (contract[method].kind !== 'action') return plain(method, input, options);
    const result = waitForDisk(method, input, options);
    const done = result.then(
      ({ ok }) => ok,
      () => false,
    );
    running.add(done);
    void done.then(() => running.delete(done));
    return result;
  };

  async function settled(limit: number): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<boolean>(answer => {
      timer = setTimeout(answer, limit, false);
    });
    const all = Promise.all(running).then(each => each.every(Boolean));
    return Promise.race([all, late]).finally(() => clearTimeout(timer));
  }

  async function retry(): Promise<void> {
    if (store.getState().busy) return;
    show(true);
    for (let first = queue[0]; first; first = queue[0]) {
      const result = await first.again();
      if (first !== queue[0]) continue;
      if (!result.ok && OF_THE_FILE.includes(result.problem.code)) {
        first.problem = result.problem;
        break;
      }
      queue.shift();
      first.answer(result);
    }
    show();
  }

  return {
    store,
    retry,
    settled,
    api: {
      ...client,
      call: call as ApiClient['call'],
      get: (async (method: Method, input: unknown, options?: CallOptions) => {
        const result = await call(method, input, options);
        if (!result.ok) throw new Refusal(result.problem);
        return result.value;
      }) as ApiClient['get'],
    },
    giveUp: () => {
      const given = queue;
      queue = [];
      show();
      for (const { answer, problem } of given) answer({ ok: false, problem });
    },
  };
}
