// Texts of sections at random, as an editor can write them.
import fc from 'fast-check';
import {
  type Block,
  BlockKind,
  type Inline,
  type Item,
  type List,
  type Paragraph,
  type SectionTree,
} from '../../../electron/shared/sections/tree.ts';

const words = fc.oneof(
  fc.constantFrom('слово', '中文', ' ', '[', ']', '#x $y$ @z \\ *b* _c_', '[E12]', 'bank', '\u202e', '"<p>'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);
const thread = fc.constantFrom('threadaaa1', 'threadbbb2');
const mark = fc.oneof(
  fc.constant({ type: 'strong' as const }),
  fc.constant({ type: 'emphasis' as const }),
  thread.map(key => ({ type: 'comment' as const, attrs: { thread: key } })),
);
const marks = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.array(mark, { minLength: 1, maxLength: 4 }).map(list => ({ marks: list })) },
);
const ref = fc.oneof(
  fc.tuple(fc.constantFrom('E', 'C', 'N', 'F'), fc.integer({ min: 1, max: 40 })).map(([l, n]) => `${l}${n}`),
  fc.constant(`doc_${'0'.repeat(26)}`),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(words, marks).map(([text, set]) => ({ type: 'text', text, ...set }) as Inline),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(ref, marks)
      .map(([to, set]) => ({ type: 'cite', attrs: { ref: to }, ...set }) as Inline),
  },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'break' }) },
);
const content = fc.oneof(
  fc.constant({}),
  fc.array(inline, { maxLength: 6 }).map(list => ({ content: list })),
);
const paragraph: fc.Arbitrary<Paragraph> = content.map(given => ({ type: 'paragraph', ...given }));
const listOf = (depth: number): fc.Arbitrary<List> => {
  const first = paragraph;
  const rest: fc.Arbitrary<(Paragraph | List)[]> =
    depth === 0
      ? fc.array(paragraph, { maxLength: 1 })
      : fc.array(fc.oneof(paragraph, listOf(depth - 1)), { maxLength: 2 });
  const item: fc.Arbitrary<Item> = fc
    .tuple(first, rest)
    .map(([one, more]) => ({ type: 'item', content: [one, ...more] }));
  return fc
    .tuple(
      fc.constantFrom('bullets' as const, 'numbers' as const),
      fc.array(item, { minLength: 1, maxLength: 3 }),
    )
    .map(([type, items]) => ({ type, content: items }) as List);
};
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), content)
      .map(([level, given]) => ({ type: 'heading', attrs: { level }, ...given }) as Block),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...BlockKind.options)
      .map(kind => ({ type: 'data', attrs: { block: kind, settings: {} } }) as Block),
  },
  { weight: 1, arbitrary: listOf(2) },
);

/** A text of a section. */
export const aTree: fc.Arbitrary<SectionTree> = fc
  .array(block, { minLength: 1, maxLength: 8 })
  .map(list => ({ type: 'doc', content: list }));
