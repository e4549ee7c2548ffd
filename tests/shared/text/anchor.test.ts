import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Stretch } from '../../../electron/shared/contract/anchor.ts';
import { resolveStretch } from '../../../electron/shared/text/anchor.ts';
import { squeeze } from '../../../electron/shared/text/normalise.ts';
import { contextOf, findQuote } from '../../../electron/shared/text/quote.ts';

const stretchOf = (page: number, text: string, start: number, end: number): Stretch => ({
  page,
  start,
  end,
  quote: text.slice(start, end),
  ...contextOf(text, start, end),
  rectangles: [],
});

const mark = (page: number, text: string, quote: string): Stretch => {
  const start = text.indexOf(quote);
  assert.ok(start >= 0);
  return stretchOf(page, text, start, start + quote.length);
};

const resolve = (pages: string[], stretch: Stretch) =>
  resolveStretch(page => pages[page - 1], pages.length, stretch);

const text =
  'Consignee: Пример Электроника. Amount 100 USD. Paid through the bank on 3 March. 收货人：虚构电子';

test('A1 an untouched place is exact', () => {
  const stretch = mark(1, text, '100 USD');
  assert.deepEqual(resolve([text], stretch), {
    state: 'exact',
    page: 1,
    start: stretch.start,
    end: stretch.end,
  });
});

test('A1 a place with other line ends in its context is still exact', () => {
  const stretch = mark(1, text, '100 USD');
  assert.equal(resolve([text.replace('Paid through', 'Paid\nthrough')], stretch).state, 'exact');
});

test('A2 a quote that went to another page is moved there', () => {
  const stretch = mark(2, text, 'Пример Электроника');
  assert.deepEqual(resolve(['other', 'words', 'here', `Page 4. ${text}`], stretch), {
    state: 'moved',
    page: 4,
    start: stretch.start + 8,
    end: stretch.end + 8,
  });
});

test('A2 a page that no longer exists is searched for from the end', () => {
  const found = resolve([text], mark(9, text, '100 USD'));
  assert.equal(found.state, 'moved');
});

test('A4 the place with more of the context wins over the remembered position', () => {
  const stretch = mark(1, 'alpha 100 beta gamma', '100');
  const now = 'delta 100 omega. alpha 100 beta gamma';
  const found = resolve([now], stretch);
  assert.deepEqual(found, { state: 'moved', page: 1, start: 23, end: 26 });
});

test('A5 a quote found twice with equal context is lost, never moved', () => {
  const stretch = mark(1, text, '100 USD');
  assert.deepEqual(resolve(['', `x ${text} ${text}`], stretch), { state: 'lost' });
  assert.deepEqual(resolve([`x ${text}`, `x ${text}`], stretch), { state: 'lost' });
});

test('A6 a short quote without its context is lost, a long one is known again', () => {
  assert.deepEqual(resolve(['zzz 100 USD zzz'], mark(1, text, '100 USD')), { state: 'lost' });
  const long = 'Paid through the bank on 3 March';
  assert.deepEqual(resolve([`zzz ${long} zzz`], mark(1, text, long)), {
    state: 'moved',
    page: 1,
    start: 4,
    end: 4 + long.length,
  });
});

test('A9 a quote that is gone is lost, and so is one of white space', () => {
  assert.deepEqual(resolve(['nothing of it'], mark(1, text, '100 USD')), { state: 'lost' });
  assert.deepEqual(resolve([' '], { ...mark(1, text, '100 USD'), quote: ' ' }), { state: 'lost' });
});

const unit = fc.constantFrom('a', 'b', ' ', '\n', 'Ж', 'ё', '银', '行', '𠮷', '😀', 'е\u0308', 'ﬁ');
const words = (minLength: number, maxLength: number) => fc.string({ unit, minLength, maxLength });
const joins = (piece: string): boolean => /^\p{M}/u.test(piece);

