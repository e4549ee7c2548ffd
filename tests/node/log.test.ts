import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLog, fileSink, logPath } from '../../electron/node/log.ts';
import { findAppRoot } from '../../electron/node/resources.ts';

const SECRET = 'Ivan Petrov /home/ivan/case.plumb';

function logged(error: unknown): Record<string, unknown> {
  const lines: string[] = [];
  createLog(line => lines.push(line), findAppRoot()).error('abc123', error);
  assert.equal(lines.length, 1);
  assert.ok(!lines[0]?.includes('Ivan'), lines[0]);
  return JSON.parse(lines[0] ?? '');
}

test('an error leaves its name, code and frames, and none of its words', () => {
  const entry = logged(Object.assign(new TypeError(SECRET), { code: 'ERR_THING' }));
  assert.equal(entry.name, 'TypeError');
  assert.equal(entry.code, 'ERR_THING');
  assert.equal(entry.reference, 'abc123');
  const frames = entry.frames as string[];
  assert.match(frames[0] ?? '', /tests\/node\/log\.test\.ts:\d+:\d+$/);
  assert.ok(frames.every(frame => !frame.includes(process.cwd())));
});

test('a message dressed as a stack, a code or a name gets nothing in', () => {
  logged(new Error(`x\n    at ${SECRET} (/home/ivan/a.ts:1:2)\n    at Ivan (/home/ivan/case.ts:1:2)`));
  logged(Object.assign(new Error('x'), { code: SECRET, name: SECRET }));
  logged(new Error('x', { cause: new Error(SECRET) }));
  logged(SECRET);
  logged({ message: SECRET });
});

test('notes hold an event and numbers', () => {
  const lines: string[] = [];
  createLog(line => lines.push(line), '/').note('imported', { files: 3 });
  const { at, ...rest } = JSON.parse(lines[0] ?? '');
  assert.deepEqual(rest, { kind: 'note', event: 'imported', files: 3 });
  assert.ok(!Number.isNaN(Date.parse(at)));
});

test('the log is for its owner alone, and one predecessor is kept', t => {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-log-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'below', 'log.jsonl');
  const sink = fileSink(path);
  sink('one\n');
  if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
  writeFileSync(path, 'x'.repeat(1024 * 1024 + 1));
  sink('two\n');
  assert.equal(readFileSync(path, 'utf8'), 'two\n');
  assert.equal(statSync(`${path}.1`).size, 1024 * 1024 + 1);
});

test('a log that cannot be written stops nothing', t => {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-log-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'file'), '');
  assert.doesNotThrow(() => fileSink(join(folder, 'file', 'log.jsonl'))('line\n'));
});

test('the log lies in the state folder of the system', { skip: process.platform !== 'linux' }, () => {
  assert.equal(logPath({ XDG_STATE_HOME: '/state' }), '/state/plumbline/log/plumbline.jsonl');
});
