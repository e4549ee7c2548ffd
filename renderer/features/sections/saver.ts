// Saves a text as it is typed: a burst of typing is one action, and what is typed is never longer unsaved than LONGEST_MS.
import { merged } from '../../../electron/shared/sections/merge.ts';
import { revisionOf } from '../../../electron/shared/sections/revision.ts';
import type { SectionTree } from '../../../electron/shared/sections/tree.ts';

const PAUSE_MS = 700;
const LONGEST_MS = 8000;

/** What a text was written from: revisions, newest first. The engine puts what is stored by then together with it. */
export type Base = readonly string[];

/** What became of a text that was to be saved. */
export interface Kept {
  /** Whether it is on disk. */
  readonly ok: boolean;
  /** What is stored now, where the answer says so: together with what was written elsewhere. */
  readonly stored?: SectionTree | undefined;
  /** Places that both had changed: both stand there, one before the other. */
  readonly clashes?: number | undefined;
}

/** What the engine answered to a save. */
export const keptOf = (
  answer:
    | { readonly ok: true; readonly value: { readonly document: SectionTree; readonly clashes: number } }
    | { readonly ok: false },
): Kept =>
  answer.ok ? { ok: true, stored: answer.value.document, clashes: answer.value.clashes } : { ok: false };

/** How a text is read and kept. */
export interface Keeping {
  readonly read: () => SectionTree;
  readonly save: (tree: SectionTree, base: Base) => Promise<Kept>;
  /** What is known to be stored. */
  readonly stored: () => SectionTree;
  /** Asks what is stored now. */
  readonly ask: () => Promise<SectionTree | undefined>;
  /** Puts what is stored in the place of the text. */
  readonly take: (tree: SectionTree) => void;
  /** So many places were changed here and elsewhere at once; both stand there now. */
  readonly clash?: (places: number) => void;
  /** Whether letters are being composed: nothing may be put in meanwhile. */
  readonly composing?: () => boolean;
}

/** Saves that are remembered as what a text was written from. */
const MOST_BASE = 20;

/** Knows what of a text is not saved yet. */
export class Saver {
  readonly #keeping: Keeping;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #longest: ReturnType<typeof setTimeout> | undefined;
  #dirty = false;
  #flights = 0;
  #awaited: SectionTree | null = null;
  #missed = false;
  #base: Base;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
    this.#base = [revisionOf(keeping.stored())];
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
    else if (this.#awaited === null) this.#take(stored);
    else void this.#askAgain();
  }

  async #askAgain(): Promise<void> {
    this.#missed = false;
    const stored = await this.#keeping.ask();
    if (this.busy || stored === undefined) return;
    this.#awaited = null;
    this.#take(stored);
  }

  #take(stored: SectionTree): void {
    this.#base = [revisionOf(stored)];
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
    const base = this.#base;
    const mine = revisionOf(tree);
    // A later save may be on its way before the answer to this one: it was written from this text.
    this.#base = [mine, ...base].slice(0, MOST_BASE);
    const { ok, stored, clashes = 0 } = await save(tree, base);
    this.#flights--;
    if (!ok) {
      if (this.#awaited === tree) this.#awaited = null;
      this.#base = this.#base.filter(each => each !== mine || base.includes(each));
      this.#dirty = true;
    } else if (stored && revisionOf(stored) !== mine) this.#join(tree, stored, clashes);
    else if (this.#base[0] === mine) this.#base = [mine];
    if (!this.busy) this.#settle();
    return ok;
  }

  /** What was sent is stored together with what was written elsewhere: the text takes that over, with what was typed since. */
  #join(sent: SectionTree, stored: SectionTree, clashes: number): void {
    // What is on its way was written without it and will be put together with it in its turn; so will what is being composed.
    if (this.#flights > 0) return;
    if (this.#keeping.composing?.()) {
      this.changed();
      return;
    }
    const both = merged(sent, this.#keeping.read(), stored);
    if (clashes + both.clashes > 0) this.#keeping.clash?.(clashes + both.clashes);
    // Answers that were on their way are older than this one.
    this.#awaited = stored;
    this.#take(both.tree);
    this.#base = [revisionOf(stored)];
    if (!same(both.tree, stored)) this.changed();
  }

  /** A text that is stored as it was is told by nobody; and what came while it was being written is seen to now. */
  #settle(): void {
    if (this.#awaited !== null && same(this.#awaited, this.#keeping.stored())) this.#awaited = null;
    if (this.#missed) void this.#askAgain();
  }
}

const same = (one: SectionTree, other: SectionTree): boolean =>
  one === other || revisionOf(one) === revisionOf(other);
