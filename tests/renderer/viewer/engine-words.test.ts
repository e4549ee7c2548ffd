import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterWords, itemsOfRuns } from '../../../renderer/viewer/engine-words.ts';
import { joinItems } from '../../../renderer/viewer/selection-offsets.ts';

test('words laid from runs give the page text back, blanks and line ends between them included', () => {
  const page = {
    number: 1,
    text: '合同 номер 17\nдата\n',
    width: 600,
    height: 800,
    runs: [0, 2, 10, 10, 24, 12, 0, 3, 8, 40, 10, 60, 12, 0, 12, 4, 10, 30, 40, 12, 0],
  };
  const pieces = itemsOfRuns(page);
  assert.equal(joinItems(pieces.map(piece => piece.item)).text, page.text);
  assert.deepEqual(
    pieces.filter(piece => piece.run).map(piece => piece.item.str),
    ['合同', 'номер 17', 'дата'],
  );
});

test('what stands behind the words that a page shows is laid apart, at its own places', () => {
  const text = 'Words\n[note: a]\n[link: b]';
  const runs = [0, 5, 1, 1, 9, 9, 0, 6, 9, 2, 2, 9, 9, 0, 16, 9, 3, 3, 9, 9, 0];
  const rest = afterWords({ number: 1, text, width: 60, height: 80, runs }, 5);
  const pieces = itemsOfRuns(rest);
  assert.equal(`Words${joinItems(pieces.map(piece => piece.item)).text}`, text);
  assert.deepEqual(
    pieces.flatMap(({ run, item }) => (run ? [[item.str, run.x]] : [])),
    [
      ['[note: a]', 2],
      ['[link: b]', 3],
    ],
  );
});
