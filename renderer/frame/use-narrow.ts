import { useSyncExternalStore } from 'react';

const NARROW = matchMedia('(max-width: 959px)');

const watch = (listener: () => void) => {
  NARROW.addEventListener('change', listener);
  return () => NARROW.removeEventListener('change', listener);
};

/** Whether the window is so narrow (or zoomed so far) that the inspector lies over the place and starts hidden. */
export const useNarrow = (): boolean => useSyncExternalStore(watch, isNarrow);

/** The same, asked once. */
export const isNarrow = (): boolean => NARROW.matches;
