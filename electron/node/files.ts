import { constants, type Dirent, type Stats } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import type { Files, FoundFile, SourceFile } from '../core/ports/files.ts';
import { refuse } from '../shared/contract/problem.ts';
import { newAgeFile } from './age-file.ts';
import { newFolder } from './out-folder.ts';
import { pause } from './pause.ts';

/** Bytes of uploads that may wait for an import at a time. */
export const UPLOADS_LIMIT = 2 * 1024 ** 3;
/** An upload that nothing took for so long belongs to a window that is gone. */
const UPLOAD_KEPT_MS = 60 * 60 * 1000;
const LARGEST_BYTES = 2 ** 31 - 1;
/** How often watched folders are looked into. */
const PAUSE_MS = 3_000;

/** The files of this machine, and the place where shells put uploads. */
export interface NodeFiles extends Files {
  /** Keeps uploaded bytes in memory until an import takes them; answers their name. Throws `not-allowed` when too much waits. */
  putUpload(bytes: Uint8Array): string;
}

/** A path that was found but is not to be read, with the words why. */
type Refused = Map<string, string>;
/** Names that are not UTF-8 and so have no text of their own, as the bytes that the disk knows. */
type RawPaths = Map<string, Buffer>;

/** Makes the adapter. `newName` names uploads. */
export function createFiles(newName: () => string, limit = UPLOADS_LIMIT, pauseMs = PAUSE_MS): NodeFiles {
  const uploads = createUploads(newName, limit);
  const refused: Refused = new Map();
  const rawPaths: RawPaths = new Map();
  return {
    ...uploads,
    newFolder,
    newAgeFile,
    pause: signal => pause(pauseMs, signal),
    find: path => find(path, refused, rawPaths),
    open: async path => {
      const reason = refused.get(path);
      return reason === undefined ? openSource(path, rawPaths.get(path) ?? path) : cannotRead(path, reason);
    },
    read: async path => {
      const reason = refused.get(path);
      return reason === undefined ? read(path, rawPaths.get(path) ?? path) : cannotRead(path, reason);
    },
  };
}

function createUploads(
  newName: () => string,
  limit: number,
): Pick<NodeFiles, 'putUpload' | 'readUpload' | 'takeUpload'> {
  const waiting = new Map<string, { readonly bytes: Uint8Array; readonly at: number }>();
  let total = 0;

  const readUpload = (name: string): Uint8Array =>
    (waiting.get(name) ?? refuse({ code: 'not-found', what: 'upload', id: name })).bytes;

  function forget(name: string, length: number): void {
    waiting.delete(name);
    total -= length;
  }
  return {
    putUpload: bytes => {
      for (const [name, old] of waiting) {
        if (Date.now() - old.at > UPLOAD_KEPT_MS) forget(name, old.bytes.length);
      }
      if (total + bytes.length > limit) {
        refuse({
          code: 'not-allowed',
          what: `More than ${Math.round(limit / 1024 ** 2)} MB of files wait to be imported.`,
          next: 'Import them first, or import large files by their path with “plumb import”.',
        });
      }
      const name = newName();
      waiting.set(name, { bytes, at: Date.now() });
      total += bytes.length;
      return name;
    },
    readUpload,
    takeUpload: name => {
      const bytes = readUpload(name);
      forget(name, bytes.length);
      return bytes;
    },
  };
}

/** One walk through an offered folder: what it found, and what is not to be read. */
class Walk {
  readonly found: FoundFile[] = [];
  readonly #root: string;
  readonly #refused: Refused;
  readonly #rawPaths: RawPaths;

  /** `root` is the offered folder with all links resolved. */
  constructor(root: string, refused: Refused, rawPaths: RawPaths) {
    this.#root = root;
    this.#refused = refused;
    this.#rawPaths = rawPaths;
  }

  /** Takes what lies in a folder. Rejects with the system's error when the folder cannot be listed. */
  async folder(raw: Buffer, shown: string, name: string): Promise<void> {
    const entries = await readdir(raw, { withFileTypes: true, encoding: 'buffer' });
    for (const entry of entries) {
      const text = textOf(entry.name);
      const below = name === '' ? text : `${name}/${text}`;
      await this.#entry(
        entry,
        Buffer.concat([raw, Buffer.from(sep), entry.name]),
        `${shown}${sep}${text}`,
        below,
      );
    }
  }

  /** A bad entry is listed with its reason, so that it is named in the ledger and costs the others nothing. */
  async #entry(entry: Dirent<Buffer>, raw: Buffer, shown: string, name: string): Promise<void> {
    try {
      if (entry.isDirectory()) await this.folder(raw, shown, name);
      else await this.#file(entry, raw, shown, name);
    } catch (error) {
      this.#refuse(shown, name, reasonOf(error));
    }
  }

  async #file(entry: Dirent<Buffer>, raw: Buffer, shown: string, name: string): Promise<void> {
    // Our own lock beside a project is not a thing that anybody offers.
    if (name.endsWith('.plumb.lock')) return;
    if (entry.isSymbolicLink()) {
      const reason = await whyNotFollowed(raw, this.#root);
      if (reason !== null) return this.#refuse(shown, name, reason);
    }
    const facts = await stat(raw);
    if (!facts.isFile()) return this.#refuse(shown, name, 'it is not a regular file');
    if (!Buffer.from(shown).equals(raw)) this.#rawPaths.set(shown, raw);
    this.#refused.delete(shown);
    this.found.push({ path: shown, name, bytes: facts.size, modified: facts.mtimeMs });
  }

  #refuse(shown: string, name: string, reason: string): void {
    this.#refused.set(shown, reason);
    this.found.push({ path: shown, name, bytes: 0 });
  }
}

