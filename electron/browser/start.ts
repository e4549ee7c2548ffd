// `npm start`: the desktop where Electron is there, else the browser shell in an app window, else an address.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keepMemoryOutOfDumps } from '../node/memory-dumps.ts';
import { explain } from '../shared/contract/explain.ts';
import { Refusal } from '../shared/contract/problem.ts';
import { fetchElectron, installedElectron } from './electron-binary.ts';
import { findBrowser } from './find-browser.ts';
import { readOptions, type StartOptions, USAGE } from './options.ts';
import { preferencesPath } from './preferences.ts';
import { openSample, type Sample } from './sample.ts';
import { NotBuilt, programFolder, type Shell, startShell } from './server.ts';
import { openWindow, whyNoWindow } from './window.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Runs until the window closes or the person stops it; answers the exit code. */
async function main(args: readonly string[]): Promise<number> {
  let options: StartOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    return 2;
  }
  if (options.help) {
    say(USAGE);
    return 0;
  }
  if (!existsSync(join(programFolder(), 'out', 'renderer', 'index.html'))) throw new NotBuilt();
  const electron = await runElectron(options);
  return electron ?? runShell(options);
}

/** Runs the desktop; null when it cannot run here and the browser shell should. */
async function runElectron(options: StartOptions): Promise<number | null> {
  const program = programFolder();
  const entry = join(program, 'out', 'electron', 'desktop', 'main.js');
  if (options.browser || options.noWindow || whyNoWindow() || !existsSync(entry)) return null;
  const binary = installedElectron(program) ?? (await fetchElectron(program, say));
  if (!binary) return null;
  const args = [
    program,
    ...(options.sample ? ['--sample'] : []),
    ...(options.project ? [options.project] : []),
  ];
  const started = performance.now();
  const code = await new Promise<number>(resolve => {
    const child = spawn(binary, args, { stdio: 'inherit' });
    child.once('error', () => resolve(1));
    child.once('exit', exitCode => resolve(exitCode ?? 0));
  });
  // A binary that cannot even start (a missing system library) is no reason to have no workbench.
  if (code !== 0 && performance.now() - started < 5000) {
    say('Electron did not start here. Using an installed browser instead.');
    return null;
  }
  return code;
}

async function runShell(options: StartOptions): Promise<number> {
  const stopped = signalled();
  let revoked = false;
  const end = Promise.withResolvers<void>();
  const shell = await startShell({
    port: options.port,
    preferences: preferencesPath(),
    onWindows: count => windows.changed(count),
    onCompromised: () => {
      revoked = true;
      end.resolve();
    },
  });
  const windows = watchWindows(() => end.resolve());
  const sample = options.sample ? await openSample(shell.engine, say) : null;
  const window = show(shell, options);
  if (window) void window.closed.then(end.resolve);
  await Promise.race([stopped, end.promise]);
  windows.stop();
  window?.close();
  try {
    await shell.close();
  } finally {
    await window?.closed;
    await forget(sample);
  }
  if (revoked)
    process.stderr.write('The window’s address was opened twice, so it was revoked. Start again.\n');
  return revoked ? 1 : 0;
}

/** Opens a window, or prints the address with the reason why none was opened. */
function show(shell: Shell, options: StartOptions): ReturnType<typeof openWindow> | null {
  const fragment = options.project ? `open=${encodeURIComponent(options.project)}` : '';
  const browser = findBrowser();
  const reason = options.noWindow
    ? 'No window was asked for.'
    : (whyNoWindow() ??
      (browser ? null : 'No Chromium, Chrome or Edge was found; PLUMB_CHROMIUM can name one.'));
  if (reason || !browser) {
    say(`Plumbline is ready. ${reason ?? ''}
Open this address in a browser on this machine; it works until you stop Plumbline with Ctrl-C:

  ${shell.url}${fragment && `&${fragment}`}

Everything also works without a window: npm run -s plumb -- --help`);
    return null;
  }
  say('Opening Plumbline. Close its window, or press Ctrl-C here, to end it.');
  return openWindow(browser, shell.oneTimeUrl(fragment));
}

/** Says once that a window is there. On macOS a browser outlives its last window, so there that ends the shell. */
function watchWindows(ended: () => void): { changed(count: number): void; stop(): void } {
  let seen = false;
  let timer: NodeJS.Timeout | undefined;
  return {
    changed: count => {
      clearTimeout(timer);
      if (count > 0 && !seen) say('The window is open.');
      seen ||= count > 0;
      // A reload drops the line for a moment.
      if (count === 0 && seen && process.platform === 'darwin') timer = setTimeout(ended, 5000);
    },
    stop: () => clearTimeout(timer),
  };
}

async function forget(sample: Sample | null): Promise<void> {
  if (!sample) return;
  await sample.forget();
  say('The sample case was deleted.');
}

/**
 * Resolves when the person or the system stops the program. Ctrl-C under npm arrives twice at once, so that only a signal
 * well after the first one ends it without saving.
 */
function signalled(): Promise<void> {
  return new Promise(resolve => {
    let first: number | undefined;
    const hear = () => {
      first ??= performance.now();
      if (performance.now() - first > 3000) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
  });
}

function failure(error: unknown): string {
  if (error instanceof Refusal) return Object.values(explain(error.problem)).join(' ');
  if (error instanceof NotBuilt) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return 'That port is taken. Choose another with --port, or leave it out.';
  if (code === 'EACCES') return 'That port needs more rights. Choose one above 1023.';
  return `Plumbline could not start (${code || (error instanceof Error ? error.message : 'unknown')}). Run \`npm run build\` and try again.`;
}

keepMemoryOutOfDumps();
try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${failure(error)}\n`);
  process.exit(1);
}
