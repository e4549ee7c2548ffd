// Long reading work on the one thread of the engine: done in slices, so that an edit never waits for a question over a million rows.

/** Work that may be put aside wherever it yields. It reads what does not change meanwhile. */
export type Sliced<T> = Generator<void, T, void>;

/** Milliseconds after which others have their turn: less than a frame. */
const SLICE_MS = 10;

/** Does all of it now. */
export function atOnce<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does it a slice at a time; `breathe` lets waiting calls be answered, and throws if nobody wants the answer any more. */
export async function inSlices<T>(work: Sliced<T>, breathe: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = oneSlice(work);
    if (step.done) return step.value;
    await breathe();
  }
}

function oneSlice<T>(work: Sliced<T>): IteratorResult<void, T> {
  const began = Date.now();
  for (;;) {
    const step = work.next();
    if (step.done || Date.now() - began >= SLICE_MS) return step;
  }
}

/** Where questions wait for one another: an edit that comes meanwhile waits for a slice of one, not of each. */
export class Line {
  #last: Promise<unknown> = Promise.resolve();

  /** Does work when those before it are done. What takes no longer than a slice is done at once. */
  run<T>(work: Sliced<T>, breathe: () => Promise<void>): Promise<T> {
    const first = oneSlice(work);
    if (first.done) return Promise.resolve(first.value);
    const mine = this.#last.then(breathe).then(() => inSlices(work, breathe));
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

/** Whether a query gave work in slices instead of an answer. */
export const isSliced = (answer: unknown): answer is Sliced<unknown> =>
  Object.prototype.toString.call(answer) === '[object Generator]';

/** Work that several ask for: each of them takes it further, and all get the one answer. */
class Shared<T> {
  readonly #work: Sliced<T>;
  #end: { readonly value: T } | { readonly error: unknown } | undefined;

  constructor(work: Sliced<T>) {
    this.#work = work;
  }

  /** The answer, with what is left of the work. */
  *take(): Sliced<T> {
    while (!this.#end) {
      this.#step();
      if (!this.#end) yield;
    }
    if ('error' in this.#end) throw this.#end.error;
    return this.#end.value;
  }

  #step(): void {
    try {
      const step = this.#work.next();
      if (step.done) this.#end = { value: step.value };
    } catch (error) {
      this.#end = { error };
    }
  }
}

/** A few kept answers by name; the one that was asked for longest ago goes first. */
export class KeptWork<T> {
  readonly #most: number;
  readonly #kept = new Map<string, Shared<T>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The answer of this name, worked out when it is not there. What fails is not kept. */
  *take(name: string, work: () => Sliced<T>): Sliced<T> {
    const shared = this.#kept.get(name) ?? new Shared(work());
    this.#kept.delete(name);
    this.#kept.set(name, shared);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    try {
      return yield* shared.take();
    } catch (error) {
      if (this.#kept.get(name) === shared) this.#kept.delete(name);
      throw error;
    }
  }
}
