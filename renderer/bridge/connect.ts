import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import type { Host } from '../../electron/shared/contract/host.ts';
import { browserHost } from './browser-host.ts';
import { createPathAsker, type PathAsker } from './path-asker.ts';
import { type PreferenceBox, remoteBox } from './preferences.ts';
import { type ShellRoutes, shellRoutes } from './shell-routes.ts';
import { preloadWire, socketWire } from './wires.ts';

/** What the address of the window asked for: `#key=…&open=<path>`. */
export interface StartOptions {
  readonly key: string;
  readonly open: string | null;
}

/** The way to the engine and to what the shell can do. */
export interface Connection {
  readonly api: ApiClient;
  readonly host: Host;
  readonly asker: PathAsker;
  /** The browser shell's routes; null on the desktop. */
  readonly routes: ShellRoutes | null;
  readonly start: StartOptions;
  /** Where the window's preferences are kept. */
  readonly box: PreferenceBox;
  /** Tells when the engine is gone; returns the function that stops listening. */
  readonly onClosed: (listener: () => void) => () => void;
  /** Tells when the shell wants the project locked; a browser never does. */
  readonly onLock?: (listener: () => void) => () => void;
}

/** Reads the fragment of the window's address. */
export function readStart(fragment: string): StartOptions {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  return { key: given.get('key') ?? '', open: given.get('open') };
}

/** Connects to the engine: through the preload script where there is one, else through the browser shell. */
export async function connect(): Promise<Connection> {
  const start = readStart(location.hash);
  const asker = createPathAsker();
  const preload = window.plumbline;
  if (preload) {
    const wire = preloadWire(preload);
    return {
      api: createClient(wire),
      host: preload.host,
      asker,
      routes: null,
      start,
      box: localStorage,
      onClosed: wire.onClosed,
      onLock: preload.onLock,
    };
  }
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`;
  const wire = await socketWire(address, start.key);
  const routes = shellRoutes(start.key);
  const host = browserHost(routes, asker);
  const box = await remoteBox(routes.preferences, routes.keepPreferences);
  return { api: createClient(wire), host, asker, routes, start, box, onClosed: wire.onClosed };
}
