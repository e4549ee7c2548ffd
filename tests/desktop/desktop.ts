// The compiled desktop shell, started against the stand-in of Electron's API, and its windows.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import type { CallerFrame, EngineFrame, Wire } from '../../electron/shared/contract/wire.ts';
import type { Preload } from '../../renderer/bridge/preload.ts';
import type { Told } from './stand-in/parent.ts';

/** The folder that holds package.json. */
export const root = join(import.meta.dirname, '..', '..');

/** The running shell: what it told, the dialogs' answers to come, and its first window. */
export interface Desktop {
  readonly told: Told[];
  readonly folder: string;
  readonly page: Page;
  /** What the person chooses in the next dialogs, in order. */
  readonly choices: object[];
  readonly main: ChildProcess;
  /** Opens one more window, as starting the program again with a project does. */
  another(): Promise<Page>;
  /** Closes every window and waits for the program's end; its exit code. */
  quit(): Promise<number | null>;
}

/** Starts the shell; everything ends with the test. */
export async function aDesktop(t: TestContext): Promise<Desktop> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-desktop-'));
  const told: Told[] = [];
  const choices: object[] = [];
  const pages: Page[] = [];
  const main = fork(join(root, 'out/electron/desktop/main.js'), {
    execArgv: ['--import', join(import.meta.dirname, 'stand-in/register.ts')],
    env: { ...process.env, XDG_STATE_HOME: folder },
  });
  t.after(() => {
    main.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  main.on('message', (message: Told) => {
    told.push(message);
    if (message.kind === 'ask')
      main.send({ id: message.id, answer: choices.shift() ?? { canceled: true, filePaths: [] } });
  });
  const window = async () => {
    const page = await windowOn(await nextPort(main), pages, t);
    pages.push(page);
    return page;
  };
  return {
    told,
    folder,
    choices,
    main,
    page: await window(),
    another: async () => {
      const page = window();
      main.send({ start: ['case.plumb'] });
      return page;
    },
    quit: async () => {
      if (main.exitCode !== null || main.signalCode !== null) return main.exitCode;
      const ended = once(main, 'exit');
      for (const page of pages) await page.close();
      return (await ended)[0];
    },
  };
}

/** Where the next window can be driven. Rejects when the program ends before. */
function nextPort(main: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the main process ended with ${code}`));
    const told = (message: Told) => {
      if (message.kind !== 'page') return;
      main.off('message', told);
      main.off('exit', ended);
      resolve(message.port);
    };
    main.on('exit', ended);
    main.on('message', told);
  });
}

/** The newest window that is not among those known. */
async function windowOn(port: number, known: readonly Page[], t: TestContext): Promise<Page> {
  const browser =
    known[0]?.context().browser() ?? (await chromium.connectOverCDP(`http://127.0.0.1:${port}`));
  if (known.length === 0) t.after(() => browser.close().catch(() => undefined));
  const pages = browser.contexts().flatMap(context => context.pages());
  const page = pages.find(each => each.url().includes('plumb-app') && !known.includes(each));
  if (!page) throw new Error('the window is not there');
  return page;
}

/** The page has a client of its own on the same wire: the test's calls carry numbers beyond it. */
const BEYOND = 1_000_000;

/** The wire that the preload gives a window's page, as seen from the test. */
export async function wireOf(page: Page): Promise<Wire & { close(): Promise<void> }> {
  const listeners = new Set<(frame: EngineFrame) => void>();
  const enders = new Set<() => void>();
  await page.exposeFunction('testReceives', (frame: EngineFrame) => {
    const mine = frame.type === 'event' ? frame : frame.id >= BEYOND && { ...frame, id: frame.id - BEYOND };
    if (mine) for (const listener of listeners) listener(mine);
  });
  await page.evaluate(() => {
    const { plumbline, testReceives } = globalThis as unknown as {
      plumbline: Preload;
      testReceives(frame: unknown): void;
    };
    plumbline.onFrame(frame => testReceives(frame));
  });
  page.on('close', () => {
    for (const ender of enders) ender();
  });
  const listen = <L>(set: Set<L>, listener: L) => {
    set.add(listener);
    return () => void set.delete(listener);
  };
  return {
    send: frame => {
      const beyond = typeof frame?.id === 'number' ? { ...frame, id: frame.id + BEYOND } : frame;
      const sent = page.evaluate(
        given => (globalThis as unknown as { plumbline: Preload }).plumbline.send(given as CallerFrame),
        beyond as unknown,
      );
      sent.catch(() => undefined); // A window that is gone gets nothing more.
    },
    onFrame: listener => listen(listeners, listener),
    onClosed: listener => listen(enders, listener),
    close: () => page.close(),
  };
}
