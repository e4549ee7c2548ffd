import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Route, sameRoute } from './routes.ts';

/** One step of the window's history. `view` remembers scroll, filters and selection; it is never written to disk. */
export interface Entry {
  readonly id: number;
  readonly route: Route;
  readonly view: Map<string, unknown>;
}

/** The history as data. */
export interface NavigationState {
  readonly entries: readonly Entry[];
  /** Index of the entry that is shown. */
  readonly at: number;
}

/** One history for the window. */
export interface Navigation {
  readonly store: StoreApi<NavigationState>;
  /** Goes somewhere; what lay ahead is dropped. Going where one is does nothing. */
  go(route: Route): void;
  /** Changes where one is without a step in the history. */
  replace(route: Route): void;
  back(): void;
  forward(): void;
  /** The entry that is shown. */
  current(): Entry;
  /** Starts over, at home. */
  reset(): void;
}

const LONGEST = 200;

/** Makes a history that starts at home. */
export function createNavigation(): Navigation {
  let lastId = 0;
  const entry = (route: Route): Entry => ({ id: ++lastId, route, view: new Map() });
  const start = (): NavigationState => ({ entries: [entry({ place: 'home' })], at: 0 });
  const store = createStore<NavigationState>(start);
  const current = () => {
    const { entries, at } = store.getState();
    const found = entries[at];
    if (!found) throw new Error('The history is empty.');
    return found;
  };
  const step = (by: number) =>
    store.setState(({ entries, at }) => ({ at: Math.min(Math.max(at + by, 0), entries.length - 1) }));
  return {
    store,
    current,
    go: route => {
      if (sameRoute(current().route, route)) return;
      store.setState(({ entries, at }) => {
        const kept = [...entries.slice(0, at + 1), entry(route)].slice(-LONGEST);
        return { entries: kept, at: kept.length - 1 };
      });
    },
    replace: route =>
      store.setState(({ entries, at }) => ({
        entries: entries.map((item, index) => (index === at ? { ...item, route } : item)),
      })),
    back: () => step(-1),
    forward: () => step(1),
    reset: () => store.setState(start()),
  };
}
