import { useSyncExternalStore } from 'react';
import { useShelf } from '../bridge/hooks.tsx';
import type { Shelf } from '../bridge/shelf.ts';

const NARROW = matchMedia('(max-width: 959px)');
const WIDE = matchMedia('(min-width: 1600px)');

const watch = (query: MediaQueryList) => (listener: () => void) => {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};
const watchNarrow = watch(NARROW);
const watchWide = watch(WIDE);

/**
 * Whether the inspector lies over the place and starts hidden: in a window that is narrow (or zoomed far), and in one that
 * is not wide while the form of a claim or an entity stands beside the page.
 */
export function useNarrow(): boolean {
  const narrow = useSyncExternalStore(watchNarrow, () => NARROW.matches);
  const wide = useSyncExternalStore(watchWide, () => WIDE.matches);
  return useShelf(({ formBeside }) => narrow || (formBeside && !wide));
}

/** The same, asked once. */
export const isNarrow = (shelf: Shelf): boolean =>
  NARROW.matches || (shelf.getState().formBeside && !WIDE.matches);
