import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { sendBytes } from './answers.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** The built renderer, by URL path. Listed once, so that no path a request names ever reaches the file system (G9). */
export type StaticFiles = ReadonlyMap<string, string>;

/** Lists the files of a built renderer; null when there is no index.html to open. */
export function listStaticFiles(folder: string): StaticFiles | null {
  if (!existsSync(join(folder, 'index.html'))) return null;
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(
      `/${path
        .slice(folder.length + 1)
        .split(sep)
        .join('/')}`,
      path,
    );
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}

/** The page's policy: this origin and nothing else (G11). Wasm is compiled by pdf.js for JPEG 2000 and JBIG2 images. */
export function pagePolicy(port: number): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self' ws://127.0.0.1:${port}`,
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'report-uri /report',
  ].join('; ');
}

/** Serves one file of the application. Names under /assets/ carry a hash, so they never change. */
export async function serveStatic(
  path: string,
  urlPath: string,
  port: number,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readFile(path);
  sendBytes(response, 200, bytes, {
    'Content-Type': MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'Cache-Control': urlPath.startsWith('/assets/') ? 'private, max-age=86400, immutable' : 'no-store',
    'Content-Security-Policy': pagePolicy(port),
  });
}
