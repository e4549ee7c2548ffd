import { TextSelection } from 'prosemirror-state';
import { useState } from 'react';
import type { ThreadKey } from '../../../electron/shared/sections/tree.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { schema } from './schema.ts';
import type { SectionView } from './use-section-view.ts';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Comments on passages: beginning one, and finding its passage again. */
export function usePassages(section: string, { view, saver }: SectionView) {
  const action = useAction('sections.comment');
  const [beginning, setBeginning] = useState<Stretch | null>(null);
  const stretchOf = (thread: ThreadKey): Stretch | null => {
    let found: Stretch | null = null;
    view.current?.state.doc.descendants((node, at) => {
      const holds = node.marks.some(
        ({ type, attrs }) => type === schema.marks.comment && attrs.thread === thread,
      );
      if (holds) found = { from: found?.from ?? at, to: at + node.nodeSize };
    });
    return found;
  };
  const drop = () => {
    setBeginning(null);
    view.current?.focus();
  };
  return {
    action,
    beginning: beginning !== null,
    begin: () => {
      const { from, to, empty } = view.current?.state.selection ?? { from: 0, to: 0, empty: true };
      if (!empty) setBeginning({ from, to });
    },
    drop,
    say: (text: string) => {
      const opened = view.current;
      if (!opened || !beginning) return;
      const thread = newThread();
      const mark = schema.marks.comment.create({ thread });
      // Undoing what was typed must not part a comment from its words.
      const marked = opened.state.tr.addMark(beginning.from, beginning.to, mark);
      opened.dispatch(marked.setMeta('addToHistory', false));
      void saver.current?.keep(async (document, base) => {
        const { ok } = await action.run({ section, thread, text, document, base: [...base] });
        return { ok };
      });
      drop();
    },
    textOf: (thread: ThreadKey): string => {
      const stretch = stretchOf(thread);
      const text = stretch ? (view.current?.state.doc.textBetween(stretch.from, stretch.to, ' ') ?? '') : '';
      return text.length > 90 ? `${text.slice(0, 89)}…` : text;
    },
    show: (thread: ThreadKey) => {
      const opened = view.current;
      const stretch = stretchOf(thread);
      if (!opened || !stretch) return;
      const selection = TextSelection.create(opened.state.doc, stretch.from, stretch.to);
      opened.dispatch(opened.state.tr.setSelection(selection).scrollIntoView());
      opened.focus();
    },
  };
}

const newThread = (): ThreadKey =>
  [...crypto.getRandomValues(new Uint8Array(8))].map(byte => byte.toString(16).padStart(2, '0')).join('');
