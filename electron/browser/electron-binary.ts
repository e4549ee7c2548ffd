import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WEEK_MS = 7 * 24 * 3600 * 1000;
const PROBE_MS = 2000;
const FETCH_MS = 180_000;

/** The path of Electron's binary below the program's folder; null when it has not been fetched. */
export function installedElectron(program: string): string | null {
  const folder = join(program, 'node_modules', 'electron');
  try {
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/**
 * Fetches Electron's binary once, by its package's own installer (which checks the sum). Answers null, without a stack and
 * after two seconds at most, where the release site cannot be reached; asks again only a week later.
 */
export async function fetchElectron(
  program: string,
  say: (sentence: string) => void,
): Promise<string | null> {
  const installer = join(program, 'node_modules', 'electron', 'install.js');
  const note = join(program, 'out', 'electron-not-fetched');
  if (!existsSync(installer) || askedLately(note)) return null;
  if (await reachable(program)) {
    say('Fetching Electron, once (about 120 MB). Ctrl-C stops it; --browser does without.');
    if (await runInstaller(installer)) return installedElectron(program);
    say('Electron could not be fetched. Using an installed browser instead.');
  }
  writeFileSync(note, 'Delete this file to let the next start try to fetch Electron again.\n');
  return null;
}

function askedLately(note: string): boolean {
  return existsSync(note) && Date.now() - statSync(note).mtimeMs < WEEK_MS;
}

/** Asks the release site for the head of this very file. The only request the program ever makes beyond this machine. */
async function reachable(program: string): Promise<boolean> {
  try {
    const about: unknown = JSON.parse(
      readFileSync(join(program, 'node_modules', 'electron', 'package.json'), 'utf8'),
    );
    const version = about && typeof about === 'object' && 'version' in about ? String(about.version) : '';
    const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
    const address = `https://github.com/electron/electron/releases/download/v${version}/${name}`;
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}

function runInstaller(installer: string): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [installer], { stdio: 'ignore', timeout: FETCH_MS });
    child.once('error', () => resolve(false));
    child.once('exit', code => resolve(code === 0));
  });
}
