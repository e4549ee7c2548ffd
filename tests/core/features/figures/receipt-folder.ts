// The receipt of a figure outside the program, run by sqlite3.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Figure } from '../../../../electron/shared/contract/figures.ts';
import type { aTable } from '../trade/a-table.ts';

type Api = Awaited<ReturnType<typeof aTable>>['api'];

/** Why a test that needs sqlite3 is left out; false when it is here. */
export const noSqlite: string | false =
  spawnSync('sqlite3', ['--version']).status === 0 ? false : 'sqlite3 is not here';

/** The files of a tar by name. */
function untar(bytes: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const text = (from: number, length: number) =>
    new TextDecoder().decode(bytes.subarray(from, from + length)).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= bytes.length && text(at, 100) !== ''; ) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    files.set(text(at, 100).split('/').at(-1) ?? '', bytes.slice(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

/** The files of a figure's receipt in a folder that goes with the test. */
export async function receiptOf(
  t: TestContext,
  api: Api,
  id: string,
  take: (ref: string) => Uint8Array,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-figure-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const { ref } = await api.get('figures.export', { id: id as never });
  for (const [name, bytes] of untar(take(ref))) writeFileSync(join(folder, name), bytes);
  return folder;
}

/** What sqlite3 prints for the SQL of a receipt, a row a line. */
export function bySqlite(folder: string, sql: string): string[] {
  const run = spawnSync('sqlite3', ['-init', '/dev/null', ':memory:'], { cwd: folder, input: sql });
  assert.equal(String(run.stderr), '', sql);
  return String(run.stdout).trimEnd().split('\n');
}

/** The same of the figure as it was pinned. */
export const printed = ({ query: { groupBy, measures }, result }: Figure): string[] =>
  result.map(row => [...groupBy, ...measures].map(name => cell(row[name])).join('|'));

/** A spreadsheet must not take a name for a formula: the receipt writes an apostrophe before it. */
const cell = (value: string | number | null | undefined): string =>
  typeof value === 'string' && /^([=+@]|-(?!\d))/.test(value) ? `'${value}` : String(value ?? '');
