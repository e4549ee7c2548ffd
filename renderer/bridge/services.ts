import type { StoreApi } from 'zustand/vanilla';
import { type Commands, createCommands } from '../keys/commands.ts';
import { createNavigation, type Navigation } from '../navigation/navigation.ts';
import { closeFloating } from '../ui/floating.ts';
import type { Connection } from './connect.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createFellows } from './fellows.ts';
import { createIdleLock, type IdleLock } from './idle.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { panic } from './panic.ts';
import { createPreferences, type Preferences } from './preferences.ts';
import { createQueryCache, type QueryCache } from './query-cache.ts';
import { createSession, type Session } from './session.ts';
import { createShelf, type Shelf } from './shelf.ts';
import { createUnsaved, type Unsaved } from './unsaved.ts';

/** Everything a component can ask for. Made once a window. */
export interface Services extends Connection {
  readonly queries: QueryCache;
  readonly jobs: Jobs;
  readonly session: Session;
  readonly navigation: Navigation;
  readonly commands: Commands;
  readonly shelf: Shelf;
  readonly preferences: StoreApi<Preferences>;
  readonly idle: IdleLock;
  readonly unsaved: Unsaved;
  readonly drafts: Drafts;
}

/** How long closing a project waits for what was typed last to be written. */
const SAVE_MS = 2000;

/** Makes the services of a window over its connection. */
export function createServices(connection: Connection): Services {
  const unsaved = createUnsaved(connection.api);
  const { api } = unsaved;
  const queries = createQueryCache(api);
  const jobs = createJobs(api);
  const navigation = createNavigation();
  const shelf = createShelf();
  const preferences = createPreferences(connection.box);
  const drop = () => {
    unsaved.giveUp();
    queries.clear();
    jobs.clear();
    navigation.reset();
    shelf.clear();
    closeFloating();
  };
  const drafts = createDrafts();
  const saveTyping = () => {
    leaveField();
    drafts.flush();
    return unsaved.settled(SAVE_MS);
  };
  const fellows = createFellows();
  const session = createSession(api, drop, saveTyping, fellows.tell);
  fellows.onWord(word => void (word === 'lock' ? session.lock() : panic(session, connection.host)));
  const idle = createIdleLock({
    now: Date.now,
    minutes: () => preferences.getState().lockAfter,
    open: () => session.store.getState().state.kind === 'open',
    lock: () => void session.lock(),
  });
  connection.onClosed(session.disconnected);
  connection.onLock?.(() => void session.lock());
  return {
    ...connection,
    api,
    unsaved,
    drafts,
    queries,
    jobs,
    session,
    navigation,
    shelf,
    commands: createCommands(),
    preferences,
    idle,
  };
}

/** Leaves the field that has focus: fields save what was typed when they are left. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
