import type { Keys } from './project-file.ts';

/** A file found below an offered path. */
export interface FoundFile {
  readonly path: string;
  /** The path from the offered folder on, with `/`; the bare name for a single file. */
  readonly name: string;
  readonly bytes: number;
  /** When it was last changed, in milliseconds since 1970, if that is known. */
  readonly modified?: number;
}

/** An offered file that is open, to be read in pieces. */
export interface SourceFile {
  readonly bytes: number;
  /** Up to `length` bytes from `offset`; fewer only at the end. Throws `cannot-read`. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Whether the file was changed since it was opened. Throws `cannot-read`. */
  isChanged(): Promise<boolean>;
  close(): Promise<void>;
}

/** A new folder that an export goes into. */
export interface OutFolder {
  /** Writes a file below it, by a path with `/`, piece by piece, and syncs it; nothing of it stays when that fails. Throws `cannot-write`, `disk-full`. */
  write(name: string, pieces: Iterable<Uint8Array>): void;
  /** Writes over a file that `write` wrote: in the room that it has, where the disk is full. Throws `cannot-write`, `disk-full`. */
  replace(name: string, bytes: Uint8Array): void;
}

/** A file that is encrypted while it is written: nothing of it is ever on the disk in the clear. */
export interface SealedOutput {
  /** Takes the next bytes; resolves when there is room for more. Throws `cannot-write`, `disk-full`. */
  write(bytes: Uint8Array): Promise<void>;
  /** Writes the rest, syncs, and puts the file in its place. Answers its length and SHA-256, encrypted as it is. Throws also `file-exists`. */
  finish(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** Removes what was written; does nothing after `finish`. */
  abandon(): Promise<void>;
  /** Removes the file after `finish`: nobody was told of it yet. */
  takeBack(): void;
}

/** Files of the machine that the person offered. Paths never enter logs. */
export interface Files {
  /** The file itself, or all files below a folder in stable (code point) order. Throws `no-such-file`, `cannot-read`. */
  find(path: string): Promise<readonly FoundFile[]>;
  /** Throws `no-such-file`, `cannot-read`. */
  read(path: string): Promise<Uint8Array>;
  /** Throws `no-such-file`, `cannot-read`. */
  open(path: string): Promise<SourceFile>;
  /** Bytes that a shell took in by upload, which stay there. Throws `not-found`. */
  readUpload(upload: string): Uint8Array;
  /** The same; forgotten once taken. Throws `not-found`. */
  takeUpload(upload: string): Uint8Array;
  /** Waits until watched folders are to be looked at again; at once when `signal` says so. */
  pause(signal: AbortSignal): Promise<void>;
  /** Makes a folder, which must not exist or be empty. Throws `file-exists`, `cannot-write`. */
  newFolder(path: string): OutFolder;
  /** Begins a new age file for recipients, or for a passphrase alone. Throws `file-exists`, `cannot-write`, `disk-full`, `weak-passphrase`, `bad-recipient`. */
  newAgeFile(path: string, keys: Keys): Promise<SealedOutput>;
}
