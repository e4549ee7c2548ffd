import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutFolder } from '../core/ports/files.ts';
import { refuse } from '../shared/contract/problem.ts';
import { errnoOf, writing } from './project-file/errors.ts';

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch (error) {
    return errnoOf(error) === 'ENOENT';
  }
}

/** Makes the folder of an export, readable by its owner alone. Refuses `file-exists` when something is there. */
export function newFolder(path: string): OutFolder {
  if (!isEmptyFolder(path)) refuse({ code: 'file-exists', path });
  writing(path, () => mkdirSync(path, { recursive: true, mode: 0o700 }));
  return {
    write: (name, bytes) => {
      const file = join(path, ...name.split('/'));
      writing(file, () => {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        writeFileSync(file, bytes, { flag: 'wx', mode: 0o600, flush: true });
      });
    },
  };
}
