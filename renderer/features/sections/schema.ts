// The tree of a section as the editor knows it: the same nodes and marks, and nothing else can be put in.
import { type Node, Schema } from 'prosemirror-model';
import { normalTree, shallowBlock } from '../../../electron/shared/sections/normal.ts';
import type { Block, SectionTree } from '../../../electron/shared/sections/tree.ts';

/** Nodes and marks of a section. `toDOM` is what is copied; paste reads it again (paste.ts). */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', toDOM: () => ['p', { dir: 'auto' }, 0] },
    heading: {
      group: 'block',
      content: 'inline*',
      attrs: { level: { default: 1 } },
      defining: true,
      // The title of the section is a heading of the page, so these lie below it.
      toDOM: ({ attrs }) => [
        `h${Number(attrs.level) + 2}`,
        { 'data-level': String(attrs.level), dir: 'auto' },
        0,
      ],
    },
    bullets: { group: 'block', content: 'item+', toDOM: () => ['ul', 0] },
    numbers: { group: 'block', content: 'item+', toDOM: () => ['ol', 0] },
    item: { content: 'paragraph (paragraph | bullets | numbers)*', defining: true, toDOM: () => ['li', 0] },
    data: {
      group: 'block',
      atom: true,
      attrs: { block: {}, settings: { default: {} } },
      toDOM: ({ attrs }) => [
        'div',
        { 'data-block': String(attrs.block), 'data-settings': JSON.stringify(attrs.settings) },
      ],
    },
    text: { group: 'inline' },
    cite: {
      group: 'inline',
      inline: true,
      atom: true,
      // An arrow passes over it in one step; were it selected on the way, the next letter would take its place.
      selectable: false,
      attrs: { ref: {} },
      toDOM: ({ attrs }) => ['span', { 'data-cite': String(attrs.ref) }, `[${attrs.ref}]`],
      leafText: ({ attrs }) => `[${attrs.ref}]`,
    },
    break: {
      group: 'inline',
      inline: true,
      selectable: false,
      toDOM: () => ['br'],
      leafText: () => '\n',
    },
  },
  marks: {
    strong: { toDOM: () => ['strong', 0] },
    emphasis: { toDOM: () => ['em', 0] },
    comment: {
      attrs: { thread: {} },
      inclusive: false,
      excludes: '',
      toDOM: ({ attrs }) => ['span', { 'data-thread': String(attrs.thread), class: 'commented' }, 0],
    },
  },
});

/** A text as the editor shows it. */
export const docOfTree = (tree: SectionTree): Node => schema.nodeFromJSON(normalTree(tree));

const blocks = new WeakMap<Node, Block>();

/** What stands in the editor, in its one form. Blocks that were not changed are the same ones as before. */
export const treeOfDoc = (doc: Node): SectionTree => ({ type: 'doc', content: doc.children.map(blockOf) });

function blockOf(node: Node): Block {
  const known = blocks.get(node);
  if (known) return known;
  const block = shallowBlock(node.toJSON() as Block);
  blocks.set(node, block);
  return block;
}
