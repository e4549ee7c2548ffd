import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupsOf, latinPart } from '../../../electron/core/importers/ocr/choice.ts';
import { pageOfWords, type Word, wordsOf } from '../../../electron/core/importers/ocr/words.ts';
import type { Turn } from '../../../electron/core/ports/recogniser.ts';

const word = (text: string, x: number, line = '1'): Word => ({
  text,
  line,
  x,
  y: 10,
  width: text.length * 10,
  height: 10,
  confidence: 90,
});
const drawn = { width: 400, height: 200, turn: 0 as Turn, scale: 2 };

test("Tesseract's table gives words with place and confidence, and nothing for blanks", () => {
  const table =
    '4\t1\t1\t1\t1\t0\t5\t6\t70\t8\t-1\t\n5\t1\t1\t1\t1\t1\t5\t6\t70\t8\t91.6\tДоговор\n5\t1\t1\t1\t1\t2\t80\t6\t7\t8\t95\t ';
  assert.deepEqual(wordsOf(table), [
    { text: 'Договор', line: '1.1.1', x: 5, y: 6, width: 70, height: 8, confidence: 92 },
  ]);
});

test('words are parted by blanks and line ends, Chinese characters only where a column ends', () => {
  const words = [
    word('合', 10),
    word('同', 22),
    word('号', 60),
    word('17', 72),
    word('Order', 10, '2'),
    word('no', 70, '2'),
  ];
  assert.equal(pageOfWords(words, drawn).text, '合同 号17\nOrder no');
});

test('each word is one run, and its text stands where the run says', () => {
  const words = fc.array(
    fc.record({
      text: fc.constantFrom('Завод', 'LLC', '合', '同', '№', '17'),
      line: fc.constantFrom('1', '2'),
      x: fc.integer({ min: 0, max: 300 }),
      y: fc.integer({ min: 0, max: 150 }),
      width: fc.integer({ min: 1, max: 100 }),
      height: fc.integer({ min: 1, max: 50 }),
      confidence: fc.integer({ min: 80, max: 100 }),
    }),
    { minLength: 8, maxLength: 20 },
  );
  fc.assert(
    fc.property(words, fc.constantFrom<Turn>(0, 90, 180, 270), (given, turn) => {
      const page = pageOfWords(given, { ...drawn, turn });
      assert.equal(page.confidence.length, given.length);
      for (const [index, { text }] of given.entries()) {
        const [start = 0, length = 0, x = 0, y = 0, width = 0, height = 0, direction] = page.runs.slice(
          index * 7,
        );
        assert.equal(page.text.slice(start, start + length), text);
        assert.ok(x >= 0 && y >= 0 && x + width <= page.width && y + height <= page.height);
        assert.equal(direction, (360 - turn) % 360);
      }
    }),
  );
});

test('a turned page gives places on the page as it is displayed', () => {
  const at = (turn: Turn) => pageOfWords([word('LONGWORD', 20)], { ...drawn, turn }).runs.slice(2);
  assert.deepEqual(at(0), [10, 5, 40, 5, 0]);
  assert.deepEqual(at(180), [150, 90, 40, 5, 180]);
  assert.deepEqual(at(90), [5, 150, 5, 40, 270]);
  assert.deepEqual(at(270), [90, 10, 5, 40, 90]);
});

test('the grain of a photograph is no text', () => {
  const grain = [
    { ...word('awe', 0), confidence: 30 },
    { ...word('шт', 50), confidence: 40 },
  ];
  assert.deepEqual(pageOfWords(grain, drawn).text, '');
  assert.equal(pageOfWords([{ ...word('ab', 0), confidence: 60 }], drawn).text, '');
  assert.equal(pageOfWords([{ ...word('ab', 0), confidence: 90 }], drawn).text, 'ab');
});

test('Russian always goes with English; Chinese stands alone and is joined last', () => {
  const all = ['chi_sim', 'chi_tra', 'eng', 'rus', 'ukr'];
  assert.deepEqual(groupsOf([], ['chi_sim', 'chi_tra', 'eng', 'rus']), [
    'rus+eng',
    'chi_sim',
    'chi_tra',
    'chi_sim+rus+eng',
  ]);
  assert.deepEqual(groupsOf(['rus'], all), ['rus+eng']);
  assert.deepEqual(groupsOf(['en'], all), ['eng']);
  assert.deepEqual(groupsOf(['eng', 'rus', 'chi_sim'], all), ['rus+eng', 'chi_sim', 'chi_sim+rus+eng']);
  assert.deepEqual(groupsOf(['ukr', 'rus'], all), ['rus+eng', 'ukr+eng']);
});

test('English read as Russian is known by the letters that only Russian has', () => {
  assert.equal(latinPart('ВТОR Exporter of record'), 'all');
  assert.equal(latinPart('раде 1999 of 2000 generated'), 'most');
  assert.equal(latinPart('Договор поставки с RUIDA'), 'no');
  assert.equal(latinPart(''), 'no');
});
