// One text, one tree: what two editors would write differently is stored in one way, so that versions can be compared.
import {
  type Block,
  DEEPEST_LIST,
  type Inline,
  type Item,
  type List,
  type Mark,
  type Paragraph,
  type SectionTree,
} from './tree.ts';

/** The same text in its one form: neighbours set alike are joined, marks stand in one order, nothing is empty. */
export const normalTree = ({ content }: SectionTree): SectionTree => ({
  type: 'doc',
  content: content.map(normalBlock),
});

/** The same block with no list deeper than a tree may have: what lies deeper moves up into the item that holds it. */
export const shallowBlock = (block: Block): Block =>
  block.type === 'bullets' || block.type === 'numbers' ? shallowList(block, 1) : block;

/** The same text with no list deeper than a tree may have. */
export const shallowTree = ({ content }: SectionTree): SectionTree => ({
  type: 'doc',
  content: content.map(shallowBlock),
});

const shallowList = (list: List, depth: number): List => ({
  ...list,
  content: list.content.map(({ content }) => ({
    type: 'item',
    content:
      depth < DEEPEST_LIST
        ? content.map(part => (part.type === 'paragraph' ? part : shallowList(part, depth + 1)))
        : flat(content),
  })),
});

/** The paragraphs of an item and of the lists in it. An empty one that only held such a list goes. */
function flat(content: Item['content']): Paragraph[] {
  const [first, ...rest] = content.flatMap(part => (part.type === 'paragraph' ? [part] : paragraphsIn(part)));
  if (first === undefined) return [{ type: 'paragraph' }];
  const heldList = first.content === undefined && content[1]?.type !== 'paragraph' && rest.length > 0;
  return heldList ? rest : [first, ...rest];
}

const paragraphsIn = ({ content }: List): Paragraph[] =>
  content
    .flatMap(item => item.content.flatMap(part => (part.type === 'paragraph' ? [part] : paragraphsIn(part))))
    .filter(part => part.content !== undefined);

/** A block in its one form. */
export function normalBlock(block: Block): Block {
  if (block.type === 'data') return block;
  if (block.type === 'bullets' || block.type === 'numbers') return normalList(block);
  const content = joined(block.content ?? []);
  if (block.type === 'paragraph') return paragraphOf(content);
  return { type: 'heading', attrs: block.attrs, ...(content.length > 0 && { content }) };
}

const paragraphOf = (content: Inline[]): Paragraph => ({
  type: 'paragraph',
  ...(content.length > 0 && { content }),
});

const normalList = ({ type, content }: List): List => ({ type, content: content.map(normalItem) });

const normalItem = ({ content }: Item): Item => ({
  type: 'item',
  content: content.map(part =>
    part.type === 'paragraph' ? paragraphOf(joined(part.content ?? [])) : normalList(part),
  ),
});

const ORDER = ['strong', 'emphasis', 'comment'] as const;

function normalMarks(marks: readonly Mark[]): Mark[] {
  const byKey = new Map(marks.map(mark => [keyOf(mark), mark]));
  return [...byKey.values()].sort(
    (one, other) =>
      ORDER.indexOf(one.type) - ORDER.indexOf(other.type) || (keyOf(one) < keyOf(other) ? -1 : 1),
  );
}

const keyOf = (mark: Mark): string => (mark.type === 'comment' ? `comment ${mark.attrs.thread}` : mark.type);

function joined(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const { marks = [], ...bare } = inline;
    const set = normalMarks(marks);
    const next = { ...bare, ...(set.length > 0 && { marks: set }) } as Inline;
    const last = out.at(-1);
    if (next.type === 'text' && last?.type === 'text' && sameMarks(last, next))
      out[out.length - 1] = { ...last, text: last.text + next.text };
    else out.push(next);
  }
  return out;
}

const sameMarks = (one: Inline, other: Inline): boolean =>
  JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);
