import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  fileNameOf,
  printable,
  printableAll,
  safeName,
  targetOf,
} from '../../../../electron/core/features/case-file/rules.ts';

test('characters that turn or hide text are named, all others stay', () => {
  assert.equal(printable('a\u202eb\u2066c\u0000d\u0007'), 'a‹U+202E›b‹U+2066›c‹U+0000›d‹U+0007›');
  assert.equal(printable('one\r\ntwo\rthree\tfour'), 'one\ntwo\nthree four');
  assert.equal(printable('青岚 Пример “quoted” *#$@<>\\'), '青岚 Пример “quoted” *#$@<>\\');
  assert.equal(printable('\ud800'), '\ufffd');
});

test('whatever comes in, what is printed is well formed and has no controls but line ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const shown = printable(text);
      assert.ok(shown.isWellFormed());
      assert.doesNotMatch(shown.replaceAll('\n', ''), /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

test('all strings of a structure are made printable, nothing else is touched', () => {
  assert.deepEqual(printableAll({ a: ['\u202e', 1, null, true], b: { c: 'x\ty' } }), {
    a: ['‹U+202E›', 1, null, true],
    b: { c: 'x y' },
  });
});

test('file names are safe and never empty', () => {
  assert.equal(fileNameOf({ reference: 'PL-1', title: 'Банк / 银行: "x"' }), 'PL-1-Банк-银行-x.pdf');
  assert.equal(fileNameOf({ reference: '', title: ' ' }), 'case-file.pdf');
  assert.equal(fileNameOf({ reference: '..', title: '' }), 'case-file.pdf');
  assert.ok(safeName('x'.repeat(500)).length <= 80);
  assert.equal(safeName('../../etc/passwd'), 'etc-passwd');
});

test('labels become the names that links lead to', () => {
  assert.equal(targetOf('E12'), 'e-12');
  assert.equal(targetOf('N007'), 'n-7');
});
