import { Refusal, refuse } from '../../shared/contract/problem.ts';
import type { ProjectFile, RewriteOptions, Rewriting } from '../ports/project-file.ts';
import type { JobContext } from './context.ts';

/** A file is compacted by itself when more than this share of it is garbage … */
const SHARE = 1 / 3;
/** … and that is at least so many bytes. */
const LEAST_BYTES = 4 * 1024 * 1024;
/** After opening, the person's first moments come first. */
const AFTER_OPENING_MS = 5000;

/** Compacts a file in the background, between calls, whenever it is due. */
export class Tidying {
  readonly #file: ProjectFile;
  readonly #note: (event: string) => void;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stopped = false;

  /** `note` is told how a compaction ended. */
  constructor(file: ProjectFile, note: (event: string) => void) {
    this.#file = file;
    this.#note = note;
    if (this.#isDue()) this.#timer = setTimeout(() => this.look(), AFTER_OPENING_MS);
  }

  /** Starts a compaction if one is due and none runs. */
  look(): void {
    if (this.#stopped || this.#running || !this.#isDue()) return;
    this.#running = this.#compact()
      .then(
        () => this.#note('compacted'),
        () => this.#note('compaction-failed'),
      )
      .finally(() => {
        this.#running = null;
      });
  }

  /** Ends what runs and returns when nothing of it is left. */
  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#stopped = true;
    await this.#running;
  }

  /** Lets it go on after `stop`. */
  resume(): void {
    this.#stopped = false;
  }

  #isDue(): boolean {
    if (this.#file.readOnly) return false;
    const garbage = this.#file.garbageBytes();
    return garbage > LEAST_BYTES && garbage > this.#file.bytes() * SHARE;
  }

  async #compact(): Promise<void> {
    const rewriting = await this.#file.rewrite({ keys: { kind: 'same' } });
    try {
      while (!this.#stopped && rewriting.step()) {
        await rewriting.settle();
        await new Promise<void>(resolve => setTimeout(resolve, 0));
      }
      if (!this.#stopped) await rewriting.settle();
      if (!this.#stopped) rewriting.finish();
    } finally {
      rewriting.abandon();
    }
  }
}

/**
 * Writes the file anew as a job: step by step, with progress, and everything else answered meanwhile. `before` runs when
 * all but the last is copied: what it notes is in the new file too.
 */
export async function rewriteFile(
  context: JobContext,
  options: RewriteOptions,
  current: string,
  before: (rewriting: Rewriting) => void = () => undefined,
): Promise<Rewriting> {
  const rewriting = await context.rewrite(options);
  const total = Math.max(1, context.file.bytes() - context.file.garbageBytes());
  try {
    while (rewriting.step()) {
      context.tell({ done: Math.min(rewriting.written, total), total, current });
      await rewriting.settle();
      await context.breathe();
    }
    await rewriting.settle();
    before(rewriting);
    rewriting.finish();
    return rewriting;
  } finally {
    rewriting.abandon();
  }
}

/** The same for a change that is journalled: if it fails after it was noted, that is noted as well. */
export async function rewriteNoted(
  context: JobContext,
  options: RewriteOptions,
  current: string,
  noted: { note(rewriting: Rewriting): void; failed(): void },
): Promise<Rewriting> {
  let wasNoted = false;
  try {
    return await rewriteFile(context, options, current, rewriting => {
      noted.note(rewriting);
      wasNoted = true;
    });
  } catch (error) {
    if (wasNoted && !(error instanceof Refusal && error.problem.code === 'cancelled')) noted.failed();
    throw error;
  }
}

/** Refuses a change of the file that is open for reading only. */
export function requireWritable(file: ProjectFile): void {
  if (file.readOnly) refuse({ code: 'read-only' });
}
