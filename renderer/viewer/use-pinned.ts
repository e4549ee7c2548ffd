import { type RefObject, useEffect, useState } from 'react';

const NOTHING: readonly number[] = [];

/**
 * The lines or pages that hold the two ends of what is selected, by the number in `data-<name>`. Only what is near the
 * window is drawn; these stay drawn too, or a selection would silently begin where drawing does.
 */
export function usePinned(root: RefObject<HTMLElement | null>, name: 'index' | 'page'): readonly number[] {
  const [pinned, setPinned] = useState(NOTHING);
  useEffect(() => {
    const numberOf = (node: Node | null): number[] => {
      const element = node instanceof Element ? node : node?.parentElement;
      const holder = element?.closest<HTMLElement>(`[data-${name}]`);
      return holder && root.current?.contains(holder) ? [Number(holder.dataset[name])] : [];
    };
    const look = () => {
      const selection = document.getSelection();
      const ends = [selection?.anchorNode ?? null, selection?.focusNode ?? null].flatMap(numberOf);
      const next = [...new Set(ends)].sort((a, b) => a - b);
      setPinned(old => (old.join() === next.join() ? old : next));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [root, name]);
  return pinned;
}

/** Numbers in order, each once. */
export const withPinned = (shown: readonly number[], pinned: readonly number[]): number[] =>
  [...new Set([...shown, ...pinned])].sort((a, b) => a - b);
