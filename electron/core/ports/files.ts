/** A file found below an offered path. */
export interface FoundFile {
  readonly path: string;
  /** The path from the offered folder on, with `/`; the bare name for a single file. */
  readonly name: string;
  readonly bytes: number;
}

/** Files of the machine that the person offered. Paths never enter logs. */
export interface Files {
  /** The file itself, or all files below a folder in stable (code point) order. Throws `no-such-file`, `cannot-read`. */
  find(path: string): Promise<readonly FoundFile[]>;
  /** Throws `no-such-file`, `cannot-read`. */
  read(path: string): Promise<Uint8Array>;
  /** Bytes that a shell took in by upload; forgotten once taken. Throws `not-found`. */
  takeUpload(upload: string): Uint8Array;
}
