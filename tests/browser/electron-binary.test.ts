import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fetchElectron, installedElectron } from '../../electron/browser/electron-binary.ts';

/** A program's folder with Electron's package in it, as npm leaves it: without the binary. */
function aProgram(t: TestContext): { program: string; electron: string } {
  const program = mkdtempSync(join(tmpdir(), 'plumb-program-'));
  t.after(() => rmSync(program, { recursive: true }));
  const electron = join(program, 'node_modules', 'electron');
  mkdirSync(electron, { recursive: true });
  mkdirSync(join(program, 'out'));
  return { program, electron };
}

test('without the binary there is no Electron, with it there is', t => {
  const { program, electron } = aProgram(t);
  assert.equal(installedElectron(program), null);
  writeFileSync(join(electron, 'path.txt'), 'electron');
  assert.equal(installedElectron(program), null);
  mkdirSync(join(electron, 'dist'));
  writeFileSync(join(electron, 'dist', 'electron'), '');
  assert.equal(installedElectron(program), join(electron, 'dist', 'electron'));
});

test('nothing is asked for where it was refused lately, or where there is no installer', async t => {
  const { program, electron } = aProgram(t);
  const said: string[] = [];
  const say = (sentence: string) => said.push(sentence);
  assert.equal(await fetchElectron(program, say), null);
  // An installer that would leave a trace, had it run.
  writeFileSync(join(electron, 'install.js'), "require('node:fs').writeFileSync(__dirname + '/ran', '')");
  writeFileSync(join(program, 'out', 'electron-not-fetched'), '');
  assert.equal(await fetchElectron(program, say), null);
  assert.deepEqual(said, []);
});
