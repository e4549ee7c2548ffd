/** The bytes of the format, as docs/project-file.md numbers them (F, R rules). No cryptography, no disk. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** First eight bytes of every project file: not text, and broken by any program that changes line ends. */
export const MAGIC = Buffer.from([0x89, 0x50, 0x4c, 0x55, 0x4d, 0x42, 0x0d, 0x0a]);
/** The format that this code writes, and the newest that it reads. */
export const FORMAT_VERSION = 1;
/** First four bytes of every record. */
export const MARKER = Buffer.from([0xa7, 0x52, 0x45, 0x43]);
/** Length in bytes of a record's clear header. */
export const RECORD_HEADER = 68;
/** Bytes that a disk writes whole or not at all. */
export const SECTOR = 512;
/** An append ends with no fewer bytes than this in its last sector: zeros there are one that was never written. */
export const LEAST_SHARE = 16;
/** Length in bytes of a GCM tag. */
export const TAG = 16;
/** Longest sealed body; a header that claims more is damaged. */
export const MAX_BODY = 16 * 1024 * 1024;
/** Plain bytes in one piece of an original. */
export const ORIGINAL_PIECE = 1024 * 1024;
/** Plain bytes in one piece of the database image. */
export const IMAGE_PIECE = 64 * 1024;
/** Plain payload bytes in one action record; longer payloads run on in the next record. */
export const ACTION_PIECE = 8 * 1024 * 1024;

/** What a record holds. */
export const KIND = {
  originalPiece: 1,
  originalIndex: 2,
  action: 3,
  imagePiece: 4,
  imageManifest: 5,
  commit: 6,
} as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

const NAMES: Readonly<Record<Kind, string>> = {
  1: 'piece of an original',
  2: 'index of an original',
  3: 'action',
  4: 'piece of the image',
  5: 'image manifest',
  6: 'commit',
};

/** The kind in words. */
export const kindName = (kind: Kind): string => NAMES[kind];

/** Flag: the plain body was compressed with zstd before it was sealed. */
export const FLAG_ZSTD = 1;
/** Flag: the action goes on in the next record. */
export const FLAG_MORE = 2;

/** The clear part of a record. `link` is the link of the record before it. */
export interface RecordHeader {
  readonly kind: Kind;
  readonly flags: number;
  readonly length: number;
  readonly record: number;
  readonly nonce: Buffer;
  readonly link: Buffer;
}

/** The 68 bytes of a record header. */
export function encodeRecordHeader(header: RecordHeader): Buffer {
  const bytes = Buffer.alloc(RECORD_HEADER);
  MARKER.copy(bytes, 0);
  bytes.writeUInt8(header.kind, 4);
  bytes.writeUInt8(header.flags, 5);
  bytes.writeUInt32LE(header.length, 8);
  bytes.writeBigUInt64LE(BigInt(header.record), 16);
  header.nonce.copy(bytes, 24);
  header.link.copy(bytes, 36);
  bytes.writeUInt32LE(crc32(bytes), 12);
  return bytes;
}

/** Reads a record header from 68 bytes; null when the marker, the check or a field does not hold. */
export function decodeRecordHeader(bytes: Buffer): RecordHeader | null {
  if (bytes.length < RECORD_HEADER || !bytes.subarray(0, 4).equals(MARKER)) return null;
  const copy = Buffer.from(bytes.subarray(0, RECORD_HEADER));
  const check = copy.readUInt32LE(12);
  copy.writeUInt32LE(0, 12);
  if (crc32(copy) !== check) return null;
  const kind = copy.readUInt8(4);
  const flags = copy.readUInt8(5);
  const length = copy.readUInt32LE(8);
  const record = Number(copy.readBigUInt64LE(16));
  if (!isKind(kind) || flags > 3 || copy.readUInt16LE(6) !== 0) return null;
  if (length > MAX_BODY || !Number.isSafeInteger(record)) return null;
  return { kind, flags, length, record, nonce: copy.subarray(24, 36), link: copy.subarray(36, 68) };
}

const isKind = (kind: number): kind is Kind => kind >= KIND.originalPiece && kind <= KIND.commit;

/** The link of a record, kept in the header of the next: SHA-256 of its header and its tag. */
export const linkOf = (header: Buffer, tag: Buffer): Buffer =>
  createHash('sha256').update(header).update(tag).digest();

/** What the first record is linked to. */
export const firstLink = (fileId: Buffer, projectId: string): Buffer =>
  createHash('sha256').update('plumb/1/first').update(fileId).update(projectId, 'utf8').digest();

/** Body of a commit: the first record of what it commits, and the newest action in the file (0: none). */
export interface CommitBody {
  readonly first: number;
  readonly seq: number;
}

/** The 16 bytes of a commit. */
export function encodeCommit(body: CommitBody): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64LE(BigInt(body.first), 0);
  bytes.writeBigUInt64LE(BigInt(body.seq), 8);
  return bytes;
}

