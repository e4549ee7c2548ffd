import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useStore } from 'zustand';
import type { ApiClient } from '../../electron/shared/contract/client.ts';
import type { Host } from '../../electron/shared/contract/host.ts';
import type { Given, MethodOf, Output } from '../../electron/shared/contract/index.ts';
import type { Problem } from '../../electron/shared/contract/problem.ts';
import type { ProjectStatus } from '../../electron/shared/contract/project.ts';
import type { Result } from '../../electron/shared/kernel/result.ts';
import type { Preferences } from './preferences.ts';
import { keyOf, type Loaded, type QueryMethod } from './query-cache.ts';
import type { Services } from './services.ts';
import type { ShelfState } from './shelf.ts';

const Context = createContext<Services | null>(null);

/** Gives the services to everything below. */
export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
  return <Context value={services}>{children}</Context>;
}

/** All services of the window. */
export function useServices(): Services {
  const services = useContext(Context);
  if (!services) throw new Error('There is no ServicesProvider above this component.');
  return services;
}

/** The client of the engine. */
export const useApi = (): ApiClient => useServices().api;

/** What the shell can do: dialogs, upload, download. */
export const useHost = (): Host => useServices().host;

/** The window's preferences. */
export const usePreferences = (): Preferences => useStore(useServices().preferences);

/** A part of what the window holds beside the place. */
export const useShelf = <T,>(select: (state: ShelfState) => T): T => useStore(useServices().shelf, select);

/** The open project; null while none is. */
export const useProject = (): ProjectStatus | null =>
  useStore(useServices().session.store, ({ state }) => (state.kind === 'open' ? state.project : null));

/** An answer with its status, and a way to ask again. */
export type Query<T> = Loaded<T> & { readonly retry: () => void };

/**
 * Asks the engine and keeps the answer fresh: it is asked again when one of `tables` changes (`*` for any).
 * `input` null asks nothing and stays `loading`.
 */
export function useQuery<M extends QueryMethod>(
  method: M,
  input: Given<M> | null,
  tables: readonly string[],
): Query<Output<M>> {
  const { queries } = useServices();
  const key = input === null ? '' : keyOf({ method, input: input as never, tables });
  // The key holds the input by value, so that a new object with the same content does not ask again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for method, input and tables
  const question = useMemo(() => ({ method, input: input as Given<M>, tables }), [key]);
  const watch = useCallback(
    (listener: () => void) => (key ? queries.watch(question as never, listener) : () => undefined),
    [queries, question, key],
  );
  const state = useSyncExternalStore(watch, () => queries.read(question));
  const retry = useCallback(() => queries.reload(question as never), [queries, question]);
  return useMemo(() => ({ ...state, retry }), [state, retry]);
}

/** Something that changes the case: how to run it, whether it runs, and what went wrong the last time. */
export interface ActionState<M extends MethodOf<'action' | 'session'>> {
  readonly run: (input: Given<M>) => Promise<Result<Output<M>, Problem>>;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly dismiss: () => void;
}

/** An action whose problem is shown in place: put `<ProblemNotice of={action} />` beside its control. */
export function useAction<M extends MethodOf<'action' | 'session'>>(method: M): ActionState<M> {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(
    async (input: Given<M>) => {
      setBusy(true);
      setProblem(null);
      const result = await api.call(method, input);
      setBusy(false);
      if (!result.ok) setProblem(result.problem);
      return result;
    },
    [api, method],
  );
  return { run, busy, problem, dismiss: useCallback(() => setProblem(null), []) };
}
