import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import fc from 'fast-check';
import { aShell, openAuthorised, openLine } from './talk.ts';

const call = (id: number, method = 'echo', input: unknown = id) =>
  JSON.stringify({ type: 'call', id, method, input });

test('frames travel both ways once the key was shown', async t => {
  const shell = await aShell(t);
  const line = await openAuthorised(shell);
  line.socket.send(call(1, 'echo', { text: 'Контракт 合同' }));
  assert.deepEqual(await line.next(), { type: 'reply', id: 1, ok: true, value: { text: 'Контракт 合同' } });
});

test('each window has a line of its own', async t => {
  const shell = await aShell(t);
  const [one, other] = [await openAuthorised(shell), await openAuthorised(shell)];
  one.socket.send(call(1, 'echo', 'one'));
  other.socket.send(call(1, 'echo', 'other'));
  assert.deepEqual(await one.next(), { type: 'reply', id: 1, ok: true, value: 'one' });
  assert.deepEqual(await other.next(), { type: 'reply', id: 1, ok: true, value: 'other' });
});

test('G7 a wrong first frame closes the line with 4401 and nothing reaches the engine', async t => {
  const shell = await aShell(t);
  const wrong = [
    JSON.stringify({ type: 'key', key: 'f'.repeat(64) }),
    JSON.stringify({ type: 'key' }),
    JSON.stringify({ type: 'key', key: [shell.key] }),
    call(1),
    '{',
    'null',
    '',
    Buffer.from(JSON.stringify({ type: 'key', key: shell.key })),
  ];
  for (const frame of wrong) {
    const line = await openLine(shell);
    line.socket.send(frame);
    line.socket.send(call(2));
    assert.equal(await line.closed, 4401, String(frame));
  }
  assert.deepEqual(shell.small.frames, []);
  assert.equal(shell.refused().length, wrong.length);
});

test('G7 a window that shows no key is closed', async t => {
  const shell = await aShell(t, { patienceMs: 20 });
  const line = await openLine(shell);
  assert.equal(await line.closed, 4401);
});

test('G7 at most sixteen may wait at the door', async t => {
  const shell = await aShell(t);
  const lines = await Promise.all(Array.from({ length: 17 }, () => openLine(shell)));
  assert.equal(await Promise.race(lines.map(line => line.closed)), 1013);
  lines[0]?.socket.close();
  await lines[0]?.closed;
});

test('G2 G3 an upgrade from another host or origin is refused', async t => {
  const shell = await aShell(t);
  await assert.rejects(openLine(shell, { host: 'evil.example' }), /421/);
  await assert.rejects(openLine(shell, { origin: 'http://evil.example' }), /403/);
  await assert.rejects(openLine(shell, { 'sec-fetch-site': 'cross-site' }), /403/);
  const own = await openLine(shell, { origin: `http://127.0.0.1:${shell.port}` });
  own.socket.close();
});

test('G12 a frame that is not one closes the line with 4400', async t => {
  const shell = await aShell(t);
  for (const frame of [
    '{',
    '[]',
    '{"type":"call"}',
    '{"type":"call","id":"1","method":"x"}',
    Buffer.from([1, 2]),
  ]) {
    const line = await openAuthorised(shell);
    line.socket.send(frame);
    assert.equal(await line.closed, 4400, String(frame));
  }
});

test('G8 a frame over the limit closes the line', async t => {
  const shell = await aShell(t);
  const line = await openAuthorised(shell);
  line.socket.on('error', () => undefined);
  line.socket.send(call(1, 'echo', 'x'.repeat(9 * 1024 ** 2)));
  assert.ok([1006, 1009].includes(await line.closed));
  assert.deepEqual(shell.small.frames, []);
});

test('G12 random frames never end the shell', async t => {
  const shell = await aShell(t);
  const frame = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    fc.uint8Array({ maxLength: 100 }),
    fc.record({ type: fc.constantFrom('call', 'cancel', 'key'), id: fc.anything() }).map(value => {
      try {
        return JSON.stringify(value);
      } catch {
        return '';
      }
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { maxLength: 5 }), async frames => {
      const line = await openAuthorised(shell);
      for (const one of frames) line.socket.send(one);
      line.socket.close();
      await line.closed;
    }),
    { numRuns: 60 },
  );
  const line = await openAuthorised(shell);
  line.socket.send(call(7));
  assert.deepEqual(await line.next(), { type: 'reply', id: 7, ok: true, value: 7 });
});

test('a window that goes away has its running calls cancelled', async t => {
  const shell = await aShell(t);
  const line = await openAuthorised(shell);
  line.socket.send(call(1));
  line.socket.send(call(2, 'hang'));
  await line.next();
  line.socket.close();
  await line.closed;
  const other = await openAuthorised(shell);
  other.socket.send(call(3));
  await other.next();
  assert.deepEqual(
    shell.small.frames.filter(frame => frame.type === 'cancel'),
    [{ type: 'cancel', id: 2 }],
  );
});

test('when the engine ends, windows are told', async t => {
  const shell = await aShell(t);
  const line = await openAuthorised(shell);
  shell.small.lines[0]?.end();
  assert.equal(await line.closed, 1011);
  assert.equal(line.socket.readyState, line.socket.CLOSED);
});

test('closing the shell drops every window', async t => {
  const shell = await aShell(t);
  const line = await openAuthorised(shell);
  const gone = once(line.socket, 'close');
  await shell.close();
  await gone;
  await assert.rejects(openLine(shell));
});
