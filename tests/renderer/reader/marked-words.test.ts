import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { placeOf, rowsInWords, wordsOf } from '../../../renderer/features/reader/marked-words.ts';

const documentId = DocumentId.parse(`doc_${'0'.repeat(26)}`);

test('a place is told in words', () => {
  const stretch = (page: number) => ({ page, start: 0, end: 1 });
  assert.equal(placeOf({ kind: 'text', documentId, stretches: [stretch(3)] }), 'p. 3');
  assert.equal(placeOf({ kind: 'text', documentId, stretches: [stretch(3), stretch(4)] }), 'pp. 3-4');
  const rectangle = { x: 0, y: 0, width: 1, height: 1 };
  assert.equal(placeOf({ kind: 'area', documentId, page: 2, rectangle }), 'Area, p. 2');
});

test('rows are told as stretches', () => {
  assert.equal(rowsInWords([5]), 'row 5');
  assert.equal(rowsInWords([9, 2, 6, 5, 7]), 'rows 2, 5-7, 9');
});

test('words over two pages are divided by a line end', () => {
  const page = (number: number, text: string) => ({ number, text, width: 1, height: 1, runs: [] });
  const pages = new Map([
    [1, page(1, 'Первая страница')],
    [2, page(2, 'вторая')],
  ]);
  const stretches = [
    { page: 1, start: 7, end: 15 },
    { page: 2, start: 0, end: 6 },
  ];
  assert.equal(wordsOf(stretches, pages), 'страница\nвторая');
});
