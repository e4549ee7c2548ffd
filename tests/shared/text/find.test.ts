import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldForFind, needleOf, occurrencesOf } from '../../../electron/shared/text/find.ts';

const found = (text: string, words: string) =>
  occurrencesOf(text, words).map(({ start, end }) => text.slice(start, end));

test('finds words whatever their case, accents and line ends', () => {
  assert.deepEqual(found('玉兰港商业银行（虚构），玉兰港。', '玉兰港'), ['玉兰港', '玉兰港']);
  assert.deepEqual(found('ООО «Пример-Прибор»\nоплачивает', 'пример-прибор» оплачивает'), [
    'Пример-Прибор»\nоплачивает',
  ]);
  assert.deepEqual(found('Счёт. счета', 'счет'), ['Счёт', 'счет']);
  assert.deepEqual(found('a  b', 'a b'), ['a  b']);
  assert.deepEqual(found('anything', '  '), []);
});

test('a piece of a text is found in it, at a place that reads the same', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abПр иё玉兰港\n'), minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(letters, fc.nat(), fc.nat(), (text, a, b) => {
      const start = a % text.length;
      const words = text.slice(start, start + 1 + (b % 8)).trim();
      if (words === '') return;
      const places = occurrencesOf(text, words);
      assert.ok(places.length > 0);
      let last = 0;
      for (const place of places) {
        assert.ok(place.start >= last && place.end > place.start && place.end <= text.length);
        last = place.end;
      }
    }),
  );
});

test('the short way over texts whose letters keep their places gives what the long way gives', () => {
  const unit = fc.constantFrom(
    'a',
    'Ж',
    'ё',
    ' ',
    '\n',
    '\t',
    'ß',
    '\u00ad',
    '银',
    'Ａ',
    'e\u0301',
    '–',
    '😀',
  );
  const letters = fc.array(unit, { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(letters, fc.nat(59), fc.integer({ min: 1, max: 4 }), (all, from, length) => {
      const text = all.join('');
      const wanted = all.slice(from, from + length).join('');
      const found = occurrencesOf(text, wanted);
      if (needleOf(wanted) !== '') assert.ok(found.length > 0 || wanted.trim() !== wanted, 'it is found');
      for (const { start, end } of found) {
        assert.ok(start < end && end <= text.length);
        assert.equal(foldForFind(text.slice(start, end)).text.trim(), needleOf(wanted).trim());
      }
    }),
  );
});
