import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printedQuote } from '../../../renderer/features/claims/printed-quote.ts';

test('paper says what has no words, prints one row of many, and cuts what is long between words', () => {
  assert.equal(printedQuote('', 'p. 1, area'), 'an area of the page without words');
  assert.equal(printedQuote(' The sum. ', 'p. 3'), '“The sum.”');
  assert.equal(printedQuote('one\ttwo', 'row 29'), '“one\ttwo”');
  // Of rows, not of lines: a cell may have lines of its own.
  assert.equal(printedQuote('first\nsecond\nof it\nthird', 'rows 31, 38-39'), '“first” and 2 more rows');
  assert.equal(printedQuote('first\nsecond', 'pp. 1-2'), '“first\nsecond”');
  const cut = printedQuote('word '.repeat(2_000), 'p. 1');
  assert.ok(cut.length < 440 && cut.endsWith('word…”'), cut);
  assert.equal(printedQuote('x'.repeat(2_000), 'p. 1').length, 423);
});
