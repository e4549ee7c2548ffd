import type { EditorView } from 'prosemirror-view';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Section } from '../../../electron/shared/contract/sections.ts';
import {
  type Block,
  citationsIn,
  plainText,
  type SectionTree,
} from '../../../electron/shared/sections/tree.ts';
import { wordCount } from '../../../electron/shared/text/word-count.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { BlockLook } from './commands.ts';
import type { ShownBlock } from './node-views.ts';
import { openView, takeStored } from './open-view.ts';
import { type Base, type Kept, Saver } from './saver.ts';
import { docOfTree, schema, treeOfDoc } from './schema.ts';
import { type Trigger, triggerAt } from './trigger.ts';
import type { Shared } from './use-sections.ts';

/** What is at the caret, as the tools show it. */
export interface Caret {
  readonly look: BlockLook;
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly selected: boolean;
}

/** What is counted of a text when typing pauses. */
export interface Counted {
  readonly words: number;
  readonly refs: readonly string[];
}

/** The editor of a section, with what React draws around it. */
export interface SectionView {
  readonly mount: RefObject<HTMLDivElement | null>;
  readonly view: RefObject<EditorView | null>;
  readonly saver: RefObject<Saver | null>;
  readonly trigger: Trigger | null;
  readonly caret: Caret;
  readonly counted: Counted;
  /** Places in which what another window wrote stands behind what was written here; 0 when that was seen. */
  readonly clash: number;
  readonly settleClash: () => void;
  readonly blocks: readonly ShownBlock[];
  /** Whether a list beside the caret takes a key. */
  readonly onKey: RefObject<(event: KeyboardEvent) => boolean>;
  readonly closeList: () => void;
}

const REST: Caret = { look: 'text', strong: false, emphasis: false, selected: false };
/** Counting waits for this pause in typing. */
const COUNT_MS = 160;

const counts = new WeakMap<Block, Counted>();

/** Blocks that were not changed are not counted again. */
function countOfBlock(block: Block): Counted {
  const known = counts.get(block);
  if (known) return known;
  const tree: SectionTree = { type: 'doc', content: [block] };
  const words = wordCount(plainText(tree).replaceAll(/\[(?:[ECNF]\d+|doc_[0-9a-z]+)\]/g, ' '));
  const counted = { words, refs: citationsIn(tree) };
  counts.set(block, counted);
  return counted;
}

function countOf({ content }: SectionTree): Counted {
  const all = content.map(countOfBlock);
  return { words: all.reduce((sum, { words }) => sum + words, 0), refs: all.flatMap(({ refs }) => refs) };
}

/** Counted again. What is cited stays the same list while nothing else is cited: the footnotes are not drawn again. */
function recounted(old: Counted, tree: SectionTree): Counted {
  const { words, refs } = countOf(tree);
  return sameOr(old, { words, refs: sameOr(old.refs, refs) });
}

/** Opens the editor of a section once, saves what is typed, and takes over what is stored from elsewhere. */
export function useSectionView(
  section: Section,
  shared: Shared,
  save: (tree: SectionTree, base: Base) => Promise<Kept>,
): SectionView {
  const { drafts, api } = useServices();
  const mount = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const saver = useRef<Saver>(null);
  const latest = useRef({ save, shared, section });
  const onKey = useRef<(event: KeyboardEvent) => boolean>(() => false);
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [caret, setCaret] = useState(REST);
  const [counted, setCounted] = useState(() => countOf(section.document));
  const [clash, setClash] = useState(0);
  const [blocks, setBlocks] = useState<readonly ShownBlock[]>([]);
  useEffect(() => {
    latest.current = { save, shared, section };
  });
  useEffect(() => {
    if (!mount.current) return;
    let counting: ReturnType<typeof setTimeout>;
    const keeper = new Saver({
      read: () => (opened.isDestroyed ? latest.current.section.document : treeOfDoc(opened.state.doc)),
      save: (tree, base) => latest.current.save(tree, base),
      clash: setClash,
      composing: () => !opened.isDestroyed && opened.composing,
      stored: () => latest.current.section.document,
      take: tree => {
        if (!opened.isDestroyed && !docOfTree(tree).eq(opened.state.doc)) takeStored(opened, tree);
      },
      ask: async () => {
        const answer = await api.call('sections.get', {});
        const { id } = latest.current.section;
        return answer.ok ? answer.value.sections.find(each => each.id === id)?.document : undefined;
      },
    });
    const opened = openView(mount.current, {
      section: latest.current.section,
      citables: latest.current.shared.citables,
      threads: latest.current.shared.open,
      onBlock: (block, there) =>
        setBlocks(old => (there ? [...old, block] : old.filter(({ key }) => key !== block.key))),
      onState: (now, changed) => {
        setTrigger(old => sameOr(old, triggerAt(now.state)));
        setCaret(old => sameOr(old, caretOf(now)));
        if (changed === null) return;
        if (changed === 'typed') keeper.changed();
        clearTimeout(counting);
        counting = setTimeout(() => setCounted(old => recounted(old, treeOfDoc(now.state.doc))), COUNT_MS);
      },
      onKey: event => onKey.current(event),
      onLeave: () => {
        setTrigger(null);
        keeper.flush();
      },
    });
    view.current = opened;
    saver.current = keeper;
    const remove = drafts.add(keeper.flush);
    return () => {
      keeper.flush();
      remove();
      clearTimeout(counting);
      opened.destroy();
      view.current = null;
    };
  }, [drafts, api]);
  useEffect(() => saver.current?.came(section.document), [section.document]);
  return {
    mount,
    view,
    saver,
    trigger,
    caret,
    counted,
    clash,
    settleClash: () => setClash(0),
    blocks,
    onKey,
    closeList: () => setTrigger(null),
  };
}

/** The old value where nothing changed, so that nothing is drawn again. */
const sameOr = <T>(old: T, now: T): T => (JSON.stringify(old) === JSON.stringify(now) ? old : now);

function caretOf({ state }: EditorView): Caret {
  const { $from, empty, from, to } = state.selection;
  const marks = state.storedMarks ?? $from.marks();
  const has = (name: 'strong' | 'emphasis') =>
    empty
      ? marks.some(({ type }) => type.name === name)
      : state.doc.rangeHasMark(from, to, schema.marks[name]);
  const { type, attrs } = $from.parent;
  return {
    look: type.name === 'heading' ? (String(attrs.level) as BlockLook) : 'text',
    strong: has('strong'),
    emphasis: has('emphasis'),
    selected: !empty,
  };
}
