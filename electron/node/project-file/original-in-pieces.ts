/** Stores an original that comes in pieces, between other work (P2). */
import { createHash } from 'node:crypto';
import type { OriginalInPieces } from '../../core/ports/project-file.ts';
import { encodeOriginalIndex, KIND, ORIGINAL_PIECE } from './format.ts';
import type { Live } from './live.ts';

/** The open file as an original in pieces sees it. */
export interface Storing {
  /** The file that is open now: a rewriting may put another in its place at any time. */
  current(): Live;
  /** Writes, and takes back all that waits for a commit when that fails. */
  attempt<T>(work: () => T): T;
  /** An original is whole, and waits for its commit. */
  stored(sha256: string): void;
}

/** Begins an original. */
export function beginOriginal({ current, attempt, stored }: Storing): OriginalInPieces {
  const live = current();
  const { writer, originals } = live;
  const { cutBacks } = writer;
  const hash = createHash('sha256');
  let digested: string | undefined;
  const pieces: number[] = [];
  let length = 0;
  let waiting: Buffer = Buffer.alloc(0);

  // A write that failed, of anybody, took back the pieces that no commit followed: their numbers name other records now.
  const isGone = () => current() !== live || writer.cutBacks !== cutBacks;

  const put = (body: Buffer): void =>
    void pieces.push(writer.putBulk({ kind: KIND.originalPiece, body, compress: true }));

  function putWhole(): void {
    const whole = Math.floor(waiting.length / ORIGINAL_PIECE) * ORIGINAL_PIECE;
    attempt(() => {
      for (let at = 0; at < whole; at += ORIGINAL_PIECE) put(waiting.subarray(at, at + ORIGINAL_PIECE));
    });
    waiting = Buffer.from(waiting.subarray(whole));
  }

  const digest = (): string => {
    digested ??= hash.digest('hex');
    return digested;
  };

  return {
    digest,
    add: bytes => {
      hash.update(bytes);
      if (isGone()) return;
      length += bytes.length;
      waiting = waiting.length === 0 ? Buffer.from(bytes) : Buffer.concat([waiting, bytes]);
      putWhole();
    },
    end: sha256 => {
      if (isGone()) return 'moved';
      if (digest() !== sha256) return 'changed';
      if (originals.has(sha256)) return 'stored';
      const index = { sha256, bytes: length, pieceBytes: ORIGINAL_PIECE, pieces };
      attempt(() => {
        if (waiting.length > 0) put(waiting);
        writer.putBulk({ kind: KIND.originalIndex, body: encodeOriginalIndex(index), compress: false });
      });
      originals.set(sha256, index);
      stored(sha256);
      return 'stored';
    },
  };
}
