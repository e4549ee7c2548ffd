// What the log says of exports: the name that was written, and never more than came to be.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { aDesk, MAIN } from './plumb.ts';

const CUSTODY = ['export', 'case.plumb', '--template', 'custody-report'];

test('the log has the name that a report was written under, without its path', async t => {
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'D');
  const made = await desk.plumb(...CUSTODY, '--out', 'for the court.pdf');
  assert.equal(made.code, 0, made.err);
  const [noted] = (await desk.plumb('log', 'case.plumb', '--json')).lines();
  assert.match(String(noted?.sentence), /^Made the custody report “for the court\.pdf” \(/);
});

test('a report that cannot be written is noted as such, and the next report is the same bytes', async t => {
  if (process.platform === 'win32') return t.skip('needs ulimit');
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'D');
  const whole = await desk.plumb(...CUSTODY, '--out', 'whole.pdf', '--json');
  const [project, report] = ['case.plumb', 'whole.pdf'].map(name => statSync(desk.path(name)).size);
  const limit = Math.floor((report ?? 0) / 1024) - 1;
  assert.ok((project ?? 0) < limit * 1024 - 16_000, `${project} ${report}`);
  writeFileSync(desk.path('key.txt'), desk.identity);
  const args = [MAIN, ...CUSTODY, '--out', 'torn.pdf', '-i', 'key.txt'];
  const failed = spawnSync('bash', ['-c', `ulimit -f ${limit}; exec "$0" "$@"`, process.execPath, ...args], {
    cwd: desk.folder,
    encoding: 'utf8',
  });
  assert.equal(failed.status, 1, failed.stderr);
  assert.match(failed.stderr, /torn\.pdf/);
  assert.equal(existsSync(desk.path('torn.pdf')), false);
  const [last, before] = (await desk.plumb('log', 'case.plumb', '--json')).lines();
  assert.match(String(before?.sentence), /^Made the custody report “torn\.pdf”/);
  assert.equal(last?.action, 'log.notWritten');
  assert.match(
    String(last?.sentence),
    new RegExp(`^“torn\\.pdf” of action ${before?.seq} could not be written: nothing was handed over$`),
  );
  const again = await desk.plumb(...CUSTODY, '--out', 'again.pdf', '--json');
  assert.equal(again.json().sha256, whole.json().sha256);
});

test('a case file for a folder that is not there is refused with the place, and nothing is left behind', async t => {
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'D');
  for (const safe of [[], ['--safe']]) {
    const failed = await desk.plumb('export', 'case.plumb', ...safe, '--out', 'nowhere/case.pdf');
    assert.equal(failed.code, 1, failed.err);
    assert.match(failed.err, /nowhere/);
    assert.equal(existsSync(desk.path('nowhere')), false);
  }
  writeFileSync(desk.path('taken'), 'a file, not a folder');
  const failed = await desk.plumb('export', 'case.plumb', '--out', 'taken/case.pdf');
  assert.equal(failed.code, 1, failed.err);
  assert.match(failed.err, /taken/);
  assert.equal(readFileSync(desk.path('taken'), 'utf8'), 'a file, not a folder');
});
