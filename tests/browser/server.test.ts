import '../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { NotBuilt, startShell } from '../../electron/browser/server.ts';
import { parseRange, resolveRange } from '../../electron/node/served/ranges.ts';
import { aSmallEngine } from '../helpers/small-engine.ts';
import { aShell, ask, shout } from './talk.ts';

const json = (body: Buffer) => JSON.parse(String(body));

test('G9 no path leads out of the application', async t => {
  const shell = await aShell(t);
  const paths = [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    `/${encodeURIComponent(join(shell.folder, 'secret.txt'))}`,
    '/assets',
    '/assets/',
    '/bytes/../secret.txt',
    '/bytes/document/../../secret.txt',
  ];
  for (const path of paths) {
    for (const key of [null, shell.key]) {
      const answer = await ask(shell, path, { key });
      assert.ok([400, 401, 404].includes(answer.status), `${path}: ${answer.status}`);
      assert.ok(!answer.body.includes('secret'), path);
    }
  }
});

test('G11 the page comes with a policy that knows this origin only', async t => {
  const shell = await aShell(t);
  const { headers } = await ask(shell, '/', { key: null });
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/);
  assert.ok(!policy.includes('unsafe-inline') && !policy.includes("'unsafe-eval'") && !policy.includes('*'));
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['set-cookie'], undefined);
});

test('G10 case bytes carry their type and a sandbox', async t => {
  const shell = await aShell(t, { document: Buffer.from('<script>1</script>'), mediaType: 'text/html' });
  const { status, headers, body } = await ask(shell, '/bytes/document/doc_1');
  assert.equal(status, 200);
  assert.equal(body.toString(), '<script>1</script>');
  assert.equal(headers['content-type'], 'text/html');
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.match(String(headers['content-security-policy']), /default-src 'none';.*sandbox/);
});

test('a media type that is not one is not passed on', async t => {
  const shell = await aShell(t, { document: Buffer.from('x'), mediaType: 'text/html\r\nSet-Cookie: a=b' });
  const { headers } = await ask(shell, '/bytes/document/doc_1');
  assert.equal(headers['content-type'], 'application/octet-stream');
  assert.equal(headers['set-cookie'], undefined);
});

test('ranges give their part, or 416', async t => {
  const shell = await aShell(t, { document: Buffer.from('0123456789') });
  const part = (range: string) => ask(shell, '/bytes/document/doc_1', { headers: { range } });
  const cases = [
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ] as const;
  for (const [range, text, contentRange] of cases) {
    const answer = await part(range);
    assert.deepEqual(
      [answer.status, answer.body.toString(), answer.headers['content-range']],
      [206, text, contentRange],
    );
  }
  const beyond = await part('bytes=10-');
  assert.deepEqual([beyond.status, beyond.headers['content-range']], [416, 'bytes */10']);
  for (const odd of ['bytes=5-2', 'bytes=0-1,4-5', 'pages=1-2', 'bytes=', 'bytes=a-b']) {
    assert.deepEqual([(await part(odd)).status, (await part(odd)).body.length], [200, 10], odd);
  }
});

test('a resolved range lies within the thing and is not empty', () =>
  fc.assert(
    fc.property(fc.nat(50), fc.option(fc.nat(60)), fc.option(fc.nat(60)), (total, first, last) => {
      const wish = parseRange(`bytes=${first ?? ''}-${last ?? ''}`);
      const range = wish && resolveRange(wish, total);
      if (range) assert.ok(range.start >= 0 && range.start < range.end && range.end <= total);
    }),
  ));

test('bytes that are not there are a problem, not a crash', async t => {
  const shell = await aShell(t);
  for (const ref of ['document/none', 'export/abc', 'nonsense', '', 'document/', 'document/A.B']) {
    const answer = await ask(shell, `/bytes/${ref}`);
    assert.deepEqual([answer.status, json(answer.body).problem.code], [404, 'not-found'], ref);
  }
});

test('an upload goes to the engine byte for byte, under its bare name', async t => {
  const shell = await aShell(t);
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
  const name = encodeURIComponent('C:\\evil\\..\\Контракт № 7.pdf');
  const answer = await ask(shell, `/upload?name=${name}`, { method: 'POST', body: bytes });
  assert.deepEqual(json(answer.body), { kind: 'upload', upload: 'upload_1', name: 'Контракт № 7.pdf' });
  assert.deepEqual(Buffer.from(shell.small.uploads[0] ?? []), bytes);
});

test('G8 an upload over the limit is refused with what to do, said or unsaid length', async t => {
  const shell = await aShell(t, { uploadLimit: 1000 });
  const said = await ask(shell, '/upload?name=a', { method: 'POST', body: Buffer.alloc(1001) });
  const unsaid = await ask(shell, '/upload?name=a', {
    method: 'POST',
    headers: { 'transfer-encoding': 'chunked' },
    body: Buffer.alloc(1001),
  });
  for (const answer of [said, unsaid]) {
    assert.deepEqual([answer.status, json(answer.body).problem.code], [413, 'not-allowed']);
    assert.match(json(answer.body).problem.next, /plumb import/);
  }
  assert.equal(shell.small.uploads.length, 0);
  assert.equal((await ask(shell, '/upload?name=a', { method: 'POST', body: 'x' })).status, 200);
});

