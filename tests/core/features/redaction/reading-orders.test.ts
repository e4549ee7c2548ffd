import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matcher } from '../../../../electron/core/features/redaction/matcher.ts';
import { downColumns, overPageEnds } from '../../../../electron/core/features/redaction/reading-orders.ts';
import { createSquash } from '../../../../electron/core/features/redaction/squash.ts';
import { createResources } from '../../../../electron/node/resources.ts';
import type { Page } from '../../../../electron/shared/contract/documents.ts';

const squash = createSquash(createResources());
const matcher = new Matcher(squash, [{ words: 'Громов Пётр Ильич', rule: 0 }]);

/** A page of words at places, in the order in which they are given; 10 high, 6 wide a letter. */
function aPage(words: readonly (readonly [string, number, number])[]): Page {
  let text = '';
  const runs = words.flatMap(([word, x, y]) => {
    const start = text.length;
    text += `${word}\n`;
    return [start, word.length, x, y, word.length * 6, 10, 0];
  });
  return { number: 1, width: 600, height: 800, rotation: 0, text, runs } as unknown as Page;
}

const cut = (page: Page) => downColumns(page, matcher).map(({ start, end }) => page.text.slice(start, end));

test('a name in the lines of a cell is found, though the row is read across', () => {
  const cell = aPage([
    ['Payer', 0, 0],
    ['Account', 100, 0],
    ['Громов', 0, 20],
    ['40702810', 100, 20],
    ['Пётр', 0, 32],
    ['RUB', 100, 32],
    ['Ильич', 0, 44],
    ['Other', 0, 90],
  ]);
  assert.deepEqual(matcher.find(cell.text), []);
  assert.deepEqual(cut(cell), ['Громов', 'Пётр', 'Ильич']);
  const twoColumns = aPage([
    ['signed by Громов', 0, 0],
    ['the buyer paid in', 200, 0],
    ['Пётр Ильич today', 0, 12],
    ['March of the year', 200, 12],
  ]);
  assert.deepEqual(cut(twoColumns), ['Громов', 'Пётр Ильич']);
});

test('words that only stand near each other are no name', () => {
  const apart = aPage([
    ['Громов', 0, 0],
    ['x', 100, 0],
    ['Пётр', 0, 80],
    ['Ильич', 300, 92],
  ]);
  assert.deepEqual(cut(apart), []);
});

test('a name over the end of a page goes on both, with page numbers between', () => {
  const first = 'Signed by Громов\n- 1 -\n';
  const second = '2\n\nПётр Ильич, who paid.';
  const parts = (text: string, before: string, after: string) =>
    overPageEnds(text, before, after, matcher).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(parts(first, '', second), ['Громов']);
  assert.deepEqual(parts(second, first, ''), ['Пётр Ильич']);
  assert.deepEqual(parts('Nothing here.', first, second), []);
  assert.deepEqual(parts('12 34', first, second), []);
  assert.deepEqual(parts('', '', ''), []);
});
