/** Things by name, for what draws them outside of React: only those whose thing changed are drawn again. */
export class Book<T> {
  #things: ReadonlyMap<string, T> = new Map();
  readonly #watchers = new Map<string, Set<() => void>>();

  get(name: string): T | undefined {
    return this.#things.get(name);
  }

  /** Takes new things over and tells who draws one that is another now. */
  set(things: ReadonlyMap<string, T>): void {
    const before = this.#things;
    this.#things = things;
    for (const [name, watchers] of this.#watchers)
      if (JSON.stringify(before.get(name)) !== JSON.stringify(things.get(name)))
        for (const tell of watchers) tell();
  }

  /** Tells when the thing of this name changes; returns the function that stops it. */
  watch(name: string, tell: () => void): () => void {
    const watchers = this.#watchers.get(name) ?? new Set();
    this.#watchers.set(name, watchers.add(tell));
    return () => {
      watchers.delete(tell);
      if (watchers.size === 0) this.#watchers.delete(name);
    };
  }
}
