import {
  close,
  closeSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';

/**
 * The bytes of one open file. The project file touches the disk only through this, so that tests can stand in a disk
 * that is full, loses unsynced writes or stops half-way. Methods throw the system's error.
 */
export interface Device {
  /** Length in bytes, as the file system says now. */
  size(): number;
  /** Whether the file was removed or replaced, so that what is written now would be lost. */
  isGone(): boolean;
  /** Whether this is the file at a path now. */
  isAt(path: string): boolean;
  /** Up to `length` bytes from `offset`; fewer only at the end of the file. */
  read(offset: number, length: number): Buffer;
  /** The same into memory that is there already; answers how many bytes there were. */
  readInto(into: Buffer, offset: number, length: number): number;
  /** Writes all of `bytes` at `offset`. */
  write(offset: number, bytes: Uint8Array): void;
  /** Returns when everything written is on the disk. */
  sync(): void;
  /** The same from another thread. What it could not write a later `sync` may not report: then nothing here is safe. */
  syncAside(): Promise<void>;
  truncate(length: number): void;
  close(): void;
  /** The same from another thread: the system takes long to free a large file that has no name any more. */
  closeAside(): void;
}

/** Opens a device: `wx+` creates a file that must not exist (mode 0600), `r+` opens for writing, `r` for reading. */
export type OpenDevice = (path: string, flags: 'wx+' | 'r+' | 'r') => Device;

// One call to the system takes at most 2 GiB less a page on Linux; smaller steps cost nothing.
const STEP = 1 << 30;

const dataSynced = promisify(fdatasync);

function readAll(fd: number, into: Buffer, offset: number, length: number): number {
  let done = 0;
  while (done < length) {
    const got = readSync(fd, into, done, Math.min(STEP, length - done), offset + done);
    if (got === 0) break;
    done += got;
  }
  return done;
}

function writeAll(fd: number, offset: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length)
    done += writeSync(fd, bytes, done, Math.min(STEP, bytes.length - done), offset + done);
}

/** The device of a real file. */
export const openDevice: OpenDevice = (path, flags) => {
  const fd = openSync(path, flags, 0o600);
  let closed = false;
  // Some network file systems never count links: there a removed file cannot be told.
  const countsLinks = fstatSync(fd).nlink > 0;
  return {
    size: () => fstatSync(fd).size,
    isGone: () => countsLinks && fstatSync(fd).nlink === 0,
    isAt: path => {
      const here = fstatSync(fd, { bigint: true });
      const there = statSync(path, { bigint: true, throwIfNoEntry: false });
      return there !== undefined && there.ino === here.ino && there.dev === here.dev;
    },
    read: (offset, length) => {
      const buffer = Buffer.allocUnsafe(length);
      return buffer.subarray(0, readAll(fd, buffer, offset, length));
    },
    readInto: (into, offset, length) => readAll(fd, into, offset, length),
    write: (offset, bytes) => writeAll(fd, offset, bytes),
    sync: () => fdatasyncSync(fd),
    syncAside: () => dataSynced(fd),
    truncate: length => {
      ftruncateSync(fd, length);
      fsyncSync(fd);
    },
    close: () => {
      // The system gives the number of a closed file to the next one, maybe in another thread.
      if (!closed) closeSync(fd);
      closed = true;
    },
    closeAside: () => {
      if (!closed) close(fd, () => undefined);
      closed = true;
    },
  };
};
