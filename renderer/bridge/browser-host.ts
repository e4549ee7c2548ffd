import type { BlobLike, Host } from '../../electron/shared/contract/host.ts';
import { askPath, type PathAsker } from './path-asker.ts';
import type { ShellRoutes } from './shell-routes.ts';

/** What the browser shell can do: an in-app dialog for projects, the browser's own for files, upload and download. */
export function browserHost(routes: ShellRoutes, asker: PathAsker): Host {
  const takeFiles = async (files: readonly BlobLike[]) => {
    const sources = [];
    for (const file of files) {
      const bytes = file instanceof Blob ? file : new Blob([await file.arrayBuffer()]);
      // The shell keeps bare names; what a folder was dropped with is the way to the file below it.
      const uploaded = await routes.upload(file.name, bytes);
      sources.push({ ...uploaded, ...(file.name.includes('/') && { name: file.name }) });
    }
    return sources;
  };
  return {
    kind: 'browser',
    pickNewProject: suggested => askPath(asker, 'new', suggested),
    pickProject: () => askPath(asker, 'open', ''),
    pickFiles: async () => takeFiles(await chooseFiles()),
    pickFolder: async () => {
      const files = (await chooseFiles(true)).filter(
        ({ webkitRelativePath }) => !isHidden(webkitRelativePath),
      );
      // The engine says what is wrong with more; a home folder chosen by mistake must not be uploaded for that.
      return takeFiles(files.slice(0, MOST_IN_FOLDER).map(withPath));
    },
    takeFiles,
    deliver: async (name, ref) => {
      const { url, headers } = routes.bytesUrl(ref);
      const response = await fetch(url, { headers });
      if (!response.ok) return false;
      download(name, await response.blob());
      return true;
    },
    bytesUrl: ref => routes.bytesUrl(ref),
    refusedConnections: () => routes.refused(),
  };
}

/** Files of a chosen folder that are uploaded at most. */
const MOST_IN_FOLDER = 200;

const isHidden = (path: string): boolean => path.split('/').some(part => part.startsWith('.'));

const withPath = (file: File): BlobLike => ({
  name: file.webkitRelativePath,
  arrayBuffer: () => file.arrayBuffer(),
});

/** Opens the browser's file chooser, for files or for all files of a folder. */
function chooseFiles(folder = false): Promise<readonly File[]> {
  return new Promise(resolve => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.webkitdirectory = folder;
    input.hidden = true;
    const done = (files: readonly File[]) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => done([...(input.files ?? [])]));
    input.addEventListener('cancel', () => done([]));
    document.body.append(input);
    input.click();
  });
}

function download(name: string, bytes: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click returns.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
