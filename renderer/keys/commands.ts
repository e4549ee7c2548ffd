import { createStore, type StoreApi } from 'zustand/vanilla';
import { belongsToField, isSingle, type KeyPress, strokeOf } from './stroke.ts';

/** Headings of the key table. */
export type CommandGroup =
  | 'Everywhere'
  | 'Go to'
  | 'Lists'
  | 'Documents'
  | 'Reader'
  | 'Trade'
  | 'Evidence'
  | 'Entities'
  | 'Claims'
  | 'Matrix'
  | 'Hypotheses'
  | 'Case file'
  | 'Log';

/** Something a person can do here, by key, from the command list, or both. */
export interface Command {
  readonly id: string;
  /** A verb and its object: `Import files`. */
  readonly words: string;
  readonly group: CommandGroup;
  /** Strokes as `strokeOf` names them; a sequence is divided by a blank: `g h`. */
  readonly keys?: readonly string[];
  readonly run: () => void;
  /** Why it cannot be done now; shown beside it. */
  readonly off?: string | null;
  /** Acts in text fields and dialogs too. */
  readonly everywhere?: boolean;
  /** False: a key only, not in the command list. */
  readonly listed?: boolean;
}

/** Where a key was pressed. */
export interface KeyPlace {
  readonly inField: boolean;
  readonly inDialog: boolean;
  readonly singleKeys: boolean;
  /** Milliseconds, to end a sequence that was not finished. */
  readonly at: number;
}

/** What can be done right now. Later registrations win, so that the topmost thing gets the key. */
export interface Commands {
  readonly store: StoreApi<{ readonly commands: readonly Command[] }>;
  /** Returns the function that takes them out again. */
  register(commands: readonly Command[]): () => void;
  /** Runs what the key means here; false when it means nothing. */
  press(press: KeyPress, place: KeyPlace): boolean;
  /** Whether the first key of a sequence was just pressed, so that the next one belongs to it. `at` in milliseconds. */
  awaiting(at: number): boolean;
}

const SEQUENCE_MS = 1500;

/** Makes an empty registry. */
export function createCommands(): Commands {
  const store = createStore<{ readonly commands: readonly Command[] }>(() => ({ commands: [] }));
  let begun: { readonly stroke: string; readonly at: number } | null = null;

  const find = (keys: string) => store.getState().commands.findLast(command => command.keys?.includes(keys));
  const begins = (stroke: string) =>
    store.getState().commands.some(command => command.keys?.some(keys => keys.startsWith(`${stroke} `)));

  function allowed(command: Command | undefined, stroke: string, place: KeyPlace): command is Command {
    if (!command || command.off) return false;
    if (isSingle(stroke) && !place.singleKeys && stroke !== '?') return false;
    if (command.everywhere) return true;
    return !place.inDialog && !(place.inField && belongsToField(stroke));
  }

  function press(event: KeyPress, place: KeyPlace): boolean {
    const stroke = strokeOf(event);
    if (!stroke) return false;
    const sequence = begun && place.at - begun.at < SEQUENCE_MS ? `${begun.stroke} ${stroke}` : null;
    begun = null;
    const second = sequence ? find(sequence) : undefined;
    if (sequence && allowed(second, stroke, place)) {
      second.run();
      return true;
    }
    // `G T` where nothing is called T: the second key must not do what it does alone.
    if (sequence && isSingle(stroke) && !place.inField && !place.inDialog) return true;
    const command = find(stroke);
    if (allowed(command, stroke, place)) {
      command.run();
      return true;
    }
    if (begins(stroke) && !place.inField && !place.inDialog && place.singleKeys) {
      begun = { stroke, at: place.at };
      return true;
    }
    return false;
  }

  return {
    store,
    press,
    awaiting: at => begun !== null && at - begun.at < SEQUENCE_MS,
    register: added => {
      store.setState(({ commands }) => ({ commands: [...commands, ...added] }));
      return () =>
        store.setState(({ commands }) => ({
          commands: commands.filter(command => !added.includes(command)),
        }));
    },
  };
}
