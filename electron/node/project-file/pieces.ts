/** Cuts actions, originals and images into records, and reads originals back (P rules). */
import { createHash } from 'node:crypto';
import type { ActionRecord } from '../../core/ports/project-file.ts';
import { refuse } from '../../shared/contract/problem.ts';
import type { RecordReader } from './contents.ts';
import {
  ACTION_PIECE,
  encodeManifest,
  encodeOriginalIndex,
  FLAG_MORE,
  IMAGE_PIECE,
  type ImageManifest,
  KIND,
  ORIGINAL_PIECE,
  type OriginalIndex,
} from './format.ts';
import type { Plain } from './seal.ts';
import type { Writer } from './writer.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The records of one action: each has the sequence number, all but the last are flagged as going on. */
export function actionRecords(action: ActionRecord): Plain[] {
  const count = Math.max(1, Math.ceil(action.payload.length / ACTION_PIECE));
  return Array.from({ length: count }, (_, i) => {
    const part = action.payload.subarray(i * ACTION_PIECE, (i + 1) * ACTION_PIECE);
    const body = Buffer.alloc(8 + part.length);
    body.writeBigUInt64LE(BigInt(action.seq));
    body.set(part, 8);
    return { kind: KIND.action, flags: i < count - 1 ? FLAG_MORE : 0, body, compress: true };
  });
}

/** Writes an original in pieces, then its index; returns the index. Throws if the bytes are not those of the hash. */
export function putPieces(writer: Writer, hash: string, bytes: Uint8Array): OriginalIndex {
  if (sha256(bytes) !== hash) throw new Error('The bytes of an original do not match its SHA-256.');
  const pieces: number[] = [];
  for (let start = 0; start < bytes.length; start += ORIGINAL_PIECE) {
    const body = bytes.subarray(start, start + ORIGINAL_PIECE);
    pieces.push(writer.putBulk({ kind: KIND.originalPiece, body, compress: true }));
  }
  const index = { sha256: hash, bytes: bytes.length, pieceBytes: ORIGINAL_PIECE, pieces };
  writer.putBulk({ kind: KIND.originalIndex, body: encodeOriginalIndex(index), compress: false });
  return index;
}

/** Bytes `start` to `end` of an original, opening only the pieces they lie in. Refuses with `damaged`. */
export function readPieces(reader: RecordReader, index: OriginalIndex, start: number, end: number): Buffer {
  const from = Math.max(0, Math.min(start, index.bytes));
  const to = Math.max(from, Math.min(end, index.bytes));
  const result = Buffer.allocUnsafe(to - from);
  for (let i = Math.floor(from / index.pieceBytes); i * index.pieceBytes < to; i++) {
    const base = i * index.pieceBytes;
    const body = reader.bodyOf(index.pieces[i] ?? -1, KIND.originalPiece);
    if (body === null || body.length !== Math.min(index.pieceBytes, index.bytes - base))
      refuse({
        code: 'damaged',
        where: `original ${index.sha256}, bytes ${base} to ${Math.min(base + index.pieceBytes, index.bytes)}`,
        what: 'these bytes are missing or were altered',
      });
    else
      body.copy(result, Math.max(0, base - from), Math.max(0, from - base), Math.min(body.length, to - base));
  }
  return result;
}

/** Writes the pieces of an image that differ from the one before, then the manifest; returns the manifest. */
export function putChangedPieces(
  writer: Writer,
  image: Uint8Array,
  seq: number,
  replayFrom: number | null,
  before: ImageManifest | null,
): ImageManifest {
  const count = Math.ceil(image.length / IMAGE_PIECE);
  const usable = before?.pieceBytes === IMAGE_PIECE ? before.pieces : [];
  const pieces = Array.from({ length: count }, (_, i) => {
    const body = image.subarray(i * IMAGE_PIECE, (i + 1) * IMAGE_PIECE);
    const hash = sha256(body);
    const old = usable[i];
    if (old?.hash === hash) return old;
    return { record: writer.putBulk({ kind: KIND.imagePiece, body, compress: true }), hash };
  });
  writer.settleBulk();
  const manifest = {
    seq,
    replayFrom: replayFrom ?? writer.tail.next,
    bytes: image.length,
    pieceBytes: IMAGE_PIECE,
    pieces,
  };
  writer.put({ kind: KIND.imageManifest, body: encodeManifest(manifest), compress: false });
  return manifest;
}