test('A2 A4 text put in or taken out around a quote: the right place or lost, never another', () => {
  fc.assert(
    fc.property(
      fc.array(words(0, 80), { minLength: 1, maxLength: 4 }),
      words(0, 80),
      words(0, 80),
      words(0, 40),
      fc.nat(80),
      fc.nat(3),
      (pages, before, after, put, cut, move) => {
        const quote = 'INN 9800000001 Сбыт';
        const old = [...pages, before + quote + after];
        const stretch = stretchOf(
          old.length,
          before + quote + after,
          before.length,
          before.length + quote.length,
        );
        const head = put + Array.from(before).slice(cut).join('');
        const now = [...pages.slice(0, move), head + quote + after, ...pages.slice(move)];
        const found = resolve(now, stretch);
        if (found.state === 'lost') return;
        assert.equal(found.page, Math.min(move, pages.length) + 1);
        assert.equal(found.start, head.length);
        assert.equal(found.end, head.length + quote.length);
      },
    ),
  );
});

test('A4 A5 a repeated quote with unique context is found after far edits, and no place is ever invented', () => {
  fc.assert(
    fc.property(words(1, 6), words(0, 300), words(0, 300), words(0, 60), (quote, before, after, put) => {
      if (joins(quote) || joins(after) || joins(before) || quote.trim() !== quote) return;
      const near = before.slice(-40);
      const old = before + quote + after;
      const stretch = stretchOf(1, old, before.length, before.length + quote.length);
      const now = `${before.slice(0, -40)}${put}${near}${quote}${after}`;
      const found = resolve([now], stretch);
      const full = stretch.prefix + quote + stretch.suffix;
      const isPlain = before.length > 40 && findQuote(now, full).length === 1;
      if (found.state === 'lost') {
        assert.ok(!isPlain, 'its whole context stands in one place only');
        return;
      }
      const slice = now.slice(found.start, found.end);
      assert.ok(findQuote(slice, quote).some(place => place.start === 0 && place.end === slice.length));
      if (isPlain && found.state === 'moved')
        assert.equal(found.start, now.length - after.length - quote.length);
    }),
  );
});

/** What another engine makes of the same page: other forms, line ends, hyphens and blanks, and words that it lost or saw. */
const rereadings: readonly ((text: string) => string)[] = [
  text => text,
  text => text.normalize('NFKC'),
  text => text.normalize('NFD'),
  text => text.replaceAll(' ', '\n'),
  text => text.replace(/(.)(?=.)/gsu, '$1\u00ad'),
  text => text.replaceAll(/\s/g, ''),
  text => `a running head\n${text}`,
  text => text.slice(Math.floor(text.length / 3)),
  text => text + text,
  text => text.replaceAll('Ж', 'ж'),
];

test('A1 A3 A7 after any other reading a place holds the quote, or there is no place', () => {
  const page = words(0, 60);
  fc.assert(
    fc.property(
      fc.array(page, { minLength: 1, maxLength: 4 }),
      fc.nat(3),
      fc.nat(60),
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.nat(rereadings.length - 1), { maxLength: 3 }),
      fc.nat(3),
      (pages, at, from, length, changes, shift) => {
        const number = (at % pages.length) + 1;
        const text = pages[number - 1] ?? '';
        const start = Math.min(from, text.length);
        const end = Math.min(text.length, start + length);
        const quote = text.slice(start, end);
        if (quote.trim() === '') return;
        const stretch = { page: number, start, end, quote, ...contextOf(text, start, end), rectangles: [] };
        const change = (one: string) => changes.reduce((now, index) => rereadings[index]?.(now) ?? now, one);
        const now = [...Array.from({ length: shift }, () => 'Another page'), ...pages.map(change)];
        const found = resolveStretch(number => now[number - 1], now.length, stretch);
        if (found.state === 'lost') return;
        const place = now[found.page - 1]?.slice(found.start, found.end) ?? '';
        assert.equal(squeeze(place).text, squeeze(quote).text);
        assert.notEqual(place.trim(), '');
      },
    ),
    { numRuns: 400 },
  );
});
