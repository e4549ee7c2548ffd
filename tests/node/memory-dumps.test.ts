import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { keepMemoryOutOfDumps } from '../../electron/node/memory-dumps.ts';

test('a crash of the program, or of one that it starts, leaves no memory in a file', t => {
  if (process.platform !== 'linux') return t.skip('only Linux is asked');
  keepMemoryOutOfDumps();
  const filter = '/proc/self/coredump_filter';
  assert.equal(Number.parseInt(readFileSync(filter, 'utf8'), 16), 0);
  assert.equal(Number.parseInt(spawnSync('cat', [filter], { encoding: 'utf8' }).stdout, 16), 0);
});
