import { Fragment, Slice } from 'prosemirror-model';
import { EditorState, Plugin, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Citable, Section } from '../../../electron/shared/contract/sections.ts';
import { treeOfProse } from '../../../electron/shared/sections/prose.ts';
import type { SectionTree } from '../../../electron/shared/sections/tree.ts';
import type { Book } from './book.ts';
import { textPlugins } from './commands.ts';
import { nearCaret } from './near-caret.ts';
import { citeView, commentView, dataView, type ShownBlock } from './node-views.ts';
import { treeOfHtml } from './paste.ts';
import { docOfTree } from './schema.ts';

/** What the editor needs, and what it tells. */
export interface ViewOptions {
  readonly section: Section;
  readonly citables: Book<Citable>;
  readonly threads: Book<boolean>;
  readonly onBlock: (block: ShownBlock, there: boolean) => void;
  /** After every change: of the text, by a person or by what was stored, or of the selection alone (null). */
  readonly onState: (view: EditorView, changed: 'typed' | 'stored' | null) => void;
  /** Answers whether it took the key: a list is open. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onLeave: () => void;
}

/** Marks a change that comes from what is stored. */
const STORED = 'stored';

/** Opens the text of a section for writing. */
export function openView(mount: HTMLElement, options: ViewOptions): EditorView {
  const { section, citables, threads, onBlock, onState, onKey, onLeave } = options;
  const view = new EditorView(mount, {
    state: EditorState.create({
      doc: docOfTree(section.document),
      plugins: [
        new Plugin({
          props: {
            handleKeyDown: (opened, event) => {
              followCaret(opened);
              return onKey(event);
            },
          },
        }),
        nearCaret(),
        ...textPlugins(),
      ],
    }),
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': section.title,
      class: 'section-text',
      // Some browsers send what they check to their maker.
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
    },
    nodeViews: { cite: citeView(citables), data: dataView(onBlock) },
    markViews: { comment: commentView(threads) },
    dispatchTransaction: transaction => {
      view.updateState(view.state.apply(transaction));
      onState(view, transaction.docChanged ? (transaction.getMeta(STORED) ? 'stored' : 'typed') : null);
    },
    handleDOMEvents: {
      paste: (_, event) => {
        event.preventDefault();
        putIn(view, event.clipboardData);
        return true;
      },
      drop: (_, event) => dropped(view, event),
      blur: () => {
        onLeave();
        return false;
      },
    },
  });
  return view;
}

/**
 * The browser tells of a moved caret some time after it has moved. A key that comes in between, on a busy machine, would
 * replace all that was marked before, cut nothing of what was just marked, go on from where the caret was, or come into a
 * block that is not laid out yet.
 */
function followCaret(view: EditorView): void {
  const seen = view.dom.ownerDocument.getSelection();
  const { selection, doc, tr } = view.state;
  const { anchorNode, focusNode } = seen ?? {};
  if (!seen || !anchorNode || !focusNode || view.composing || !(selection instanceof TextSelection)) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const head = doc.resolve(view.posAtDOM(focusNode, seen.focusOffset, 1));
  const anchor = seen.isCollapsed ? head : doc.resolve(view.posAtDOM(anchorNode, seen.anchorOffset, 1));
  const moved = TextSelection.between(anchor, head);
  if (!moved.eq(selection)) view.dispatch(tr.setSelection(moved));
}

/**
 * Puts in what was copied or dragged. The editor's own handlers would parse it in a document first, which the policy of
 * the page forbids for styles. Pictures and files are nothing that a text can hold.
 */
function putIn(view: EditorView, data: DataTransfer | null): void {
  const html = data?.getData('text/html') ?? '';
  const text = data?.getData('text/plain') ?? '';
  if (html === '' && text === '') return;
  const tree = html === '' ? treeOfProse(text) : treeOfHtml(html);
  view.dispatch(view.state.tr.replaceSelection(sliceOf(tree)).scrollIntoView().setMeta('paste', true));
}

/** What was dragged within the text is moved by the editor itself; everything else goes in where it was let go. */
function dropped(view: EditorView, event: DragEvent): boolean {
  if (view.dragging) return false;
  event.preventDefault();
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (at) {
    const selection = TextSelection.near(view.state.doc.resolve(at.pos));
    view.dispatch(view.state.tr.setSelection(selection));
    putIn(view, event.dataTransfer);
  }
  return true;
}

/** A single paragraph goes into the line that it is pasted in; several begin and end within the text around them. */
function sliceOf(tree: SectionTree): Slice {
  const { content } = docOfTree(tree);
  const open = (index: number) => (content.maybeChild(index)?.type.name === 'paragraph' ? 1 : 0);
  const [first, last] = [open(0), open(content.childCount - 1)];
  return new Slice(Fragment.from(content), first, last);
}

/** Takes over what is stored, where it differs: the caret stays. */
export function takeStored(view: EditorView, tree: SectionTree): void {
  const doc = docOfTree(tree);
  const now = view.state.doc;
  const start = now.content.findDiffStart(doc.content);
  const end = now.content.findDiffEnd(doc.content);
  if (start === null || end === null) return;
  // Where both ends meet in what is the same in both, the longer of the overlaps counts once.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = doc.slice(start, end.b + overlap);
  const transaction = view.state.tr.replace(start, end.a + overlap, slice);
  view.dispatch(transaction.setMeta(STORED, true).setMeta('addToHistory', false));
}
