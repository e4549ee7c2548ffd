import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiClient } from '../../electron/shared/contract/client.ts';
import type { Progress } from '../../electron/shared/contract/common.ts';
import type { Given, MethodOf, Output } from '../../electron/shared/contract/index.ts';
import type { Problem } from '../../electron/shared/contract/problem.ts';
import type { Result } from '../../electron/shared/kernel/result.ts';

/** Methods that take long. */
export type JobMethod = MethodOf<'job'>;

/** Work in progress as the status bar shows it. */
export interface RunningJob {
  readonly id: number;
  readonly name: string;
  readonly progress: Progress | null;
  readonly cancelling: boolean;
}

/** Work that ended with something a person has to look at. */
export interface JobNote {
  readonly id: number;
  readonly words: string;
}

/** The jobs of this window. */
export interface Jobs {
  readonly store: StoreApi<{ readonly running: readonly RunningJob[]; readonly notes: readonly JobNote[] }>;
  run<M extends JobMethod>(name: string, method: M, input: Given<M>): Promise<Result<Output<M>, Problem>>;
  cancel(id: number): void;
  /** Leaves a line in the status bar until it is looked at. */
  note(words: string): void;
  dismiss(id: number): void;
  clear(): void;
}

/** Makes the list of running work over a client. */
export function createJobs(api: ApiClient): Jobs {
  const store: Jobs['store'] = createStore(() => ({ running: [], notes: [] }));
  const controllers = new Map<number, AbortController>();
  let last = 0;
  const change = (id: number, patch: Partial<RunningJob>) =>
    store.setState(({ running }) => ({
      running: running.map(job => (job.id === id ? { ...job, ...patch } : job)),
    }));
  return {
    store,
    run: async (name, method, input) => {
      const id = ++last;
      const controller = new AbortController();
      controllers.set(id, controller);
      store.setState(({ running }) => ({
        running: [...running, { id, name, progress: null, cancelling: false }],
      }));
      const result = await api.call(method, input, {
        signal: controller.signal,
        onProgress: progress => change(id, { progress }),
      });
      controllers.delete(id);
      store.setState(({ running }) => ({ running: running.filter(job => job.id !== id) }));
      return result;
    },
    cancel: id => {
      change(id, { cancelling: true });
      controllers.get(id)?.abort();
    },
    note: words => store.setState(({ notes }) => ({ notes: [...notes, { id: ++last, words }] })),
    dismiss: id => store.setState(({ notes }) => ({ notes: notes.filter(note => note.id !== id) })),
    clear: () => {
      for (const controller of controllers.values()) controller.abort();
      store.setState({ running: [], notes: [] });
    },
  };
}
