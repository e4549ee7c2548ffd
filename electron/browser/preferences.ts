import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { configFolder } from '../node/config-folder.ts';
import { sendJson, sendStatus } from './answers.ts';
import { readBody } from './uploads.ts';

const LARGEST = 64 * 1024;

/** The file for one person's preferences (theme, density, keys; paths of projects only when asked for). */
export function preferencesPath(platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv): string {
  return join(configFolder(platform, env), 'preferences.json');
}

/** Answers `/preferences`: GET reads the JSON object, PUT replaces it. Without a file nothing is kept. */
export async function servePreferences(
  path: string | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') return sendJson(response, 200, read(path));
  if (request.method !== 'PUT') return sendStatus(response, 405, { Allow: 'GET, HEAD, PUT' });
  const body = await readBody(request, LARGEST);
  const value = body && parse(Buffer.from(body).toString('utf8'));
  if (!value) return sendStatus(response, 400);
  if (path) await replace(path, JSON.stringify(value));
  sendStatus(response, 204);
}

function read(path: string | null): object {
  if (!path || !existsSync(path)) return {};
  return parse(readFileSync(path, 'utf8')) ?? {};
}

function parse(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** A reader sees the old file or the new one; nobody but its owner sees either. */
async function replace(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const next = `${path}.${process.pid}.tmp`;
  await writeFile(next, text, { mode: 0o600 });
  await rename(next, path);
}
