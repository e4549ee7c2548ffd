import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from '../core/ports/index.ts';

const LARGEST_BYTES = 1024 * 1024;
const FRAMES_KEPT = 20;
const CAUSES_KEPT = 3;

/** Where a line of the log goes. */
export type LogSink = (line: string) => void;

/** An error as the log may hold it: no message, for messages can quote the case. */
interface BareError {
  readonly name: string;
  readonly code?: string;
  readonly frames: readonly string[];
  readonly cause?: BareError;
}

/** A log of JSON lines: times, codes, references, numbers and stack frames inside the program. `root` is the app's folder. */
export function createLog(sink: LogSink, root: string): Log {
  const write = (entry: Record<string, unknown>) =>
    sink(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
  return {
    error: (reference, error) => write({ kind: 'error', reference, ...bare(error, root) }),
    note: (event, numbers) => write({ kind: 'note', event, ...numbers }),
  };
}

/** Path of the log file in the state folder of the operating system. */
export function logPath(env: NodeJS.ProcessEnv = process.env): string {
  return join(stateFolder(env), 'plumbline.jsonl');
}

/** Folder of the operating system for what a program keeps about itself. */
export function stateFolder(env: NodeJS.ProcessEnv): string {
  if (env.XDG_STATE_HOME) return join(env.XDG_STATE_HOME, 'plumbline', 'log');
  if (process.platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Plumbline', 'Logs');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Logs', 'Plumbline');
  return join(homedir(), '.local', 'state', 'plumbline', 'log');
}

/** Appends to a file, of which one predecessor is kept. A log that cannot be written stops nothing. */
export function fileSink(path: string): LogSink {
  return line => {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES)
        renameSync(path, `${path}.1`);
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // Nowhere left to say it.
    }
  };
}

function bare(error: unknown, root: string, depth = 0): BareError {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const cause = depth < CAUSES_KEPT && error.cause !== undefined ? bare(error.cause, root, depth + 1) : null;
  return {
    name: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    ...(/^[A-Z][A-Z0-9_]{1,60}$/.test(code) && { code }),
    frames: framesOf(error.stack ?? '', root),
    ...(cause && { cause }),
  };
}

/** Stack frames that lie inside the program or Node. Lines of the message never fit, whatever they hold. */
function framesOf(stack: string, root: string): string[] {
  const frames: string[] = [];
  for (const line of stack.split('\n')) {
    const found =
      /^ {4}at (?:([\w.<>$#[\] ]{1,80}) \()?((?:file:\/\/|\/|[A-Za-z]:\\|node:)[^()]*?):(\d+):(\d+)\)?$/.exec(
        line,
      );
    if (!found) continue;
    const [, name, place = '', row, column] = found;
    const inside = insidePath(place, root);
    if (inside) frames.push(`${name ? `${name} ` : ''}${inside}:${row}:${column}`);
    if (frames.length === FRAMES_KEPT) break;
  }
  return frames;
}

function insidePath(place: string, root: string): string | undefined {
  if (place.startsWith('node:')) return /^node:[\w/]+$/.test(place) ? place : undefined;
  const path = place.startsWith('file://') ? pathOf(place) : place;
  const within = relative(root, path);
  return within.startsWith('..') || !/^[\w@./\\-]+$/.test(within) ? undefined : within.split(sep).join('/');
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    return '';
  }
}
