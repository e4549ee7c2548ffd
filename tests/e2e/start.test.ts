import '../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { chromiumPath } from '../helpers/chromium.ts';

const LAUNCHER = join(dirname(dirname(import.meta.dirname)), 'electron', 'browser', 'start.ts');
const unix = { skip: process.platform === 'win32' && 'Windows has no signal that a program can answer' };

interface Running {
  readonly child: ChildProcess;
  readonly temporary: string;
  /** Resolves with everything said so far, once a pattern is in it; rejects when the program ends first. */
  said(pattern: RegExp): Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly text: string }>;
}

/** Starts the launcher with a temporary folder of its own, so that what it leaves behind can be seen. */
function start(t: TestContext, args: readonly string[], env: Record<string, string> = {}): Running {
  const temporary = mkdtempSync(join(tmpdir(), 'plumb-start-'));
  const child = spawn(process.execPath, [LAUNCHER, '--browser', ...args], {
    env: {
      ...process.env,
      TMPDIR: temporary,
      XDG_CONFIG_HOME: temporary,
      XDG_RUNTIME_DIR: temporary,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(async () => {
    if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
    rmSync(temporary, { recursive: true, force: true, maxRetries: 10 });
  });
  let text = '';
  const listeners = new Set<() => void>();
  const hear = (piece: Buffer) => {
    text += piece;
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then(([code]) => ({ code, text }));
  const said = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (pattern.test(text)) resolve(text);
      };
      listeners.add(look);
      look();
      ended.then(() => reject(new Error(`ended before it said ${pattern}:\n${text}`)));
    });
  return { child, temporary, said, ended };
}

test('--help and wrong options', async t => {
  const help = await start(t, ['--help']).ended;
  assert.equal(help.code, 0);
  assert.match(help.text, /--sample/);
  const wrong = await start(t, ['--nonsense']).ended;
  assert.equal(wrong.code, 2);
  assert.match(wrong.text, /--nonsense[\s\S]*--sample/);
  assert.doesNotMatch(wrong.text, /^\s+at /m);
});

test('without a window: the address, the reason, and a clean end by Ctrl-C pressed twice', unix, async t => {
  const run = start(t, ['--no-window', 'my case.plumb']);
  const text = await run.said(/plumb -- --help/);
  assert.match(text, /http:\/\/127\.0\.0\.1:\d+\/#key=[0-9a-f]{64}&open=%2F\S*my%20case\.plumb/);
  run.child.kill('SIGINT');
  run.child.kill('SIGINT');
  assert.equal((await run.ended).code, 0);
  assert.deepEqual(readdirSync(run.temporary), []);
});

test('without a screen the address is printed', {
  skip: process.platform !== 'linux' && 'Linux only',
}, async t => {
  const run = start(t, []);
  assert.match(await run.said(/127\.0\.0\.1/), /no screen/);
});

test('a port that is taken is a sentence, not a stack', unix, async t => {
  const first = start(t, ['--no-window']);
  const port = /127\.0\.0\.1:(\d+)/.exec(await first.said(/#key=/))?.[1] ?? '';
  const second = await start(t, ['--no-window', '--port', port]).ended;
  assert.equal(second.code, 1);
  assert.match(second.text, /taken/);
  assert.doesNotMatch(second.text, /^\s+at /m);
});

test(
  'a real browser opens the window by an address that works once; Ctrl-C leaves nothing behind',
  unix,
  async t => {
    const run = start(t, ['--sample'], {
      PLUMB_CHROMIUM: chromiumPath(),
      PLUMB_ALLOW_ROOT_BROWSER: '1',
      PLUMB_BROWSER_FLAGS: '--headless=new --disable-gpu',
    });
    const text = await run.said(/The window is open/);
    assert.match(text, /The sample case is open/);
    assert.doesNotMatch(text, /#key=/);
    assert.ok(readdirSync(run.temporary).some(name => name.startsWith('plumbline-sample-')));
    run.child.kill('SIGINT');
    const { code, text: all } = await run.ended;
    assert.equal(code, 0);
    assert.match(all, /sample case was deleted/);
    assert.deepEqual(
      readdirSync(run.temporary).filter(name => name.startsWith('plumbline-')),
      [],
    );
  },
);

test('the program ends when the window is closed', unix, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-browser-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const browser = join(folder, 'browser');
  writeFileSync(browser, '#!/bin/sh\nexit 0\n');
  chmodSync(browser, 0o755);
  const run = start(t, [], {
    PLUMB_CHROMIUM: browser,
    PLUMB_ALLOW_ROOT_BROWSER: '1',
    PLUMB_BROWSER_FLAGS: '--headless',
  });
  assert.equal((await run.ended).code, 0);
});
