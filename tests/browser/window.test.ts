import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { browserArguments, openWindow, whyNoWindow } from '../../electron/browser/window.ts';

const URL_ = 'http://127.0.0.1:4711/enter/code';

test('the browser is told to keep nothing and to talk to nobody', () => {
  const args = browserArguments(URL_, '/profile', 4711, ['--headless=new']);
  for (const needed of [
    `--app=${URL_}`,
    '--user-data-dir=/profile',
    '--incognito',
    '--disk-cache-size=1',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-sync',
    '--no-proxy-server',
    '--headless=new',
  ]) {
    assert.ok(args.includes(needed), needed);
  }
  assert.ok(args.some(arg => arg.startsWith('--host-resolver-rules=MAP * ~NOTFOUND')));
  assert.ok(!args.some(arg => arg.includes('remote-debugging')));
});

test('without a screen there is no window, and a sentence says so', {
  skip: process.platform !== 'linux' && 'Linux only',
}, () => {
  assert.match(whyNoWindow({}) ?? '', /no screen/);
});

test('the profile is empty, its own, and gone when the browser ends', {
  skip: process.platform === 'win32' && 'needs a shell script',
}, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-window-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const script = join(folder, 'browser');
  const seen = join(folder, 'seen');
  writeFileSync(
    script,
    `#!/bin/sh\nfor a in "$@"; do case "$a" in --user-data-dir=*) p="\${a#--user-data-dir=}";; esac; done\necho "$p $(ls -A "$p" | wc -l)" > "${seen}"\necho left > "$p/left"\n`,
  );
  chmodSync(script, 0o755);
  await openWindow(script, URL_).closed;
  const [profile = '', entries] = readFileSync(seen, 'utf8').trim().split(/\s+/);
  assert.equal(entries, '0');
  assert.ok(profile.length > 1 && !existsSync(profile));
});

test('a browser that cannot be started is a window that has closed', async () => {
  await openWindow(join(tmpdir(), 'no-such-browser'), URL_).closed;
});

test('closing ends the browser', {
  skip: process.platform === 'win32' && 'needs a shell script',
}, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-window-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const script = join(folder, 'browser');
  writeFileSync(script, '#!/bin/sh\nexec sleep 60\n');
  chmodSync(script, 0o755);
  const window = openWindow(script, URL_);
  window.close();
  await window.closed;
});
