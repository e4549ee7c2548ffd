/** Where a column of pages stands: a page, and how much of its height is above the window. */
export interface Standing {
  readonly page: number;
  readonly share: number;
}

/** Makes columns of pages scroll together. */
export interface LinkedScroll {
  /** Tells the others where this one went. */
  moved(from: object, standing: Standing): void;
  /** Hears where another one went; answers how to stop. */
  follow(self: object, listener: (standing: Standing) => void): () => void;
}

/** Links the columns that follow it. */
export function createLinkedScroll(): LinkedScroll {
  const listeners = new Map<object, (standing: Standing) => void>();
  return {
    moved: (from, standing) => {
      for (const [self, listener] of listeners) if (self !== from) listener(standing);
    },
    follow: (self, listener) => {
      listeners.set(self, listener);
      return () => listeners.delete(self);
    },
  };
}
