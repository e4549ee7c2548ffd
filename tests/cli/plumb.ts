// Runs the real command line as a child process.
import '../helpers/own-state.ts';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** The entry of the command line. */
export const MAIN = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts');

/** Shipped sample files, which the tests import. */
export const SAMPLE = join(import.meta.dirname, '..', '..', 'resources', 'sample');

/** What a command left behind. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The lines of stdout as JSON. */
  lines(): Record<string, unknown>[];
  /** The only JSON value on stdout. */
  json(): Record<string, unknown>;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly end: Promise<Ran>;
}

// A key made for these tests: a passphrase costs a second of scrypt at every opening.
const RECIPIENT = 'age1acy5jg6kdqu6dghkpqmpw4lvjdcnfg27nfkjvkpyxmntwaa7a50qk0hap7';
const IDENTITY = 'AGE-SECRET-KEY-1YQHA2YZ9AN78MXJEGX878PFGJS8D4HHDVK03Z7R4M200V98UTMUS39AHLG';
/** Commands that open a project and so need a key. */
const OPENING = ['import', 'call', 'search', 'export', 'verify', 'log', 'share', 'rescue', 'archive'];
const MAKING = ['create', 'sample'];

/** A folder of its own, and `plumb` with its environment. */
export interface Desk {
  readonly folder: string;
  readonly identity: string;
  remove(): void;
  path(name: string): string;
  /** Runs a command with the desk's key. */
  plumb(...args: readonly string[]): Promise<Ran>;
  /** The same, while it runs. */
  start(...args: readonly string[]): Running;
  /** The same with other input. */
  plumbOn(input: string, ...args: readonly string[]): Promise<Ran>;
  /** Runs a command with no key but what is given. */
  plumbWith(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran>;
}

/** A desk with a key, removed after the test if there is one; no passphrase is in its environment. */
export function aDesk(t?: TestContext): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-cli-'));
  const keys = mkdtempSync(join(tmpdir(), 'plumb-key-'));
  const key = join(keys, 'key.txt');
  writeFileSync(key, `${IDENTITY}\n`);
  const remove = () => {
    for (const each of [folder, keys]) rmSync(each, { recursive: true, force: true });
  };
  t?.after(remove);
  const { PLUMB_PASSPHRASE: _, ...outer } = process.env;
  const env = { ...outer, XDG_STATE_HOME: join(keys, 'state') };
  const keyed = (args: readonly string[]) => {
    const [name = ''] = args;
    if (OPENING.includes(name)) return [...args, '--identity-file', key];
    return MAKING.includes(name) ? [...args, '--recipient', RECIPIENT] : args;
  };
  return {
    remove,
    folder,
    identity: IDENTITY,
    path: name => join(folder, name),
    plumb: (...args) => run(keyed(args), folder, env, '').end,
    start: (...args) => run(keyed(args), folder, env, ''),
    plumbOn: (input, ...args) => run(keyed(args), folder, env, input).end,
    plumbWith: (more, ...args) => run(args, folder, { ...env, ...more }, '').end,
  };
}

function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv, input: string): Running {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env, stdio: 'pipe' });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const end = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(ran(code, String(Buffer.concat(out)), String(Buffer.concat(err)))));
  });
  return { child, end };
}

function ran(code: number | null, out: string, err: string): Ran {
  const lines = () =>
    out
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line));
  return { code, out, err, lines, json: () => JSON.parse(out) };
}
