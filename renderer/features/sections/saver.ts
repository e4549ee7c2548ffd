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
  /** What is known to be stored. */
  readonly stored: () => SectionTree;
  /** Asks what is stored now. */
  readonly ask: () => Promise<SectionTree | undefined>;
  /** Puts what is stored in the place of the text. */
  readonly take: (tree: SectionTree) => void;
}

/** Knows what of a text is not saved yet. */
export class Saver {
  readonly #keeping: Keeping;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #longest: ReturnType<typeof setTimeout> | undefined;
  #dirty = false;
  #flights = 0;
  #awaited: SectionTree | null = null;
  #missed = false;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /** Whether there is something that is not known to be on disk: then nothing from elsewhere may replace it. */
  get busy(): boolean {
    return this.#dirty || this.#flights > 0;
  }

  /**
   * Something was stored, here or elsewhere. An answer that was on its way while a later text was saved is older than that
   * text, so one that is not what was sent last is asked for again; and what comes during typing waits for the next save.
   */
  came(stored: SectionTree): void {
    const own = this.#awaited !== null && same(this.#awaited, stored);
    if (own) this.#awaited = null;
    if (own && this.busy) return;
    if (this.busy) this.#missed = true;
    else if (this.#awaited === null) this.#keeping.take(stored);
    else void this.#askAgain();
  }

  async #askAgain(): Promise<void> {
    this.#missed = false;
    const stored = await this.#keeping.ask();
    if (this.busy || stored === undefined) return;
    this.#awaited = null;
    this.#keeping.take(stored);
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
    if (!this.busy) this.#settle();
    return kept;
  }

  /** A text that is stored as it was is told by nobody; and what came while it was being written is seen to now. */
  #settle(): void {
    if (this.#awaited !== null && same(this.#awaited, this.#keeping.stored())) this.#awaited = null;
    if (this.#missed) void this.#askAgain();
  }
}

const same = (one: SectionTree, other: SectionTree): boolean =>
  one === other || JSON.stringify(normalTree(one)) === JSON.stringify(normalTree(other));
