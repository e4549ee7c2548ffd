// Templates that nobody has vouched for: set apart, and ended when they take too much.
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { after, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import {
  CONFINED_PROCESS,
  confinedEnvironment,
  hostConfined,
  relayedProcess,
} from '../../../electron/node/typesetter/relayed.ts';
import { createTypesetter } from '../../../electron/node/typesetter/typesetter.ts';
import { Refusal } from '../../../electron/shared/contract/problem.ts';

// Little time and memory, so that what is endless ends soon; every other template here needs far less.
const patient = createTypesetter();
const impatient = createTypesetter({ milliseconds: 1500, bytes: 2 ** 40 });
const small = createTypesetter({ milliseconds: 60_000, bytes: 700 * 1024 ** 2 });
after(() => Promise.all([patient.close(), impatient.close(), small.close()]));

const set = (source: string, typesetter = patient, signal?: AbortSignal) =>
  typesetter.pdf('/main.typ', new Map([['/main.typ', new TextEncoder().encode(source)]]), {
    standard: '1.7',
    date: '2026-03-14',
    confined: true,
    ...(signal && { signal }),
  });

async function reason(...given: Parameters<typeof set>): Promise<string> {
  const error = await set(...given).then(
    () => assert.fail('was set although it should not'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Refusal && error.problem.code === 'template-failed', String(error));
  return error.problem.reason;
}

test('what is set apart has the same bytes as what is set with us', async () => {
  const source = '#set text(font: "Noto Sans", fallback: false)\n= Hello';
  const with_us = await patient.pdf('/main.typ', new Map([['/main.typ', new TextEncoder().encode(source)]]), {
    standard: '1.7',
    date: '2026-03-14',
  });
  assert.deepEqual((await set(source)).pdf, with_us.pdf);
});

test('a loop without end is ended, and the next template is set', async () => {
  assert.match(
    await reason('#for i in range(100000) { for j in range(100000) {} }', impatient),
    /not set after 1\.5 seconds/,
  );
  assert.equal((await set('after')).pages, 1);
});

test('a template that takes too much memory is ended, and the next one is set', async () => {
  assert.match(await reason('#range(100000000).map(i => (i, str(i)))', small), /more than 700 MB of memory/);
  assert.equal((await set('after', small)).pages, 1);
});

test('where only the main thread may start processes, it starts them for the typesetter, and ends them', async t => {
  const { port1, port2 } = new MessageChannel();
  const started: ChildProcess[] = [];
  hostConfined(port1, most => {
    const child = fork(CONFINED_PROCESS, [String(most)], {
      execArgv: [],
      env: confinedEnvironment(),
      serialization: 'advanced',
    });
    started.push(child);
    return {
      postMessage: call => void child.send(call),
      kill: () => void child.kill('SIGKILL'),
      onMessage: listen => void child.on('message', listen),
      onExit: listen => void child.on('exit', listen),
    };
  });
  const limits = { milliseconds: 60_000, bytes: 700 * 1024 ** 2 };
  const relayed = createTypesetter(limits, most => relayedProcess(port2, most));
  t.after(() => relayed.close().then(() => port2.close()));
  assert.equal((await set('before', relayed)).pages, 1);
  assert.match(
    await reason('#range(100000000).map(i => (i, str(i)))', relayed),
    /more than 700 MB of memory/,
  );
  assert.equal((await set('after', relayed)).pages, 1);
  assert.equal(started.length, 2);
});

test('a person who gives up waits no longer', async () => {
  const controller = new AbortController();
  const waiting = set('#for i in range(100000) { for j in range(100000) {} }', patient, controller.signal);
  controller.abort();
  await assert.rejects(waiting, error => error instanceof Refusal && error.problem.code === 'cancelled');
  assert.equal((await set('after')).pages, 1);
});

test('nothing outside can be read, no plugin is run, no package is fetched', async () => {
  assert.match(await reason('#read("/etc/passwd")'), /not found|denied/);
  assert.match(await reason('#read("../../../../etc/passwd")'), /not found|denied/);
  assert.match(await reason('#plugin("x.wasm")'), /plugin/);
  assert.match(await reason('#import "@preview/cetz:0.2.0": *'), /package/);
  assert.doesNotMatch(await reason('#read("/etc/passwd")'), /holds-everything/);
});
