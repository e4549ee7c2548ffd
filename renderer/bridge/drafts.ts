/** The fields of the window that hold typing which is not saved yet. */
export interface Drafts {
  /** Adds a field by the way to save it at once; returns the function that takes it out again. */
  add(flush: () => void): () => void;
  /** Saves all of them at once: their actions are under way when it returns. */
  flush(): void;
}

/** Makes an empty list of fields. */
export function createDrafts(): Drafts {
  const fields = new Set<() => void>();
  return {
    add: flush => {
      fields.add(flush);
      return () => void fields.delete(flush);
    },
    flush: () => {
      for (const flush of fields) flush();
    },
  };
}
