import { createCipheriv, createDecipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import type { Ciphers } from '../../core/ports/ciphers.ts';

/** Digests and ciphers from Node, for opening documents that are locked with a password. */
export const nodeCiphers: Ciphers = {
  digest: (kind, ...pieces) => {
    const hash = createHash(kind);
    for (const piece of pieces) hash.update(piece);
    return hash.digest();
  },
  hmac: (kind, key, bytes) => createHmac(kind, key).update(bytes).digest(),
  stretch: (password, salt, rounds, length) => pbkdf2Sync(password, salt, rounds, length, 'sha1'),
  openAes: (key, bytes, iv) => {
    const mode = iv ? 'cbc' : 'ecb';
    const cipher = createDecipheriv(`aes-${key.length * 8}-${mode}`, key, iv ?? null).setAutoPadding(false);
    return plain(Buffer.concat([cipher.update(bytes), cipher.final()]));
  },
  openAesCounted: (key, bytes) => {
    const blocks = Math.ceil(bytes.length / 16);
    const counters = new Uint8Array(blocks * 16);
    const view = new DataView(counters.buffer);
    for (let block = 0; block < blocks; block++) view.setUint32(block * 16, block + 1, true);
    const cipher = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
    const opened = plain(cipher.update(counters)).slice(0, bytes.length);
    for (let at = 0; at < opened.length; at++) opened[at] = (opened[at] ?? 0) ^ (bytes[at] ?? 0);
    return opened;
  },
};

/** The same bytes as an array of their own: a Buffer may be a piece of a shared one. */
const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer);
