import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneLine, printable } from '../../electron/cli/terminal.ts';

test('a name in a list cannot write a line of its own, nor command the terminal', () => {
  const name = 'a.txt  (txt)\nimported       \u001B[31mforged.pdf\u2028x\ty';
  assert.equal(
    printable(oneLine(name)),
    'a.txt  (txt)\uFFFDimported       \uFFFD[31mforged.pdf\uFFFDx\uFFFDy',
  );
  assert.equal(oneLine('контракт 合同.pdf'), 'контракт 合同.pdf');
});
