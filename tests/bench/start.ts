import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../helpers/chromium.ts';
import type { Measurement } from './run.ts';

const root = dirname(dirname(import.meta.dirname));
const ROUNDS = 5;

/** From `npm start` to a window that has loaded, connected and can be used, beside the same browser opening a blank page. */
export async function bench(): Promise<Measurement[]> {
  const ours: number[] = [];
  const blank: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await untilWindow());
    blank.push(await untilBlank());
  }
  return [
    { name: 'npm start to usable window', ours: median(ours), theirs: 3, unit: 's', against: 'target' },
    {
      name: 'npm start to usable window',
      ours: median(ours),
      theirs: median(blank),
      unit: 's',
      against: 'chromium about:blank',
    },
  ];
}

/** Seconds until the launcher says that the window it opened has connected. */
async function untilWindow(): Promise<number> {
  const started = performance.now();
  const child = spawn('npm', ['start', '--silent', '--', '--browser'], {
    cwd: root,
    shell: process.platform === 'win32',
    detached: process.platform !== 'win32',
    env: {
      ...process.env,
      XDG_CONFIG_HOME: tmpdir(),
      PLUMB_CHROMIUM: chromiumPath(),
      PLUMB_ALLOW_ROOT_BROWSER: '1',
      PLUMB_BROWSER_FLAGS: '--headless=new --disable-gpu',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const piece of child.stdout) {
    text += piece;
    if (text.includes('The window is open.')) break;
  }
  const seconds = (performance.now() - started) / 1000;
  if (!text.includes('The window is open.')) throw new Error(`npm start said: ${text}`);
  // The whole group, as Ctrl-C does it.
  if (child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGINT');
  else child.kill();
  if (child.exitCode === null) await once(child, 'exit');
  return seconds;
}

/** Seconds until the same browser, with an empty profile, shows a blank page. */
async function untilBlank(): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), 'plumb-bench-'));
  const started = performance.now();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: chromiumFlags(),
  });
  await context.pages()[0]?.goto('about:blank');
  const seconds = (performance.now() - started) / 1000;
  await context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  return seconds;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