test('an upload without a name, or by GET, is refused', async t => {
  const shell = await aShell(t);
  assert.equal((await ask(shell, '/upload', { method: 'POST', body: 'x' })).status, 400);
  assert.equal((await ask(shell, '/upload?name=a')).status, 405);
  assert.equal((await ask(shell, '/bytes/document/doc_1', { method: 'DELETE' })).status, 405);
});

test('G8 a request head over 16 KiB is dropped', async t => {
  const shell = await aShell(t);
  await ask(shell, '/', { headers: { 'x-long': 'x'.repeat(20_000) } }).then(
    answer => assert.ok(answer.status >= 400),
    error => assert.match(error.code, /ECONNRESET|EPIPE|HPE/),
  );
  assert.equal((await ask(shell, '/')).status, 200);
});

test('a folder shows folders and projects, folders first, and nothing hidden', async t => {
  const shell = await aShell(t);
  const folder = mkdtempSync(join(tmpdir(), 'plumb-folder-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of ['b', 'a', '.hidden']) mkdirSync(join(folder, name));
  for (const name of ['z.plumb', 'a.PLUMB', 'note.txt', '.c.plumb'])
    writeFileSync(join(folder, name), '12345');
  const answer = await ask(shell, `/folder?path=${encodeURIComponent(folder)}`);
  const listing = json(answer.body);
  assert.deepEqual(
    listing.entries.map((entry: { name: string; folder: boolean; bytes: number }) => [
      entry.name,
      entry.folder,
      entry.bytes,
    ]),
    [
      ['a', true, 0],
      ['b', true, 0],
      ['a.PLUMB', false, 5],
      ['z.plumb', false, 5],
    ],
  );
  assert.deepEqual([listing.path, listing.parent], [folder, tmpdir()]);
  assert.ok(listing.places.length >= 1);
});

test('a folder that is not there, or not named whole, is a problem', async t => {
  const shell = await aShell(t);
  for (const path of [join(shell.folder, 'none'), 'relative', '/\0', join(shell.folder, 'secret.txt')]) {
    const answer = await ask(shell, `/folder?path=${encodeURIComponent(path)}`);
    assert.deepEqual([answer.status, json(answer.body).problem.code], [404, 'no-such-file'], path);
  }
  assert.equal((await ask(shell, '/folder')).status, 200);
});

test('what the page tried elsewhere is reported and listed; nonsense is not', async t => {
  const shell = await aShell(t);
  const report = (body: string) => ask(shell, '/report', { method: 'POST', key: null, body });
  const real = JSON.stringify({ 'csp-report': { 'blocked-uri': 'https://evil.example/x' } });
  for (const body of [
    real,
    '{',
    '',
    'null',
    '[]',
    '{"csp-report":5}',
    '{"csp-report":{"blocked-uri":"eval"}}',
    'x'.repeat(40_000),
  ]) {
    await report(body).catch(() => undefined);
  }
  assert.deepEqual(
    shell.refused().map(entry => entry.what),
    ['the page tried https://evil.example/x'],
  );
});

test('G12 malformed requests never end the shell', async t => {
  const shell = await aShell(t);
  const head = `Host: 127.0.0.1:${shell.port}\r\nAuthorization: Bearer ${shell.key}\r\n`;
  const line = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.webPath(), fc.constant('/%'));
  const request = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map(bytes => Buffer.from(bytes)),
    fc
      .tuple(fc.constantFrom('GET', 'POST', 'PUT', 'CONNECT', 'x'), line)
      .map(([method, path]) => `${method} ${path} HTTP/1.1\r\n${head}\r\n`),
    line.map(path => `GET /bytes/${path} HTTP/1.1\r\n${head}Range: ${path}\r\n\r\n`),
    line.map(
      text => `GET /ws HTTP/1.1\r\n${head}Upgrade: websocket\r\nConnection: Upgrade\r\n${text}\r\n\r\n`,
    ),
  );
  await fc.assert(
    fc.asyncProperty(request, async bytes => {
      await shout(shell, bytes);
    }),
    { numRuns: 300 },
  );
  assert.equal((await ask(shell, '/refused')).status, 200);
});

test('without a built renderer the shell says what to run', async () => {
  const engine = aSmallEngine();
  await assert.rejects(startShell({ renderer: join(tmpdir(), 'plumb-none'), engine }), error => {
    assert.ok(error instanceof NotBuilt);
    assert.match(error.message, /npm run build/);
    return true;
  });
});

test('a port that is taken is an error that names it, and leaves no engine behind', async t => {
  const shell = await aShell(t);
  const engine = aSmallEngine();
  await assert.rejects(startShell({ renderer: join(shell.folder, 'renderer'), engine, port: shell.port }), {
    code: 'EADDRINUSE',
  });
  assert.ok(engine.closed());
});

test('closing saves and ends the engine, once', async t => {
  const shell = await aShell(t);
  await Promise.all([shell.close(), shell.close()]);
  assert.ok(shell.small.closed());
  await assert.rejects(ask(shell, '/'));
});
