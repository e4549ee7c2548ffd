// The desktop shell. Thin: it opens windows, carries frames, answers dialogs and keeps everything else out.
import { dirname, join } from 'node:path';
import { app, dialog } from 'electron';
import { keepMemoryOutOfDumps } from '../node/memory-dumps.ts';
import { startEngine } from '../node/worker-client.ts';
import { projectIn } from './addresses.ts';
import { lockWhenAway } from './away.ts';
import { startConfined } from './confined.ts';
import { answerDialogs } from './dialogs.ts';
import { carryFrames } from './frames.ts';
import { setMenu, showWindow } from './menu.ts';
import { registerScheme, serveWindow } from './protocol.ts';
import { guardContents, guardedSession, quietChromium } from './security.ts';
import { openWindow } from './window.ts';

/** The folder that holds package.json: this file is out/electron/desktop/main.js in it. */
const program = dirname(dirname(dirname(import.meta.dirname)));

keepMemoryOutOfDumps();
quietChromium();
registerScheme();
guardContents();
app.enableSandbox();

if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  let asked = projectIn(process.argv.slice(1));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    asked = path;
  });
  await app.whenReady();
  try {
    run(asked);
  } catch (error) {
    dialog.showErrorBox(
      'Plumbline could not start',
      error instanceof Error ? error.message : 'Install it again.',
    );
    app.exit(1);
  }
}

function run(asked: string | undefined): void {
  const engine = startEngine({ startConfined });
  const guarded = guardedSession();
  serveWindow(guarded, engine, program);
  carryFrames();
  answerDialogs(engine);
  lockWhenAway(engine);
  const sample = process.argv.includes('--sample');
  const open = (path?: string) =>
    openWindow(engine, guarded, { open: path, sample: sample && path === undefined });
  setMenu(() => open());
  app.setAboutPanelOptions({
    applicationName: 'Plumbline',
    applicationVersion: app.getVersion(),
    iconPath: join(program, 'build', 'icon.png'),
  });
  app.on('second-instance', (_event, commandLine) => {
    const path = projectIn(commandLine);
    if (path === undefined) showWindow(() => open());
    else open(path);
  });
  app.on('activate', () => showWindow(() => open()));
  app.on('window-all-closed', () => app.quit());
  quitCleanly(() => engine.close());
  open(asked);
}

/** Saves and closes the project before the program ends, whatever ends it. */
function quitCleanly(close: () => Promise<void>): void {
  let closed = false;
  app.on('before-quit', event => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
