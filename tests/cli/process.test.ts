// How the command behaves as a process: pipes that close, Ctrl-C, a second opener, a terminal.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, statSync, watch, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { startEngine } from '../../electron/node/worker-client.ts';
import { createClient } from '../../electron/shared/contract/client.ts';
import { aDesk, MAIN } from './plumb.ts';

test('a reader that goes away is no error', async () => {
  const child = spawn(process.execPath, [MAIN, 'methods'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const err: Buffer[] = [];
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  const code = await new Promise(resolve => child.once('close', resolve));
  assert.equal(String(Buffer.concat(err)), '');
  assert.equal(code, 0);
});

test('Ctrl-C stops an import between files, and what was finished stays', async t => {
  const desk = aDesk(t);
  const project = desk.path('case.plumb');
  assert.equal((await desk.plumb('create', 'case.plumb', '--title', 'T')).code, 0);
  mkdirSync(desk.path('offered'));
  for (let number = 0; number < 1000; number++) {
    writeFileSync(desk.path(`offered/note-${number}.txt`), `Note ${number}.`);
  }
  const empty = statSync(project).size;
  const running = desk.start('import', 'case.plumb', 'offered', '--json');
  // All files are noted in one action before the first is read.
  let noted = 0;
  const watcher = watch(project, () => {
    const { size } = statSync(project);
    if (noted === 0 && size > empty) noted = size;
    if (noted === 0 || size <= noted + 10_000) return;
    // Once: a second Ctrl-C ends it at once.
    watcher.close();
    running.child.kill('SIGINT');
  });
  t.after(() => watcher.close());
  const ran = await running.end;
  assert.equal(ran.code, 1, ran.err);
  assert.match(ran.err, /Cancelled/);
  const count = ran.lines().length;
  assert.ok(count > 0 && count < 1000, `${count} of 1000`);
  const log = await desk.plumb('log', 'case.plumb', '--json');
  assert.equal(log.lines().length, count + 2, 'made, offered, and what was imported');
  assert.equal((await desk.plumb('verify', 'case.plumb')).code, 0);
});

test('a project that is open elsewhere can be read but not written', async t => {
  const desk = aDesk(t);
  assert.equal((await desk.plumb('create', 'case.plumb', '--title', 'T')).code, 0);
  const engine = startEngine();
  t.after(() => engine.close());
  const api = createClient(engine.wire());
  await api.get('project.open', { path: desk.path('case.plumb'), identities: [desk.identity] });
  await api.get('claims.create', { text: 'Made in the other window.' });
  const written = await desk.plumb('call', 'case.plumb', 'claims.create', '{"text":"x"}');
  assert.equal(written.code, 1);
  assert.match(written.err, /is open in another window or program.*\nClose it there/);
  const read = await desk.plumb('call', 'case.plumb', 'claims.list', '--json');
  assert.equal(read.code, 0, read.err);
  assert.match(read.out, /Made in the other window/);
  await api.get('claims.create', { text: 'And still working.' });
});

const NO_TERMINAL = existsSync('/usr/bin/script') && process.platform === 'linux' ? false : 'needs script(1)';

test('on a terminal the passphrase is asked for and not shown', { skip: NO_TERMINAL }, async t => {
  const desk = aDesk(t);
  const secret = 'gehëim 密码';
  const made = await desk.plumbWith({ PLUMB_PASSPHRASE: secret }, 'create', 'case.plumb', '--title', 'T');
  assert.equal(made.code, 0, made.err);
  const command = `${process.execPath} ${MAIN} log ${desk.path('case.plumb')}`;
  const child = spawn('/usr/bin/script', ['-qec', command, '/dev/null'], { stdio: 'pipe' });
  let shown = '';
  child.stdout.on('data', (piece: Buffer) => {
    const asked = shown.includes('Passphrase: ');
    shown += String(piece);
    // A slip that is taken back with the erase key comes first.
    if (!asked && shown.includes('Passphrase: ')) child.stdin.write(`x\u007f${secret}\r`);
  });
  const code = await new Promise(resolve => child.once('close', resolve));
  assert.equal(code, 0, shown);
  assert.match(shown, /Created the project “T”/);
  assert.ok(!shown.includes(secret) && !shown.includes('密码'), shown);
});