async function find(path: string, refused: Refused, rawPaths: RawPaths): Promise<FoundFile[]> {
  const facts = await factsOf(path);
  if (facts.isFile()) return [{ path, name: basename(path), bytes: facts.size }];
  if (!facts.isDirectory()) return cannotRead(path, 'it is not a regular file');
  const walk = new Walk(await realpath(path), refused, rawPaths);
  try {
    await walk.folder(Buffer.from(path), path, '');
  } catch (error) {
    refuseFor(path, error);
  }
  return walk.found.sort((left, right) => Buffer.compare(Buffer.from(left.name), Buffer.from(right.name)));
}

async function factsOf(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    return refuseFor(path, error);
  }
}

const LINK_OUT = 'it is a link that leads out of the folder';
const LINK_FOLDER = 'it is a link to a folder';
const LINKS = new Set([LINK_OUT, LINK_FOLDER]);

/** Why a link in an offered folder is not followed; null when it leads to a file inside. Linked folders could go round for ever. */
async function whyNotFollowed(link: Buffer, root: string): Promise<string | null> {
  const target = await realpath(link);
  if (!target.startsWith(root + sep) && target !== root) return LINK_OUT;
  return (await stat(link)).isDirectory() ? LINK_FOLDER : null;
}

/** A name as text; bytes that are not UTF-8 stand as %XX, so that two such names stay two. */
function textOf(name: Buffer): string {
  const text = name.toString('utf8');
  if (Buffer.from(text).equals(name)) return text;
  return [...name]
    .map(byte => (byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase()}`))
    .join('');
}

/** Without blocking: a pipe put in the file's place must not hold the engine up for ever. */
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

async function openSource(path: string, raw: string | Buffer): Promise<SourceFile> {
  const attempt = <T>(work: Promise<T>): Promise<T> => work.catch(error => refuseFor(path, error));
  const handle = await attempt(open(raw, READING));
  const facts = await attempt(handle.stat());
  if (!facts.isFile()) {
    await handle.close();
    return cannotRead(path, 'it is not a regular file');
  }
  return {
    bytes: facts.size,
    read: async (offset, length) => {
      const buffer = new Uint8Array(Math.min(length, Math.max(0, facts.size - offset)));
      let done = 0;
      while (done < buffer.length) {
        const { bytesRead } = await attempt(handle.read(buffer, done, buffer.length - done, offset + done));
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return buffer.subarray(0, done);
    },
    isChanged: async () => {
      const now = await attempt(handle.stat());
      return now.mtimeMs !== facts.mtimeMs || now.size !== facts.size;
    },
    close: () => handle.close(),
  };
}

async function read(path: string, raw: string | Buffer): Promise<Uint8Array> {
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    handle = await open(raw, READING);
    const facts = await handle.stat();
    if (!facts.isFile()) return cannotRead(path, 'it is not a regular file');
    if (facts.size > LARGEST_BYTES) return cannotRead(path, 'it is larger than 2 GB');
    const bytes = await handle.readFile();
    const after = await handle.stat();
    if (after.mtimeMs !== facts.mtimeMs || after.size !== facts.size || bytes.length !== facts.size)
      return cannotRead(path, 'it was changed while it was read');
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch (error) {
    return refuseFor(path, error);
  } finally {
    await handle?.close();
  }
}

function refuseFor(path: string, error: unknown): never {
  if (!isSystemError(error)) throw error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') refuse({ code: 'no-such-file', path });
  return cannotRead(path, reasonOf(error));
}

function cannotRead(path: string, reason: string): never {
  return refuse({ code: 'cannot-read', path, reason, ...(LINKS.has(reason) && { link: true }) });
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error;

/** A system error in words. Anything else is a bug and is thrown on. */
function reasonOf(error: unknown): string {
  if (!isSystemError(error)) throw error;
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOENT':
      return 'it is not there any more, or is a link that leads nowhere';
    case 'ELOOP':
      return 'it is a link that leads back to itself';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open';
    case 'EIO':
      return 'the drive reports an error';
    case 'EBUSY':
      return 'another program holds it';
    default:
      return `the system answered ${error.code ?? 'with an error'}`;
  }
}
