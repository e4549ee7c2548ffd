// A running shell and a real Chromium for end-to-end tests. A page that logs an error, breaks its policy or asks another
// origin for anything fails its test.
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

/** Starts a workbench; everything ends with the test. */
export async function aWorkbench(t: TestContext): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-e2e-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const shell = await startShell();
  t.after(() => shell.close());
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags() });
  t.after(() => browser.close());
  const open = async (options: PageOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: options.size ?? SIZES[0],
      colorScheme: options.scheme ?? 'light',
      acceptDownloads: true,
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', event =>
        console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`),
      );
    });
    const page = await context.newPage();
    watch(t, context, page, shell, options.allow ?? []);
    await page.goto(options.fragment ? `${shell.url}&${options.fragment}` : shell.url);
    return page;
  };
  return { shell, browser, folder, api: createClient(shell.engine.wire()), open };
}

/** Collects what must not happen, and fails the test with all of it at the end. */
function watch(
  t: TestContext,
  context: BrowserContext,
  page: Page,
  shell: Shell,
  allow: readonly RegExp[],
): void {
  const wrong: string[] = [];
  const note = (what: string) => {
    if (!allow.some(pattern => pattern.test(what))) wrong.push(what);
  };
  const own = [`http://127.0.0.1:${shell.port}/`, `blob:http://127.0.0.1:${shell.port}/`, 'data:'];
  context.on('request', request => {
    if (!own.some(start => request.url().startsWith(start))) note(`asked another origin: ${request.url()}`);
  });
  page.on('websocket', socket => {
    if (!socket.url().startsWith(`ws://127.0.0.1:${shell.port}/`)) note(`another WebSocket: ${socket.url()}`);
  });
  page.on('console', message => {
    if (message.type() === 'error') note(`console: ${message.text()}`);
  });
  page.on('pageerror', error => note(`page error: ${error.stack ?? error.message}`));
  t.after(async () => {
    await context.close();
    const refused = shell.refused().filter(entry => entry.what.startsWith('the page tried'));
    for (const entry of refused) note(entry.what);
    assert.deepEqual(wrong, []);
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
