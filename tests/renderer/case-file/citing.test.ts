import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  cited,
  citingAt,
  paragraphsOf,
  piecesOf,
  wordCount,
} from '../../../renderer/features/case-file/citing.ts';

test('an @ begins a citation, an address does not', () => {
  assert.deepEqual(citingAt('The bank @let', 13), { start: 9, query: 'let' });
  assert.deepEqual(citingAt('@', 1), { start: 0, query: '' });
  assert.deepEqual(citingAt('(@E1 and', 4), { start: 1, query: 'E1' });
  assert.equal(citingAt('name@example', 12), null);
  assert.equal(citingAt('почта@пример', 12), null);
  assert.equal(citingAt('The bank @let\nnext', 18), null);
  assert.equal(citingAt(`@${'long '.repeat(9)}`, 46), null);
  assert.equal(citingAt('no sign', 7), null);
});

test('the citation takes the place of what was typed, and the caret stands behind it', () => {
  const text = 'The bank @let wrote.';
  const citing = citingAt(text, 13);
  assert.ok(citing);
  const after = cited(text, citing, 13, 'E22');
  assert.deepEqual(after, { text: 'The bank [E22] wrote.', caret: 14 });
});

test('citations are found in a paragraph, also several in one bracket', () => {
  assert.deepEqual(
    piecesOf('Paid [E12], see [C3; N7, F2] and [X1].').map(piece =>
      piece.kind === 'words' ? piece.words : `${piece.letter}${piece.number}`,
    ),
    ['Paid ', 'E12', ', see ', 'C3', 'N7', 'F2', ' and [X1].'],
  );
});

test('no word is lost or doubled, whatever is typed', () => {
  const bit = fc.oneof(fc.string(), fc.constantFrom('[E1]', '[C22, N3]', '[', ']', 'E1'));
  fc.assert(
    fc.property(fc.array(bit), bits => {
      const paragraph = bits.join('');
      const pieces = piecesOf(paragraph);
      for (const piece of pieces)
        if (piece.kind === 'words')
          assert.equal(paragraph.slice(piece.at, piece.at + piece.words.length), piece.words);
        else assert.equal(paragraph[piece.at], piece.letter);
      const said = pieces.flatMap(piece => (piece.kind === 'words' ? [piece.words] : [])).join('');
      assert.equal(said, paragraph.replaceAll(/\[([ECN]\d+(?:\s*[,;]\s*[ECN]\d+)*)\]/g, ''));
    }),
  );
});

test('paragraphs are divided by blank lines, words are counted in every script', () => {
  assert.deepEqual(paragraphsOf('one\nstill one\n \n\ntwo\n'), ['one\nstill one', 'two']);
  assert.equal(wordCount("The bank's 412,600 dollars"), 5);
  assert.equal(wordCount('Банк вернул сумму'), 3);
  assert.equal(wordCount('玉兰港'), 3);
  assert.equal(wordCount(' \n'), 0);
});
