import { existsSync, readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

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

/** Content type of a file of the application, by its name. */
export function mediaTypeOf(path: string): string {
  return MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
}
