import type { StoreApi } from 'zustand/vanilla';
import { type Commands, createCommands } from '../keys/commands.ts';
import { createNavigation, type Navigation } from '../navigation/navigation.ts';
import type { Connection } from './connect.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createPreferences, type Preferences } from './preferences.ts';
import { createQueryCache, type QueryCache } from './query-cache.ts';
import { createSession, type Session } from './session.ts';
import { createShelf, type Shelf } from './shelf.ts';

/** Everything a component can ask for. Made once a window. */
export interface Services extends Connection {
  readonly queries: QueryCache;
  readonly jobs: Jobs;
  readonly session: Session;
  readonly navigation: Navigation;
  readonly commands: Commands;
  readonly shelf: Shelf;
  readonly preferences: StoreApi<Preferences>;
}

/** Makes the services of a window over its connection. */
export function createServices(connection: Connection): Services {
  const queries = createQueryCache(connection.api);
  const jobs = createJobs(connection.api);
  const navigation = createNavigation();
  const shelf = createShelf();
  const session = createSession(connection.api, () => {
    queries.clear();
    jobs.clear();
    navigation.reset();
    shelf.clear();
  });
  connection.onClosed(session.disconnected);
  return {
    ...connection,
    queries,
    jobs,
    session,
    navigation,
    shelf,
    commands: createCommands(),
    preferences: createPreferences(connection.box),
  };
}
