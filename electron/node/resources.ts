import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Resources } from '../core/ports/index.ts';

/** The folder that holds `package.json` and `resources/`, whether we run from source or from `out/`. Throws if there is none. */
export function findAppRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'resources'))) return folder;
    if (folder === dirname(folder)) throw new Error('The program is incomplete: its resources are missing');
  }
}

/** Shipped data below `resources/` of the application. */
export function createResources(root: string = findAppRoot()): Resources {
  const at = (path: string): string => {
    if (path.split(/[\\/]/).includes('..')) throw new Error('A resource lies below resources/');
    return join(root, 'resources', path);
  };
  return {
    read: path => {
      const file = readFileSync(at(path));
      return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
    },
    list: path => readdirSync(at(path)).sort(),
  };
}

/** Version of the application, as its package says. */
export function appVersion(root: string = findAppRoot()): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return version;
}
