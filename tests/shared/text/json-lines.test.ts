import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readJson } from '../../../electron/shared/text/json-lines.ts';

test('what JSON.parse reads is read the same, whatever its blanks', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, 2, '\t'), (value, blanks) => {
      const text = JSON.stringify(value, null, blanks);
      const read = readJson(text);
      assert.ok(read.ok);
      assert.deepEqual(read.value, JSON.parse(text));
    }),
  );
});

test('what JSON.parse refuses is refused, with a place inside the text', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.nat(),
      fc.constantFrom('', ',', '}', '"', '\\', 'x', '\n', '{'),
      (value, at, put) => {
        const whole = JSON.stringify(value, null, 1);
        const cut = at % (whole.length + 1);
        const text = whole.slice(0, cut) + put + whole.slice(cut + 1);
        let fine = true;
        try {
          JSON.parse(text);
        } catch {
          fine = false;
        }
        const read = readJson(text);
        // A name that is there twice is lost without a word by JSON.parse.
        if (read.ok !== fine) assert.ok(fine && !read.ok && read.what.includes('twice'), text);
        if (!read.ok) assert.ok(read.at.line <= text.split('\n').length && read.at.column >= 1);
      },
    ),
  );
});

test('every value has its line; one that is missing has that of what holds it', () => {
  const read = readJson('{\n  "a": 1,\n  "list": [\n    {"b": 2},\n    {"c": 3}\n  ]\n}');
  assert.ok(read.ok);
  assert.deepEqual(read.placeOf(['a']), { line: 2, column: 8 });
  assert.deepEqual(read.placeOf(['list', 1, 'c']), { line: 5, column: 11 });
  assert.deepEqual(read.placeOf(['list', 1, 'missing']), { line: 5, column: 5 });
});

test('faults are told where they are', () => {
  const fault = (text: string) => {
    const read = readJson(text);
    assert.ok(!read.ok);
    return [read.at.line, read.what];
  };
  assert.deepEqual(fault('{\n "a": 1,\n}'), [2, 'nothing comes after this comma; take it away']);
  assert.deepEqual(fault('{\n "a": “x”\n}'), [
    2,
    '““x”” is no value; put text into "straight" quotation marks',
  ]);
  assert.deepEqual(fault('{"a": [1, 2'), [1, 'this bracket is never closed; add ]']);
  assert.deepEqual(fault('{"a": 1,\n "a": 2}'), [2, '“a” is there twice; keep one']);
  assert.deepEqual(fault(''), [1, 'a value must stand here']);
});
