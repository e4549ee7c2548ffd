import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { reasonFor } from '../node/project-file/errors.ts';
import type { FolderEntry } from '../shared/contract/host.ts';
import { type Problem, Refusal } from '../shared/contract/problem.ts';

/** A folder as the file dialog shows it. */
export interface FolderListing {
  readonly path: string;
  /** The folder above; null at the top. */
  readonly parent: string | null;
  /** Where people keep files: home, documents, desktop, drives. */
  readonly places: readonly { readonly name: string; readonly path: string }[];
  readonly entries: readonly FolderEntry[];
}

const MOST = 5000;

/** Lists the folders and `*.plumb` files of a folder; home when `path` is ''. Throws a `Refusal` when it cannot. */
export async function listFolder(path: string): Promise<FolderListing> {
  const folder = path === '' ? homedir() : path;
  if (!isAbsolute(folder) || folder.includes('\0')) throw new Refusal({ code: 'no-such-file', path: folder });
  const full = resolve(folder);
  const found = await readdir(full, { withFileTypes: true }).catch(error => {
    throw new Refusal(problemOf(error, full));
  });
  const shown = found.filter(entry => !entry.name.startsWith('.')).slice(0, MOST);
  const entries = await Promise.all(shown.map(entry => describe(join(full, entry.name), entry.name)));
  const parent = dirname(full);
  return {
    path: full,
    parent: parent === full ? null : parent,
    places: places(),
    entries: entries.filter(entry => entry !== null).sort(byKindAndName),
  };
}

async function describe(path: string, name: string): Promise<FolderEntry | null> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return { name, path, folder: true, bytes: 0 };
  if (found?.isFile() && name.toLowerCase().endsWith('.plumb')) {
    return { name, path, folder: false, bytes: found.size };
  }
  return null;
}

function byKindAndName(left: FolderEntry, right: FolderEntry): number {
  if (left.folder !== right.folder) return left.folder ? -1 : 1;
  return left.name.localeCompare(right.name, 'en', { numeric: true });
}

function places(): { name: string; path: string }[] {
  const home = homedir();
  const known = [
    { name: 'Home', path: home },
    ...['Documents', 'Desktop', 'Downloads'].map(name => ({ name, path: join(home, name) })),
    ...(process.platform === 'win32' ? drives() : [{ name: 'Computer', path: '/' }]),
  ];
  return known.filter(place => existsSync(place.path));
}

function drives(): { name: string; path: string }[] {
  return [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map(letter => ({ name: `${letter}:`, path: `${letter}:\\` }));
}

function problemOf(error: unknown, path: string): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'no-such-file', path };
  return { code: 'cannot-read', path, reason: reasonFor(String(code)) };
}
