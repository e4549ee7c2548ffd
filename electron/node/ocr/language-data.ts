// Where the data of languages lie.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RecognitionOptions } from '../../shared/contract/recognition.ts';
import { configFolder } from '../config-folder.ts';
import { findAppRoot } from '../resources.ts';

/** A language with the file that it is read with. */
export interface LanguageData {
  readonly name: string;
  readonly from: RecognitionOptions['languages'][number]['from'];
  readonly path: string;
}

const SUFFIX = '.traineddata';
/** Tesseract's names; what joins or excludes languages in a list of them can be no name. */
const NAME = /^[A-Za-z0-9_-]+$/;
/** Data that tell directions and formulas, not words. */
const NOT_LANGUAGES = new Set(['osd', 'equ', 'snum']);

/** The folder of the shipped data. */
export const shippedFolder = (): string => join(findAppRoot(), 'resources', 'ocr');

/** The folder that a person drops more data into. */
export const addedFolder = (): string => join(configFolder(), 'ocr');

/** Every language that there is data for, by name. What a person added comes before what is shipped. */
export function languageData(machineFolder: string | undefined): LanguageData[] {
  const folders = [
    ['added', addedFolder()],
    ['shipped', shippedFolder()],
    ['machine', machineFolder],
  ] as const;
  const found = new Map<string, LanguageData>();
  for (const [from, folder] of folders)
    for (const name of folder ? namesIn(folder) : [])
      if (!found.has(name)) found.set(name, { name, from, path: join(folder as string, name + SUFFIX) });
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => name.endsWith(SUFFIX))
    .map(name => name.slice(0, -SUFFIX.length))
    .filter(name => NAME.test(name) && !NOT_LANGUAGES.has(name));
}
