// Bytes of a file read in order, piece by piece, packed or not.
import { Gunzip } from 'fflate';
import type { SourceFile } from '../../ports/files.ts';

/** Bytes one after the other. */
export interface ByteStream {
  /** The next bytes; fewer only at the end. */
  read(length: number): Promise<Uint8Array>;
  skip(length: number): Promise<void>;
}

/** The bytes of a file as they are. */
export function plainStream(source: SourceFile): ByteStream {
  let at = 0;
  return {
    read: async length => {
      const bytes = await source.read(at, Math.min(length, Math.max(0, source.bytes - at)));
      at += bytes.length;
      return bytes;
    },
    skip: async length => {
      at += length;
    },
  };
}

const STEP = 1024 * 1024;

/** The bytes of a gzip file, unpacked a little at a time. */
export function gunzipStream(source: SourceFile): ByteStream {
  const pieces: Uint8Array[] = [];
  let held = 0;
  let at = 0;
  const gunzip = new Gunzip(piece => {
    pieces.push(piece);
    held += piece.length;
  });
  const more = async (): Promise<boolean> => {
    if (at >= source.bytes) return false;
    const packed = await source.read(at, STEP);
    at += packed.length;
    gunzip.push(packed, at >= source.bytes);
    return true;
  };
  /** Gives up to `length` held bytes to `take`. */
  const give = (length: number, take: (piece: Uint8Array) => void): number => {
    let left = length;
    while (left > 0) {
      const first = pieces[0];
      if (first === undefined) break;
      const part = first.subarray(0, left);
      if (part.length === first.length) pieces.shift();
      else pieces[0] = first.subarray(part.length);
      held -= part.length;
      left -= part.length;
      take(part);
    }
    return length - left;
  };
  return {
    read: async length => {
      const out = new Uint8Array(length);
      let done = 0;
      const take = (piece: Uint8Array): void => {
        out.set(piece, done);
        done += piece.length;
      };
      for (;;) {
        give(length - done, take);
        if (done === length || !(await more())) return out.subarray(0, done);
      }
    },
    skip: async length => {
      let left = length;
      for (;;) {
        left -= give(left, () => undefined);
        if (left === 0 || (held === 0 && !(await more()))) return;
      }
    },
  };
}
