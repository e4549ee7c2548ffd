import '../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { createClient } from '../../electron/shared/contract/client.ts';
import { ask } from '../browser/talk.ts';
import { chromiumPath } from '../helpers/chromium.ts';
import { temporaryFolder } from '../helpers/project-files.ts';
import { SECRET_CASE as CASE, secretsOf } from '../helpers/secret-case.ts';
import { socketWire } from '../helpers/socket-wire.ts';
import { secretsIn, spawnTraced, whyNoTrace, writtenIn } from '../helpers/traced.ts';

const LAUNCHER = join(dirname(dirname(import.meta.dirname)), 'electron', 'browser', 'start.ts');
const NO_TRACE = whyNoTrace();

test('the browser shell writes no word, key or passphrase of a case: it works, exports and locks in memory', {
  skip: NO_TRACE ?? false,
}, async t => {
  const folder = realpathSync(temporaryFolder(t));
  const trace = join(temporaryFolder(t), 'trace');
  const project = join(folder, 'case.plumb');
  const env = {
    ...process.env,
    TMPDIR: join(folder, 'tmp'),
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
  };
  for (const each of [env.TMPDIR, env.XDG_RUNTIME_DIR]) mkdirSync(each);
  const child = spawnTraced(trace, [process.execPath, LAUNCHER, '--browser', '--no-window'], {
    cwd: folder,
    env,
  });
  const closed = once(child, 'close');
  t.after(() => child.kill('SIGKILL'));
  let said = '';
  const address = await new Promise<RegExpExecArray>((resolve, reject) => {
    child.stdout?.on('data', piece => {
      said += piece;
      const found = /127\.0\.0\.1:(\d+)\/#key=([0-9a-f]{64})/.exec(said);
      if (found) resolve(found);
    });
    void closed.then(() => reject(new Error(said)));
  });
  const shell = { port: Number(address[1]), key: address[2] ?? '' };
  const wire = await socketWire(shell);
  const api = createClient(wire);
  await api.get('project.create', { path: project, title: CASE.title, passphrase: CASE.passphrase });
  const taken = await ask(shell, `/upload?name=${CASE.name}`, {
    method: 'POST',
    body: `${CASE.document}.\n`,
  });
  const sources = [JSON.parse(taken.body.toString())];
  const { entries } = await api.get('documents.import', { sources });
  const documentId = entries[0]?.documentId;
  assert.ok(documentId !== undefined);
  const marking = { kind: 'quote', documentId, page: 1, quote: CASE.quote } as const;
  await api.get('evidence.keep', { marking, note: CASE.note });
  await api.get('claims.create', { text: CASE.claim });
  assert.equal((await api.get('search.find', { query: CASE.query })).total, 1);
  const made = await api.get('caseFile.export', {});
  const pdf = await ask(shell, `/bytes/${made.ref}`);
  assert.equal(pdf.status, 200);
  assert.equal(pdf.body.subarray(0, 5).toString(), '%PDF-');
  assert.deepEqual(await api.get('project.close', {}), { closed: true });
  wire.close();
  child.kill('SIGINT');
  await closed;

  const written = await writtenIn(trace);
  const secrets = await secretsOf(project);
  for (const { path, bytes } of written) assert.deepEqual(secretsIn(bytes, secrets), [], `in ${path}`);
  assert.deepEqual(
    written
      .map(({ path }) => path)
      .filter(path => ![project, `${project}.lock`].includes(path) && !path.startsWith(env.XDG_STATE_HOME)),
    [],
    'nothing else was written, made or opened for writing',
  );
  assert.ok(written.some(({ path, bytes }) => path === project && bytes.length > 1000));
});

/** Every file below a folder that can be read, with its bytes; what goes away meanwhile is left out. */
function filesBelow(folder: string): { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .flatMap(entry => {
      const name = join(entry.parentPath, entry.name);
      try {
        return [{ name, bytes: readFileSync(name) }];
      } catch {
        return [];
      }
    });
}

test('the profile of the app window holds nothing of what the window shows, and is gone afterwards', {
  skip: process.platform === 'win32' && 'Windows has no signal that a program can answer',
}, async t => {
  const folder = realpathSync(temporaryFolder(t));
  const env = {
    ...process.env,
    TMPDIR: folder,
    XDG_RUNTIME_DIR: folder,
    DISPLAY: '',
    WAYLAND_DISPLAY: '',
    PLUMB_CHROMIUM: chromiumPath(),
    PLUMB_ALLOW_ROOT_BROWSER: '1',
    PLUMB_BROWSER_FLAGS: '--headless=new --disable-gpu --remote-debugging-port=0',
  };
  const child = spawn(process.execPath, [LAUNCHER, '--browser', '--sample'], { env, stdio: 'pipe' });
  const closed = once(child, 'close');
  t.after(() => child.kill('SIGKILL'));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', piece => {
      said += piece;
      if (/The window is open/.test(said)) resolve();
    });
    void closed.then(() => reject(new Error(said)));
  });
  const profile = readdirSync(folder).find(name => /^plumbline-(?!sample)/.test(name)) ?? '';
  const [port] = readFileSync(join(folder, profile, 'DevToolsActivePort'), 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 120_000 });
  const page = browser.contexts()[0]?.pages()[0];
  assert.ok(page !== undefined);
  await page.getByText('Yulan Harbour knew').first().waitFor({ timeout: 120_000 });
  const shown = (await page.locator('body').allInnerTexts())
    .join('\n')
    .split('\n')
    .map(line => line.trim());
  const secrets = shown.filter(line => line.length >= 25);
  assert.ok(
    secrets.some(line => line.includes('Yulan Harbour')),
    'words of the case are shown',
  );
  const files = filesBelow(join(folder, profile));
  assert.ok(files.length > 0);
  for (const { name, bytes } of files) assert.deepEqual(secretsIn(bytes, secrets), [], `in ${name}`);
  await browser.close();
  child.kill('SIGINT');
  await closed;
  assert.deepEqual(
    readdirSync(folder).filter(name => name.startsWith('plumbline-')),
    [],
  );
});
