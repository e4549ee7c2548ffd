// How citations, commented passages and blocks look in the editor. Without React but for blocks: a text has a thousand citations.
import type { Mark, Node } from 'prosemirror-model';
import type { EditorView, MarkViewConstructor, NodeViewConstructor } from 'prosemirror-view';
import type { Citable } from '../../../electron/shared/contract/sections.ts';
import type { BlockKind, BlockSettings } from '../../../electron/shared/sections/tree.ts';
import type { Book } from './book.ts';

/** A block in the editor: where React draws it, and how to take it out. */
export interface ShownBlock {
  readonly key: string;
  readonly dom: HTMLElement;
  readonly block: BlockKind;
  readonly settings: BlockSettings;
  readonly remove: () => void;
}

/** A citation as a chip: its label, and how it stands. */
export const citeView =
  (book: Book<Citable>): NodeViewConstructor =>
  (node: Node) => {
    const ref = String(node.attrs.ref);
    const dom = document.createElement('span');
    const draw = () => {
      const found = book.get(ref);
      const state = found?.state ?? 'good';
      dom.className = `chip cite ${found?.kind ?? ''} ${state}`;
      dom.textContent = found?.label ?? (ref.startsWith('doc_') ? 'Exhibit' : ref);
      dom.title = [found?.words, found?.advice].filter(Boolean).join('\n');
    };
    draw();
    const stop = book.watch(ref, draw);
    return { dom, destroy: stop, ignoreMutation: () => true };
  };

/** A passage with a comment; a settled one is not lit. */
export const commentView =
  (open: Book<boolean>): MarkViewConstructor =>
  (mark: Mark) => {
    const thread = String(mark.attrs.thread);
    const dom = document.createElement('span');
    dom.dataset.thread = thread;
    const draw = () => {
      dom.className = open.get(thread) === false ? '' : 'commented';
    };
    draw();
    return {
      dom,
      destroy: open.watch(thread, draw),
      ignoreMutation: mutation => mutation.type === 'attributes',
    };
  };

let lastKey = 0;

/** A block: an empty place that React fills. */
export const dataView =
  (tell: (block: ShownBlock, there: boolean) => void): NodeViewConstructor =>
  (node: Node, view: EditorView, place: () => number | undefined) => {
    const dom = document.createElement('div');
    dom.className = 'data-block';
    const remove = () => {
      const at = place();
      if (at === undefined) return;
      view.dispatch(view.state.tr.delete(at, at + node.nodeSize));
      view.focus();
    };
    const shown: ShownBlock = {
      key: String(++lastKey),
      dom,
      block: node.attrs.block as BlockKind,
      settings: node.attrs.settings as BlockSettings,
      remove,
    };
    tell(shown, true);
    return {
      dom,
      destroy: () => tell(shown, false),
      ignoreMutation: () => true,
      stopEvent: event => event.target instanceof Element && event.target.closest('button') !== null,
    };
  };
