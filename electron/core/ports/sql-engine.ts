/** What SQLite stores. */
export type SqlValue = string | number | Uint8Array | null;
/** A row as SQLite gives it. */
export type SqlRow = Record<string, SqlValue>;

/** One in-memory SQLite connection. Everything is synchronous. */
export interface SqlEngine {
  /** Runs one statement. */
  run(text: string, values?: readonly SqlValue[]): void;
  /** Runs one statement and gives all rows. Prepared statements are cached by text. */
  all(text: string, values?: readonly SqlValue[]): SqlRow[];
  /** Runs a script of many statements without values. */
  script(text: string): void;
  /** The whole database as a file image. Must not be called inside a transaction. */
  image(): Uint8Array;
  close(): void;
}

/** Opens an empty database or the image of one. */
export interface SqlEngines {
  open(image?: Uint8Array): SqlEngine;
}
