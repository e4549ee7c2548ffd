import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aShell, ask } from './talk.ts';

const CLOSED = ['/refused', '/folder', '/bytes/document/doc_1', '/upload?name=a', '/anything', '/secret.txt'];

test('G4 nothing but the application is served without the key', async t => {
  const shell = await aShell(t);
  for (const path of CLOSED) assert.equal((await ask(shell, path, { key: null })).status, 401, path);
  assert.equal((await ask(shell, '/', { key: null })).status, 200);
  assert.equal((await ask(shell, '/assets/a.js', { key: null })).status, 200);
});

test('G4 wrong keys of every shape are refused, the right one is not', async t => {
  const shell = await aShell(t);
  const wrong = ['', 'x', '0'.repeat(64), shell.key.slice(1), `${shell.key}0`, shell.key.toUpperCase()];
  for (const key of wrong) {
    if (key === shell.key) continue;
    assert.equal((await ask(shell, '/refused', { key })).status, 401, `key of ${key.length} characters`);
  }
  assert.equal((await ask(shell, '/refused', { headers: { authorization: shell.key } })).status, 401);
  assert.equal((await ask(shell, '/refused')).status, 200);
});

test('G4 the key has 256 bits and is new at each start', async t => {
  const [one, other] = [await aShell(t), await aShell(t)];
  assert.match(one.key, /^[0-9a-f]{64}$/);
  assert.notEqual(one.key, other.key);
  assert.equal(one.url, `http://127.0.0.1:${one.port}/#key=${one.key}`);
});

test('G2 another Host is refused even with the key', async t => {
  const shell = await aShell(t);
  for (const host of [
    'evil.example',
    `localhost:${shell.port}`,
    '127.0.0.1',
    `127.0.0.1:${shell.port + 1}`,
  ]) {
    for (const path of ['/', '/refused']) {
      assert.equal((await ask(shell, path, { headers: { host } })).status, 421, `${host} ${path}`);
    }
  }
});

test('G3 another Origin or another site is refused even with the key', async t => {
  const shell = await aShell(t);
  const origins = [
    'http://evil.example',
    'null',
    `http://localhost:${shell.port}`,
    `https://127.0.0.1:${shell.port}`,
  ];
  for (const origin of origins) {
    assert.equal((await ask(shell, '/refused', { headers: { origin } })).status, 403, origin);
  }
  for (const site of ['cross-site', 'same-site']) {
    assert.equal((await ask(shell, '/', { headers: { 'sec-fetch-site': site } })).status, 403, site);
  }
  const own = { origin: `http://127.0.0.1:${shell.port}`, 'sec-fetch-site': 'same-origin' };
  assert.equal((await ask(shell, '/refused', { headers: own })).status, 200);
});

test('what was refused is listed, with the time and without the key', async t => {
  const shell = await aShell(t);
  await ask(shell, '/', { headers: { host: 'evil.example' } });
  await ask(shell, '/bytes/document/doc_1', { key: 'f'.repeat(64) });
  const listed = JSON.parse(String((await ask(shell, '/refused')).body));
  assert.deepEqual(
    listed.map((entry: { what: string }) => entry.what),
    ['wrong host: evil.example', 'GET /bytes with a wrong key'],
  );
  assert.ok(listed.every((entry: { at: string }) => !Number.isNaN(Date.parse(entry.at))));
});

test('what was refused is bounded in number and length', async t => {
  const shell = await aShell(t);
  for (let i = 0; i < 210; i++)
    await ask(shell, '/', { headers: { origin: `http://${'e'.repeat(500)}${i}` } });
  assert.equal(shell.refused().length, 200);
  assert.ok(shell.refused().every(entry => entry.what.length <= 200));
});

test('G6 a one-time address leads to the key once', async t => {
  const shell = await aShell(t);
  const path = new URL(shell.oneTimeUrl('open=%2Fa.plumb')).pathname;
  assert.ok(!path.includes(shell.key));
  const first = await ask(shell, path, { key: null });
  assert.equal(first.status, 302);
  assert.equal(first.headers.location, `/#key=${shell.key}&open=%2Fa.plumb`);
});

test('G6 a one-time address opened twice ends the shell', async t => {
  let compromised: () => void = () => undefined;
  const ended = new Promise<void>(resolve => {
    compromised = resolve;
  });
  const shell = await aShell(t, { onCompromised: () => compromised() });
  const path = new URL(shell.oneTimeUrl()).pathname;
  await ask(shell, path, { key: null });
  await ask(shell, path, { key: null }).catch(() => undefined);
  await ended;
  assert.ok(shell.small.closed());
  await assert.rejects(ask(shell, '/refused'));
});

test('G6 a code that was never issued leads nowhere and harms nothing', async t => {
  const shell = await aShell(t);
  assert.equal((await ask(shell, '/enter/0123', { key: null })).status, 404);
  assert.equal((await ask(shell, '/refused')).status, 200);
});
