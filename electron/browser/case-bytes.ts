import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseRange, resolveRange } from '../node/served/ranges.ts';
import { BytesRef } from '../shared/contract/common.ts';
import { Refusal } from '../shared/contract/problem.ts';
import { sendBytes, sendProblem, sendStatus } from './answers.ts';
import type { ShellEngine } from './engine-port.ts';

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
