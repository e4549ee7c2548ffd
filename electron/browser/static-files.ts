import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { mediaTypeOf } from '../node/served/static-files.ts';
import { sendBytes } from './answers.ts';

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
    'Content-Type': mediaTypeOf(path),
    'Cache-Control': urlPath.startsWith('/assets/') ? 'private, max-age=86400, immutable' : 'no-store',
    'Content-Security-Policy': pagePolicy(port),
  });
}
