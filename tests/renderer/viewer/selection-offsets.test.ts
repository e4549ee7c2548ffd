import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  cutTo,
  itemAt,
  joinItems,
  stretchesBetween,
  trimmed,
} from '../../../renderer/viewer/selection-offsets.ts';

const items = fc.array(
  fc.record({ str: fc.string({ unit: 'grapheme', maxLength: 12 }), hasEOL: fc.boolean() }),
  { minLength: 1, maxLength: 40 },
);

test('the page text is every item in order, with a line end where one is', () => {
  const text = joinItems([
    { str: '买方应通过', hasEOL: false },
    { str: '', hasEOL: true },
    { str: 'ООО «Пример»', hasEOL: true },
  ]);
  assert.equal(text.text, '买方应通过\nООО «Пример»\n');
  assert.deepEqual(text.starts, [0, 5, 6]);
});

test('an offset leads to the item that holds it, and back', () => {
  fc.assert(
    fc.property(items, fc.nat(), (list, seed) => {
      const text = joinItems(list);
      const offset = text.text.length === 0 ? 0 : seed % text.text.length;
      const { item, inside } = itemAt(text, offset);
      assert.equal((text.starts[item] ?? Number.NaN) + inside, offset);
      const str = list[item]?.str ?? '';
      assert.ok(inside >= 0 && inside <= str.length);
      if (inside < str.length) assert.equal(str[inside], text.text[offset]);
    }),
  );
});

test('a selection within a page gives its words, whichever way it was drawn', () => {
  const textOf = () => '  Покупатель оплачивает  товар \n';
  const forwards = stretchesBetween({ page: 3, offset: 1 }, { page: 3, offset: 24 }, textOf);
  const backwards = stretchesBetween({ page: 3, offset: 24 }, { page: 3, offset: 1 }, textOf);
  assert.deepEqual(forwards, [{ page: 3, start: 2, end: 23 }]);
  assert.deepEqual(backwards, forwards);
});

test('a selection over pages gives one stretch a page and leaves bare pages out', () => {
  const pages: Record<number, string> = { 1: '第一页的文字\n', 2: ' \n ', 3: '第三页' };
  const found = stretchesBetween({ page: 1, offset: 2 }, { page: 3, offset: 2 }, page => pages[page] ?? '');
  assert.deepEqual(found, [
    { page: 1, start: 2, end: 6 },
    { page: 3, start: 0, end: 2 },
  ]);
});

test('a page between whose text is not here yet is taken whole and cut later', () => {
  const here: Record<number, string> = { 1: 'first page', 4: 'fourth page' };
  const all: Record<number, string> = { ...here, 2: ' second ', 3: ' \n' };
  const found = stretchesBetween({ page: 1, offset: 6 }, { page: 4, offset: 6 }, page => here[page]);
  assert.deepEqual(
    cutTo(found, page => all[page]),
    [
      { page: 1, start: 6, end: 10 },
      { page: 2, start: 1, end: 7 },
      { page: 4, start: 0, end: 6 },
    ],
  );
});

test('a stretch never begins or ends with a blank and never cuts a character in half', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.nat(40), fc.nat(40), (text, a, b) => {
      const stretch = trimmed(text, Math.min(a, b), Math.max(a, b));
      if (!stretch) return;
      const quote = text.slice(stretch.start, stretch.end);
      assert.equal(quote, quote.trim());
      assert.ok(quote.length > 0);
      assert.ok(quote.isWellFormed());
    }),
  );
});

test('nothing but blanks is no stretch', () => {
  assert.equal(trimmed(' \n\t　', 0, 4), null);
  assert.deepEqual(
    stretchesBetween({ page: 1, offset: 0 }, { page: 1, offset: 0 }, () => 'abc'),
    [],
  );
});
