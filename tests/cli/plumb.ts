// Runs the real command line as a child process.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
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

/** A folder of its own with keys in it, and `plumb` with its environment. */
export interface Desk {
  readonly folder: string;
  path(name: string): string;
  plumb(...args: readonly string[]): Promise<Ran>;
  /** The same with other environment or input. */
  plumbWith(
    changes: { readonly env?: Record<string, string | undefined>; readonly input?: string },
    ...args: readonly string[]
  ): Promise<Ran>;
}

/** A desk whose passphrase is `correct horse`. */
export function aDesk(t: TestContext): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-cli-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const base = { ...process.env, PLUMB_PASSPHRASE: 'correct horse', XDG_STATE_HOME: join(folder, 'state') };
  const desk: Desk = {
    folder,
    path: name => join(folder, name),
    plumb: (...args) => desk.plumbWith({}, ...args),
    plumbWith: ({ env, input }, ...args) => run(args, folder, { ...base, ...env }, input),
  };
  return desk;
}

function run(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  input: string | undefined,
): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env, stdio: 'pipe' });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(ran(code, String(Buffer.concat(out)), String(Buffer.concat(err)))));
  });
}

function ran(code: number | null, out: string, err: string): Ran {
  const lines = () =>
    out
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line));
  return { code, out, err, lines, json: () => JSON.parse(out) };
}

