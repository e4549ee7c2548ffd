import type { BlobLike } from '../../../electron/shared/contract/host.ts';

/**
 * What was dropped, taken out before the event ends: files as they are, folders as all files below them, in the order of
 * their names. A window of the desktop hands folders over as paths, so there they stay as they are.
 */
export function droppedFiles(
  transfer: DataTransfer,
  openFolders: boolean,
): () => Promise<readonly BlobLike[]> {
  const files = [...transfer.files];
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry());
  if (!openFolders || !entries.some(entry => entry?.isDirectory)) return async () => files;
  return async () => {
    const found: BlobLike[] = [];
    for (const entry of entries) if (entry) await walk(entry, found);
    return found;
  };
}

async function walk(entry: FileSystemEntry, found: BlobLike[]): Promise<void> {
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry);
    found.push({
      name: entry.fullPath.replace(/^\/[^/]*\//, '').replace(/^\//, ''),
      arrayBuffer: () => file.arrayBuffer(),
    });
  } else if (entry.isDirectory) {
    for (const below of await entriesOf((entry as FileSystemDirectoryEntry).createReader()))
      await walk(below, found);
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** A folder is listed in parts, until there is an empty one. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all.sort((left, right) => (left.name < right.name ? -1 : 1));
    all.push(...part);
  }
}
