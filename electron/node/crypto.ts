import { createHash, randomBytes } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Crypto } from '../core/ports/index.ts';

/** Crockford's digits in lower case: no i, l, o or u, so an id read aloud is not misheard. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Randomness, SHA-256 and zstd from Node. */
export const nodeCrypto: Crypto = {
  uniqueId: () => timeDigits(Date.now()) + randomDigits(),
  sha256: bytes => createHash('sha256').update(bytes).digest('hex'),
  hasher: () => {
    const hash = createHash('sha256');
    return { update: bytes => void hash.update(bytes), digest: () => hash.digest('hex') };
  },
  compress: bytes => plain(zstdCompressSync(bytes)),
  decompress: bytes => plain(zstdDecompressSync(bytes, { chunkSize: roomFor(bytes) })),
};

/** Room is given for this many bytes at once at most, whatever a head says. */
const MOST_ROOM = 64 * 1024 * 1024;

/** Bytes that a zstd frame says it holds (RFC 8878, 3.1.1.1), within bounds: given at once, they need not be joined from pieces. */
function roomFor(bytes: Uint8Array): number {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = bytes[4] ?? 0;
  const isSingle = (flags & 0x20) !== 0;
  const at = 5 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0);
  // Sizes of one or two bytes are smaller than the room that is given anyway.
  const size = flags >>> 6 >= 2 && bytes.length >= at + 4 ? head.getUint32(at, true) : 0;
  return Math.min(Math.max(size, 16_384), MOST_ROOM);
}

/** Milliseconds since 1970 as 10 digits: sorts by time as text. */
function timeDigits(milliseconds: number): string {
  let digits = '';
  for (let rest = milliseconds; digits.length < 10; rest = Math.floor(rest / 32)) {
    digits = DIGITS.charAt(rest % 32) + digits;
  }
  return digits;
}

/** 80 random bits as 16 digits. */
function randomDigits(): string {
  let digits = '';
  // 256 is a multiple of 32, so every digit is equally likely.
  for (const byte of randomBytes(16)) digits += DIGITS.charAt(byte % 32);
  return digits;
}

/** A Buffer as the plain array that it is, so that comparisons and transfers do not meet a Buffer. */
function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
