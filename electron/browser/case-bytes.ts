import type { IncomingMessage, ServerResponse } from 'node:http';
import { BytesRef } from '../shared/contract/common.ts';
import { Refusal } from '../shared/contract/problem.ts';
import { sendBytes, sendProblem, sendStatus } from './answers.ts';
import type { ShellEngine } from './engine-port.ts';

/** A single range as a request names it: from the start, or the last `suffix` bytes. */
type RangeWish = { readonly start: number; readonly last?: number } | { readonly suffix: number };

/** Reads a Range header; null when there is none or it is one that we may ignore (several ranges, other units). */
export function parseRange(header: string | undefined): RangeWish | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!found) return null;
  const [, first = '', last = ''] = found;
  if (first === '') return last === '' ? null : { suffix: Number(last) };
  if (last === '') return { start: Number(first) };
  return Number(last) < Number(first) ? null : { start: Number(first), last: Number(last) };
}

/** The bytes that a wish means in a thing of this length, end exclusive; null when it has none of them. */
export function resolveRange(wish: RangeWish, total: number): { start: number; end: number } | null {
  if ('suffix' in wish) {
    return wish.suffix === 0 || total === 0 ? null : { start: Math.max(0, total - wish.suffix), end: total };
  }
  if (wish.start >= total) return null;
  return { start: wish.start, end: Math.min(total, (wish.last ?? total - 1) + 1) };
}

function mediaTypeHeader(mediaType: string): string {
  return /^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/.test(mediaType) ? mediaType : 'application/octet-stream';
}

/** Serves an original or an export (G10). */
export async function serveCaseBytes(
  engine: ShellEngine,
  reference: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const ref = BytesRef.safeParse(reference);
  if (!ref.success) return sendProblem(response, 404, { code: 'not-found', what: 'bytes', id: '' });
  try {
    const wish = parseRange(request.headers.range);
    if (!wish) {
      const whole = await engine.readBytes(ref.data);
      return sendBytes(response, 200, whole.bytes, caseHeaders(whole.mediaType));
    }
    const { total } = await engine.readBytes(ref.data, { start: 0, end: 0 });
    const range = resolveRange(wish, total);
    if (!range) return sendStatus(response, 416, { 'Content-Range': `bytes */${total}` });
    const part = await engine.readBytes(ref.data, range);
    sendBytes(response, 206, part.bytes, {
      ...caseHeaders(part.mediaType),
      'Content-Range': `bytes ${range.start}-${range.end - 1}/${total}`,
    });
  } catch (error) {
    if (error instanceof Refusal) return sendProblem(response, 404, error.problem);
    throw error;
  }
}

function caseHeaders(mediaType: string): Record<string, string> {
  return { 'Content-Type': mediaTypeHeader(mediaType), 'Accept-Ranges': 'bytes' };
}
