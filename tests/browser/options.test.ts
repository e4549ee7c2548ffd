import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readOptions } from '../../electron/browser/options.ts';

test('nothing asked: the welcome page on a random port', () => {
  assert.deepEqual(readOptions([]), {
    sample: false,
    browser: false,
    noWindow: false,
    port: 0,
    project: null,
    help: false,
  });
});

test('everything asked', () => {
  const options = readOptions(['--browser', '--no-window', '--port', '4711', 'case.plumb']);
  assert.deepEqual(options, {
    sample: false,
    browser: true,
    noWindow: true,
    port: 4711,
    project: resolve('case.plumb'),
    help: false,
  });
});

test('what cannot be meant is refused in a sentence', () => {
  for (const wrong of [
    ['--port', 'x'],
    ['--port', '70000'],
    ['--port', '-1'],
    ['--port', '1.5'],
    ['a', 'b'],
    ['a', '--sample'],
    ['--unknown'],
  ]) {
    assert.throws(() => readOptions(wrong), Error, wrong.join(' '));
  }
});
