import { findBrowser } from '../../electron/browser/find-browser.ts';

/** What a person does about a missing Chromium. */
export const NO_CHROMIUM =
  'No Chromium was found. Install one (Debian: `apt-get install chromium`; elsewhere Chrome, Chromium or Edge as usual), or name it in PLUMB_CHROMIUM.';

/** The browser for tests. Throws a sentence that says what to do when there is none. */
export function chromiumPath(): string {
  const path = findBrowser();
  if (!path) throw new Error(NO_CHROMIUM);
  return path;
}

/** Flags for a headless Chromium that talks to nobody. As root it runs only without its sandbox. */
export function chromiumFlags(): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--force-color-profile=srgb',
    '--font-render-hinting=none',
  ];
}
