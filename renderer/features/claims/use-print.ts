import { useCallback, useState } from 'react';
import type { CommandGroup } from '../../keys/commands.ts';
import { useCommands } from '../../keys/hooks.ts';

/** Whether a view is being printed; its command, its key, and what ends it. */
export interface Printing {
  readonly on: boolean;
  readonly print: () => void;
  readonly done: () => void;
}

/** Lets a view be printed by its command: `words` name it, as “Print the matrix”. */
export function usePrint(id: string, words: string, group: CommandGroup): Printing {
  const [on, setOn] = useState(false);
  const print = useCallback(() => setOn(true), []);
  const done = useCallback(() => setOn(false), []);
  useCommands(() => [{ id, words, group, keys: ['ctrl+p'], run: print }], [id, words, group, print]);
  return { on, print, done };
}
