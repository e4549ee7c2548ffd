/** Stores an original that comes in pieces, between other work (P2). */
import { createHash } from 'node:crypto';
import type { OriginalInPieces } from '../../core/ports/project-file.ts';
import { encodeOriginalIndex, KIND, ORIGINAL_PIECE } from './format.ts';
import type { Live } from './live.ts';

/** Begins an original; `current` gives the file that is open now, which a rewriting may replace at any time. */
export function beginOriginal(current: () => Live): OriginalInPieces {
  const live = current();
  const { writer, originals } = live;
  const hash = createHash('sha256');
  const pieces: number[] = [];
  let length = 0;
  let waiting: Buffer = Buffer.alloc(0);

  const put = (body: Buffer): void =>
    void pieces.push(writer.putBulk({ kind: KIND.originalPiece, body, compress: true }));

  function putWhole(): void {
    const whole = Math.floor(waiting.length / ORIGINAL_PIECE) * ORIGINAL_PIECE;
    const known = pieces.length;
    try {
      writer.attempt(() => {
        for (let at = 0; at < whole; at += ORIGINAL_PIECE) put(waiting.subarray(at, at + ORIGINAL_PIECE));
      });
    } catch (error) {
      pieces.length = known;
      throw error;
    }
    waiting = Buffer.from(waiting.subarray(whole));
  }

  return {
    add: bytes => {
      if (current() !== live) return;
      hash.update(bytes);
      length += bytes.length;
      waiting = waiting.length === 0 ? Buffer.from(bytes) : Buffer.concat([waiting, bytes]);
      putWhole();
    },
    end: sha256 => {
      if (current() !== live) return 'moved';
      if (hash.digest('hex') !== sha256) return 'changed';
      if (originals.has(sha256)) return 'stored';
      const index = { sha256, bytes: length, pieceBytes: ORIGINAL_PIECE, pieces };
      writer.attempt(() => {
        if (waiting.length > 0) put(waiting);
        writer.putBulk({ kind: KIND.originalIndex, body: encodeOriginalIndex(index), compress: false });
      });
      originals.set(sha256, index);
      return 'stored';
    },
  };
}
