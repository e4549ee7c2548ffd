// A text of a hundred pages is laid out only where it is seen and where it is written: every key asks the browser for the
// place of the caret, and that takes as long as the text that is laid out. What is not laid out is not told to a screen
// reader before the caret comes near it, so a text that is short enough is laid out in whole.
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

/** Blocks from which a text is long: about thirty pages. */
const LONG = 150;
/** Blocks on either side of the caret that are laid out, seen or not. */
const NEAR = 12;
const LOOK = { class: 'near' };

const key = new PluginKey<DecorationSet>('near-caret');

/** Marks the blocks around the caret as `near`, in the very change that brings the caret or the block. */
export const nearCaret = (): Plugin =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, state) => nearIn(state),
      apply: (transaction, old, _, state) =>
        transaction.docChanged || transaction.selectionSet ? nearIn(state) : old,
    },
    props: {
      decorations: state => key.getState(state),
      attributes: ({ doc }): { class: string } | Record<string, never> =>
        isLong(doc) ? { class: 'long' } : {},
    },
  });

const isLong = ({ childCount }: Node): boolean => childCount > LONG;

function nearIn({ doc, selection: { $head } }: EditorState): DecorationSet {
  if (!isLong(doc)) return DecorationSet.empty;
  const at = $head.index(0);
  // The first and the last block too: the browser's own keys bring the caret there before this is asked.
  const isNear = (index: number) =>
    Math.abs(index - at) <= NEAR || index === 0 || index === doc.childCount - 1;
  const marks: Decoration[] = [];
  doc.forEach((block, from, index) => {
    if (isNear(index)) marks.push(Decoration.node(from, from + block.nodeSize, LOOK));
  });
  return DecorationSet.create(doc, marks);
}
