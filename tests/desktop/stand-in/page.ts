// A Chromium page as the window: plumb://app is carried as an address that exists nowhere, so every request must be
// answered by the main process, as Electron's protocol handler does.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../../helpers/chromium.ts';
import { tell } from './parent.ts';

const ORIGIN = 'https://plumb-app.invalid';

/** What a window needs of the main process. Addresses are plumb:// ones. */
export interface MainSide {
  readonly serve: (request: Request) => Promise<Response | null>;
  readonly send: (channel: string, given: unknown, url: string) => void;
  readonly invoke: (channel: string, given: unknown, url: string) => Promise<unknown>;
  /** Whether the window may go there. */
  readonly navigates: (url: string) => boolean;
  readonly opens: (url: string) => void;
  readonly closed: () => void;
}

/** The window as the main process sees it. */
export interface StandInPage {
  readonly load: (address: string) => Promise<void>;
  readonly deliver: (channel: string, given: unknown) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly closed: () => boolean;
}

let running: Promise<{ readonly context: BrowserContext; readonly port: number }> | undefined;

/** One Chromium and one session for all windows, as the windows of one program have. */
async function startBrowser(): Promise<{ readonly context: BrowserContext; readonly port: number }> {
  const port = await freePort();
  const args = [...chromiumFlags(), `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ executablePath: chromiumPath(), args });
  return { context: await browser.newContext({ viewport: { width: 1280, height: 800 } }), port };
}

/** Ends the browser, when the program ends. */
export async function endBrowser(): Promise<void> {
  await (await running)?.context.browser()?.close();
}

/** Opens an empty Chromium page with the compiled preload in it. */
export async function launchWindow(preload: string, main: MainSide): Promise<StandInPage> {
  running ??= startBrowser();
  const { context, port } = await running;
  const page = await context.newPage();
  let gone = false;
  page.on('close', () => {
    gone = true;
    main.closed();
  });
  await page.route('**/*', route => answer(route, page, main));
  const here = () => fromPage(page.url());
  await page.exposeBinding('standInSend', (_source, channel: string, given: unknown) =>
    main.send(channel, given, here()),
  );
  await page.exposeBinding('standInInvoke', (_source, channel: string, given: unknown) =>
    main.invoke(channel, given, here()),
  );
  await page.exposeBinding('standInClose', () => page.close());
  await page.addInitScript(
    `${rendererSide}\n(require => { const exports = {}; const module = { exports };\n${readFileSync(preload, 'utf8')}\n})(standInRequire);`,
  );
  return {
    load: async address => {
      await page.goto(toPage(address));
      tell({ kind: 'page', port });
    },
    deliver: async (channel, given) => {
      if (!gone)
        await page
          .evaluate(
            ([name, value]) => (globalThis as unknown as Deliver).standInDeliver(name as string, value),
            [channel, given],
          )
          .catch(() => undefined);
    },
    close: async () => {
      if (!gone) await page.close();
    },
    closed: () => gone,
  };
}

interface Deliver {
  standInDeliver(channel: string, given: unknown): void;
}

const toPage = (address: string) => address.replace('plumb://app', ORIGIN);
const fromPage = (address: string) => address.replace(ORIGIN, 'plumb://app');

async function answer(route: Route, page: Page, main: MainSide): Promise<void> {
  const request = route.request();
  const url = fromPage(request.url());
  if (request.isNavigationRequest() && page.url() !== 'about:blank' && !main.navigates(url))
    // No content: the page stays, as it does when Electron prevents a navigation.
    return route.fulfill({ status: 204 });
  const response = await main.serve(
    new Request(url, { method: request.method(), headers: await request.allHeaders() }),
  );
  if (!response) return route.abort();
  const headers = Object.fromEntries(response.headers);
  await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
}

/** What Electron gives a sandboxed preload, in the page. Values cross by structured clone, as over the real bridge. */
const rendererSide = `
const standInListeners = new Map();
globalThis.close = () => void globalThis.standInClose();
globalThis.standInDeliver = (channel, given) => { for (const listener of standInListeners.get(channel) ?? []) listener({}, structuredClone(given)); };
const standInRequire = name => {
  if (name !== 'electron') throw new Error('a sandboxed preload can load nothing but electron');
  return {
    contextBridge: { exposeInMainWorld: (key, api) => Object.defineProperty(globalThis, key, { value: Object.freeze(api) }) },
    ipcRenderer: {
      send: (channel, given) => void globalThis.standInSend(channel, given),
      invoke: (channel, given) => globalThis.standInInvoke(channel, given),
      on: (channel, listener) => standInListeners.set(channel, [...(standInListeners.get(channel) ?? []), listener]),
      off: (channel, listener) => standInListeners.set(channel, (standInListeners.get(channel) ?? []).filter(each => each !== listener)),
    },
    webUtils: { getPathForFile: file => file.standInPath ?? '' },
  };
};`;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
