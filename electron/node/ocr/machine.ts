// The machine's own `tesseract`. It gets a sound picture through its input and gives a table back: no file in between.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, relative } from 'node:path';
import { type Word, wordsOf } from '../../core/importers/ocr/words.ts';
import type { Picture } from './picture.ts';
import { asPng } from './png.ts';

/** A `tesseract` that was found on this machine. */
export interface MachineProgram {
  readonly path: string;
  /** `tesseract 5.3.0`. */
  readonly version: string;
  /** Where its own data lie. */
  readonly folder: string | undefined;
}

/** Older versions know neither the data nor the table. */
const LEAST_VERSION = 4;
const ASKING_MILLISECONDS = 10_000;

let found: { readonly program: MachineProgram | undefined } | undefined;

/** The first `tesseract` on the search path, looked for once; undefined where there is none that we can use. */
export function machineProgram(env: NodeJS.ProcessEnv = process.env): MachineProgram | undefined {
  found ??= { program: findOrNone(env) };
  return found.program;
}

/** Where starting programs is forbidden there is none. */
function findOrNone(env: NodeJS.ProcessEnv): MachineProgram | undefined {
  try {
    return find(env);
  } catch {
    return undefined;
  }
}

function find(env: NodeJS.ProcessEnv): MachineProgram | undefined {
  const file = process.platform === 'win32' ? 'tesseract.exe' : 'tesseract';
  // A relative folder on the path would run what lies in whichever folder we were started in.
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(folder => isAbsolute(folder));
  const path = folders.map(folder => join(folder, file)).find(isFile);
  if (path === undefined) return undefined;
  const ask = (option: string) => {
    const { stdout, stderr } = spawnSync(path, [option], { ...quiet(path), encoding: 'utf8' });
    return `${stdout ?? ''}\n${stderr ?? ''}`;
  };
  const version = /tesseract\s+v?(\d+)(\.[\w.-]+)?/.exec(ask('--version'));
  if (!version || Number(version[1]) < LEAST_VERSION) return undefined;
  const folder = /languages in "([^"]+)"/.exec(ask('--list-langs'))?.[1];
  return { path, version: `tesseract ${version[1]}${version[2] ?? ''}`, folder };
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** Nothing of our environment but the search path; one thread, because pages are read side by side. */
const quiet = (path: string) => ({
  cwd: dirname(path),
  env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, OMP_THREAD_LIMIT: '1' },
  windowsHide: true,
  timeout: ASKING_MILLISECONDS,
});

const running = new Set<ChildProcess>();

/** Ends every program that was started. */
export function endPrograms(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Words of a picture in reading order. `files` has the data of each language. Rejects with a sentence. */
export function readByMachine(
  program: string,
  picture: Picture,
  languages: string,
  files: ReadonlyMap<string, string>,
): Promise<Word[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Word[]>();
  const child = spawn(program, argumentsFor(picture, languages, files), {
    ...quiet(program),
    timeout: undefined,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  running.add(child);
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => void pieces.push(piece));
  // A program that ends early says why by how it ended.
  child.stdin.on('error', () => undefined);
  child.on('error', () => reject(new Error(NOT_STARTED)));
  child.on('close', status => {
    running.delete(child);
    if (status === 0) resolve(wordsOf(Buffer.concat(pieces).toString('utf8')));
    else reject(new Error(FAILED));
  });
  child.stdin.end(asPng(picture));
  return promise;
}

function argumentsFor(
  { dotsPerInch }: Picture,
  languages: string,
  files: ReadonlyMap<string, string>,
): string[] {
  const paths = languages.split('+').map(name => files.get(name) ?? `${name}.traineddata`);
  const folder = dirname(paths[0] as string);
  // It looks in one folder alone: data that lie elsewhere are named from there.
  const names = paths.map(path => relative(folder, path).replace(/\.traineddata$/, ''));
  const resolution = dotsPerInch === undefined ? [] : ['--dpi', String(dotsPerInch)];
  const ways = ['--psm', '3', ...resolution, '-c', 'tessedit_create_tsv=1'];
  return ['stdin', 'stdout', '--tessdata-dir', folder, '-l', names.join('+'), ...ways];
}

const NOT_STARTED = 'The tesseract program of this machine could not be started. Choose the shipped one.';
const FAILED = 'The tesseract program of this machine gave up on the page. Choose the shipped one.';