/** Reads a commit. Throws RangeError when it is too short. */
export const decodeCommit = (bytes: Buffer): CommitBody => ({
  first: Number(bytes.readBigUInt64LE(0)),
  seq: Number(bytes.readBigUInt64LE(8)),
});

/** Body of an original's index. `pieces` are record numbers, in order. */
export interface OriginalIndex {
  readonly sha256: string;
  readonly bytes: number;
  readonly pieceBytes: number;
  readonly pieces: readonly number[];
}

/** The bytes of an original's index: 48 bytes, then runs of piece records (first u64, count u32). */
export function encodeOriginalIndex(index: OriginalIndex): Buffer {
  const runs: { first: number; count: number }[] = [];
  for (const piece of index.pieces) {
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.count === piece) last.count += 1;
    else runs.push({ first: piece, count: 1 });
  }
  const bytes = Buffer.alloc(48 + runs.length * 12);
  bytes.write(index.sha256, 0, 32, 'hex');
  bytes.writeBigUInt64LE(BigInt(index.bytes), 32);
  bytes.writeUInt32LE(index.pieceBytes, 40);
  bytes.writeUInt32LE(runs.length, 44);
  for (const [i, run] of runs.entries()) {
    bytes.writeBigUInt64LE(BigInt(run.first), 48 + i * 12);
    bytes.writeUInt32LE(run.count, 56 + i * 12);
  }
  return bytes;
}

/** Longest piece of an original or an image that is believed; those written are shorter. */
const MAX_PIECE = MAX_BODY;
/** Longest image that is believed: no database in memory is longer. */
const MAX_IMAGE = 4 * 1024 ** 3;

/** Reads an original's index, which is record `record`. Throws RangeError when it contradicts itself. */
export function decodeOriginalIndex(bytes: Buffer, record: number): OriginalIndex {
  const length = Number(bytes.readBigUInt64LE(32));
  const pieceBytes = bytes.readUInt32LE(40);
  const runs = bytes.readUInt32LE(44);
  const expected = Math.ceil(length / pieceBytes);
  // Each piece is a record before this one: so what is claimed costs no more than the file is long.
  if (pieceBytes === 0 || pieceBytes > MAX_PIECE || expected > record)
    throw new RangeError('an index claims more than there can be');
  const pieces: number[] = [];
  for (let run = 0; run < runs; run++) {
    const first = Number(bytes.readBigUInt64LE(48 + run * 12));
    const count = bytes.readUInt32LE(56 + run * 12);
    if (pieces.length + count > expected) throw new RangeError('an index lists too many pieces');
    for (let i = 0; i < count; i++) pieces.push(first + i);
  }
  if (pieces.length !== expected) throw new RangeError('an index lists too few pieces');
  return { sha256: bytes.toString('hex', 0, 32), bytes: length, pieceBytes, pieces };
}

/** Body of an image manifest. `hashes` are SHA-256 (hex) of the plain pieces. */
export interface ImageManifest {
  readonly seq: number;
  /** First record that a reader of this image must replay actions from. */
  readonly replayFrom: number;
  readonly bytes: number;
  readonly pieceBytes: number;
  readonly pieces: readonly { readonly record: number; readonly hash: string }[];
}

/** The bytes of an image manifest: 32 bytes, then 40 for each piece (record u64, SHA-256). */
export function encodeManifest(manifest: ImageManifest): Buffer {
  const bytes = Buffer.alloc(32 + manifest.pieces.length * 40);
  bytes.writeBigUInt64LE(BigInt(manifest.seq), 0);
  bytes.writeBigUInt64LE(BigInt(manifest.replayFrom), 8);
  bytes.writeBigUInt64LE(BigInt(manifest.bytes), 16);
  bytes.writeUInt32LE(manifest.pieceBytes, 24);
  bytes.writeUInt32LE(manifest.pieces.length, 28);
  for (const [i, piece] of manifest.pieces.entries()) {
    bytes.writeBigUInt64LE(BigInt(piece.record), 32 + i * 40);
    bytes.write(piece.hash, 40 + i * 40, 32, 'hex');
  }
  return bytes;
}

/** Reads an image manifest. Throws RangeError when it contradicts itself. */
export function decodeManifest(bytes: Buffer): ImageManifest {
  const length = Number(bytes.readBigUInt64LE(16));
  const pieceBytes = bytes.readUInt32LE(24);
  const count = bytes.readUInt32LE(28);
  if (
    pieceBytes === 0 ||
    pieceBytes > MAX_PIECE ||
    length > MAX_IMAGE ||
    count !== Math.ceil(length / pieceBytes) ||
    bytes.length !== 32 + count * 40
  )
    throw new RangeError('an image manifest contradicts itself');
  const pieces = Array.from({ length: count }, (_, i) => ({
    record: Number(bytes.readBigUInt64LE(32 + i * 40)),
    hash: bytes.toString('hex', 40 + i * 40, 72 + i * 40),
  }));
  return {
    seq: Number(bytes.readBigUInt64LE(0)),
    replayFrom: Number(bytes.readBigUInt64LE(8)),
    bytes: length,
    pieceBytes,
    pieces,
  };
}
