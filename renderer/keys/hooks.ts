import { type DependencyList, useEffect, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../bridge/hooks.tsx';
import type { Command } from './commands.ts';

/** Registers what can be done while the component is shown: keys, command list and key table follow from it. */
export function useCommands(make: () => readonly Command[], dependencies: DependencyList): void {
  const { commands } = useServices();
  // Before it is painted: a key that answers to what was just shown must find its command.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller lists what its commands close over
  useLayoutEffect(() => commands.register(make()), [commands, ...dependencies]);
}

/** Everything that can be done right now, oldest registration first. */
export const useCommandList = (): readonly Command[] =>
  useStore(useServices().commands.store, state => state.commands);

/** What takes typing. Radio buttons and boxes to tick do not: after a click on one, keys go on meaning what they mean. */
const FIELDS = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]';

/** Listens to the keyboard for the whole window. Mounted once. */
export function useKeyLayer(): void {
  const { commands, preferences } = useServices();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      const place = {
        inField: target?.closest(FIELDS) != null,
        inDialog: document.querySelector('[aria-modal=true]') !== null,
        singleKeys: preferences.getState().singleKeys,
        at: event.timeStamp,
      };
      if (commands.press(event, place)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [commands, preferences]);
}
