import type { JournalRow } from './journal.ts';

/** What the journal needs to tell about an action for undo. */
type Step = Pick<JournalRow, 'seq' | 'action' | 'sentence' | 'reverses' | 'changes' | 'added'>;

/**
 * What can be undone and done again, derived from the journal alone, so that it survives closing the project.
 * Imports, exports and the creation of the project are passed over: they add evidence, which stays.
 */
export class History {
  readonly #undo: Step[] = [];
  #redo: Step[] = [];
  readonly #undone = new Set<number>();

  /** Takes a journal row in order. */
  push(row: Step): void {
    if (row.action === 'history.undo') this.#moveBack(row);
    else if (row.action === 'history.redo') this.#moveForward(row);
    else if (isUndoable(row)) {
      this.#undo.push(row);
      this.#redo = [];
    }
  }

  /** The action that undo would reverse. */
  get undo(): Step | undefined {
    return this.#undo.at(-1);
  }

  /** The undoing action that redo would reverse. */
  get redo(): Step | undefined {
    return this.#redo.at(-1);
  }

  /** Whether an action has been undone and not done again. */
  isUndone(seq: number): boolean {
    return this.#undone.has(seq);
  }

  #moveBack(row: Step): void {
    const step = this.#undo.pop();
    if (step) this.#undone.add(step.seq);
    this.#redo.push({ ...row, sentence: step?.sentence ?? row.sentence });
  }

  #moveForward(row: Step): void {
    const undoing = this.#redo.pop();
    if (undoing?.reverses != null) this.#undone.delete(undoing.reverses);
    this.#undo.push({ ...row, sentence: undoing?.sentence ?? row.sentence });
  }
}

// Who can open the file is not a matter of rows, and work under way is none of a person's doing: undoing these would
// only make the log lie.
const FILE_ACTIONS = new Set([
  'project.create',
  'documents.recognise',
  'keys.add',
  'keys.change',
  'keys.remove',
  'share.make',
]);

function isUndoable(row: Step): boolean {
  return !FILE_ACTIONS.has(row.action) && row.added === '' && row.changes !== '[]';
}
