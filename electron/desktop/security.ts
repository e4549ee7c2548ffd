import { app, type Session, session } from 'electron';
import { isInside } from './addresses.ts';

/** A request that was refused, and when. */
export interface Refused {
  readonly at: string;
  readonly what: string;
}

/** Most refused requests that are remembered. */
const REMEMBERED = 1_000;
const refused: Refused[] = [];

/** What was refused since the start: address without its query, so that the list holds no case content. */
export function refusedRequests(): readonly Refused[] {
  return refused;
}

/** Switches off everything in Chromium that would look for a network. Must run before `app` is ready. */
export function quietChromium(): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
    'disable-breakpad',
  ])
    app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch('host-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disk-cache-size', '1');
}

/**
 * The session of every window: in memory, so that nothing of a case reaches the disk by way of caches or storage; no
 * permission is ever granted; every request outside the application is cancelled and remembered.
 */
export function guardedSession(): Session {
  const guarded = session.fromPartition('plumbline', { cache: false });
  guarded.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  guarded.setPermissionCheckHandler(() => false);
  guarded.setDevicePermissionHandler(() => false);
  guarded.setSpellCheckerEnabled(false);
  guarded.webRequest.onBeforeRequest(({ url }, answer) => {
    const inside =
      isInside(url) ||
      url.startsWith('blob:plumb://app/') ||
      url.startsWith('data:') ||
      url.startsWith('devtools:');
    if (!inside) remember(url);
    answer({ cancel: !inside });
  });
  guarded.on('will-download', event => event.preventDefault());
  return guarded;
}

/** No window may navigate away, open another one, or embed a page. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { readonly url: string; preventDefault(): void }) => {
      if (isInside(event.url)) return;
      remember(event.url);
      event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-attach-webview', event => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      remember(url);
      return { action: 'deny' };
    });
  });
}

function remember(address: string): void {
  const what = URL.canParse(address) ? new URL(address).origin : 'an address that cannot be read';
  refused.push({ at: new Date().toISOString(), what });
  if (refused.length > REMEMBERED) refused.shift();
}
