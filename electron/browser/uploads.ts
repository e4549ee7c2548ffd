import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ImportSource } from '../shared/contract/documents.ts';
import { sendJson, sendProblem } from './answers.ts';
import type { ShellEngine } from './engine-port.ts';

/** Largest file that a window may hand over. */
export const UPLOAD_LIMIT = 1024 ** 3;
const AT_A_TIME = 2;

/** Takes uploads into memory: never to a temporary file. */
export interface Uploads {
  receive(name: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Makes the upload route's state. `limit` is in bytes. */
export function createUploads(engine: ShellEngine, limit: number = UPLOAD_LIMIT): Uploads {
  let running = 0;

  async function receive(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bare = name.split(/[\\/]/).at(-1)?.trim() ?? '';
    if (bare === '' || bare.length > 500) {
      return refuseUpload(response, 400, 'The upload has no usable name.', 'Name the file and try again.');
    }
    if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge(response);
    if (running >= AT_A_TIME) {
      return refuseUpload(response, 429, 'Two files are being taken in already.', 'Wait for them.');
    }
    running += 1;
    try {
      const bytes = await readBody(request, limit);
      if (!bytes) return tooLarge(response);
      const source: ImportSource = { kind: 'upload', upload: await engine.putUpload(bytes), name: bare };
      sendJson(response, 200, source);
    } finally {
      running -= 1;
    }
  }

  function tooLarge(response: ServerResponse): void {
    refuseUpload(
      response,
      413,
      `The file is larger than ${Math.round(limit / 1024 ** 2)} MB, which is the most a window can hand over.`,
      'Import it by its path with `plumb import`.',
    );
  }

  return { receive };
}

function refuseUpload(response: ServerResponse, status: number, what: string, next: string): void {
  response.setHeader('Connection', 'close');
  sendProblem(response, status, { code: 'not-allowed', what, next });
  response.once('finish', () => response.req.destroy());
}

/** The whole body, or null as soon as it is larger than the limit. Rejects when the sender goes away. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  // Kept open when the loop ends early, so that the answer can still be sent.
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const piece of body) {
    length += piece.byteLength;
    if (length > limit) return null;
    pieces.push(piece);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.byteLength;
  }
  return bytes;
}
