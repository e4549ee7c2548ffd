import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { evaluate } from '../../../../electron/core/features/search/evaluate.ts';
import { Analyser } from '../../../../electron/core/features/search/index/analyse.ts';
import { mergeSegments } from '../../../../electron/core/features/search/index/merge.ts';
import { packSegment, unpackSegment } from '../../../../electron/core/features/search/index/packed.ts';
import type { Segment } from '../../../../electron/core/features/search/index/segment.ts';
import { SegmentWriter } from '../../../../electron/core/features/search/index/segment-writer.ts';
import { asList } from '../../../../electron/core/features/search/lists.ts';
import { parseQuery } from '../../../../electron/core/features/search/parse.ts';
import { resolveQuery } from '../../../../electron/core/features/search/resolve.ts';
import type { Resolved } from '../../../../electron/core/features/search/resolved.ts';
import { fits, termsByPosition } from './reference.ts';

const analyser = new Analyser(
  readFileSync(new URL('../../../../resources/search/han-variants.txt', import.meta.url), 'utf8'),
);

/** Few letters of each script, so that random texts and queries meet often. */
const WORDS = [
  'bank',
  'Bank',
  'banks',
  'bänk',
  'yulan',
  'qing',
  'lan',
  'банк',
  'Банка',
  'всё',
  'все',
  'Шэньчжэнь',
  'بنك',
  'بَنك',
  'شركة',
  'شركه',
  'أحمد',
  'احمد',
  'בנק',
  'שָׁלוֹם',
  'שלום',
  '深圳',
  '深',
  '圳青',
  '青岚',
  '岚',
  '東京',
  '东京',
  '后',
  '後',
  '7707',
  '083',
  '893',
  '7707083893',
  '4,200',
  '4200',
  'DE89',
  '3704',
];
const GAPS = [' ', ' ', ' ', ', ', '\n', '-', '', '. ', '\n\n', '（'];
const piece = fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...GAPS)).map(([word, gap]) => word + gap);
const text = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));
const unit = fc.array(text, { minLength: 1, maxLength: 3 });

const word = fc.constantFrom(...WORDS);
const simple = fc.oneof(
  word,
  word.map(each => `${each}*`),
  word.map(each => `${each}~`),
  fc.tuple(word, fc.constantFrom(' ', '', '-'), word).map(([left, gap, right]) => `"${left}${gap}${right}"`),
  fc.tuple(word, fc.nat(4), word).map(([left, by, right]) => `${left} NEAR/${by} ${right}`),
  fc.tuple(word, word, word).map(([one, two, three]) => `(${one} OR ${two}) NEAR/3 ${three}`),
);
const query = fc.oneof(
  simple,
  fc.tuple(simple, simple).map(([left, right]) => `${left} ${right}`),
  fc.tuple(simple, simple, simple).map(([one, two, three]) => `(${one} OR ${two}) NOT ${three}`),
  fc.tuple(simple, simple).map(([left, right]) => `${left} OR -(${right})`),
);

function resolved(typed: string, fuzzy = false): Resolved {
  const { tree } = parseQuery(typed);
  assert.ok(tree, typed);
  return resolveQuery(tree, {
    analyser,
    options: { fuzzy, expand: false, without: [], also: [] },
    spellings: () => [],
    occurs: () => true,
    filter: () => () => true,
  }).tree;
}

function segmentOf(units: readonly (readonly string[])[], first: number): Segment {
  const writer = new SegmentWriter();
  for (const [index, texts] of units.entries()) {
    writer.begin(first + index, `rdg_${(first + index) % 3}`, index + 1);
    let position = 0;
    for (const each of texts)
      position = analyser.terms(each, (term, length, at) => void writer.add(term, length, at), position) + 1;
  }
  return writer.finish();
}

const unitsIn = (segment: Segment, tree: Resolved): number[] => [
  ...asList(segment, evaluate(tree, segment, new Map(), 5)).units,
];

test('Q1 any query finds in the index what looking through every text finds, in four scripts', () => {
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: 1, maxLength: 12 }),
      fc.array(query, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      (units, queries, fuzzy) => {
        const segment = segmentOf(units, 1);
        const terms = units.map(texts => termsByPosition(analyser, texts));
        for (const typed of queries) {
          const tree = resolved(typed, fuzzy);
          const there = terms.flatMap((each, index) => (fits(tree, each, '') ? [index + 1] : []));
          assert.deepEqual(unitsIn(segment, tree), there, `${typed} in ${JSON.stringify(units)}`);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('Q2 two segments made one, stored and read again, find the same', () => {
  fc.assert(
    fc.property(fc.array(unit, { minLength: 2, maxLength: 10 }), fc.nat(8), query, (units, cut, typed) => {
      const at = Math.min(units.length - 1, cut + 1);
      const whole = segmentOf(units, 5);
      const merged = mergeSegments(segmentOf(units.slice(0, at), 5), segmentOf(units.slice(at), 5 + at));
      const again = unpackSegment(packSegment(merged));
      const tree = resolved(typed);
      assert.deepEqual(unitsIn(again, tree), unitsIn(whole, tree));
      assert.deepEqual([...again.lengths], [...whole.lengths]);
      assert.equal(again.tokens, whole.tokens);
    }),
    { numRuns: 60 },
  );
});

test('Q3 two Chinese characters are found where they stand together, and nowhere else', () => {
  const characters = fc.string({ unit: fc.constantFrom(...'深圳青岚东方张', '。'), maxLength: 20 });
  fc.assert(
    fc.property(
      fc.array(characters, { minLength: 1, maxLength: 8 }),
      fc.string({ unit: fc.constantFrom(...'深圳青岚东方张'), minLength: 1, maxLength: 4 }),
      (texts, name) => {
        const segment = segmentOf(
          texts.map(each => [each]),
          1,
        );
        const there = texts.flatMap((each, index) => (each.includes(name) ? [index + 1] : []));
        assert.deepEqual(unitsIn(segment, resolved(name)), there);
      },
    ),
    { numRuns: 200 },
  );
});
