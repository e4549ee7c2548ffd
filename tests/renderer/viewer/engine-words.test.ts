import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemsOfRuns } from '../../../renderer/viewer/engine-words.ts';
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
