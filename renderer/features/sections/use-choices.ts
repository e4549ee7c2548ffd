import type { Command } from 'prosemirror-state';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { Section } from '../../../electron/shared/contract/sections.ts';
import { blockChoices, type Choice, citeChoices } from './choices.ts';
import { schema } from './schema.ts';
import { type Trigger, triggerAt } from './trigger.ts';
import type { SectionView } from './use-section-view.ts';
import type { Shared } from './use-sections.ts';

const NONE: readonly never[] = [];

/** The list beside the caret, its keys, and what the tools do to the text. */
export function useChoices(id: string, editor: SectionView, section: Section, shared: Shared) {
  const { view, trigger, onKey, closeList } = editor;
  const [dismissed, dismiss] = useState<number | null>(null);
  const list = trigger && trigger.from !== dismissed ? choicesFor(trigger, section, shared) : NONE;
  const [{ at: activeAt, of }, setActive] = useState<{ at: number; of: Trigger | null }>({ at: 0, of: null });
  const active = of === trigger ? activeAt : 0;

  const take = (choice: Choice | undefined) => {
    const opened = view.current;
    const now = opened && triggerAt(opened.state);
    if (!opened || !now || !choice) return;
    opened.dispatch(put(opened.state, now, choice));
    opened.focus();
  };
  useLayoutEffect(() => {
    onKey.current = event => {
      // Asked of the text as it is: a key may come before the list for what was typed last is drawn.
      const now = view.current && triggerAt(view.current.state);
      // What was sent away once stays away until something else is looked for.
      if (now?.from !== dismissed) dismiss(null);
      if (!now || now.from === dismissed || event.isComposing) return false;
      const offered = choicesFor(now, section, shared);
      if (offered.length === 0) return false;
      const at = Math.min(sameTrigger(now, trigger) ? active : 0, offered.length - 1);
      const move = (by: number) =>
        setActive({ at: (at + by + offered.length) % offered.length, of: trigger });
      if (event.key === 'ArrowDown') move(1);
      else if (event.key === 'ArrowUp') move(-1);
      else if (event.key === 'Enter' || event.key === 'Tab') take(offered[at]);
      else if (event.key === 'Escape') {
        dismiss(now.from);
        closeList();
      } else return false;
      event.stopPropagation();
      return true;
    };
  });
  useChoosing(view, id, active, list.length > 0);
  return {
    list,
    active,
    take,
    at: trigger && view.current ? placeOf(view.current, trigger.from) : null,
    run: (command: Command) => {
      const opened = view.current;
      if (!opened) return;
      command(opened.state, opened.dispatch);
      opened.focus();
    },
    sign: (sign: '@' | '/') => {
      if (view.current) putSign(view.current, sign);
    },
  };
}

/** Tells screen readers which line of the list is active: the keyboard stays in the text. */
function useChoosing(view: SectionView['view'], id: string, active: number, open: boolean): void {
  useEffect(() => {
    const dom = view.current?.dom;
    if (!dom) return;
    dom.toggleAttribute('data-choosing', open);
    for (const [name, value] of [
      ['aria-controls', id],
      ['aria-activedescendant', `${id}-${active}`],
    ] as const)
      if (open) dom.setAttribute(name, value);
      else dom.removeAttribute(name);
  });
}

/** Types the sign that opens a list, apart from a word before it. */
function putSign(opened: Opened, sign: Trigger['sign']): void {
  const { $from } = opened.state.selection;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset, '', ' ');
  opened.dispatch(opened.state.tr.insertText(/^\s?$/.test(before) ? sign : ` ${sign}`));
  opened.focus();
}

function choicesFor({ sign, query }: Trigger, section: Section, { list }: Shared): Choice[] {
  return sign === '@' ? citeChoices(query, list) : blockChoices(query, section.blocks);
}

const sameTrigger = (one: Trigger, other: Trigger | null): boolean =>
  other !== null && one.from === other.from && one.to === other.to;

type Opened = NonNullable<SectionView['view']['current']>;

function placeOf(view: Opened, at: number): { left: number; top: number; bottom: number } | null {
  if (view.isDestroyed || at > view.state.doc.content.size) return null;
  return view.coordsAtPos(at);
}

/** The change that puts a citation in the place of what was typed, or a block behind its paragraph. */
function put(state: Opened['state'], { from, to }: Trigger, choice: Choice) {
  const { tr } = state;
  if (choice.kind === 'cite') {
    const marks = state.storedMarks ?? state.selection.$from.marks();
    return tr.replaceWith(from, to, schema.nodes.cite.create({ ref: choice.citable.ref }, null, marks));
  }
  const block = schema.nodes.data.create({ block: choice.key, settings: {} });
  tr.delete(from, to);
  const $at = tr.doc.resolve(from);
  const isBlank = $at.depth === 1 && $at.parent.content.size === 0;
  const after = $at.after(1);
  if (isBlank) tr.insert($at.before(1), block);
  else tr.insert(after, [block, schema.nodes.paragraph.create()]);
  return tr.scrollIntoView();
}
