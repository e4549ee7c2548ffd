import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { fold, squeeze } from '../../../electron/shared/text/normalise.ts';
import { contextOf, findQuote } from '../../../electron/shared/text/quote.ts';

const slices = (text: string, quote: string): string[] =>
  findQuote(text, quote).map(({ start, end }) => text.slice(start, end));

/** Letters of every kind that documents hold: Latin, Cyrillic, Chinese, beyond the basic plane, marks, ligatures. */
export const letters = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'b', 'C', '1', ' ', '\n', '\u00a0', '\u00ad', '\u3000'),
    fc.constantFrom('Ж', 'ё', 'й', 'и\u0306', 'е\u0308'),
    fc.constantFrom('银', '行', '𠮷', '😀', 'ﬁ', '１', '㈱', 'e\u0301', 'é', '\u0301', '가', 'ㅏ'),
  ),
  maxLength: 60,
});

test('A3 white space, line ends, soft hyphens and compatibility forms make no difference', () => {
  const text = 'The ﬁnal\u00ad pay\u00adment\u00a0 of\r\n１00 元 is due';
  assert.deepEqual(slices(text, 'final payment of 100元'), ['ﬁnal\u00ad pay\u00adment\u00a0 of\r\n１00 元']);
  assert.deepEqual(slices(text, 'finalpayment'), ['ﬁnal\u00ad pay\u00adment']);
});

test('A3 case and letters do make a difference', () => {
  assert.deepEqual(findQuote('Acme Bank', 'acme bank'), []);
  assert.deepEqual(findQuote('Семён', 'Семен'), []);
});

test('A8 a place never begins or ends inside a ligature or between a letter and its marks', () => {
  assert.deepEqual(findQuote('ﬁnal', 'inal'), []);
  assert.deepEqual(findQuote('и\u0306', 'и'), []);
  assert.deepEqual(findQuote('и\u0306', 'й'), [{ start: 0, end: 2 }]);
});

test('A9 a quote of white space stands nowhere', () => {
  assert.deepEqual(findQuote('a b', ' \n\u00ad'), []);
  assert.deepEqual(findQuote('a b', ''), []);
});

test('all places are found, overlapping ones too', () => {
  assert.deepEqual(
    findQuote('aa aa', 'aa').map(place => place.start),
    [0, 1, 3],
  );
});

test('every place that is found holds the quote, and every quote is found at its place', () => {
  fc.assert(
    fc.property(letters, letters, letters, (before, quote, after) => {
      const text = before + quote + after;
      const wanted = squeeze(quote).text;
      const places = findQuote(text, quote);
      for (const { start, end } of places) {
        assert.equal(squeeze(text.slice(start, end)).text, wanted);
        assert.ok(!/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(text.slice(start, end)));
      }
      // A mark at a seam joins what stands before it: then the quote is another one.
      const seamless =
        !/^[\p{M}\u1160-\u11ff\uff9e-\uffdc]/u.test(quote) &&
        !/^[\p{M}\u1160-\u11ff\uff9e-\uffdc]/u.test(after);
      if (wanted !== '' && seamless)
        assert.ok(
          places.some(place => place.start >= before.length && place.end <= before.length + quote.length),
        );
    }),
  );
});

test('maps lead from every changed character to the characters it came from', () => {
  fc.assert(
    fc.property(letters, text => {
      for (const mapped of [squeeze(text), fold(text)]) {
        assert.equal(mapped.starts.length, mapped.text.length);
        for (let at = 0; at < mapped.text.length; at++) {
          const [start = -1, end = -1] = [mapped.starts[at], mapped.ends[at]];
          assert.ok(start >= 0 && end > start && end <= text.length);
          if (at > 0) assert.ok(start >= (mapped.starts[at - 1] ?? 0));
        }
      }
    }),
  );
});

test('squeezing is the same as NFKC without white space', () => {
  fc.assert(
    fc.property(letters, text => {
      const expected = text.normalize('NFKC').replace(/[\s\u00ad]+/g, '');
      assert.equal(squeeze(text).text.normalize('NFKC'), expected.normalize('NFKC'));
    }),
  );
});

test('folding makes spellings equal that mean the same', () => {
  assert.equal(fold('ЁЛКА').text, 'елка');
  assert.equal(fold('Йошкар').text, 'йошкар');
  assert.equal(fold('Straße “Łódź” – ＡＢＣ').text, 'strasse "lodz" - abc');
  assert.equal(fold('İstanbul ISPARTA ı').text, 'istanbul isparta i');
});

test('context is 32 units on either side and never half a character', () => {
  const text = `${'😀'.repeat(20)}x${'quote'}y${'😀'.repeat(20)}`;
  const start = text.indexOf('quote');
  const { prefix, suffix } = contextOf(text, start, start + 5);
  assert.equal(prefix, `${'😀'.repeat(15)}x`);
  assert.equal(suffix, `y${'😀'.repeat(15)}`);
  assert.deepEqual(contextOf('abc', 1, 2), { prefix: 'a', suffix: 'c' });
});

test('a page that repeats itself is searched in linear time', () => {
  const text = 'a'.repeat(300_000);
  const started = performance.now();
  assert.equal(findQuote(text, `${'a'.repeat(20_000)}b`).length, 0);
  assert.ok(performance.now() - started < 2000);
});
