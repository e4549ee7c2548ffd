import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiClient } from '../../electron/shared/contract/client.ts';
import type { ProjectStatus } from '../../electron/shared/contract/project.ts';
import type { Word } from './fellows.ts';

/** Where the window stands: asking, without a project, with one, locked (only the path is remembered), or cut off. */
export type SessionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'open'; readonly project: ProjectStatus }
  | { readonly kind: 'locked'; readonly path: string; readonly savedAt: string | null; readonly work: Work }
  | { readonly kind: 'disconnected' };

/** What became of the work when the project was locked: being saved, all saved, or the last of it not. */
export type Work = 'saving' | 'saved' | 'lost';

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
  /** Answers when no locking is under way: what is opened before that would be closed with it. */
  locked(): Promise<void>;
  close(): Promise<void>;
  /** Empties the window at once, then closes the project: nothing is asked, nothing stays to be seen. */
  panic(): Promise<void>;
  /** Gives up the locked project, back to the welcome page. */
  forget(): void;
  /** The engine is gone. */
  disconnected(): void;
}

/** How long the closing of a project waits for other windows to send what was typed there last. */
const OTHERS_MS = 100;
const NOTHING: Saved = { savedAt: null, lastSentence: null };

/**
 * Follows the engine: which project is open, and when it was last saved to disk. `saveTyping` begins to save what is
 * being typed, and answers within a short limit whether all of it was saved; the project is closed after that.
 * `tellOthers` reaches the other windows on the same project.
 */
export function createSession(
  api: ApiClient,
  dropEverything: () => void,
  saveTyping: () => Promise<boolean> = () => Promise.resolve(true),
  tellOthers: (word: Word) => void = () => undefined,
): Session {
  const store: Session['store'] = createStore(() => ({ state: { kind: 'starting' }, saved: NOTHING }));
  let ended = false;
  let closing = false;
  /** Empties the window at once; answers when what was typed last is saved, or will not be. */
  const leave = (state: SessionState): Promise<boolean> => {
    const saved = saveTyping();
    store.setState({ state, saved: NOTHING });
    dropEverything();
    return saved;
  };
  const leaveFor = (state: SessionState): void => void leave(state);

  async function refresh(): Promise<void> {
    const result = await api.call('project.status', {});
    if (ended || closing) return;
    if (store.getState().state.kind === 'locked' && result.ok && result.value === null) return;
    if (!result.ok) return leaveFor({ kind: 'disconnected' });
    const project = result.value;
    if (!project) return leaveFor({ kind: 'closed' });
    const before = store.getState();
    const same = before.state.kind === 'open' && before.state.project.id === project.id;
    const saved = same ? before.saved : { savedAt: project.savedAt, lastSentence: null };
    store.setState({ state: { kind: 'open', project }, saved });
  }

  async function lock(): Promise<void> {
    const { state, saved } = store.getState();
    if (state.kind !== 'open') return;
    // The page goes opaque before the engine answers: panic must not wait.
    const savedAt = saved.savedAt ?? state.project.savedAt;
    closing = true;
    tellOthers('lock');
    const saving = leave({ kind: 'locked', path: state.project.path, savedAt, work: 'saving' });
    // Nothing is to be seen any more: the other windows get a moment to save what is being typed there.
    const [allSaved] = await Promise.all([saving, new Promise(done => setTimeout(done, OTHERS_MS))]);
    await api.call('project.close', {});
    closing = false;
    // What was still on its way when the page went opaque has arrived by now.
    const { state: now, saved: last } = store.getState();
    if (now.kind !== 'locked') return;
    dropEverything();
    // React keeps what it drew before, the title among it, until it draws once more.
    store.setState({
      state: { ...now, savedAt: last.savedAt ?? now.savedAt, work: allSaved ? 'saved' : 'lost' },
      saved: NOTHING,
    });
  }

  api.onEvent(event => {
    if (event.kind === 'changed') {
      store.setState({ saved: { savedAt: event.savedAt, lastSentence: event.sentence } });
    } else void refresh();
  });

  let locking = Promise.resolve();
  return {
    store,
    refresh,
    lock: () => {
      locking = Promise.all([locking, lock()]).then(() => undefined);
      return locking;
    },
    locked: () => locking,
    close: async () => {
      await leave({ kind: 'closed' });
      await api.call('project.close', {});
    },
    panic: async () => {
      if (ended) return;
      ended = true;
      tellOthers('panic');
      leaveFor({ kind: 'starting' });
      await api.call('project.close', {});
    },
    forget: () => leaveFor({ kind: 'closed' }),
    disconnected: () => store.setState({ state: { kind: 'disconnected' } }),
  };
}
