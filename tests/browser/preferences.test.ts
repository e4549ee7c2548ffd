import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { preferencesPath } from '../../electron/browser/preferences.ts';
import { aShell, ask } from './talk.ts';

function aFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-preferences-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'deeper', 'preferences.json');
}

test('preferences are read, replaced, and readable by their owner only', async t => {
  const preferences = aFile(t);
  const shell = await aShell(t, { preferences });
  assert.equal(String((await ask(shell, '/preferences')).body), '{}');
  const put = await ask(shell, '/preferences', { method: 'PUT', body: '{"theme":"dark"}' });
  assert.equal(put.status, 204);
  assert.equal(String((await ask(shell, '/preferences')).body), '{"theme":"dark"}');
  assert.equal(readFileSync(preferences, 'utf8'), '{"theme":"dark"}');
  if (process.platform !== 'win32') assert.equal(statSync(preferences).mode & 0o077, 0);
});

test('only small JSON objects are taken, and only with the key', async t => {
  const shell = await aShell(t, { preferences: aFile(t) });
  for (const body of ['[1]', 'null', 'not json', `{"a":"${'x'.repeat(70_000)}"}`]) {
    assert.equal((await ask(shell, '/preferences', { method: 'PUT', body })).status, 400, body.slice(0, 10));
  }
  assert.equal((await ask(shell, '/preferences', { method: 'DELETE' })).status, 405);
  assert.equal((await ask(shell, '/preferences', { method: 'PUT', body: '{}', key: null })).status, 401);
  assert.equal((await ask(shell, '/preferences', { key: null })).status, 401);
});

test('without a file nothing is kept; a damaged one counts as empty', async t => {
  const nowhere = await aShell(t);
  assert.equal((await ask(nowhere, '/preferences', { method: 'PUT', body: '{"theme":"dark"}' })).status, 204);
  assert.equal(String((await ask(nowhere, '/preferences')).body), '{}');
  const preferences = join(mkdtempSync(join(tmpdir(), 'plumb-preferences-')), 'preferences.json');
  t.after(() => rmSync(join(preferences, '..'), { recursive: true, force: true }));
  writeFileSync(preferences, '{"theme":');
  assert.equal(String((await ask(await aShell(t, { preferences }), '/preferences')).body), '{}');
});

test('each system has its own folder for it', () => {
  const mine = { XDG_CONFIG_HOME: '/x', APPDATA: '/y' };
  assert.equal(preferencesPath('linux', mine), join('/x', 'plumbline', 'preferences.json'));
  assert.equal(preferencesPath('win32', mine), join('/y', 'plumbline', 'preferences.json'));
  assert.match(preferencesPath('darwin', {}), /Application Support/);
});
