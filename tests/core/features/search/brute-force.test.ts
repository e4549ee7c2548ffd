// Searches of a whole project beside a plain look through its texts that shares no code with the search.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anEngine } from '../../../helpers/engine.ts';

/** Words as they are written, and the one form that all writings of a word have. */
const FORMS: Readonly<Record<string, string>> = {
  bank: 'bank',
  Bank: 'bank',
  BÄNK: 'bank',
  paid: 'paid',
  goods: 'goods',
  Банк: 'банк',
  банк: 'банк',
  ВСЁ: 'все',
  все: 'все',
  оплата: 'оплата',
  شركة: 'شركه',
  شَرِكة: 'شركه',
  أحمد: 'احمد',
  احمد: 'احمد',
};
/** Chinese characters with their simplified form. */
const HAN: Readonly<Record<string, string>> = {
  深: '深',
  圳: '圳',
  青: '青',
  嵐: '岚',
  岚: '岚',
  東: '东',
  东: '东',
};

const word = fc.constantFrom(...Object.keys(FORMS));
const han = fc
  .array(fc.constantFrom(...Object.keys(HAN)), { minLength: 1, maxLength: 4 })
  .map(all => all.join(''));
const simplified = (text: string): string => Array.from(text, letter => HAN[letter] ?? letter).join('');

/** A page: words with blanks between them, Chinese closed off by its own comma. */
type Piece = { readonly text: string; readonly han: boolean };
const piece: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 3, arbitrary: word.map(text => ({ text, han: false })) },
  { weight: 2, arbitrary: han.map(text => ({ text, han: true })) },
);
const page = fc.array(piece, { minLength: 1, maxLength: 9 });
const written = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, han: isHan }) => (isHan ? `${text}，` : `${text} `)).join('');

/** A question, and whether a page answers it. */
interface Question {
  readonly query: string;
  readonly fits: (pieces: readonly Piece[]) => boolean;
}

const same = (one: string, other: string): boolean => FORMS[one] === FORMS[other];
const has = (pieces: readonly Piece[], wanted: string): boolean =>
  pieces.some(({ text, han: isHan }) => !isHan && same(text, wanted));

const simple: fc.Arbitrary<Question> = fc.oneof(
  word.map(query => ({ query, fits: (pieces: readonly Piece[]) => has(pieces, query) })),
  han.map(query => ({
    query,
    fits: (pieces: readonly Piece[]) =>
      pieces.some(({ text, han: isHan }) => isHan && simplified(text).includes(simplified(query))),
  })),
  fc.tuple(word, word).map(([first, second]) => ({
    query: `"${first} ${second}"`,
    fits: (pieces: readonly Piece[]) =>
      pieces.some((one, at) => {
        const next = pieces[at + 1];
        return !one.han && next && !next.han && same(one.text, first) && same(next.text, second);
      }),
  })),
);
const question: fc.Arbitrary<Question> = fc.oneof(
  simple,
  fc.tuple(simple, simple).map(([one, two]) => ({
    query: `${one.query} AND ${two.query}`,
    fits: (pieces: readonly Piece[]) => one.fits(pieces) && two.fits(pieces),
  })),
  fc.tuple(simple, simple).map(([one, two]) => ({
    query: `${one.query} OR ${two.query}`,
    fits: (pieces: readonly Piece[]) => one.fits(pieces) || two.fits(pieces),
  })),
  fc.tuple(simple, simple).map(([one, two]) => ({
    query: `${one.query} NOT ${two.query}`,
    fits: (pieces: readonly Piece[]) => one.fits(pieces) && !two.fits(pieces),
  })),
);

test('Q4 a project finds what a plain look through its texts finds, in four scripts', async t => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(page, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      fc.array(question, { minLength: 4, maxLength: 10 }),
      async (documents, questions) => {
        const { api, write } = await anEngine(t);
        const paths = documents.map((_, index) => `/${index}.txt`);
        for (const [index, pages] of documents.entries())
          write(`/${index}.txt`, pages.map(written).join('\f'));
        const sources = paths.map(path => ({ kind: 'path' as const, path }));
        const { entries } = await api.get('documents.import', { sources });
        const same = new Set(entries.filter(({ state }) => state === 'duplicate').map(({ file }) => file));
        for (const { query, fits } of questions) {
          const there = documents.flatMap((pages, index) =>
            same.has(`${index}.txt`)
              ? []
              : pages.flatMap((pieces, at) => (fits(pieces) ? [`${index}.txt ${at + 1}`] : [])),
          );
          const { total, hits } = await api.get('search.find', { query, expand: false, sort: 'place' });
          const found = hits.map(hit => `${hit.file} ${hit.page}`);
          assert.deepEqual(found.toSorted(), there.toSorted(), `${query} in ${JSON.stringify(documents)}`);
          assert.equal(total, there.length);
        }
      },
    ),
    { numRuns: 30 },
  );
});
