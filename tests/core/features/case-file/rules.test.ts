import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  fileNameOf,
  paragraphs,
  printable,
  printableAll,
  safeName,
  targetOf,
} from '../../../../electron/core/features/case-file/rules.ts';

const citable = { E: new Set([1, 12]), C: new Set([3]), N: new Set([7]), F: new Set([2]) };

test('a summary becomes paragraphs of words and citations', () => {
  const found = paragraphs('First [E12].\r\nSame paragraph.\n \nSecond [C3, N7; E1] end', citable);
  assert.deepEqual(found.unknown, []);
  assert.deepEqual(found.paragraphs, [
    [{ text: 'First ' }, { cite: 'E12', target: 'e-12' }, { text: '.\nSame paragraph.' }],
    [
      { text: 'Second ' },
      { cite: 'C3', target: 'c-3' },
      { cite: 'N7', target: 'n-7' },
      { cite: 'E1', target: 'e-1' },
      { text: ' end' },
    ],
  ]);
});

test('a citation that names nothing stays as text and is reported', () => {
  const found = paragraphs('[E99] and [E1] and [X1] and [E]', citable);
  assert.deepEqual(found.unknown, ['E99']);
  assert.deepEqual(found.paragraphs, [
    [{ text: '[E99]' }, { text: ' and ' }, { cite: 'E1', target: 'e-1' }, { text: ' and [X1] and [E]' }],
  ]);
});

test('no word of a summary is lost or added', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('[E1]', '[C3]', 'слово', '中文', ' ', '[', ']', '#', 'x')),
      parts => {
        const prose = parts.join('');
        const pieces = paragraphs(prose, citable).paragraphs.flat();
        const again = pieces.map(piece => ('cite' in piece ? `[${piece.cite}]` : piece.text)).join('');
        assert.equal(again, prose.trim());
      },
    ),
  );
});

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
