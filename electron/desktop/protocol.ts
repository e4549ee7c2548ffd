import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type Session } from 'electron';
import { parseRange, resolveRange } from '../node/served/ranges.ts';
import { listStaticFiles, mediaTypeOf, type StaticFiles } from '../node/served/static-files.ts';
import type { RunningEngine } from '../node/worker-client.ts';
import { BytesRef } from '../shared/contract/common.ts';
import { Refusal } from '../shared/contract/problem.ts';
import { SCHEME } from './addresses.ts';

/** The page's policy: the application and nothing else. Wasm is compiled by pdf.js for JPEG 2000 and JBIG2 images. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self' blob:",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** Makes the scheme a proper origin. Must run before `app` is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Serves the built renderer and the bytes of the open case. Throws when the renderer has not been built. */
export function serveWindow(session: Session, engine: RunningEngine, program: string): void {
  const files = listStaticFiles(join(program, 'out', 'renderer'));
  if (!files) throw new Error('The interface has not been built yet. Run `npm run build`.');
  session.protocol.handle(SCHEME, request => answer(request, engine, files));
}

async function answer(request: Request, engine: RunningEngine, files: StaticFiles): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  if (host !== 'app' || request.method !== 'GET')
    return new Response(null, { status: 403, headers: HEADERS });
  if (pathname.startsWith('/bytes/'))
    return caseBytes(pathname.slice('/bytes/'.length), request.headers.get('range'), engine);
  const path = files.get(pathname);
  if (path === undefined) return new Response(null, { status: 404, headers: HEADERS });
  return new Response(await readFile(path), { headers: { ...HEADERS, 'Content-Type': mediaTypeOf(path) } });
}

async function caseBytes(
  reference: string,
  rangeHeader: string | null,
  engine: RunningEngine,
): Promise<Response> {
  const ref = BytesRef.safeParse(reference);
  if (!ref.success) return new Response(null, { status: 404, headers: HEADERS });
  try {
    const wish = parseRange(rangeHeader ?? undefined);
    if (!wish) {
      const { bytes, mediaType } = await engine.readBytes(ref.data);
      return new Response(new Uint8Array(bytes), {
        headers: { ...HEADERS, 'Content-Type': mediaType, 'Accept-Ranges': 'bytes' },
      });
    }
    const { total } = await engine.readBytes(ref.data, { start: 0, end: 0 });
    const range = resolveRange(wish, total);
    if (!range)
      return new Response(null, {
        status: 416,
        headers: { ...HEADERS, 'Content-Range': `bytes */${total}` },
      });
    const { bytes, mediaType } = await engine.readBytes(ref.data, range);
    const headers = {
      ...HEADERS,
      'Content-Type': mediaType,
      'Accept-Ranges': 'bytes',
      'Content-Range': `bytes ${range.start}-${range.end - 1}/${total}`,
    };
    return new Response(new Uint8Array(bytes), { status: 206, headers });
  } catch (error) {
    if (error instanceof Refusal) return new Response(null, { status: 404, headers: HEADERS });
    throw error;
  }
}
