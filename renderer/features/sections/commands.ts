// What keys and buttons do to the text.
import { baseKeymap, setBlockType, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, type EditorState, type Plugin, Selection, TextSelection } from 'prosemirror-state';
import { DEEPEST_LIST } from '../../../electron/shared/sections/tree.ts';
import { leaveText } from './leave-text.ts';
import { schema } from './schema.ts';

const { paragraph, heading, bullets, numbers, item, break: lineBreak } = schema.nodes;
const { strong, emphasis } = schema.marks;

/** How the block at the caret is set. */
export type BlockLook = 'text' | '1' | '2' | '3';

/** Sets the block at the caret as text or as a heading. */
export const setLook =
  (look: BlockLook): Command =>
  (state, dispatch) =>
    (look === 'text' ? setBlockType(paragraph) : setBlockType(heading, { level: Number(look) }))(
      state,
      dispatch,
    );

/** Makes words strong, or no longer. */
export const toggleStrong: Command = (state, dispatch) => toggleMark(strong)(state, dispatch);
/** Stresses words, or no longer. */
export const toggleEmphasis: Command = (state, dispatch) => toggleMark(emphasis)(state, dispatch);

/** Makes a list of the paragraphs that are selected, or takes them out of theirs. */
export const toggleList =
  (type: 'bullets' | 'numbers'): Command =>
  (state, dispatch) =>
    listDepth(state) > 0
      ? liftListItem(item)(state, dispatch)
      : wrapInList(type === 'bullets' ? bullets : numbers)(state, dispatch);

const isList = ({ type }: Node) => type === bullets || type === numbers;

/** How many lists the caret stands in. */
function listDepth({ selection: { $from } }: EditorState): number {
  let depth = 0;
  for (let at = $from.depth; at > 0; at--) if (isList($from.node(at))) depth++;
  return depth;
}

const sink: Command = (state, dispatch) =>
  listDepth(state) < DEEPEST_LIST && sinkListItem(item)(state, dispatch);

const newLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(lineBreak.create()).scrollIntoView());
  return true;
};

/**
 * Brings the caret to the beginning or the end of the text, marking what lies between with `marks`. The browser's own keys
 * pass over a paragraph that is one citation, and over what it has not laid out yet.
 */
const toEdge =
  (edge: 'start' | 'end', marks: boolean): Command =>
  (state, dispatch) => {
    const { doc, selection, tr } = state;
    const inText =
      edge === 'start'
        ? Selection.findFrom(doc.resolve(0), 1, true)
        : Selection.findFrom(doc.resolve(doc.content.size), -1, true);
    const to = inText ?? Selection.atStart(doc);
    const marked = marks ? TextSelection.between(selection.$anchor, to.$head) : to;
    dispatch?.(tr.setSelection(marked).scrollIntoView());
    return true;
  };

const EDGES: Readonly<Record<string, Command>> = {
  'Mod-Home': toEdge('start', false),
  'Mod-End': toEdge('end', false),
  'Shift-Mod-Home': toEdge('start', true),
  'Shift-Mod-End': toEdge('end', true),
};

/** Keys of the text, and undo within it. Tab leaves the text unless the caret stands in a list. */
export const textPlugins = (): Plugin[] => [
  history(),
  keymap({
    ...EDGES,
    'Mod-b': toggleStrong,
    'Mod-i': toggleEmphasis,
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Mod-Alt-0': setLook('text'),
    'Mod-Alt-1': setLook('1'),
    'Mod-Alt-2': setLook('2'),
    'Mod-Alt-3': setLook('3'),
    'Mod-Shift-7': toggleList('numbers'),
    'Mod-Shift-8': toggleList('bullets'),
    Enter: splitListItem(item),
    'Shift-Enter': newLine,
    Tab: (state, dispatch, view) =>
      listDepth(state) > 0 ? sink(state, dispatch) : leaveText('forward', view),
    'Shift-Tab': (state, dispatch, view) =>
      listDepth(state) > 0 ? liftListItem(item)(state, dispatch) : leaveText('back', view),
  }),
  keymap(baseKeymap),
];
