import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';

const Stored = z.object({
  theme: z.enum(['light', 'dark', 'system']).catch('system'),
  density: z.enum(['compact', 'comfortable']).catch('compact'),
  singleKeys: z.boolean().catch(true),
  inspector: z.boolean().catch(true),
  author: z.string().catch(''),
  rememberProjects: z.boolean().catch(false),
  recent: z.array(z.string()).catch([]),
  /** Minutes without input until the project is locked; 0 for never. */
  lockAfter: z.int().min(0).max(240).catch(15),
});

/** How one person likes the window. Nothing of a case; paths of projects only when asked for. */
export type Preferences = z.infer<typeof Stored>;

/** Where preferences are kept between starts; `localStorage` is one. */
export interface PreferenceBox {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
}

/** A box over the browser shell, whose window forgets everything when it closes. Writes go out one after another. */
export async function remoteBox(
  read: () => Promise<string>,
  write: (text: string) => Promise<void>,
): Promise<PreferenceBox> {
  let text = await read().catch(() => '{}');
  let last = Promise.resolve();
  return {
    getItem: () => text,
    setItem: (_key, next) => {
      if (next === text) return;
      text = next;
      // What cannot be kept only holds until the window closes.
      last = last.then(() => write(next)).catch(() => undefined);
    },
  };
}

const KEY = 'plumbline.preferences';
const MOST_RECENT = 8;

/** Reads what was kept; anything damaged falls back to the default. */
export function createPreferences(box: PreferenceBox): StoreApi<Preferences> {
  const store = createStore<Preferences>(() => Stored.parse(read(box)));
  store.subscribe(state => {
    const kept = state.rememberProjects ? state : { ...state, recent: [] };
    try {
      box.setItem(KEY, JSON.stringify(kept));
    } catch {
      // A full or closed box only means that the choice holds until the window closes.
    }
  });
  return store;
}

function read(box: PreferenceBox): object {
  try {
    const value: unknown = JSON.parse(box.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

/** Puts a project's path first in the recent list, if the person asked to keep one. */
export function rememberProject(preferences: StoreApi<Preferences>, path: string): void {
  const { rememberProjects, recent } = preferences.getState();
  if (!rememberProjects) return;
  preferences.setState({ recent: [path, ...recent.filter(known => known !== path)].slice(0, MOST_RECENT) });
}
