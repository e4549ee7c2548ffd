// Saves a text as it is typed: a burst of typing is one action, and what is typed is never longer unsaved than LONGEST_MS.
import { normalTree } from '../../../electron/shared/sections/normal.ts';
import type { SectionTree } from '../../../electron/shared/sections/tree.ts';

const PAUSE_MS = 700;
const LONGEST_MS = 8000;

/** How a text is read and kept. */
export interface Keeping {
  readonly read: () => SectionTree;
  /** Answers whether it is on disk. */
  readonly save: (tree: SectionTree) => Promise<boolean>;
}

/** Knows what of a text is not saved yet. */
export class Saver {
  readonly #keeping: Keeping;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #longest: ReturnType<typeof setTimeout> | undefined;
  #dirty = false;
  #flights = 0;
  #awaited: SectionTree | null = null;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /** Whether there is something that is not known to be on disk: then nothing from elsewhere may replace it. */
  get busy(): boolean {
    return this.#dirty || this.#flights > 0;
  }

  /**
   * Whether what is stored may stand in the place of the text. An answer that was on its way while a later text was saved
   * is older than that text: only what was sent last, or what came after it, counts.
   */
  mayTake(stored: SectionTree): boolean {
    if (this.#awaited !== null) {
      if (JSON.stringify(normalTree(this.#awaited)) !== JSON.stringify(normalTree(stored))) return false;
      this.#awaited = null;
    }
    return !this.busy;
  }

  /** The text was changed. */
  changed = (): void => {
    this.#dirty = true;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(this.flush, PAUSE_MS);
    this.#longest ??= setTimeout(this.flush, LONGEST_MS);
  };

  /** Saves at once what is not saved yet. */
  flush = (): void => {
    if (this.#dirty) void this.keep(this.#keeping.save);
  };

  /** Saves the text in a way of its own (with a comment): what waits goes along. */
  async keep(save: Keeping['save']): Promise<boolean> {
    clearTimeout(this.#pause);
    clearTimeout(this.#longest);
    this.#longest = undefined;
    this.#dirty = false;
    this.#flights++;
    const tree = this.#keeping.read();
    this.#awaited = tree;
    const kept = await save(tree);
    this.#flights--;
    if (!kept && this.#awaited === tree) this.#awaited = null;
    if (!kept) this.#dirty = true;
    return kept;
  }
}
