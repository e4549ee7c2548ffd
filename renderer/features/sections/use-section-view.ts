import type { EditorView } from 'prosemirror-view';
import { type Dispatch, type RefObject, type SetStateAction, useEffect, useRef, useState } from 'react';
import type { ApiClient } from '../../../electron/shared/contract/client.ts';
import type { Section } from '../../../electron/shared/contract/sections.ts';
import { revisionOf } from '../../../electron/shared/sections/revision.ts';
import type { SectionTree } from '../../../electron/shared/sections/tree.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { BlockLook } from './commands.ts';
import { type Counted, countOf, recounted, sameOr } from './counted.ts';
import type { ShownBlock } from './node-views.ts';
import { openView, takeStored } from './open-view.ts';
import { type Base, type Kept, Saver } from './saver.ts';
import { schema, treeOfDoc } from './schema.ts';
import { type Trigger, triggerAt } from './trigger.ts';
import type { Shared } from './use-sections.ts';

/** What is at the caret, as the tools show it. */
export interface Caret {
  readonly look: BlockLook;
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly selected: boolean;
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
/** What the editor was given last. */
interface Latest {
  readonly save: (tree: SectionTree, base: Base) => Promise<Kept>;
  readonly shared: Shared;
  readonly section: Section;
}

/** What an open text needs, and whom it tells. */
interface Writing {
  readonly latest: () => Latest;
  readonly api: ApiClient;
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly set: {
    readonly trigger: Setter<Trigger | null>;
    readonly caret: Setter<Caret>;
    readonly counted: Setter<Counted>;
    readonly clash: Setter<number>;
    readonly blocks: Setter<readonly ShownBlock[]>;
  };
}
type Setter<T> = Dispatch<SetStateAction<T>>;

/** Counting waits for this pause in typing. */
const COUNT_MS = 160;

/** Opens a text with what saves it. */
function openWriting(mount: HTMLElement, writing: Writing) {
  const { latest, set } = writing;
  const keeper = keeperOf(() => view, writing);
  let counting: ReturnType<typeof setTimeout>;
  const view: EditorView = openView(mount, {
    section: latest().section,
    citables: latest().shared.citables,
    threads: latest().shared.open,
    onBlock: (block, there) =>
      set.blocks(old => (there ? [...old, block] : old.filter(({ key }) => key !== block.key))),
    onState: (now, changed) => {
      set.trigger(old => sameOr(old, triggerAt(now.state)));
      set.caret(old => sameOr(old, caretOf(now)));
      if (changed === null) return;
      if (changed === 'typed') keeper.changed();
      clearTimeout(counting);
      counting = setTimeout(() => set.counted(old => recounted(old, treeOfDoc(now.state.doc))), COUNT_MS);
    },
    onKey: writing.onKey,
    onLeave: () => {
      set.trigger(null);
      keeper.flush();
    },
  });
  const close = () => {
    clearTimeout(counting);
    view.destroy();
  };
  return { view, keeper, close };
}

/** What saves an open text and takes over what was stored elsewhere. */
const keeperOf = (view: () => EditorView, { latest, api, set }: Writing): Saver =>
  new Saver({
    read: () => (view().isDestroyed ? latest().section.document : treeOfDoc(view().state.doc)),
    save: (tree, base) => latest().save(tree, base),
    clash: set.clash,
    composing: () => !view().isDestroyed && view().composing,
    stored: () => latest().section.document,
    take: tree => {
      if (view().isDestroyed || revisionOf(tree) === revisionOf(treeOfDoc(view().state.doc))) return;
      takeStored(view(), tree);
    },
    ask: async () => {
      const answer = await api.call('sections.get', {});
      const { id } = latest().section;
      return answer.ok ? answer.value.sections.find(each => each.id === id)?.document : undefined;
    },
  });

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
  const latest = useRef<Latest>({ save, shared, section });
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
    const {
      view: opened,
      keeper,
      close,
    } = openWriting(mount.current, {
      latest: () => latest.current,
      api,
      onKey: event => onKey.current(event),
      set: { trigger: setTrigger, caret: setCaret, counted: setCounted, clash: setClash, blocks: setBlocks },
    });
    view.current = opened;
    saver.current = keeper;
    const remove = drafts.add(keeper.flush);
    return () => {
      keeper.flush();
      remove();
      close();
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
