import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiClient } from '../../electron/shared/contract/client.ts';
import type { ProjectStatus } from '../../electron/shared/contract/project.ts';

/** Where the window stands: asking, without a project, with one, locked (only the path is remembered), or cut off. */
export type SessionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'open'; readonly project: ProjectStatus }
  | { readonly kind: 'locked'; readonly path: string; readonly savedAt: string | null }
  | { readonly kind: 'disconnected' };

/** What the status bar says about saving and the last action. */
export interface Saved {
  readonly savedAt: string | null;
  readonly lastSentence: string | null;
}

/** The project that this window looks at. */
export interface Session {
  readonly store: StoreApi<{ readonly state: SessionState; readonly saved: Saved }>;
  /** Asks the engine what is open. */
  refresh(): Promise<void>;
  /** Closes the project and drops everything of it; what is kept is the path, to unlock it again. */
  lock(): Promise<void>;
  close(): Promise<void>;
  /** Empties the window at once, then closes the project: nothing is asked, nothing stays to be seen. */
  panic(): Promise<void>;
  /** Gives up the locked project, back to the welcome page. */
  forget(): void;
  /** The engine is gone. */
  disconnected(): void;
}

const NOTHING: Saved = { savedAt: null, lastSentence: null };

/**
 * Follows the engine: which project is open, and when it was last saved to disk. `leaveField` lets a field that is being
 * typed in save its words before the project is closed.
 */
export function createSession(
  api: ApiClient,
  dropEverything: () => void,
  leaveField: () => void = () => undefined,
): Session {
  const store: Session['store'] = createStore(() => ({ state: { kind: 'starting' }, saved: NOTHING }));
  let ended = false;
  const leave = (state: SessionState) => {
    leaveField();
    store.setState({ state, saved: NOTHING });
    dropEverything();
  };

  async function refresh(): Promise<void> {
    const result = await api.call('project.status', {});
    if (ended) return;
    if (store.getState().state.kind === 'locked' && result.ok && result.value === null) return;
    if (!result.ok) return leave({ kind: 'disconnected' });
    const project = result.value;
    if (!project) return leave({ kind: 'closed' });
    const before = store.getState();
    const same = before.state.kind === 'open' && before.state.project.id === project.id;
    const saved = same ? before.saved : { savedAt: project.savedAt, lastSentence: null };
    store.setState({ state: { kind: 'open', project }, saved });
  }

  async function lock(): Promise<void> {
    const { state, saved } = store.getState();
    if (state.kind !== 'open') return;
    // The page goes opaque before the engine answers: panic must not wait.
    leave({ kind: 'locked', path: state.project.path, savedAt: saved.savedAt ?? state.project.savedAt });
    await api.call('project.close', {});
    // What was still on its way when the page went opaque has arrived by now.
    const now = store.getState().state;
    if (now.kind !== 'locked') return;
    dropEverything();
    // React keeps what it drew before, the title among it, until it draws once more.
    store.setState({ state: { ...now } });
  }

  api.onEvent(event => {
    if (event.kind === 'changed') {
      store.setState({ saved: { savedAt: event.savedAt, lastSentence: event.sentence } });
    } else void refresh();
  });

  return {
    store,
    refresh,
    lock,
    close: async () => {
      leave({ kind: 'closed' });
      await api.call('project.close', {});
    },
    panic: async () => {
      ended = true;
      leave({ kind: 'starting' });
      await api.call('project.close', {});
    },
    forget: () => leave({ kind: 'closed' }),
    disconnected: () => store.setState({ state: { kind: 'disconnected' } }),
  };
}
