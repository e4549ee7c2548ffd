import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSnap, thisMachine } from './find-browser.ts';

/** A browser window that shows the workbench. */
export interface BrowserWindow {
  /** Resolves when the browser has ended and its profile is gone. */
  readonly closed: Promise<void>;
  /** Ends the browser. */
  close(): void;
}

const QUIET_FEATURES = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
  'msEdgeSidebarV2',
];

/** Why no window can be opened here, in a sentence; null when one can. `root` runs browsers only without their sandbox. */
export function whyNoWindow(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const headless = env.PLUMB_BROWSER_FLAGS?.includes('--headless') ?? false;
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY && !headless) {
    return 'There is no screen here to open a window on.';
  }
  if (isRoot() && env.PLUMB_ALLOW_ROOT_BROWSER !== '1') {
    return 'As root a browser would run without its sandbox, so none was opened; PLUMB_ALLOW_ROOT_BROWSER=1 opens it anyway.';
  }
  return null;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The browser's arguments: no network but ours, nothing of a case on disk, no questions. */
export function browserArguments(
  url: string,
  profile: string,
  port: number,
  extra: readonly string[],
): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--incognito',
    '--inprivate',
    '--disk-cache-size=1',
    '--media-cache-size=1',
    '--disable-gpu-shader-disk-cache',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--noerrdialogs',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-service-autorun',
    '--no-pings',
    '--disable-background-mode',
    '--disable-background-networking',
    '--disable-client-side-phishing-detection',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-quic',
    '--disable-sync',
    `--disable-features=${QUIET_FEATURES.join(',')}`,
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
    '--no-proxy-server',
    `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1:${port}, EXCLUDE 127.0.0.1`,
    '--window-size=1440,900',
    ...(isRoot() ? ['--no-sandbox'] : []),
    ...extra,
  ];
}

/** Opens an app window with an empty profile of its own, which is deleted when the window closes. */
export function openWindow(browser: string, url: string): BrowserWindow {
  const profile = makeProfile(browser);
  const extra = (process.env.PLUMB_BROWSER_FLAGS ?? '').split(' ').filter(Boolean);
  const child = spawn(browser, browserArguments(url, profile, Number(new URL(url).port), extra), {
    stdio: 'ignore',
    windowsHide: false,
  });
  const closed = ended(child).then(() => deleteProfile(profile));
  return {
    closed,
    close: () => {
      child.kill();
      // A browser that will not go by itself must not keep the profile.
      setTimeout(() => child.kill('SIGKILL'), 3000).unref();
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

/** In memory where the system has such a place, so that not even the browser's own bookkeeping reaches the disk. */
function makeProfile(browser: string): string {
  if (isSnap(browser)) {
    const folder = join(homedir(), 'snap', 'chromium', 'common');
    mkdirSync(folder, { recursive: true });
    return mkdtempSync(join(folder, 'plumbline-'));
  }
  const inMemory = thisMachine.platform === 'linux' ? [process.env.XDG_RUNTIME_DIR, '/dev/shm'] : [];
  const folder = inMemory.find(place => place !== undefined && isWritable(place)) ?? tmpdir();
  return mkdtempSync(join(folder, 'plumbline-'));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function deleteProfile(profile: string): Promise<void> {
  // Helpers of the browser may hold files for a moment after it has ended.
  await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }).catch(() => undefined);
}
