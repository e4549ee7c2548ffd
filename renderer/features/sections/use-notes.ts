import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Section } from '../../../electron/shared/contract/sections.ts';
import { type Note, notesOf } from './Footnotes.tsx';
import { type Shared, useShared } from './use-sections.ts';

/** The footnotes of all sections as they will be printed, while they are being written. */
export interface Notes {
  readonly shared: Shared;
  readonly of: (section: string) => readonly Note[];
  /** Tells what a section cites now. */
  readonly onRefs: (section: string, refs: readonly string[]) => void;
}

const NONE: readonly never[] = [];

/** Numbers the footnotes through all sections. */
export function useNotes(sections: readonly Section[]): Notes {
  const [refs, setRefs] = useState<Readonly<Record<string, readonly string[]>>>({});
  const shared = useShared();
  const { byRef, ask } = shared;
  const unknown =
    byRef.size === 0
      ? ''
      : Object.values(refs)
          .flatMap(list => list.filter(ref => !byRef.has(ref)))
          .join(' ');
  // The engine knows why a citation leads nowhere as soon as the text with it is stored.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when other texts are stored
  useEffect(() => {
    if (unknown !== '') ask();
  }, [unknown, sections, ask]);
  const order = sections.map(({ id }) => id).join(' ');
  const notes = useMemo(() => {
    const firsts = new Map<string, number>();
    const bySection = new Map<string, readonly Note[]>();
    let before = 0;
    for (const id of order.split(' ')) {
      const list = notesOf(refs[id] ?? NONE, byRef, before, firsts);
      before += list.filter(({ number }) => number > 0).length;
      bySection.set(id, list);
    }
    return bySection;
  }, [order, refs, byRef]);
  const onRefs = useCallback(
    (section: string, list: readonly string[]) => setRefs(old => ({ ...old, [section]: list })),
    [],
  );
  return { shared, of: section => notes.get(section) ?? NONE, onRefs };
}
