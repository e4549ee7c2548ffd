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
  decompress: bytes => plain(zstdDecompressSync(bytes)),
};

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
