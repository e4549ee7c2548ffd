// The text of a section: a small tree, in the JSON that ProseMirror reads and writes, and nothing that it does not name.
import { z } from 'zod';

/** Blocks that are drawn from the case: a person puts them in, the engine fills them. */
export const BlockKind = z.enum([
  'subjects',
  'elements',
  'factors',
  'transactions',
  'goods',
  'chronology',
  'sources',
  'custody',
  'methodology',
  'glossary',
  'translations',
]);
export type BlockKind = z.infer<typeof BlockKind>;

/** What is cited: evidence, a claim, an entity or a figure by its number (`E12`), an exhibit by its document. */
export const CitationRef = z
  .string()
  .regex(/^(?:[ECNF][1-9]\d{0,8}|doc_[0-9a-z]{26})$/, 'expected a citation like E12');
export type CitationRef = z.infer<typeof CitationRef>;

/** What holds a passage and its comments together. */
export const ThreadKey = z.string().regex(/^[0-9a-z]{8,32}$/, 'expected a key of letters and digits');
export type ThreadKey = z.infer<typeof ThreadKey>;

const Mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('strong') }),
  z.strictObject({ type: z.literal('emphasis') }),
  z.strictObject({ type: z.literal('comment'), attrs: z.strictObject({ thread: ThreadKey }) }),
]);
/** How a piece of text is set, or which comment it belongs to. Comments are never printed. */
export type Mark = z.infer<typeof Mark>;

const marks = { marks: z.array(Mark).max(20).optional() };
const Inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(1_000_000), ...marks }),
  z.strictObject({ type: z.literal('cite'), attrs: z.strictObject({ ref: CitationRef }), ...marks }),
  z.strictObject({ type: z.literal('break'), ...marks }),
]);
/** Words, a citation, or the end of a line within a paragraph. */
export type Inline = z.infer<typeof Inline>;

const content = z.array(Inline).optional();
const Paragraph = z.strictObject({ type: z.literal('paragraph'), content });
const Heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
  content,
});

/** A paragraph of a section. */
export type Paragraph = z.infer<typeof Paragraph>;
interface ListOf<T extends string> {
  readonly type: T;
  readonly content: readonly Item[];
}
/** A list: bullets or numbers. */
export type List = ListOf<'bullets'> | ListOf<'numbers'>;
/** An item of a list: a paragraph, and what hangs on it. */
export interface Item {
  readonly type: 'item';
  readonly content: readonly (Paragraph | List)[];
}

/** How deep lists may lie in lists: deeper ones could not be read, and would cost the engine its stack. */
export const DEEPEST_LIST = 6;

const listAt = (depth: number): z.ZodType<List> => {
  const inner = depth < DEEPEST_LIST ? z.union([Paragraph, listAt(depth + 1)]) : Paragraph;
  const parts = z
    .array(inner)
    .refine(([first]) => first?.type === 'paragraph', 'expected an item to begin with a paragraph');
  const item = z.strictObject({ type: z.literal('item'), content: parts });
  const items = z.array(item).min(1);
  return z.union([
    z.strictObject({ type: z.literal('bullets'), content: items }),
    z.strictObject({ type: z.literal('numbers'), content: items }),
  ]);
};

/** What a block is asked to show. */
export const BlockSettings = z.strictObject({
  /** Rows at most; the rest is counted. */
  most: z.int().min(1).max(500).optional(),
});
export type BlockSettings = z.infer<typeof BlockSettings>;

const DataBlock = z.strictObject({
  type: z.literal('data'),
  attrs: z.strictObject({ block: BlockKind, settings: BlockSettings.default({}) }),
});
/** A place that the engine fills. */
export type DataBlock = z.infer<typeof DataBlock>;

const Block = z.union([Paragraph, Heading, DataBlock, listAt(1)]);
/** A paragraph, heading, list or block of data. */
export type Block = z.infer<typeof Block>;

/** The text of a section. */
export const SectionTree = z.strictObject({ type: z.literal('doc'), content: z.array(Block).min(1) });
export type SectionTree = z.infer<typeof SectionTree>;

/** A section that nobody has written. */
export const EMPTY_TREE: SectionTree = { type: 'doc', content: [{ type: 'paragraph' }] };

/** Whether there is nothing in it to read. */
export const isBlank = ({ content }: SectionTree): boolean =>
  content.every(block => block.type !== 'data' && inlinesOf(block).every(isSpace));

const isSpace = (inline: Inline): boolean =>
  inline.type === 'break' || (inline.type === 'text' && inline.text.trim() === '');

/** The words, citations and line ends of a block in reading order. */
export function inlinesOf(block: Block | List | Item): readonly Inline[] {
  if (block.type === 'data') return [];
  if (block.type === 'bullets' || block.type === 'numbers' || block.type === 'item')
    return block.content.flatMap(inlinesOf);
  return block.content ?? [];
}

/** What is cited, in reading order, as often as it is cited. */
export const citationsIn = ({ content }: SectionTree): string[] =>
  content.flatMap(inlinesOf).flatMap(inline => (inline.type === 'cite' ? [inline.attrs.ref] : []));

/** The text alone: a line for each paragraph, citations as `[E12]`. */
export function plainText({ content }: SectionTree): string {
  return content.flatMap(linesOf).join('\n');
}

function linesOf(block: Block | List | Item): string[] {
  if (block.type === 'data') return [];
  if (block.type === 'bullets' || block.type === 'numbers' || block.type === 'item')
    return block.content.flatMap(linesOf);
  return [(block.content ?? []).map(inlineText).join('')];
}

/** One piece of a paragraph as text. */
export function inlineText(inline: Inline): string {
  if (inline.type === 'text') return inline.text;
  return inline.type === 'cite' ? `[${inline.attrs.ref}]` : '\n';
}

/** The threads whose passage still stands in the text. */
export const threadsIn = ({ content }: SectionTree): Set<string> =>
  new Set(
    content
      .flatMap(inlinesOf)
      .flatMap(({ marks: set = [] }) =>
        set.flatMap(mark => (mark.type === 'comment' ? [mark.attrs.thread] : [])),
      ),
  );
