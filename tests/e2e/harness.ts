// A running shell and a real Chromium for end-to-end tests. A page that logs an error, breaks its policy or asks another
// origin for anything fails its test.
import '../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Shell, startShell } from '../../electron/browser/server.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import { chromiumFlags, chromiumPath } from '../helpers/chromium.ts';

/** Where screenshots go; ignored by git. */
export const OUTPUT = join(import.meta.dirname, 'output');

/** Window sizes that every view is looked at in. */
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
/** Both looks. */
export const SCHEMES = ['light', 'dark'] as const;

/** How a page is opened. */
export interface PageOptions {
  readonly size?: { readonly width: number; readonly height: number };
  readonly scheme?: 'light' | 'dark';
  /** Added to the fragment behind the key, as `open=…`. */
  readonly fragment?: string;
  /** Console errors that the test is about; all others fail it. */
  readonly allow?: readonly RegExp[];
}

/** One test's workbench: the shell over the real engine, a browser, a folder for its files. */
export interface Workbench {
  readonly shell: Shell;
  readonly browser: Browser;
  /** An empty folder that goes with the test. */
  readonly folder: string;
  /** The engine itself, to prepare and to look behind the interface. */
  readonly api: ApiClient;
  /** Opens a window; it is watched until the test ends. */
  open(options?: PageOptions): Promise<Page>;
}

/** Starts a workbench; everything ends with the test, windows first: a page whose shell is gone would log errors. */
export async function aWorkbench(t: Pick<TestContext, 'after'>): Promise<Workbench> {
  const endings: (() => unknown)[] = [];
  const wrong: string[] = [];
  t.after(async () => {
    for (const end of endings.reverse()) await end();
    assert.deepEqual(wrong, []);
  });
  const folder = mkdtempSync(join(tmpdir(), 'plumb-e2e-'));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  const shell = await startShell();
  endings.push(() => shell.close());
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags() });
  endings.push(() => browser.close());
  const open = async (options: PageOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: options.size ?? SIZES[0],
      colorScheme: options.scheme ?? 'light',
      acceptDownloads: true,
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    endings.push(() => context.close());
    const note = (what: string) => {
      if (!options.allow?.some(pattern => pattern.test(what))) wrong.push(what);
    };
    await watch(context, shell.port, note);
    const page = await context.newPage();
    await slowed(page);
    await page.goto(options.fragment ? `${shell.url}&${options.fragment}` : shell.url);
    return page;
  };
  return { shell, browser, folder, api: createClient(shell.engine.wire()), open };
}

/** With PLUMB_SLOW=6 windows think six times slower: tests, and people, that are quicker than the interface are found so. */
async function slowed(page: Page): Promise<void> {
  const rate = Number(process.env.PLUMB_SLOW ?? 1);
  if (rate <= 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Notes everything that must not happen in a window. */
async function watch(context: BrowserContext, port: number, note: (what: string) => void): Promise<void> {
  const own = [`http://127.0.0.1:${port}/`, `blob:http://127.0.0.1:${port}/`, 'data:'];
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', event =>
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  });
  context.on('request', request => {
    if (!own.some(start => request.url().startsWith(start))) note(`asked another origin: ${request.url()}`);
  });
  context.on('console', message => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', problem => note(`page error: ${problem.error().stack ?? problem.error().message}`));
  context.on('page', page => {
    page.on('websocket', socket => {
      if (!socket.url().startsWith(`ws://127.0.0.1:${port}/`)) note(`another WebSocket: ${socket.url()}`);
    });
  });
}

/** Takes a picture into tests/e2e/output, named after what it shows; answers its path. */
export async function picture(page: Page, name: string): Promise<string> {
  const path = join(OUTPUT, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}

/** Shows a view in both looks and both sizes, and takes a picture of each. */
export async function pictures(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await picture(page, `${name}-${scheme}-${size.width}x${size.height}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}
